"""When a zone changes its clocks: as two yearly rules where they are that regular, else as a list of days.

Calendar programs read rules alike, and long lists of days not. The rules are told from the changes themselves, over 28
years: in that time every weekday has fallen on every day of the month.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone, tzinfo

from sobertrack.model.values import Value

YEARS = 28
LATER_RULES = 6
"""A rule may begin so many years from now, where a change of the law is announced."""

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
STEP = timedelta(days=5)
UTC = timezone.utc  # noqa: UP017


class Change(Value):
    """One clock change: when, on the clock that was valid until then, and the offsets before and after it."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str


class Onset(Value):
    """The beginning of one kind of time in a zone: its first change, and how it comes again.

    `rule` holds the parts of a yearly rule, none where there is none; `more` are the changes that no rule says.
    """

    summer: bool
    first: Change
    rule: dict[str, list[str]]
    more: tuple[datetime, ...] = ()


def onsets(zone: tzinfo, year: int) -> list[Onset]:
    """The kinds of time of a zone, from the year before this one on."""
    found = list(changes(zone, year - 1, year + YEARS))
    if not found:
        now = datetime(year, 1, 1, tzinfo=zone)
        offset = now.utcoffset() or timedelta(0)
        return [Onset(False, Change(datetime(1970, 1, 1), offset, offset, now.tzname() or ""), {})]
    for skipped in range(2 * LATER_RULES + 1):
        regular = _as_rules(found[skipped:])
        if regular:
            return [*_as_days(found[:skipped]), *regular]
    return _as_days(found)


def changes(zone: tzinfo, first: int, end: int) -> Iterator[Change]:
    """Every clock change of the years from `first` until before `end`."""
    day, last = datetime(first, 1, 1, tzinfo=UTC), datetime(end, 1, 1, tzinfo=UTC)
    while day < last:
        following = day + STEP
        if day.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            yield _change(zone, day, following)
        day = following


def _change(zone: tzinfo, before: datetime, after: datetime) -> Change:
    """The change between two moments, to the minute."""
    old = before.astimezone(zone).utcoffset() or timedelta(0)
    while after - before > timedelta(minutes=1):
        middle = before + (after - before) / 2
        middle = middle.replace(second=0, microsecond=0)
        if middle <= before:
            break
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    there = after.astimezone(zone)
    return Change((after + old).replace(tzinfo=None), old, there.utcoffset() or timedelta(0), there.tzname() or "")


def _as_rules(found: Sequence[Change]) -> list[Onset]:
    """Two yearly rules that say all of these changes and no other; none where there are no such rules."""
    kinds = [found[0::2], found[1::2]]
    onsets = []
    for kind in kinds:
        rule = _rule(kind)
        if rule is None:
            return []
        onsets.append(Onset(kind[0].after > kind[0].before, kind[0], rule))
    return onsets


def _rule(kind: Sequence[Change]) -> dict[str, list[str]] | None:
    """The yearly rule that says these changes: one in each year, on the same weekday of a month."""
    first = kind[0] if len(kind) > YEARS / 2 else None
    if first is None or [each.at.year for each in kind] != list(range(first.at.year, first.at.year + len(kind))):
        return None
    alike = {(each.at.month, each.at.weekday(), each.at.time(), each.before, each.after) for each in kind}
    if len(alike) != 1:
        return None
    days = [each.at.day for each in kind]
    weekday = WEEKDAYS[first.at.weekday()]
    rule = {"FREQ": ["YEARLY"], "BYMONTH": [str(first.at.month)]}
    weeks = {(day - 1) // 7 + 1 for day in days}
    if len(weeks) == 1 and weeks != {5}:
        return {**rule, "BYDAY": [f"{weeks.pop()}{weekday}"]}
    if all((each.at + timedelta(days=7)).month != first.at.month for each in kind):
        return {**rule, "BYDAY": [f"-1{weekday}"]}
    if max(days) - min(days) == 6:
        return {**rule, "BYDAY": [weekday], "BYMONTHDAY": [str(day) for day in range(min(days), max(days) + 1)]}
    return None


def _as_days(found: Sequence[Change]) -> list[Onset]:
    """Changes without a rule: for each kind its first and the others, one by one."""
    kinds: dict[tuple[timedelta, timedelta, str], list[Change]] = {}
    for each in found:
        kinds.setdefault((each.before, each.after, each.name), []).append(each)
    return [
        Onset(after > before, same[0], {}, tuple(each.at for each in same[1:]))
        for (before, after, _), same in kinds.items()
    ]

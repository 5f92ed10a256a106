"""Groups side by side: what visits were like, and the day after beside the usual. Seen beside, never caused by."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sobertrack.model.entries import Entry, Visit
from sobertrack.model.values import Value
from sobertrack.rules.coping.moods import Levels, levels
from sobertrack.rules.days.checkin_days import Day, by_day
from sobertrack.rules.names import plain
from sobertrack.rules.peers.group_names import GroupNames
from sobertrack.rules.peers.meetings import visits

FEW = 3
"""So many values at least tell something; what rests on fewer is marked."""

BEFORE = timedelta(days=30)
"""The usual is that of the days from so long before the first visit on: the state of years ago says nothing here."""

NEXT_DAY = timedelta(days=1)


class Compared(Value):
    """One group as the visits tell of it. `id` is that of a known group, "" where it is only a name.

    `cost` are amounts paid; `mood` and `craving` are those of check-ins on the day after a visit. `spoke` and
    `listened` count the visits of which that was said.
    """

    id: str
    name: str
    visits: int
    last: date | None
    how: tuple[str, ...]
    cost: Levels
    comfort: Levels
    connection: Levels
    spoke: int
    listened: int
    mood: Levels
    craving: Levels


class Comparison(Value):
    """All of them by name, and the person's usual mood and craving since `since`; None without a visit."""

    rows: tuple[Compared, ...]
    since: date | None
    mood: Levels
    craving: Levels


def compared(entries: Iterable[Entry[Any]], groups: GroupNames, today: date, *, by_meeting: bool = False) -> Comparison:
    """Each group that was visited by today, or each meeting; one without a group stands for itself."""
    known = {entry.id: entry for entry in entries if entry.day <= today}
    days = by_day(known.values())
    found: dict[str, list[Entry[Visit]]] = {}
    for entry in known.values():
        if isinstance(entry.what, Visit):
            found.setdefault(_key(entry.what, groups, by_meeting=by_meeting), []).append(entry)
    rows = [_row(key, mine, groups, days) for key, mine in found.items()]
    rows.sort(key=lambda row: (row.name.casefold(), row.id))
    first = min((entry.day for mine in found.values() for entry in mine), default=None)
    since = first - BEFORE if first else None
    usual = [day for day in days.values() if since is not None and day.day >= since]
    return Comparison(tuple(rows), since, *_of(usual))


def none_yet(key: str, name: str) -> Compared:
    """A group to which no visit was written down."""
    nothing = levels(())
    return Compared(key, name, 0, None, (), nothing, nothing, nothing, 0, 0, nothing, nothing)


def _key(visit: Visit, groups: GroupNames, *, by_meeting: bool) -> str:
    """The id of the group, or "=" and a name where there is none."""
    return f"={plain(visit.name)}" if by_meeting else groups.of(visit) or f"={plain(visit.group or visit.name)}"


def _row(key: str, mine: list[Entry[Visit]], groups: GroupNames, days: dict[date, Day]) -> Compared:
    seen = visits(mine)
    said = [entry.what for entry in mine]
    after = [days[day] for day in dict.fromkeys(entry.day + NEXT_DAY for entry in mine) if day in days]
    last = seen.last.what if seen.last is not None else said[-1]
    known = not key.startswith("=")
    mood, craving = _of(after)
    return Compared(
        id=key if known else "",
        name=groups.names[key] if known else _name(last, key),
        visits=seen.total,
        last=seen.last.day if seen.last is not None else None,
        how=tuple(each.name for each in seen.by_how if each.name),
        cost=levels(each.cost for each in said),
        comfort=levels(each.comfort for each in said),
        connection=levels(each.connection for each in said),
        spoke=sum(each.shared is True for each in said),
        listened=sum(each.shared is False for each in said),
        mood=mood,
        craving=craving,
    )


def _name(visit: Visit, key: str) -> str:
    """A name as it was written last: that of the meeting, or of the group that stands behind several."""
    return visit.name if key == f"={plain(visit.name)}" else visit.group


def _of(days: Iterable[Day]) -> tuple[Levels, Levels]:
    found = list(days)
    return levels(day.mood for day in found), levels(day.craving for day in found)


def is_few(found: Levels) -> bool:
    """Whether a mean rests on too little to tell something."""
    return 0 < found.given < FEW

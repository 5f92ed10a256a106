"""A few quiet signs, read only from what is written down: each against this person's own usual, never a score.

The log is not the life: a sign says what is not written, and never that something did not happen. Whether somebody
uses this program is no sign.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Literal, TypeAlias

from sobertrack.model.entries import CheckIn, Contact, Entry, Urge, Visit
from sobertrack.model.values import Value

Kind: TypeAlias = Literal["silence", "urges", "halt", "meetings"]

HALT = ("hungry", "angry", "lonely", "tired")

LOOK_BACK = 90
"""So many days back one's own usual is looked for."""

RECENT = 7
"""So many days are "lately"."""

FEWEST_GAPS, SHORTEST_SILENCE = 4, 5
"""A rhythm of contacts needs so many gaps, and a silence so many days."""

FEWEST_NOW, FEWEST_BEFORE, RISE = 3, 8, 1.5
"""Days with an urge lately and before, and by how many points they are stronger on average."""

HALT_DAYS = 3
"""So many days in a row with one of hungry, angry, lonely, tired."""

MEETING_DAYS, USUAL_MEETINGS = 14, 1.0
"""Without a meeting for so many days, where it was that many a week before."""


class Sign(Value):
    """One sign with the numbers behind it: how it is now, and how it usually is (None where nothing is compared).
    `trigger` is what it may come from."""

    kind: Kind
    now: float
    usual: float | None
    trigger: str = ""


def signs(entries: Iterable[Entry[Any]], today: date) -> list[Sign]:
    """The signs of today, the one that weighs most first; empty for most people on most days."""
    first = today - timedelta(days=LOOK_BACK)
    known = list({entry.id: entry for entry in entries if first <= entry.day <= today}.values())
    found = (_urges(known, today), _halt(known, today), _silence(known, today), _meetings(known, today))
    return [sign for sign in found if sign is not None]


def _days(entries: Iterable[Entry[Any]], kind: type[Any]) -> list[date]:
    return sorted({entry.day for entry in entries if isinstance(entry.what, kind)})


def _silence(entries: Sequence[Entry[Any]], today: date) -> Sign | None:
    """No contact written down for more than twice as long as between the last ones."""
    days = _days(entries, Contact)
    gaps = sorted((later - earlier).days for earlier, later in pairwise(days))
    if len(gaps) < FEWEST_GAPS:
        return None
    usual, now = gaps[len(gaps) // 2], (today - days[-1]).days
    return Sign("silence", now, usual, "lonely") if now >= SHORTEST_SILENCE and now > 2 * usual else None


def _urges(entries: Sequence[Entry[Any]], today: date) -> Sign | None:
    """The strongest urge of the day, lately and before."""
    strongest: dict[date, int] = {}
    for entry in entries:
        level = entry.what.craving if isinstance(entry.what, CheckIn) else None
        level = entry.what.level if isinstance(entry.what, Urge) else level
        if level is not None:
            strongest[entry.day] = max(level, strongest.get(entry.day, 0))
    edge = today - timedelta(days=RECENT)
    lately = [level for day, level in strongest.items() if day > edge]
    before = [level for day, level in strongest.items() if day <= edge]
    if len(lately) < FEWEST_NOW or len(before) < FEWEST_BEFORE:
        return None
    now, usual = sum(lately) / len(lately), sum(before) / len(before)
    return Sign("urges", round(now, 1), round(usual, 1)) if now >= usual + RISE else None


def _halt(entries: Sequence[Entry[Any]], today: date) -> Sign | None:
    """Days in a row with hungry, angry, lonely or tired, up to today or yesterday."""
    said: dict[date, list[str]] = {}
    for entry in entries:
        if isinstance(entry.what, CheckIn | Urge):
            said.setdefault(entry.day, []).extend(name for name in entry.what.triggers if name in HALT)
    day = today if said.get(today) else today - timedelta(days=1)
    names: list[str] = []
    number = 0
    while said.get(day):
        names += said[day]
        number += 1
        day -= timedelta(days=1)
    if number < HALT_DAYS:
        return None
    commonest = max(HALT, key=names.count)
    return Sign("halt", number, None, commonest)


def _meetings(entries: Sequence[Entry[Any]], today: date) -> Sign | None:
    """No meeting written down for two weeks, where there was one a week or more before."""
    days = _days(entries, Visit)
    now = (today - days[-1]).days if days else LOOK_BACK
    if not days or now < MEETING_DAYS:
        return None
    weeks = ((days[-1] - days[0]).days + 7) / 7
    number = sum(isinstance(entry.what, Visit) for entry in entries)
    usual = number / weeks
    return Sign("meetings", now, round(usual, 1)) if usual >= USUAL_MEETINGS and number >= FEWEST_GAPS else None

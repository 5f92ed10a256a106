"""Firsts: the first meeting, the first person reached, the first hard day that passed."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sobertrack.model.entries import CheckIn, Contact, Entry, Restart, Slip, Urge, Visit
from sobertrack.rules.coping.urges import passed
from sobertrack.rules.days.sober_time import used_days
from sobertrack.rules.days.spans import Span

HARD = 7
"""A craving or an urge of this level or higher makes a day hard."""


class First(NamedTuple):
    """`id` is "first-checkin", "first-meeting", "first-contact", "first-urge-passed" or "first-hard-day-passed"."""

    id: str
    day: date
    entry: Entry[Any]


def firsts(entries: Iterable[Entry[Any]], today: date) -> tuple[First, ...]:
    """The firsts that have come, by date.

    A hard day has passed when it holds a check-in with a craving, or an urge with a level, of 7 or more, when no
    slip covers it, and when it is over.
    """
    known = sorted((entry for entry in entries if entry.day <= today), key=lambda entry: (entry.day, entry.id))
    used = _used(known, today)
    found: dict[str, First] = {}
    for entry in known:
        for name in _names(entry):
            if name == "first-hard-day-passed" and (
                entry.day == today or any(first <= entry.day.toordinal() <= last for first, last in used)
            ):
                continue
            found.setdefault(name, First(name, entry.day, entry))
    return tuple(sorted(found.values(), key=lambda first: (first.day, first.entry.id)))


def _names(entry: Entry[Any]) -> list[str]:
    what = entry.what
    if isinstance(what, CheckIn):
        return ["first-checkin", *(["first-hard-day-passed"] if (what.craving or 0) >= HARD else [])]
    if isinstance(what, Urge):
        names = ["first-urge-passed"] if passed(what) else []
        return [*names, "first-hard-day-passed"] if (what.level or 0) >= HARD else names
    return ["first-meeting"] if isinstance(what, Visit) else ["first-contact"] if isinstance(what, Contact) else []


def _used(known: list[Entry[Any]], today: date) -> list[Span]:
    """Days of use of any counter, ongoing use up to its restart."""
    records = [entry for entry in known if isinstance(entry.what, Slip | Restart)]
    counters = {entry.what.counter for entry in records}
    return [
        span
        for counter in counters
        for span in used_days([entry for entry in records if entry.what.counter == counter], date.min, today)
    ]

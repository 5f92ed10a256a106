"""What a slip cannot touch: meetings, urges that passed, people reached, days written down. No points, no ranks."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sobertrack.model.entries import CheckIn, Contact, Entry, Slip, Urge, Visit
from sobertrack.rules.coping.urges import passed

_WRITTEN = frozenset((CheckIn, Slip, Urge, Visit, Contact))


class Untouched(NamedTuple):
    """Counts over all time up to today. Writing a slip lowers none of them."""

    meetings: int
    urges_passed: int
    contacts: int
    days_written: int


def kept(entries: Iterable[Entry[Any]], today: date) -> Untouched:
    """Count them. A day is written down when any entry is about it, a slip as well."""
    ids: set[str] = set()
    days: set[date] = set()
    meetings = urges = reached = 0
    for entry in entries:
        what = entry.what
        kind = type(what)
        if kind not in _WRITTEN or entry.day > today or entry.id in ids:
            continue
        ids.add(entry.id)
        days.add(entry.day)
        if kind is Visit:
            meetings += 1
        elif kind is Contact:
            reached += 1
        elif kind is Urge and passed(what):
            urges += 1
    return Untouched(meetings, urges, reached, len(days))

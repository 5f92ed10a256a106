"""What a slip cannot touch: meetings, urges that passed, people reached, days written down. No points, no ranks."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sobertrack.model.entries import CheckIn, Contact, Entry, Slip, Urge, Visit
from sobertrack.rules.urges import passed


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
        if entry.day > today or entry.id in ids or not isinstance(what, CheckIn | Slip | Urge | Visit | Contact):
            continue
        ids.add(entry.id)
        days.add(entry.day)
        meetings += isinstance(what, Visit)
        reached += isinstance(what, Contact)
        urges += isinstance(what, Urge) and passed(what)
    return Untouched(meetings, urges, reached, len(days))

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
    known = [entry for entry in entries if type(entry.what) in _WRITTEN and entry.day <= today]
    return Untouched(
        meetings=len({entry.id for entry in known if type(entry.what) is Visit}),
        urges_passed=len({entry.id for entry in known if type(entry.what) is Urge and passed(entry.what)}),
        contacts=len({entry.id for entry in known if type(entry.what) is Contact}),
        days_written=len({entry.day for entry in known}),
    )

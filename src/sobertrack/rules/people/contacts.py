"""Reaching people: how many times, whom, and when last."""

from collections.abc import Iterable
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from sobertrack.model.entries import Contact, Entry
from sobertrack.rules.coping.triggers import Counted, commonest


class Contacts(NamedTuple):
    """Contacts of a stretch of days; `from_them` is how many the other person made."""

    total: int
    from_them: int
    by_person: tuple[Counted, ...]
    last: dict[str, date]


def contacts(entries: Iterable[Entry[Any]]) -> Contacts:
    """Sum up the contacts among the entries; `last` is the last day for each person."""
    mine = {entry.id: entry for entry in entries if isinstance(entry.what, Contact)}
    found = sorted(mine.values(), key=itemgetter(1, 0))  # by day and id
    return Contacts(
        total=len(found),
        from_them=sum(entry.what.from_them for entry in found),
        by_person=commonest(entry.what.supporter for entry in found),
        last={entry.what.supporter: entry.day for entry in found},
    )

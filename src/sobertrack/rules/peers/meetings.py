"""Meetings attended: how many, how often, in which way."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sobertrack.model.entries import Entry, Visit
from sobertrack.rules.coping.triggers import Counted, commonest


class Visits(NamedTuple):
    """Visits of a stretch of days. `by_how` has "" for those where it was not said; `by_name` counts each meeting."""

    total: int
    by_how: tuple[Counted, ...]
    by_name: tuple[Counted, ...]
    last: Entry[Visit] | None


def visits(entries: Iterable[Entry[Any]]) -> Visits:
    """Sum up the visits among the entries."""
    mine = {entry.id: entry for entry in entries if isinstance(entry.what, Visit)}
    found = sorted(mine.values(), key=lambda entry: (entry.day, entry.time or "", entry.id))
    return Visits(
        total=len(found),
        by_how=commonest(entry.what.how for entry in found),
        by_name=commonest(entry.what.name for entry in found),
        last=found[-1] if found else None,
    )


def per_week(total: int, days: int) -> float | None:
    """How many a week, over a stretch of so many days; None for less than a week, which tells too little."""
    return total * 7 / days if days >= 7 else None

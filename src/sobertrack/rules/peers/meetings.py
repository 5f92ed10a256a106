"""Meetings attended: how many, how often, in which way."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sobertrack.model.entries import Entry, Visit
from sobertrack.model.peers.meetings import Meeting
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


def last_day(meeting: Meeting, now: datetime) -> date | None:
    """The last day of the week on which it came, by the clock of its place; None where it comes about now or today."""
    near = {(now + timedelta(hours=hours)).weekday() for hours in (-4, 0, 1)}
    if not meeting.meets or near & set(meeting.days):
        return None
    days = (now.date() - timedelta(days=back) for back in range(1, 7))
    return next((day for day in days if day.weekday() in meeting.days), None)

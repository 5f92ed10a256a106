"""Urges that were written down and not looked at again."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from sobertrack.model.entries import Entry, Urge
from sobertrack.rules.coping.urges import of_urges

MORNING = time(5)
"""From here on it is the next morning for an urge of the night."""


def to_close(entries: Iterable[Entry[Any]], today: date) -> Entry[Urge] | None:
    """The urge that a level given now is about: the last open one; else the last one of this day, to say it again.

    The last one goes first where it is of today: somebody who says how it is now means that one.
    """
    found = [entry for entry in of_urges(entries) if entry.day <= today]
    last = found[-1:]
    if last and (last[0].what.after is None or last[0].day == today):
        return last[0]
    return next((entry for entry in reversed(found) if entry.what.after is None), None)


def to_ask_about(entries: Iterable[Entry[Any]], now: datetime) -> Entry[Urge] | None:
    """The last urge of yesterday or of the night that is still open, once it is morning; None at any other time."""
    morning = datetime.combine(now.date(), MORNING)
    here = now.replace(tzinfo=None)
    if here < morning:
        return None
    found = [
        entry
        for entry in of_urges(entries)
        if entry.what.after is None and entry.what.level and morning - timedelta(days=1) <= _moment(entry) < morning
    ]
    return found[-1] if found else None


def _moment(entry: Entry[Urge]) -> datetime:
    """When it was; an evening where no time is known."""
    return datetime.combine(entry.day, time.fromisoformat(entry.time) if entry.time else time(20))

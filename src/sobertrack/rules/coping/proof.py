"""What this person's own log says for them: urges that were strong, and fell."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, TypeVar

from sobertrack.model.entries import Entry, Urge
from sobertrack.rules.coping.urges import drop, of_urges

STRONG, FELL = 6, 3
"""An urge worth remembering began at least this strong, and fell by at least so many points."""

Thing = TypeVar("Thing")


def proof(entries: Iterable[Entry[Any]], today: date, triggers: Collection[str] = ()) -> Entry[Urge] | None:
    """An urge that fell, another one each day; one with such a trigger where there is any. None while there is none."""
    found = [entry for entry in of_urges(entries) if entry.day <= today and _worth_it(entry.what)]
    alike = [entry for entry in found if set(entry.what.triggers) & set(triggers)]
    return of_the_day(alike or found, today)


def _worth_it(urge: Urge) -> bool:
    points = drop(urge)
    return urge.level is not None and urge.level >= STRONG and points is not None and points >= FELL


def of_the_day(things: Iterable[Thing], today: date) -> Thing | None:
    """One of a few things, the next one each day, the same one all day; None of none."""
    known = list(things)
    return known[today.toordinal() % len(known)] if known else None

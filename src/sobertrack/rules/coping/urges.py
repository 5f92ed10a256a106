"""Urges: how strong they began, what became of them, and when they come."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sobertrack.model.entries import Entry, Urge

LOW = 3
"""An urge that ended at this level or lower, and lower than it began, has passed."""


class Urges(NamedTuple):
    """Urges of a stretch of days. Means are None where nothing is known; each stands beside its number.

    `peaks` have a level, `closed` a level and one after; `hours` counts those with a known time by hour of day,
    `weekdays` all of them, Monday first.
    """

    total: int
    peaks: int
    mean_peak: float | None
    closed: int
    mean_drop: float | None
    passed: int
    timed: int
    hours: tuple[int, ...]
    weekdays: tuple[int, ...]


def drop(urge: Urge) -> int | None:
    """By how many points it fell; negative where it grew, None where either end is unknown."""
    return None if urge.level is None or urge.after is None else urge.level - urge.after


def fell(urge: Urge) -> bool | None:
    """Whether it ended lower than it began: what "helped" means. Unknown is None, never "did not help".

    An urge that began at 0 could not fall, so it tells nothing.
    """
    points = drop(urge)
    return None if points is None or urge.level == 0 else points > 0


def passed(urge: Urge) -> bool:
    """Whether it was looked at again and was low by then. It depends on no slip: a slip cannot take it back."""
    if urge.after is None or urge.after > LOW:
        return False
    return urge.level is None or urge.after < urge.level


def of_urges(entries: Iterable[Entry[Any]]) -> list[Entry[Urge]]:
    """The urges among the entries, in the order of writing; repeats count once."""
    mine = {entry.id: entry for entry in entries if isinstance(entry.what, Urge)}
    return [entry for _, entry in sorted(mine.items())]


def urges(entries: Iterable[Entry[Any]]) -> Urges:
    """Sum up the urges among the entries."""
    found = of_urges(entries)
    levels = [entry.what.level for entry in found if entry.what.level is not None]
    drops = [points for entry in found if (points := drop(entry.what)) is not None]
    hours, weekdays = [0] * 24, [0] * 7
    for entry in found:
        weekdays[entry.day.weekday()] += 1
        if entry.time:
            hours[int(entry.time[:2])] += 1
    return Urges(
        total=len(found),
        peaks=len(levels),
        mean_peak=mean(levels),
        closed=len(drops),
        mean_drop=mean(drops),
        passed=sum(passed(entry.what) for entry in found),
        timed=sum(hours),
        hours=tuple(hours),
        weekdays=tuple(weekdays),
    )


def mean(numbers: Sequence[float]) -> float | None:
    """The mean, None of nothing."""
    return sum(numbers) / len(numbers) if numbers else None

"""Moods and cravings by day and by week."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sobertrack.rules.coping.urges import mean
from sobertrack.rules.days.checkin_days import Day


class Levels(NamedTuple):
    """Numbers that were given (moods, cravings, costs): how many, and their mean, None of nothing."""

    given: int
    mean: float | None


class Span(NamedTuple):
    """One week, month or year: its first day, the days with a check-in, moods and cravings."""

    start: date
    days: int
    moods: Levels
    cravings: Levels


def levels(numbers: Iterable[float | None]) -> Levels:
    """Sum up what was given."""
    given = [number for number in numbers if number is not None]
    return Levels(len(given), mean(given))


def by_span(days: Iterable[Day], unit: str, week_starts_on: int = 0) -> tuple[Span, ...]:
    """Weeks, months or years that hold a check-in, by date. `week_starts_on` is 0 for Monday to 6 for Sunday."""
    spans: dict[date, list[Day]] = {}
    for each in days:
        spans.setdefault(_start(each.day, unit, week_starts_on), []).append(each)
    return tuple(
        Span(start, len(found), levels(each.mood for each in found), levels(each.craving for each in found))
        for start, found in sorted(spans.items())
    )


def _start(day: date, unit: str, week_starts_on: int) -> date:
    if unit == "week":
        return date.fromordinal(day.toordinal() - (day.weekday() - week_starts_on) % 7)
    return date(day.year, day.month if unit == "month" else 1, 1)

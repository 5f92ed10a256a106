"""Moods and cravings by day and by week."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sobertrack.rules.checkin_days import Day
from sobertrack.rules.urges import mean


class Levels(NamedTuple):
    """Numbers that were given, mood 1 to 5 or craving 0 to 10: how many and their mean, None of nothing."""

    given: int
    mean: float | None


class Week(NamedTuple):
    """One week: its first day, the days with a check-in, moods and cravings."""

    start: date
    days: int
    moods: Levels
    cravings: Levels


def levels(numbers: Iterable[int | None]) -> Levels:
    """Sum up what was given."""
    given = [number for number in numbers if number is not None]
    return Levels(len(given), mean(given))


def by_week(days: Iterable[Day], week_starts_on: int = 0) -> tuple[Week, ...]:
    """Weeks that hold a check-in, by date. `week_starts_on` is 0 for Monday to 6 for Sunday."""
    weeks: dict[date, list[Day]] = {}
    for each in sorted(days, key=lambda each: each.day):
        back = (each.day.weekday() - week_starts_on) % 7
        weeks.setdefault(date.fromordinal(each.day.toordinal() - back), []).append(each)
    return tuple(
        Week(start, len(found), levels(each.mood for each in found), levels(each.craving for each in found))
        for start, found in weeks.items()
    )

"""One mark for each day of a calendar."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from sobertrack.rules.days.sober_time import Standing
from sobertrack.rules.days.spans import Span

Mark: TypeAlias = Literal["sober", "slip", "gap", "logged", "empty", "future", "today"]


class DayMark(NamedTuple):
    """What a day was. `written` says that it has a check-in, whatever the mark.

    "sober" is sober by the person's date, "today" a sober today; "logged" and "empty" are days outside the counting,
    with and without a check-in; "future" is any day after today.
    """

    day: date
    mark: Mark
    written: bool


def calendar_marks(standing: Standing, written: Collection[date], period: tuple[date, date]) -> tuple[DayMark, ...]:
    """The marks of one counter over a half-open period, as known on the standing's day."""
    days = set(written)
    return tuple(DayMark(day, _mark(standing, day, day in days), day in days) for day in _days(period))


def checkin_marks(written: Collection[date], period: tuple[date, date], today: date) -> tuple[DayMark, ...]:
    """The marks of check-ins alone, where there is no counter."""
    days = set(written)
    return tuple(DayMark(day, _outside(day, today, day in days), day in days) for day in _days(period))


def _mark(standing: Standing, day: date, written: bool) -> Mark:
    number = day.toordinal()
    if day <= standing.today and _inside(standing.used, number):
        return "slip"
    if standing.counter.since <= day <= standing.today:
        if _inside(standing.gaps, number):
            return "gap"
        return "today" if day == standing.today else "sober"
    return _outside(day, standing.today, written)


def _outside(day: date, today: date, written: bool) -> Mark:
    if day > today:
        return "future"
    return "logged" if written else "today" if day == today else "empty"


def _inside(spans: tuple[Span, ...], number: int) -> bool:
    return any(first <= number <= last for first, last in spans)


def _days(period: tuple[date, date]) -> Iterator[date]:
    return map(date.fromordinal, range(period[0].toordinal(), period[1].toordinal()))

"""Which backups stay: the last of each of 7 days, 5 weeks and 12 months. Only days with a backup count."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

DAYS, WEEKS, MONTHS = 7, 5, 12


def staying(made: Iterable[datetime], today: date) -> set[datetime]:
    """Of backups made at these moments (local time), those that stay.

    All of the newest day stay, and all that a clock which was wrong has dated after today: they take nobody's place.
    """
    moments = sorted(set(made), reverse=True)
    past = [moment for moment in moments if moment.date() <= today]
    kept = set(moments) - set(past)
    kept |= {moment for moment in past if moment.date() == past[0].date()}
    for number, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        kept |= set(_last_of_each(past, period)[:number])
    return kept


def _last_of_each(moments: list[datetime], period: Callable[[datetime], Any]) -> list[datetime]:
    """The last moment of each period that has one, the newest period first."""
    last: dict[Any, datetime] = {}
    for moment in moments:
        last.setdefault(period(moment), moment)
    return list(last.values())


def _day(moment: datetime) -> date:
    return moment.date()


def _week(moment: datetime) -> tuple[int, int]:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> tuple[int, int]:
    return moment.year, moment.month

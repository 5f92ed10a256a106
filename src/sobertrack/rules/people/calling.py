"""Whom to call: people and lines, by the hour."""

from collections.abc import Iterable
from datetime import datetime

from sobertrack.model.help_lines import HelpLine
from sobertrack.model.supporters import Supporter

NIGHT_FROM, NIGHT_TO = 22, 7
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def is_night(now: datetime) -> bool:
    """From 22:00 to 07:00."""
    return now.hour >= NIGHT_FROM or now.hour < NIGHT_TO


def callable_people(supporters: Iterable[Supporter], now: datetime) -> list[Supporter]:
    """People with a number, in their own order; at night those who said nights are fine, and all if nobody did."""
    reachable = [person for person in supporters if person.phone]
    if is_night(now):
        return [person for person in reachable if person.nights] or reachable
    return reachable


def is_open(line: HelpLine, now: datetime) -> bool:
    """Whether a line is open at this hour; unknown hours count as open."""
    if line.always_open or not line.open_from:
        return True
    if line.open_days and not _on_day(line.open_days, now.weekday()):
        return False
    return line.open_from <= f"{now:%H:%M}" < line.open_to


def _on_day(days: str, weekday: int) -> bool:
    first, _, last = days.partition("-")
    if first not in _DAYS or (last and last not in _DAYS):
        return True
    return _DAYS.index(first) <= weekday <= _DAYS.index(last or first)


def open_first(lines: Iterable[HelpLine], now: datetime) -> list[HelpLine]:
    """The lines that are open now, then the others, each in their own order."""
    return sorted(lines, key=lambda line: not is_open(line, now))

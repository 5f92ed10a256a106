"""Days, times and periods as a person typed them on the command line, read or refused with the option's name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TypeVar

from sobertrack.errors import Misuse
from sobertrack.model.days.dates import parse_date
from sobertrack.model.days.said import NotADate
from sobertrack.model.days.when import When, parse_time, parse_when

Parsed = TypeVar("Parsed")
YEAR_AHEAD = 366
"""So many days ahead a first sober date, the end of a programme or a rest may lie."""


def read_day(said: str, option: str, *, today: date, future_days: int = 0, plans: bool = False) -> date:
    """The day that the value of an option means."""
    return refusing(option, lambda: parse_date(said, today=today, future_days=future_days, plans=plans))


def read_coming(said: str, option: str, *, today: date) -> date:
    """The same of an option about days to come: a weekday, or a day without its year, is the next one."""
    return refusing(option, lambda: parse_date(said, today=today, plans=True, coming=True))


def read_when(
    on: str | None, at: str | None, *, now: datetime, today: date, day_ends_at: time = time(0), future_days: int = 0
) -> When:
    """The logical day and the time that --on and --at mean; today, and no time, where neither is said."""

    def parse(said: str) -> When:
        return parse_when(said, now=now, today=today, day_ends_at=day_ends_at, future_days=future_days)

    if at is None:
        return When(today, None) if on is None else refusing("--on", lambda: parse(on))
    if on is None:
        return refusing("--at", lambda: _parse_at(at, parse, now))
    day = refusing("--on", lambda: parse(on)).day
    clock = refusing("--at", lambda: parse_time(at, now=now))
    return refusing("--at", lambda: parse(f"{day.isoformat()} {clock}"))


def _parse_at(said: str, parse: Callable[[str], When], now: datetime) -> When:
    """What --at means alone: a time, a day with it or not. One word that means nothing is refused as a time."""
    try:
        return parse(said)
    except NotADate as refusal:
        if refusal.kind == "date" and not refusal.readings and len(said.split()) == 1:
            parse_time(said, now=now)
        raise


def refusing(option: str, parse: Callable[[], Parsed]) -> Parsed:
    """What `parse` gives; a refusal names the option and says what to write instead."""
    try:
        return parse()
    except NotADate as refusal:
        raise Misuse(f"{option}: {refusal}", refusal.hint) from None

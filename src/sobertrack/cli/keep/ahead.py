"""A day that lies ahead, as --on says it: of an appointment, of a meeting that comes once."""

from datetime import date, timedelta

from sobertrack.cli.session import Session
from sobertrack.cli.words import dates
from sobertrack.errors import Misuse
from sobertrack.model.days.when import When, say_day, weekday_number

FAR = 36525
"""Days, a hundred years: further ahead nobody plans."""


def read(session: Session, on: str) -> When:
    """The day that --on means, and the time where one stands with it; it may have passed."""
    return dates.read_when(on, None, now=session.now, today=session.today, future_days=FAR)


def refuse_past(session: Session, typed: str, day: date, what: str) -> date:
    """The day, if it has not passed. A weekday looks back everywhere, so the coming one is written out."""
    if day >= min(session.today, session.now.date()):
        return day
    hint = f"{what} lies ahead: write its day, such as 2026-12-01"
    if weekday_number(typed) is not None:
        hint = f"for the coming one: --on {day + timedelta(days=7)}"
    raise Misuse(f"--on: {say_day(day)} lies behind", hint)

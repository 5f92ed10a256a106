"""A day that lies ahead, as --on says it: of an appointment, of a meeting that comes once."""

from datetime import date

from sobertrack.cli.session import Session
from sobertrack.cli.words import dates
from sobertrack.errors import Misuse
from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.days.when import When, parse_when

FAR = 36525
"""Days, a hundred years: further ahead nobody plans."""


def read(session: Session, on: str) -> When:
    """The day that --on means, a weekday being the coming one, and the time where one stands with it."""
    now, today = session.now, session.today
    return dates.refusing("--on", lambda: parse_when(on, now=now, today=today, future_days=FAR, coming=True))


def refuse_past(session: Session, day: date, what: str) -> date:
    """The day, if it has not passed."""
    if day >= min(session.today, session.now.date()):
        return day
    raise Misuse(f"--on: {say_day(day)} lies behind", f"{what} lies ahead: write its day, such as 2026-12-01")

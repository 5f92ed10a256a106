"""The check-ins of one day, read without reading the years."""

from datetime import date

from sobertrack.cli import desk
from sobertrack.cli.session import Session
from sobertrack.rules.days.checkin_days import Day, by_day


def checkin_on(session: Session, day: date) -> Day | None:
    """What was said about a day in its check-ins; None where there are none. Bad lines among them are told."""
    reading = session.journal.read(("checkin",), since=day)
    desk.tell_problems(session, reading.problems)
    return by_day(entry for entry in reading.entries if entry.day == day).get(day)

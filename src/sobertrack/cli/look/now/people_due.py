"""Whom it may be time to be in touch with, read no further back than the answer needs."""

from datetime import date, timedelta

from sobertrack.cli import desk
from sobertrack.cli.session import Session
from sobertrack.errors import SobertrackError
from sobertrack.model import limits
from sobertrack.rules.people.calling import is_night
from sobertrack.rules.people.contacts import contacts
from sobertrack.rules.people.keeping_touch import Touch, due, touches
from sobertrack.store.files import read_bytes

NEAR = 60
"""So many days back a contact is looked for first: most often that is this year's file alone."""


def due_people(session: Session, day: date, *, far: bool = True) -> list[Touch]:
    """Everybody who is due, the longest silence first. Without `far` the last contact of a long silence may stay
    unknown: the years in which it lies are not read."""
    people = [each for each in session.notebook.supporters if each.every]
    if not people:
        return []
    since = day - timedelta(days=max(NEAR, *(each.every for each in people)))
    found = touches(people, _last(session, day, since), day)
    if far and any(each.last is None for each in found):
        found = touches(people, _last(session, day, None), day)
    return due(found)


def _last(session: Session, day: date, since: date | None) -> dict[str, date]:
    reading = session.journal.read(("contact",), since=since)
    desk.tell_problems(session, reading.problems)
    return contacts(entry for entry in reading.entries if entry.day <= day).last


def first_due(session: Session) -> Touch | None:
    """The one person the bare screen may name; None where nobody is due, or nobody has a wish to keep in touch. At
    night the number stands there only of somebody who said that nights are fine."""
    try:
        text = read_bytes(session.home.data / "supporters.toml", limits.TABLES)
    except (OSError, SobertrackError):
        return None
    found = due_people(session, session.as_of, far=False) if b"every" in (text or b"") else []
    if not found or found[0].person.nights or not is_night(session.now):
        return next(iter(found), None)
    return found[0]._replace(person=found[0].person._replace(phone=""))

"""The quiet signs of a day, where a person wants them, and the question that asks once."""

from datetime import date, timedelta
from typing import Any

from sobertrack.cli import desk
from sobertrack.cli.session import Session
from sobertrack.errors import NeedsAnswer
from sobertrack.model.supporters import Supporter
from sobertrack.rules.looking.signs import LOOK_BACK, Sign, signs
from sobertrack.rules.people import calling
from sobertrack.store import seen
from sobertrack.store.notebook import TableChange, keep
from sobertrack.store.records.latest import first_written
from sobertrack.views.looking import signs as view

KINDS = ("checkin", "urge", "visit", "contact")
ASKED_AFTER = 30
"""Days after the first entry."""


def signs_on(session: Session, day: date) -> list[Sign]:
    """The signs of a day; only the years in which they can lie are read."""
    reading = session.journal.read(KINDS, since=day - timedelta(days=LOOK_BACK))
    desk.tell_problems(session, reading.problems)
    return signs(reading.entries, day)


def somebody(session: Session) -> Supporter | None:
    """A person to turn to at this hour."""
    return next(iter(calling.callable_people(session.notebook.supporters, session.now)), None)


def one_sign(session: Session) -> tuple[str, dict[str, Any]] | None:
    """The first sign in words and as data; None where there is none."""
    found = signs_on(session, session.today)
    return (view.in_a_line(found[0], somebody(session)), view.data(found[0])) if found else None


def ask_once(session: Session) -> None:
    """Ask, about a month after the first entry and only once, whether signs are wanted. Enter leaves them off."""
    first = first_written(session.home)
    if first is None or (session.today - first).days < ASKED_AFTER or not seen.first_time(session.home, "signs"):
        return
    from sobertrack.cli.prompts import confirm

    try:
        wanted = confirm(session, view.QUESTION, option="config set signs", help=view.HELP)
    except NeedsAnswer:
        return
    if wanted:
        before = session.notebook.table("settings", "")
        keep(session.journal, [TableChange("settings", "", before, {**(before or {}), "signs": True})])
        session.note("Saved setting signs: on. Undo: sobertrack undo")

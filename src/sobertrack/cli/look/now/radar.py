"""The quiet signs of a day, where a person wants them, and the question that asks once."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from zlib import crc32

from sobertrack.cli import desk
from sobertrack.cli.session import Session
from sobertrack.errors import NeedsAnswer
from sobertrack.model.supporters import Supporter
from sobertrack.rules.looking.signs import LOOK_BACK, Sign, signs
from sobertrack.rules.people import calling
from sobertrack.store import seen
from sobertrack.store.notebook import TableChange, keep
from sobertrack.store.records.latest import first_written
from sobertrack.store.records.listing import journal_files
from sobertrack.store.shelf import Shelf, key_of
from sobertrack.views.change import UNDO
from sobertrack.views.looking import signs as view

KINDS = ("checkin", "urge", "visit", "contact")
NAME, VERSION = "signs", 1
ASKED_AFTER = 30
"""Days after the first entry."""


def signs_on(session: Session, day: date) -> list[Sign]:
    """The signs of a day; only the years in which they can lie are read, and only if a file changed since."""
    shelf, key = Shelf(session.home, "signs.json"), _state_of(session, day)
    kept = shelf.get(NAME, key)
    if isinstance(kept, list):
        with suppress(TypeError):
            return [Sign(*fields) for fields in kept]
    reading = session.journal.read(KINDS, since=day - timedelta(days=LOOK_BACK))
    desk.tell_problems(session, reading.problems)
    found = signs(reading.entries, day)
    if not reading.problems:
        shelf.put(NAME, key, [list(each._asdict().values()) for each in found])
        shelf.save({NAME})
    return found


def _state_of(session: Session, day: date) -> list[int]:
    """What the signs depend on: the day, and each file of the journal. The newest change stands second."""
    keys = []
    for path in journal_files(session.home):
        with suppress(OSError):
            keys.append(key_of(path))
    newest = max((key[1] for key in keys), default=0)
    return [VERSION, newest, day.toordinal(), len(keys), crc32(repr(keys).encode())]


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
        session.note(f"Saved setting signs: on. {UNDO}")

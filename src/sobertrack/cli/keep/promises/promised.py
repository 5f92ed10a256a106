"""Promises by name, and what became of them: read from what is logged, and no further back than needed."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sobertrack.cli import desk, naming
from sobertrack.cli.session import Session
from sobertrack.model.entries import Entry
from sobertrack.model.promises import Promise, called
from sobertrack.rules.commitments.promises import Progress, counted, first_day, kinds, progress
from sobertrack.store.kept.promises import promises

WEEKS = 2
"""This week, and the one before."""


def chosen(known: Sequence[Promise], typed: str) -> Promise:
    """The promise that a name stands for: its id, or what is promised."""
    key = naming.key_of(typed, {each.id: called(each) for each in known}, "promise")
    return next(each for each in known if each.id == key)


def progress_of(session: Session, known: Iterable[Promise], day: date, weeks: int = WEEKS) -> list[Progress]:
    """Each promise with its last weeks as on a day."""
    known = list(known)
    week = session.settings.week_starts_on
    first = min([first_day(day, week, weeks), *(each.since for each in known if each.days)])
    reading = session.journal.read(kinds(known), since=first) if known else None
    if reading is None:
        return []
    desk.tell_problems(session, reading.problems)
    return progress(known, reading.entries, day, week, weeks)


def kept_by(session: Session, entry: Entry[Any]) -> list[Progress]:
    """The promises that something just written down counts for; none where it is about another week."""
    if not (session.home.data / "plan.toml").exists():
        return []
    mine = [each for each in promises(session.notebook) if each.runs(session.today) and counted(each, entry)]
    found = progress_of(session, mine, session.today, 1)
    return [each for each in found if each.this is not None and each.this.start <= entry.day < each.this.end]

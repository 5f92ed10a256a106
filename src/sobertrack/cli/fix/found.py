"""The entry that an id names, and what it is to be compared with."""

from collections.abc import Collection
from typing import Any

from sobertrack.cli import desk
from sobertrack.cli.labels import labels
from sobertrack.cli.session import Session
from sobertrack.errors import Ambiguous, NotFound
from sobertrack.model.entries import Entry, Kept
from sobertrack.rules.days.sober_time import Standing
from sobertrack.store.codec import Raw
from sobertrack.store.history import all_records, commands, entries_of, find_command, refuse_purged, short_of
from sobertrack.views.program.mending import Reader

CHANGES = "to see and take back changes of kept things: sobertrack undo --list"


class Moment:
    """What stands at one moment: all records, those of a few entries that stand, by id, and the counts of today."""

    def __init__(self, session: Session, records: list[Raw], ids: Collection[str]) -> None:
        self.records = records
        self.entries = {entry.id: entry for entry in entries_of(records, ids) if not isinstance(entry.what, Kept)}
        self.standings: list[Standing] = desk.standings(session, day=session.today)


def entry_named(session: Session, text: str, records: list[Raw] | None = None) -> Entry[Any]:
    """The entry that a person named by its id. NotFound says more of a change of a kept thing, or a hidden entry."""
    records = all_records(session.journal) if records is None else records
    tail = text.strip().rpartition("-")[2].upper()
    ids = {str(raw.get("id")) for raw in records if str(raw.get("id")).endswith(tail)} if tail else set()
    found = entries_of(records, ids)
    try:
        return session.journal.find(text, [entry for entry in found if not isinstance(entry.what, Kept)])
    except Ambiguous:
        raise
    except NotFound as missing:
        refuse_purged(records, text)
        raise _instead(session, text, missing, found) from None


def _instead(session: Session, text: str, missing: NotFound, found: list[Entry[Any]]) -> NotFound:
    if any(isinstance(entry.what, Kept) for entry in found):
        return NotFound(f'"{text}" is no entry; it is a change of a kept thing', CHANGES)
    try:
        command = find_command(session.journal, text)
    except NotFound:
        return missing
    if not command.undone:
        return NotFound(f'"{text}" is no entry; it changed or hid one', "to see what it did: sobertrack undo --list")
    by = [each for each in commands(session.journal) if each.id == command.undone_by]
    hint = f"to bring it back: sobertrack undo {short_of(session.journal, by[0])}" if by else None
    return NotFound(f'"{text}" is hidden', hint or "to see what can be undone: sobertrack undo --list")


def reader(session: Session) -> Reader:
    """Who reads the answer."""
    return Reader(labels(session), desk.wording(session), session.today, desk.shows_notes(session))

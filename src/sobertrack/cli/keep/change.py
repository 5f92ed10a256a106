"""A kept thing put down, changed or taken away: as one command that undo can take back."""

from collections.abc import Iterable, Mapping
from typing import Any

from sobertrack.cli import desk
from sobertrack.cli.session import Session
from sobertrack.cli.words import texts
from sobertrack.errors import Misuse
from sobertrack.store.notebook import FILES, TableChange, keep
from sobertrack.store.tables.tables import with_unknown
from sobertrack.store.tables.toml import refuse_damaged
from sobertrack.views.blocks import Blocks
from sobertrack.views.change import unchanged

NOTHING_SAID = "say what to change"


def ready(session: Session, noun: str) -> None:
    """Damaged, where the file of a noun cannot be written: before a name is looked up in what could not be read."""
    refuse_damaged(session.notebook.file(FILES[noun]))


def put(session: Session, noun: str, key: str, table: Mapping[str, Any] | None, fields: Iterable[str] = ()) -> bool:
    """Write one table (None takes it away); False where it says that already, and nothing was written.

    What stands in the table beside `fields` is another program's, and stays.
    """
    before = session.notebook.table(noun, key)
    after = None if table is None else with_unknown(dict(table), before, fields)
    if before == after:
        return False
    keep(session.journal, [TableChange(noun, key, before, after)])
    session.saved_something = True
    session.reread()
    desk.after_saving(session)
    return True


def put_all(session: Session, noun: str, tables: Mapping[str, Mapping[str, Any]], fields: Iterable[str]) -> None:
    """Write several tables of one noun, as one command."""
    known = tuple(fields)
    before = {key: session.notebook.table(noun, key) for key in tables}
    after = {key: with_unknown(dict(table), before[key], known) for key, table in tables.items()}
    keep(session.journal, [TableChange(noun, key, before[key], after[key]) for key in tables])
    session.saved_something = True
    session.reread()
    desk.after_saving(session)


def answer(session: Session, thing: tuple[str, str], blocks: Blocks, data: dict[str, Any], *, written: bool) -> None:
    """Say what was saved of a thing, its noun and its key; where nothing was `written`, that it says so already."""
    if written:
        session.saved(blocks, data, entry_id=thing[1])
    else:
        session.show(unchanged(*thing), data)


def refuse_nothing(values: Iterable[object], such_as: str) -> None:
    """Misuse where an `edit` was given nothing to change."""
    if all(value is None for value in values):
        raise Misuse(NOTHING_SAID, f"such as: sobertrack {such_as}")


def note(session: Session, typed: str | None, edit: bool, before: str = "") -> str:
    """The note that -n and -e mean for a thing that has one already; the old one where neither is given."""
    if typed is None and not edit:
        return before
    from sobertrack.cli.editor import note_from

    return texts.text(note_from(session, before if typed is None else typed, edit) or "", "--note")

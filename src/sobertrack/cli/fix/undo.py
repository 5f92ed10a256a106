"""`undo`: take a command back, all that it wrote."""

from typing import Annotated, Any

from sobertrack.cli import desk
from sobertrack.cli.fix.found import Moment, reader
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse
from sobertrack.model.entries import Entry, Kept
from sobertrack.store.codec import Raw
from sobertrack.store.history import (
    Command,
    all_records,
    commands,
    concerned,
    decoded,
    find_command,
    short_of,
    take_back,
)
from sobertrack.store.notebook import TableChange, change_of
from sobertrack.views.looking.entries import kind_words
from sobertrack.views.program import mending as view
from sobertrack.views.records import entry_data

SHOWN = 10


def undo(
    session: Session,
    id_: Annotated[str | None, argument("[ID]", "a command, by the id of anything it wrote; none: the last")] = None,
    list_: Annotated[bool, option("--list", help="the last commands, and which of them were taken back")] = False,
) -> None:
    """Take back the last command, all that it wrote, or the one with this id.

    It adds a line to the journal and erases nothing, so that undo can itself be undone. What another computer wrote
    is not touched.
    """
    if list_ and id_ is not None:
        raise Misuse("--list and an id say different things", "leave one of them out")
    if list_:
        _list(session)
        return
    records = all_records(session.journal)
    command = find_command(session.journal, id_, records)
    ids = concerned(command, records)
    before = Moment(session, records, ids)
    changes = take_back(session.journal, command)
    session.saved_something = True
    session.reread()
    desk.after_saving(session)
    _tell(session, command, (before, Moment(session, all_records(session.journal), ids)), changes)


def _tell(session: Session, command: Command, moments: tuple[Moment, Moment], changes: list[TableChange]) -> None:
    before, now = moments
    turns = [
        view.Turn(session.journal.short_id(entry), before.entries.get(ulid), now.entries.get(ulid))
        for ulid, entry in sorted({**before.entries, **now.entries}.items())
        if before.entries.get(ulid) != now.entries.get(ulid)
    ]
    who = reader(session)
    tables = [row for change in changes for row in view.table_rows(*change)]
    counts = view.count_rows(before.standings, now.standings, who)
    short = short_of(session.journal, find_command(session.journal, None, now.records))
    data = {
        "id": short,
        "undid": short_of(session.journal, command),
        "entries": [
            {"id": turn.short, "before": _data(turn.before, turn.short), "after": _data(turn.after, turn.short)}
            for turn in turns
        ],
        "tables": [change._asdict() for change in changes],
    }
    first = _first(session, command, now.records)
    session.saved(view.undone(first, turns, [*tables, *counts], who), data, entry_id=short)


def _first(session: Session, command: Command, records: list[Raw]) -> str:
    """What was turned: the command at the end of a chain of undos, taken back or put back."""
    known = {one.id: one for one in commands(session.journal, records)}
    back = False
    while command.takes_back in known:
        command, back = known[command.takes_back], not back
    return view.turned(_what(session, command, _by_id(records)), back=back)


def _by_id(records: list[Raw]) -> dict[str, Raw]:
    return {str(raw.get("id")): raw for raw in records}


def _data(entry: Entry[Any] | None, short: str) -> dict[str, Any] | None:
    return None if entry is None else entry_data(entry, short)


def _list(session: Session) -> None:
    desk.tell_problems(session, session.journal.losses)
    everything = all_records(session.journal)
    records, known = _by_id(everything), commands(session.journal, everything)
    done = [
        view.Done(short_of(session.journal, one), one.at, _what(session, one, records), one.undone)
        for one in reversed(known[-SHOWN:])
    ]
    session.show(view.listed(done), {"commands": [one._asdict() for one in done]})


def _what(session: Session, command: Command, records: dict[str, Raw]) -> str:
    if command.takes_back:
        return f"undo of {_short(session, command.takes_back, records)}"
    return ", ".join(dict.fromkeys(_wrote(session, raw, records) for raw in command.records))


def _wrote(session: Session, raw: Raw, records: dict[str, Raw]) -> str:
    kind = str(raw.get("type"))
    if kind in ("edit", "delete"):
        of = str(raw.get("of"))
        word = kind_words(str(records[of].get("type"))) if of in records else "an entry"
        return f"{'change' if kind == 'edit' else 'removal'} of {word} {_short(session, of, records)}"
    entry = decoded(raw)
    if entry is None:
        return kind
    return view.kept(*change_of(entry.what)) if isinstance(entry.what, Kept) else view.wrote(entry)


def _short(session: Session, ulid: str, records: dict[str, Raw]) -> str:
    return session.journal.short(ulid, str(records[ulid].get("type"))) if ulid in records else ulid[-8:].lower()

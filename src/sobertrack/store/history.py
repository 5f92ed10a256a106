"""What this device did, command by command, and how to take a command back."""

from typing import Any, NamedTuple

from sobertrack.errors import Misuse, NotFound, SobertrackError
from sobertrack.model.entries import Entry, Kept, Unknown
from sobertrack.store import codec
from sobertrack.store.codec import Raw
from sobertrack.store.digest import journal_files
from sobertrack.store.journal import Journal
from sobertrack.store.lines import parse
from sobertrack.store.notebook import Notebook, TableChange, change_of, keep
from sobertrack.store.overlay import LAID_OVER, removed_ids, unique


class Command(NamedTuple):
    """One command of this device: its id, when it wrote, its records, and whether all of them are taken back."""

    id: str
    at: str
    records: tuple[Raw, ...]
    undone: bool = False

    @property
    def takes_back(self) -> str:
        """The id of the command that this one undid; "" where it is no undo."""
        return next((str(raw["undo"]) for raw in self.records if raw.get("undo")), "")


def commands(journal: Journal) -> list[Command]:
    """The commands of this device, oldest first."""
    device = journal.device
    mine: list[Raw] = []
    everything: list[Raw] = []
    for path in journal_files(journal.home):
        records = parse(path.read_bytes(), path.name).records
        everything += records
        mine += [raw for raw in records if raw.get("dev") == device]
    gone = removed_ids(everything)
    groups: dict[str, list[Raw]] = {}
    for raw in unique(mine):
        groups.setdefault(str(raw.get("cmd") or raw.get("id")), []).append(raw)
    taken = _taken_back(groups)
    return [
        Command(name, str(raws[0].get("at", "")), tuple(raws), _undone(name, raws, gone, taken))
        for name, raws in sorted(groups.items())
    ]


def _taken_back(groups: dict[str, list[Raw]]) -> set[str]:
    undos = {name: str(raw["undo"]) for name, raws in groups.items() for raw in raws if raw.get("undo")}
    taken: set[str] = set()
    for name in sorted(undos, reverse=True):
        if name not in taken:
            taken.add(undos[name])
    return taken


def _undone(name: str, raws: list[Raw], gone: set[str], taken: set[str]) -> bool:
    return name in taken or all(str(raw.get("id")) in gone for raw in raws)


def find_command(journal: Journal, wanted: str | None) -> Command:
    """The command with this id, or the last one of this device."""
    known = commands(journal)
    if not known:
        raise NotFound("there is nothing to take back yet", "what you write can be taken back: sobertrack undo")
    if wanted is None:
        return known[-1]
    tail = wanted.rpartition("-")[2].upper()
    found = [one for one in known if any(str(raw.get("id")).endswith(tail) for raw in one.records)] if tail else []
    if len(found) != 1:
        count = "more than one command has" if found else "no command of this computer has"
        raise NotFound(f'{count} the id "{wanted[:40]}"', "the last ones: sobertrack undo --list")
    return found[0]


def take_back(journal: Journal, command: Command) -> list[TableChange]:
    """Undo a command, all its lines, by adding new ones; returns the tables it put back. It can itself be undone."""
    if command.undone:
        raise Misuse("that command is taken back already", "to see what can be undone: sobertrack undo --list")
    changes: list[TableChange] = []
    raws: list[Raw] = []
    for raw in reversed(command.records):
        entry = decoded(raw)
        if entry is not None and isinstance(entry.what, Kept):
            made = change_of(entry.what)
            changes.append(TableChange(made.noun, made.key, made.after, made.before))
        else:
            raws.append({"type": "delete", "of": raw["id"], "undo": command.id})
    _refuse_changed(journal, changes)
    if not raws:
        raws.append({"type": "undo", "undo": command.id})
    keep(journal, changes, raws=raws)
    return changes


def _refuse_changed(journal: Journal, changes: list[TableChange]) -> None:
    notebook = Notebook(journal.home)
    for change in changes:
        found = notebook.table(change.noun, change.key)
        if found != change.before:
            raise SobertrackError(
                f"{change.noun} {change.key or ''}".strip()
                + f" has changed since: it is now {_shown(found)}, the command left {_shown(change.before)}",
                "nothing was changed; to set it: sobertrack " + f"{change.noun} edit {change.key}".strip(),
            )


def _shown(table: Raw | None) -> str:
    if table is None:
        return "not there"
    return "{" + ", ".join(f"{key} = {value!r}" for key, value in table.items()) + "}"


def decoded(raw: Raw) -> Entry[Any] | None:
    """The entry of a record; None for edits, removals and what cannot be read."""
    if raw.get("type") in LAID_OVER:
        return None
    try:
        entry = codec.decode(raw)
    except codec.BadRecord:
        return None
    return None if isinstance(entry.what, Unknown) else entry

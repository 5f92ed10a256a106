"""What this device did, command by command, and how to take a command back."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from typing import Any

from sobertrack.errors import Ambiguous, Damaged, Misuse, NotFound, SobertrackError
from sobertrack.model.entries import LETTERS, Entry, Kept, Unknown
from sobertrack.model.values import Value
from sobertrack.store import codec
from sobertrack.store.codec import Raw
from sobertrack.store.journal import Journal
from sobertrack.store.notebook import FILES, Notebook, TableChange, change_of, keep
from sobertrack.store.records.ids import SHORT
from sobertrack.store.records.lines import parse
from sobertrack.store.records.listing import journal_files, read_file
from sobertrack.store.records.overlay import ABOUT_OTHERS, LAID_OVER, PURGED, current, purged_ids, removed_ids, unique
from sobertrack.store.safekeeping.noticing import refuse_unsure
from sobertrack.store.tables.changes import name_of
from sobertrack.store.tables.toml import refuse_damaged


class Command(Value):
    """One command of this device: its id, when it wrote, its records, and what took it back ("" where nothing did).

    `undone_by` is the id of the undo, or of the removal, after which nothing of the command stands.
    """

    id: str
    at: str
    records: tuple[Raw, ...]
    undone_by: str = ""

    @property
    def undone(self) -> bool:
        """Whether nothing of it stands any more."""
        return bool(self.undone_by)

    @property
    def takes_back(self) -> str:
        """The id of the command that this one undid; "" where it is no undo."""
        return next((str(raw["undo"]) for raw in self.records if raw.get("undo")), "")


def all_records(journal: Journal) -> list[Raw]:
    """Every record of every device as it was written: hidden ones, edits and removals too. What was purged is gone."""
    everything: list[Raw] = []
    for path in journal_files(journal.home):
        everything += parse(read_file(path)[0], str(path)).records
    gone = purged_ids(everything)
    return unique([raw for raw in everything if raw.get("id") not in gone] if gone else everything)


def edits_of(records: list[Raw], entry: Entry[Any]) -> int:
    """How many changes of an entry stand."""
    gone = removed_ids(records)
    return sum(raw.get("type") == "edit" and raw.get("of") == entry.id and raw["id"] not in gone for raw in records)


def entries_of(records: Iterable[Raw], ids: Collection[str]) -> list[Entry[Any]]:
    """Those of a few entries that stand, as they are today."""
    chosen = [raw for raw in records if raw.get("type") in LAID_OVER or raw.get("id") in ids]
    found = []
    for raw in current(chosen):
        with suppress(codec.BadRecord):
            found.append(codec.decode(raw))
    return found


def concerned(command: Command, records: Iterable[Raw]) -> set[str]:
    """The ids of everything that a command wrote, changed, hid or brought back."""
    by_id = {str(raw.get("id")): raw for raw in records if raw.get("type") in LAID_OVER}
    left = [str(raw.get("id")) for raw in command.records]
    ids: set[str] = set()
    while left:
        ulid = left.pop()
        if ulid not in ids:
            ids.add(ulid)
            left += [str(by_id[ulid]["of"])] if "of" in by_id.get(ulid, {}) else []
    return ids


def commands(journal: Journal, records: list[Raw] | None = None) -> list[Command]:
    """The commands of this device, oldest first. `records` are all records, where they were read already."""
    device = journal.device
    records = all_records(journal) if records is None else records
    groups: dict[str, list[Raw]] = {}
    for raw in records:
        if device and raw.get("dev") == device:
            groups.setdefault(_command_of(raw), []).append(raw)
    hidden = _hidden(records)
    taken = _taken_back(groups)
    return [
        Command(name, str(raws[0].get("at", "")), tuple(raws), taken.get(name) or _all_hidden(raws, hidden))
        for name, raws in sorted(groups.items())
    ]


def _command_of(raw: Raw) -> str:
    return str(raw.get("cmd") or raw.get("id"))


def _hidden(records: Iterable[Raw]) -> dict[str, str]:
    """Each record that a removal hides, with the command of the last removal."""
    gone = removed_ids(records)
    standing = [raw for raw in records if raw.get("type") == "delete" and str(raw.get("id")) not in gone]
    return {str(raw.get("of")): _command_of(raw) for raw in standing}


def _all_hidden(raws: list[Raw], hidden: dict[str, str]) -> str:
    ids = [str(raw.get("id")) for raw in raws]
    return max(hidden[ulid] for ulid in ids) if all(ulid in hidden for ulid in ids) else ""


def _taken_back(groups: dict[str, list[Raw]]) -> dict[str, str]:
    """Each command that an undo took back, with that undo. An undo that was itself taken back counts no more."""
    undos = {name: str(raw["undo"]) for name, raws in groups.items() for raw in raws if raw.get("undo")}
    taken: dict[str, str] = {}
    for name in sorted(undos, reverse=True):
        if name not in taken:
            taken.setdefault(undos[name], name)
    return taken


def find_command(journal: Journal, wanted: str | None, records: list[Raw] | None = None) -> Command:
    """The command with this id, or the last one of this device. The id of any of its lines will do."""
    known = commands(journal, records)
    if wanted is None:
        refuse_unsure(journal.home, journal.losses, last=True)
    if not known:
        refuse_unsure(journal.home, journal.losses)
        if records:
            hint = "to hide one entry: sobertrack rm ID; to see whether something is wrong: sobertrack doctor"
            raise NotFound("this computer knows of nothing that it wrote here itself", hint)
        raise NotFound("there is nothing to take back yet", "what you write can be taken back: sobertrack undo")
    if wanted is None:
        return known[-1]
    head, dash, rest = wanted.strip().partition("-")
    letter, tail = (head.lower(), rest) if dash else ("", head)
    found = [one for one in known if any(_has_id(raw, letter, tail.upper()) for raw in one.records)]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(short_of(journal, one) for one in found[:9])
        raise Ambiguous(f'"{wanted[:40]}" fits more than one command: {names}', "type a longer id")
    refuse_purged(records or all_records(journal), wanted)
    refuse_unsure(journal.home, journal.losses)
    raise NotFound(f'no command of this computer has the id "{wanted[:40]}"', "the last ones: sobertrack undo --list")


def purged(records: Iterable[Raw], wanted: str) -> bool:
    """Whether an id, short or long, is that of something that was erased for good."""
    tail = wanted.strip().rpartition("-")[2].upper()
    return len(tail) >= SHORT and any(ulid.endswith(tail) for ulid in purged_ids(records))


def refuse_purged(records: Iterable[Raw], wanted: str) -> None:
    """NotFound, with the reason, where an id is that of something that was erased for good."""
    if purged(records, wanted):
        raise NotFound(f'"{wanted[:40]}" was erased for good', "nothing brings it back: that is what purge is for")


def _has_id(raw: Raw, letter: str, tail: str) -> bool:
    fits = len(tail) >= SHORT and str(raw.get("id")).endswith(tail)
    return fits and letter in ("", LETTERS.get(str(raw.get("type")), "x"))


def short_of(journal: Journal, command: Command) -> str:
    """The short id of a command: that of the first line it wrote."""
    return journal.short(command.id, str(command.records[0].get("type")))


def take_back(journal: Journal, command: Command) -> list[TableChange]:
    """Undo a command, all its lines, by adding new ones; returns the tables it put back. It can itself be undone."""
    if command.undone:
        _refuse_twice(journal, command)
    if any(raw.get("type") == PURGED for raw in command.records):
        raise Misuse(
            "what was purged is erased for good: no undo brings it back",
            "to take back what you did before it: sobertrack undo --list",
        )
    changes: list[TableChange] = []
    raws: list[Raw] = []
    for raw in reversed(command.records):
        if raw.get("type") == "kept":
            made = _known(table_change(raw))
            changes.append(TableChange(made.noun, made.key, made.after, made.before))
        else:
            raws.append({"type": "delete", "of": raw["id"], "undo": command.id})
    changes = _still_to_do(journal, command, changes)
    if not raws:
        raws.append({"type": "undo", "undo": command.id})
    keep(journal, changes, raws=raws)
    return changes


def table_change(raw: Raw) -> TableChange:
    """The table change that a record tells of; Damaged where it cannot be read."""
    try:
        entry = codec.decode(raw)
    except codec.BadRecord as error:
        raise Damaged(f"a line of this command cannot be read: {error}", "to see more: sobertrack doctor") from None
    assert isinstance(entry.what, Kept)
    return change_of(entry.what)


def _known(made: TableChange) -> TableChange:
    if made.noun not in FILES:
        raise Damaged(f'this sobertrack does not know what a "{made.noun[:40]}" is', "update it; nothing was changed")
    return made


def _refuse_twice(journal: Journal, command: Command) -> None:
    by = next((one for one in commands(journal) if one.id == command.undone_by), None)
    hint = "to see what can be undone: sobertrack undo --list"
    if by is not None:
        hint = f"to bring it back: sobertrack undo {short_of(journal, by)}"
    raise Misuse(f"{short_of(journal, command)} is taken back already", hint)


def _still_to_do(journal: Journal, command: Command, changes: list[TableChange]) -> list[TableChange]:
    """Refuses tables that have changed since. Those that a power cut never let change are as they should be already."""
    notebook = Notebook(journal.home)
    now: dict[tuple[str, str], Raw | None] = {}
    left: list[TableChange] = []
    for change in changes:
        refuse_damaged(notebook.file(FILES[change.noun]))
        place = (change.noun, change.key)
        found = now[place] if place in now else notebook.table(*place)
        if found == change.after and found != change.before and _told_last(journal, command, change):
            continue
        if found != change.before:
            raise SobertrackError(
                f"{change.noun} {change.key or ''}".strip()
                + f" has changed since: it is now {_shown(found)}, the command left {_shown(change.before)}",
                "nothing was changed; to take the later change back first: sobertrack undo --list",
            )
        now[place] = change.after
        left.append(change)
    return left


def _told_last(journal: Journal, command: Command, change: TableChange) -> bool:
    """Whether nothing later tells of a table: then only a power cut can have kept it from being what was told."""
    kept = [raw for raw in all_records(journal) if raw.get("type") == "kept" and raw.get("key") == name_of(change)]
    return any(raw.get("id") == kept[-1].get("id") for raw in command.records) if kept else False


def _shown(table: Raw | None) -> str:
    if table is None:
        return "not there"
    return "{" + ", ".join(f"{key} = {value!r}" for key, value in table.items()) + "}"


def decoded(raw: Raw) -> Entry[Any] | None:
    """The entry of a record; None for edits, removals and what cannot be read."""
    if raw.get("type") in ABOUT_OTHERS:
        return None
    try:
        entry = codec.decode(raw)
    except codec.BadRecord:
        return None
    return None if isinstance(entry.what, Unknown) else entry

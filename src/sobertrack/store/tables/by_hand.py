"""A whole TOML file as a person changed it by hand: put in place only if it can be read, and undoable."""

from sobertrack.errors import SobertrackError
from sobertrack.model.entries import Draft, Kept
from sobertrack.store.files import locked
from sobertrack.store.journal import Journal
from sobertrack.store.tables.changes import ALONE, FILES, TableChange, name_of
from sobertrack.store.tables.keeping import install_locked
from sobertrack.store.tables.toml import TomlFile, parse_toml, read_toml, refuse_damaged


def install(journal: Journal, name: str, seen: bytes, text: str) -> list[TableChange]:
    """Put a new text in a file's place; what changed in its tables goes to the journal, so that undo takes it back.

    `seen` is what the person saw: where the file is something else by now, nothing is written. A text that cannot be
    read is refused as Damaged. Where the old file could not be read, there is nothing that undo could go back to.
    """
    path = journal.home.data / name
    new = parse_toml(path, text.encode("utf-8", "surrogateescape"))
    refuse_damaged(new)
    with locked(journal.home.state):
        old = read_toml(path)
        if (old.raw or b"") != seen:
            raise SobertrackError(f"{name} changed while you edited it; nothing was written", "edit it again")
        journal.refuse_newer()
        changes = [] if old.problem else table_changes(old, new)
        install_locked(journal, [new._replace(raw=old.raw)], [_draft(journal, name, change) for change in changes])
    return changes


def table_changes(old: TomlFile, new: TomlFile) -> list[TableChange]:
    """Each table that one file has otherwise than the other."""
    changes = []
    for noun in sorted({noun for noun, name in FILES.items() if name == new.path.name}):
        before, after = (each.data.get(noun) for each in (old, new))
        if noun in ALONE:
            if before != after:
                changes.append(TableChange(noun, "", _table(before), _table(after)))
            continue
        was, now = _table(before) or {}, _table(after) or {}
        keys = [*was, *(key for key in now if key not in was)]
        changed = [key for key in keys if was.get(key) != now.get(key)]
        changes += [TableChange(noun, key, _table(was.get(key)), _table(now.get(key))) for key in changed]
    return changes


def _table(value: object) -> dict[str, object] | None:
    return value if isinstance(value, dict) else None


def _draft(journal: Journal, name: str, change: TableChange) -> Draft:
    return Draft(journal.now.date(), Kept(name, name_of(change), change.before, change.after))

"""Changes to kept things: the journal and the TOML files together, or neither."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sobertrack.errors import Damaged, SobertrackError
from sobertrack.model.entries import Draft, Entry, Kept
from sobertrack.store.codec import Raw
from sobertrack.store.files import Staged, locked, replace_whole
from sobertrack.store.journal import Journal
from sobertrack.store.paths import Home
from sobertrack.store.records import marks
from sobertrack.store.records.unsaved import given_back, in_short
from sobertrack.store.tables.changes import FILES, TABLE_LIMIT, TableChange, name_of
from sobertrack.store.tables.splice import bytes_of, with_table
from sobertrack.store.tables.toml import SIZE_LIMIT, TomlFile, parsed, read_toml, refuse_damaged, written
from sobertrack.store.upgrades import keep_older


def keep(
    journal: Journal, changes: Sequence[TableChange], drafts: Sequence[Draft], raws: Sequence[Raw]
) -> list[Entry[Any]]:
    """Write what `notebook.keep` says."""
    with given_back(in_short(_with_kept(journal, changes, drafts), raws)), locked(journal.home.state):
        return keep_locked(journal, changes, drafts, raws)


def keep_locked(
    journal: Journal, changes: Sequence[TableChange], drafts: Sequence[Draft] = (), raws: Sequence[Raw] = ()
) -> list[Entry[Any]]:
    """The same for a caller that holds the lock.

    The new files lie complete beside the old ones before the journal tells of them, and are put in their place after
    that: a disk that is full is noticed while nothing is changed yet.
    """
    journal.refuse_newer()
    return install_locked(journal, _changed(journal.home, changes), _with_kept(journal, changes, drafts), raws)


def _with_kept(journal: Journal, changes: Sequence[TableChange], drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts, and the records that tell of changes."""
    kept = [
        Draft(journal.now.date(), Kept(FILES[change.noun], name_of(change), change.before, change.after))
        for change in changes
    ]
    return [*drafts, *kept]


def install_locked(
    journal: Journal, files: Sequence[TomlFile], drafts: Sequence[Draft], raws: Sequence[Raw] = ()
) -> list[Entry[Any]]:
    """Put new texts in the place of files and write down what they change, for a caller that holds the lock.

    A file's `text` is what it becomes, its `raw` what it was read from: where it is something else by now, nothing
    is written.
    """
    staged = _staged(files)
    try:
        if not drafts and not raws:
            _put(staged)
            return []
        entries = journal.write_locked(drafts, raws, then=lambda: _put(staged))
        marks.mark_tables(journal.home, {file.path.name for file in files})
        return entries
    finally:
        for _, each in staged:
            each.drop()


def _changed(home: Home, changes: Sequence[TableChange]) -> list[TomlFile]:
    """Every file that is concerned, as it should become; its `raw` is what it was read from."""
    files: dict[Path, TomlFile] = {}
    for change in changes:
        path = home.data / FILES[change.noun]
        file = files.get(path) or _of_today(home, read_toml(path))
        refuse_damaged(file)
        _refuse_missing(home, file)
        if _found(file, change) != change.before:
            raise SobertrackError(
                f"{path.name} changed since it was read; nothing was changed",
                "look at it, then give the command again",
                place=str(path),
            )
        text = with_table(file, change.noun, change.key, change.after)
        _refuse_large(file, change, text)
        files[path] = TomlFile(path, text, parsed(text), None, file.raw)
    return list(files.values())


def _refuse_missing(home: Home, file: TomlFile) -> None:
    """Damaged, where a file that was here is gone: a new one would hide that."""
    if not file.text and file.path.name in marks.read_marks(home):
        raise Damaged(
            f"{file.path.name} was here, and is missing or empty; nothing was changed",
            "a backup may hold it: sobertrack backup restore latest --dry-run; if the loss was meant: "
            "sobertrack doctor --accept",
            place=str(file.path),
        )


def _of_today(home: Home, file: TomlFile) -> TomlFile:
    """A file that is to be changed, written anew where it is of an older format. The older one is kept."""
    if file.older is None or file.raw is None:
        return file
    keep_older(home, file.path.name, file.raw, file.older)
    return TomlFile(file.path, written(file.data), file.data, None, file.raw)


def _found(file: TomlFile, change: TableChange) -> Any:
    tables = file.data.get(change.noun)
    if tables is not None and not isinstance(tables, dict):
        raise SobertrackError(
            f"{change.noun} is no table in {file.path.name}; nothing was changed",
            f"write each entry as a table of its own, [{change.noun}.NAME]: {file.path}",
        )
    return tables if not change.key else (tables or {}).get(change.key)


def _refuse_large(file: TomlFile, change: TableChange, text: str) -> None:
    """What was written could not be read again, or not be undone."""
    if len(repr(change.after).encode("utf-8", "surrogatepass")) > TABLE_LIMIT:
        raise SobertrackError(
            f"{change.noun} {change.key}: one entry holds at most {TABLE_LIMIT // 1024} kB; nothing was changed",
            "make its texts shorter",
        )
    if len(bytes_of(text)) > SIZE_LIMIT:
        raise SobertrackError(
            f"{file.path.name} is full: it holds at most {SIZE_LIMIT // 1024} kB; nothing was changed",
            "remove what you no longer need, or make texts shorter",
        )


def _staged(files: Sequence[TomlFile]) -> list[tuple[TomlFile, Staged]]:
    staged: list[tuple[TomlFile, Staged]] = []
    try:
        for file in files:
            staged.append((file, Staged(file.path, bytes_of(file.text))))
    except BaseException:
        for _, each in staged:
            each.drop()
        raise
    return staged


def _put(staged: Sequence[tuple[TomlFile, Staged]]) -> None:
    done: list[TomlFile] = []
    try:
        for file, each in staged:
            if read_toml(file.path).raw != file.raw:
                raise SobertrackError(
                    f"{file.path.name} was changed by another program just now; both are kept as they are",
                    "look at it, then give the command again",
                    place=str(file.path),
                )
            done.append(file)
            each.put()
    except BaseException:
        for file in reversed(done):
            _put_back(file)
        raise


def _put_back(file: TomlFile) -> None:
    if file.raw is None:
        file.path.unlink(missing_ok=True)
        return
    try:
        replace_whole(file.path, file.raw)
    except OSError:  # a disk that syncs no more; where everybody reads, it is as it was
        replace_whole(file.path, file.raw, durable=False)

"""The erasure itself: first what is to go is named in the journal, so that it is hidden; then its bytes go.

A power cut at any moment leaves it hidden, and `purge --pending` ends what was begun.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from sobertrack.errors import SobertrackError
from sobertrack.store.codec import Raw
from sobertrack.store.erasing import rewriting, traces
from sobertrack.store.erasing.doomed import Doomed, Table
from sobertrack.store.files import locked, read_whole, replace_whole
from sobertrack.store.journal import Journal
from sobertrack.store.paths import Home
from sobertrack.store.records import marks
from sobertrack.store.records.device import read_device
from sobertrack.store.records.lines import parse
from sobertrack.store.records.listing import journal_files, read_file
from sobertrack.store.records.overlay import PURGED, purged_ids
from sobertrack.store.safekeeping import echo
from sobertrack.store.tables.changes import FILES
from sobertrack.store.tables.splice import bytes_of, with_table
from sobertrack.store.tables.toml import TomlFile, parsed, read_toml, refuse_damaged

AT_ONCE = 1500
"""How many ids stand in one line of the journal, which holds at most 64 kB."""


def erase(journal: Journal, doomed: Doomed, *, every_file: bool = False) -> None:
    """Erase for good. `every_file` rewrites the files of other computers, too, which must not be in use any more.

    An error before anything was written changes nothing; a later one says how to go on.
    """
    home = journal.home
    with locked(home.state):
        journal.refuse_newer()
        files = _without_tables(home, doomed.tables) if not doomed.everything else []
        gone = sorted(doomed.ids)
        tombstones = [{"type": PURGED, "of": gone[at : at + AT_ONCE]} for at in range(0, len(gone), AT_ONCE)]
        journal.write_locked([], tombstones)
        for file in files:
            _put(file)
        if doomed.everything:
            _remove_tables(home)
        _sweep(journal, doomed.records, every_file=every_file, everything=doomed.everything)


def erase_pending(journal: Journal, *, every_file: bool = False) -> None:
    """Take the bytes away of what was named before, here or on another computer."""
    with locked(journal.home.state):
        journal.refuse_newer()
        raws = [raw for path in journal_files(journal.home) for raw in parse(read_whole(path), "").records]
        gone = purged_ids(raws)
        _sweep(journal, [raw for raw in raws if raw.get("id") in gone], every_file=every_file)


def pending(home: Home, *, every_file: bool = False) -> set[str]:
    """The ids of records that were erased and still lie in files of this computer."""
    records = {path: parse(read_file(path)[0], "").records for path in journal_files(home)}
    gone = purged_ids([raw for each in records.values() for raw in each])
    mine = [path for path in records if every_file or is_ours(home, path)]
    return {str(raw.get("id")) for path in mine for raw in records[path]} & gone


def left_elsewhere(home: Home) -> dict[str, int]:
    """How many erased records still lie in the files of other computers, by the name that these go by there."""
    records = {path: parse(read_file(path)[0], "").records for path in journal_files(home)}
    gone = purged_ids([raw for each in records.values() for raw in each])
    numbers: dict[str, int] = {}
    for path, each in records.items() if gone else ():
        number = sum(raw.get("id") in gone for raw in each)
        if number and not is_ours(home, path):
            device = path.stem.partition("-")[2] or path.stem
            numbers[device] = numbers.get(device, 0) + number
    return numbers


def is_ours(home: Home, path: Path) -> bool:
    """Whether a journal file is of this computer, or a copy of such a one that a sync tool made."""
    device = read_device(home)
    return bool(device) and re.search(rf"-{device}(?![0-9a-z])", path.name) is not None


def _sweep(journal: Journal, records: Sequence[Raw], *, every_file: bool, everything: bool = False) -> None:
    """Take the bytes away of everything that the journal names as erased; `records` are those that it names now.

    The journal files come last: as long as they hold something it is known that there is more to do. The marks come
    first, so that nothing looks like a loss.
    """
    home = journal.home
    old = {path: read_whole(path) for path in journal_files(home) if every_file or is_ours(home, path)}
    gone = _named(home)
    new = {path: _rest(data, gone, everything=everything) for path, data in old.items()}
    changed = {path: data for path, data in new.items() if data != old[path]}
    _mark(home, changed, everything=everything)
    _clean_echo(home, gone, everything=everything)
    if everything:
        traces.clear_state(home)
    else:
        traces.clean_state(home, gone, records)
    traces.clear_cache(home)
    for path, data in changed.items():
        rewriting.put(path, old[path], data)
    if changed:
        traces.clear_cache(home)  # whoever read meanwhile has made it anew
    journal.__dict__.pop("digests", None)


def _rest(data: bytes, gone: Collection[bytes], *, everything: bool) -> bytes:
    return rewriting.only_erasures(data) if everything else rewriting.without(data, gone)


def _mark(home: Home, changed: Mapping[Path, bytes], *, everything: bool) -> None:
    """The marks of the files as they become."""
    known = marks.read_marks(home)
    for path, data in changed.items():
        if path.name in known and data.strip():
            known[path.name] = marks.of_bytes(data)
        else:
            known.pop(path.name, None)
    for name in [name for name in known if everything and not name.endswith(".jsonl")]:
        del known[name]
    marks.write_marks(home, known, durable=True)


def _named(home: Home) -> set[bytes]:
    # a file that cannot be read is an error: nobody may be told that all is erased
    raws = [raw for path in journal_files(home) for raw in parse(read_whole(path), "").records]
    return {ulid.encode() for ulid in purged_ids(raws)}


def _clean_echo(home: Home, gone: Collection[bytes], *, everything: bool) -> None:
    """In the echo of another notebook beside the same state, which may be an older place of this one, ids alone go."""
    for path in home.state.rglob(echo.NAME):
        if path.is_file():
            data = path.read_bytes()
            kept = _rest(data, gone, everything=everything and path == echo.place(home))
            if kept != data:
                replace_whole(path, kept)


def _without_tables(home: Home, tables: Sequence[Table]) -> list[TomlFile]:
    """The files of kept things as they become."""
    files: dict[Path, TomlFile] = {}
    for noun, key in tables:
        path = home.data / FILES[noun]
        file = files.get(path) or read_toml(path)
        refuse_damaged(file)
        text = with_table(file, noun, key, None)
        files[path] = TomlFile(path, text, parsed(text), None, file.raw)
    return list(files.values())


def _put(file: TomlFile) -> None:
    if read_toml(file.path).raw != file.raw:
        raise SobertrackError(
            f"{file.path.name} was changed by another program just now; what stands in it was not erased",
            "look at it, then give the command again",
            place=str(file.path),
        )
    replace_whole(file.path, bytes_of(file.text))


def _remove_tables(home: Home) -> None:
    """Every table, list and report, and the copies of them that sync tools and editors made."""
    for pattern in ("*.toml", "*.toml~", "*.toml.*", "feeds/*", "circle/*"):
        for path in home.data.glob(pattern):
            if path.is_file() or path.is_symlink():
                rewriting.remove(path)

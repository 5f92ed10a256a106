"""What a backup still holds of kept things that were erased here for good: it is not brought back, either."""

from contextlib import suppress

from sobertrack.errors import SobertrackError
from sobertrack.store.backups.reading import Opened
from sobertrack.store.codec import Raw
from sobertrack.store.erasing.doomed import Table, table_of
from sobertrack.store.journal import Journal
from sobertrack.store.paths import Home
from sobertrack.store.records.lines import parse
from sobertrack.store.records.listing import journal_files, read_file
from sobertrack.store.records.overlay import purged_ids
from sobertrack.store.tables.changes import FILES
from sobertrack.store.tables.splice import bytes_of, with_table
from sobertrack.store.tables.toml import TomlFile, parse_toml


def without_erased(journal: Journal, backup: Opened) -> Opened:
    """The backup as it may be given back here: kept things whose whole story was erased are not in it."""
    erased = _erased(journal, backup)
    if not erased:
        return backup
    files = dict(backup.files)
    for name in backup.tables:
        mine = [table for table in erased if FILES.get(table[0]) == name]
        with suppress(SobertrackError):  # a table that cannot be taken out alone: nothing else may be lost by that
            files[name] = _without(journal.home, name, files[name], mine) if mine else files[name]
        if not files[name]:
            del files[name]
    return backup._replace(files=files)


def _erased(journal: Journal, backup: Opened) -> set[Table]:
    """The kept things of which every change in the backup was erased here, and which nobody has made anew since."""
    here = [raw for path in journal_files(journal.home) for raw in parse(read_file(path)[0], str(path)).records]
    there = [raw for data in backup.journals.values() for raw in parse(data, "").records]
    gone = purged_ids([*here, *there])
    kept = [raw for raw in (*here, *there) if raw.get("type") == "kept"] if gone else []
    stand = {table_of(raw) for raw in kept if not _is_in(raw, gone)}
    return {table_of(raw) for raw in kept if _is_in(raw, gone)} - stand


def _is_in(raw: Raw, gone: set[str]) -> bool:
    return str(raw.get("id")) in gone


def _without(home: Home, name: str, data: bytes, tables: list[Table]) -> bytes:
    """The file without these tables; empty where nothing is left in it."""
    file = parse_toml(home.data / name, data)
    if file.problem is not None:
        return data
    for noun, key in tables:
        text = with_table(file, noun, key, None)
        file = parse_toml(file.path, bytes_of(text))
    return bytes_of(file.text) if _holds(file) else b""


def _holds(file: TomlFile) -> bool:
    return any(isinstance(value, dict) and value for value in file.data.values())

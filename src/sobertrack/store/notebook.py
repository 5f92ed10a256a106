"""The kept things: counters, strategies, groups, supporters, plans and settings, each a table of a TOML file."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sobertrack.model.counters import Counter
from sobertrack.model.entries import Draft, Entry
from sobertrack.model.settings import Settings, from_table
from sobertrack.model.supporters import Supporter
from sobertrack.store.codec import Raw
from sobertrack.store.journal import Journal
from sobertrack.store.kept.counters import counter_from
from sobertrack.store.kept.supporters import supporter_from
from sobertrack.store.paths import Home
from sobertrack.store.records.lines import Problem
from sobertrack.store.shelf import Shelf, key_of
from sobertrack.store.tables.changes import FILES as FILES
from sobertrack.store.tables.changes import TABLE_LIMIT as TABLE_LIMIT
from sobertrack.store.tables.changes import TableChange as TableChange
from sobertrack.store.tables.changes import change_of as change_of
from sobertrack.store.tables.tables import BadTable

if TYPE_CHECKING:
    from sobertrack.store.tables.toml import TomlFile

T = TypeVar("T")


class Notebook:
    """The TOML files of one notebook. Reading never fails: what cannot be read is named in `problems`."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.bad_tables: list[Problem] = []
        self._files: dict[str, TomlFile] = {}
        self._data: dict[str, Raw] = {}

    def file(self, name: str) -> "TomlFile":
        """One file, parsed; it is read once. Of one that does not parse it holds what can be read alone."""
        if name not in self._files:
            from sobertrack.store.tables.toml import read_toml  # 5 ms; what did not change is read from a snapshot

            file = read_toml(self.home.data / name)
            if file.problem is not None and file.raw:
                from sobertrack.store.tables.salvage import salvaged  # damage is rare

                file = file._replace(data=salvaged(name, file.raw))
            self._files[name] = file
        return self._files[name]

    def data(self, name: str) -> Raw:
        """What stands in one file: from the snapshot, where the file is still the same."""
        if name not in self._data:
            self._data[name] = self._read(name)
        return self._data[name]

    def _read(self, name: str) -> Raw:
        try:
            key = key_of(self.home.data / name)
        except FileNotFoundError:
            return {}
        except OSError:
            return self.file(name).data
        kept = self._snapshot.get(name, key)
        if isinstance(kept, dict):
            return kept
        file = self.file(name)
        if file.problem is None and not file.newer:
            self._snapshot.put(name, key, file.data)
            self._snapshot.save(set(FILES.values()))
        return file.data

    @cached_property
    def _snapshot(self) -> Shelf:
        return Shelf(self.home, "tables.json")

    @property
    def problems(self) -> list[Problem]:
        """What was wrong with the files read so far."""
        broken = [file.problem for file in self._files.values() if file.problem is not None]
        newer = [self._newer(name) for name, file in self._files.items() if file.newer]
        return [*broken, *newer, *self.bad_tables]

    def _newer(self, name: str) -> Problem:
        message = f"{name} was written by a newer sobertrack; this one only reads it"
        return Problem("newer_file", message, str(self.home.data / name))

    def tables(self, noun: str) -> dict[str, Raw]:
        """The tables of a noun by their keys, in the order of the file; what is no table is named in `problems`."""
        found = self.data(FILES[noun]).get(noun, {})
        if not isinstance(found, dict):
            self._bad_table(noun, "", f"[{noun}] is not a table")
            return {}
        for key, table in found.items():
            if not isinstance(table, dict):
                self._bad_table(noun, key, f"[{noun}.{key}] is not a table")
        return {key: table for key, table in found.items() if isinstance(table, dict)}

    def table(self, noun: str, key: str) -> Raw | None:
        """One table; None where there is none. The settings have the key ""."""
        found = self.data(FILES[noun]).get(noun) if not key else self.tables(noun).get(key)
        return found if isinstance(found, dict) else None

    @cached_property
    def counters(self) -> list[Counter]:
        """Every counter, ended and archived ones too."""
        return self.made("counter", counter_from)

    @cached_property
    def supporters(self) -> list[Supporter]:
        """The people one can turn to, in the order in which to call; else that of the file."""
        return sorted(self.made("supporter", supporter_from), key=lambda person: person.place)

    def made(self, noun: str, make: Callable[[str, Raw], T]) -> list[T]:
        """A value for each table of a noun; a table that cannot be one is named in `problems` and left out."""
        found = []
        for key, table in self.tables(noun).items():
            try:
                found.append(make(key, table))
            except BadTable as error:
                self._bad_table(noun, key, f"[{noun}.{key}]: {error}")
        return found

    def _bad_table(self, noun: str, key: str, message: str, code: str = "bad_table") -> None:
        path = self.home.data / FILES[noun]
        if (file := self._files.get(path.name)) and file.problem is not None:
            return  # the file is told of; half a table follows from that
        problem = Problem(code, message, str(path), self._line_of(path, noun, key))
        if problem not in self.bad_tables:
            self.bad_tables.append(problem)

    def _line_of(self, path: Path, noun: str, key: str) -> int:
        with suppress(OSError, UnicodeDecodeError):
            wanted = {f"[{noun}.{key}]", f'[{noun}."{key}"]', f"[{noun}]"}
            for number, line in enumerate(path.read_text("utf-8-sig").split("\n"), 1):
                if line.partition("#")[0].strip() in wanted:
                    return number
        return 0

    @cached_property
    def settings(self) -> Settings:
        """The person's settings; the usual ones where nothing is set."""
        settings, wrong = from_table(self.table("settings", "") or {})
        for sentence in wrong:
            self._bad_table("settings", "", f"setting {sentence}", "bad_setting")
        return settings


def keep(
    journal: Journal,
    changes: Sequence[TableChange],
    drafts: Sequence[Draft] = (),
    raws: Sequence[Raw] = (),
) -> list[Entry[Any]]:
    """Change tables, and write drafts and journal changes, as one command that undo can take back.

    A table that is no longer what `before` says is left alone, and an error tells so. If anything cannot be written,
    all files are as they were.
    """
    from sobertrack.store.tables import keeping  # parses and writes TOML, which most runs never do

    return keeping.keep(journal, changes, drafts, raws)

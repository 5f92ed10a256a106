"""The kept things: counters, strategies, groups, supporters, plans and settings, each a table of a TOML file."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from sobertrack.errors import SobertrackError
from sobertrack.model.counters import Counter
from sobertrack.model.entries import Entry, Kept
from sobertrack.model.settings import Settings, from_table
from sobertrack.model.supporters import Supporter
from sobertrack.store.codec import Raw
from sobertrack.store.files import locked, replace_whole
from sobertrack.store.journal import Draft, Journal
from sobertrack.store.lines import Problem
from sobertrack.store.paths import Home
from sobertrack.store.tables import BadTable, counter_from, supporter_from
from sobertrack.store.toml import SIZE_LIMIT, TomlFile, read_toml, refuse_damaged, with_table

T = TypeVar("T")

FILES = {
    "counter": "counters.toml",
    "strategy": "strategies.toml",
    "group": "groups.toml",
    "meeting": "groups.toml",
    "supporter": "supporters.toml",
    "plan": "plan.toml",
    "promise": "plan.toml",
    "appointment": "plan.toml",
    "message": "supporters.toml",
    "settings": "settings.toml",
    "line": "settings.toml",
}
"""The file that keeps the tables of each noun: `[counter.alcohol]` stands in counters.toml."""


TABLE_LIMIT = 24 * 1024
"""The journal keeps a table before and after a change in one line of at most 64 kB."""


class TableChange(NamedTuple):
    """One table before and after; None stands for "not there". `key` is "" for the settings."""

    noun: str
    key: str
    before: Raw | None
    after: Raw | None


class Notebook:
    """The TOML files of one notebook. Reading never fails: what cannot be read is named in `problems`."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._files: dict[str, TomlFile] = {}
        self.bad_tables: list[Problem] = []

    def file(self, name: str) -> TomlFile:
        """One file, read once."""
        if name not in self._files:
            self._files[name] = read_toml(self.home.data / name)
        return self._files[name]

    @property
    def problems(self) -> list[Problem]:
        """What was wrong with the files read so far."""
        broken = [file.problem for file in self._files.values() if file.problem is not None]
        return broken + self.bad_tables

    def tables(self, noun: str) -> dict[str, Raw]:
        """The tables of a noun by their keys, in the order of the file; what is no table is left out."""
        found = self.file(FILES[noun]).data.get(noun, {})
        if not isinstance(found, dict):
            return {}
        return {key: table for key, table in found.items() if isinstance(table, dict)}

    def table(self, noun: str, key: str) -> Raw | None:
        """One table; None where there is none. The settings have the key ""."""
        found = self.file(FILES[noun]).data.get(noun) if not key else self.tables(noun).get(key)
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
                self._bad_table(noun, key, error)
        return found

    def _bad_table(self, noun: str, key: str, error: BadTable) -> None:
        path = self.home.data / FILES[noun]
        self.bad_tables.append(Problem("bad_table", f"[{noun}.{key}]: {error}", str(path)))

    @cached_property
    def settings(self) -> Settings:
        """The person's settings; the usual ones where nothing is set."""
        return from_table(self.table("settings", "") or {})[0]


def read_settings(home: Home) -> Settings:
    """The settings of a notebook."""
    return Notebook(home).settings


def keep(
    journal: Journal,
    changes: Sequence[TableChange],
    drafts: Sequence[Draft] = (),
    raws: Sequence[Raw] = (),
) -> list[Entry[Any]]:
    """Change tables, and write drafts and journal changes, as one command that undo can take back.

    A table that is no longer what `before` says is left alone, and an error tells so. If the journal cannot be
    written, the files are put back as they were.
    """
    kept = [
        Draft(journal.now.date(), Kept(FILES[change.noun], name_of(change), change.before, change.after))
        for change in changes
    ]
    with locked(journal.home.state):
        journal.refuse_newer()
        written: list[tuple[TomlFile, str]] = []
        try:
            for change in changes:
                written.append(_apply(journal.home, change))
            return journal.write_locked([*drafts, *kept], raws)
        except BaseException:
            for file, _ in reversed(written):
                replace_whole(file.path, file.text.encode())
            raise


def name_of(change: TableChange) -> str:
    """The name of a table as the journal spells it: "counter.alcohol", "settings"."""
    return f"{change.noun}.{change.key}" if change.key else change.noun


def _apply(home: Home, change: TableChange) -> tuple[TomlFile, str]:
    file = read_toml(home.data / FILES[change.noun])
    refuse_damaged(file)
    tables = file.data.get(change.noun)
    found = tables if not change.key else (tables or {}).get(change.key)
    if found != change.before:
        raise SobertrackError(
            f"{file.path.name} changed since it was read; nothing was written",
            "look at it, then give the command again",
            place=str(file.path),
        )
    text = with_table(file, change.noun, change.key, change.after)
    _refuse_large(file, change, text)
    replace_whole(file.path, text.encode())
    return file, text


def _refuse_large(file: TomlFile, change: TableChange, text: str) -> None:
    """What was written could not be read again, or not be undone."""
    if len(repr(change.after).encode()) > TABLE_LIMIT:
        raise SobertrackError(
            f"{change.noun} {change.key}: one entry holds at most {TABLE_LIMIT // 1024} kB; nothing was changed",
            "make its texts shorter",
        )
    if len(text.encode()) > SIZE_LIMIT:
        raise SobertrackError(
            f"{file.path.name} is full: it holds at most {SIZE_LIMIT // 1024} kB; nothing was changed",
            "remove what you no longer need, or make texts shorter",
        )


def change_of(entry: Kept) -> TableChange:
    """The table change that a journal entry tells of."""
    noun, _, key = entry.key.partition(".")
    return TableChange(noun, key, entry.before, entry.after)

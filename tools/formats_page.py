"""Fills tools/formats.md with the fields that the program reads: every file on disk, and what an export holds."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import format_words as words
from sobertrack.exchange.fields.listed import FIELDS as LISTED_FIELDS
from sobertrack.exchange.full_copy import LARGEST, SCHEMA
from sobertrack.model.aftercare import KEYS as AFTERCARE
from sobertrack.model.full_copy import FullCopy
from sobertrack.store import codec
from sobertrack.store.checks.kept import MAKERS
from sobertrack.store.notebook import FILES, TABLE_LIMIT
from sobertrack.store.tables.toml import SIZE_LIMIT
from sobertrack.views.program.full_copy import ALONE, NOUNS, Notebook
from sobertrack.views.program.full_copy_tables import ENTRIES, columns, tables

PROSE = Path(__file__).with_name("formats.md")
LEAST = {
    "counter": {"since": "2026-01-01"},
    "line": {"number": "1"},
    "plan": {"if": "x", "then": "y"},
    "promise": {"promise": "walk 3/week", "since": "2026-01-01"},
    "appointment": {"date": "2026-01-01"},
    "meeting": {"weekday": "monday", "time": "19:00"},
}
"""The least that each kept thing must say."""


class Asked(dict[str, Any]):
    """A table that remembers which of its keys were asked for."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        super().__init__(table)
        self.keys_asked: dict[str, None] = {}

    def get(self, key: str, default: Any = None) -> Any:
        """A value, and a note of its key."""
        self.keys_asked[key] = None
        return super().get(key, default)

    def __getitem__(self, key: str) -> Any:
        self.keys_asked[key] = None
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.keys_asked[str(key)] = None
        return super().__contains__(key)


def table_keys(noun: str) -> list[str]:
    """The keys of a kept table that the program reads."""
    table = Asked(LEAST.get(noun, {}))
    MAKERS[noun]("x", table)
    return [*{key: None for key in words.TABLES.get(noun, {}) if key in table.keys_asked}, *_rest(table, noun)]


def _rest(table: Asked, noun: str) -> list[str]:
    return [key for key in table.keys_asked if key not in words.TABLES.get(noun, {})]


def field_type(kind: str, field: str) -> str:
    """What a field of a record must be, in the words with which the program refuses anything else."""
    try:
        codec._READERS[kind][field](field, object())
    except codec.BadRecord as error:
        return str(error).partition(" is not ")[2]
    return "anything"


def undescribed() -> list[str]:
    """Fields that the program reads and this page has no words for, and words for what nobody reads."""
    found = []
    for kind, readers in codec._READERS.items():
        known = {**words.RECORDS["checkin"], **words.RECORDS.get(kind, {})}
        found += [f"{kind}.{field}" for field in readers if field not in known]
        found += [f"{kind}.{field} is not read" for field in words.RECORDS.get(kind, {}) if field not in readers]
    for noun in MAKERS:
        keys = table_keys(noun)
        found += [f"{noun}.{key}" for key in keys if key not in words.TABLES.get(noun, {})]
        found += [f"{noun}.{key} is not read" for key in words.TABLES.get(noun, {}) if key not in keys]
    return found + [f"listed.{field}" for field in LISTED_FIELDS if field not in words.LISTED]


def formats_page(table: Any, written: str) -> str:
    """The page. `table` makes a Markdown table, `written` says where the page comes from."""
    parts = {
        "written": written,
        "line limit": str(codec.LINE_LIMIT // 1024),
        "file limit": str(SIZE_LIMIT // 1024),
        "table limit": str(TABLE_LIMIT // 1024),
        "largest": str(LARGEST // 1024 // 1024),
        "schema": SCHEMA,
        "head": _fields(table, words.HEAD),
        "records": "\n".join(_record(table, kind) for kind in codec._READERS),
        "tables": "\n".join(_kept(table, noun) for noun in FILES if noun in MAKERS),
        "aftercare": ", ".join(f"`{key}`" for key in AFTERCARE),
        "export": _export(table),
        "listed": _fields(table, {field: words.LISTED.get(field, "") for field in LISTED_FIELDS}),
        "csv": table(("file", "columns"), [(f"`{ENTRIES[kind]}.csv`", ", ".join(columns(kind))) for kind in ENTRIES]),
        "others": ", ".join(f"`{name}.csv`" for name in _other_tables()),
    }
    return re.sub(r"<<([a-z ]+)>>", lambda found: parts[found[1]], PROSE.read_text("utf-8"))


def _record(table: Any, kind: str) -> str:
    known = {**words.RECORDS["checkin"], **words.RECORDS.get(kind, {})}
    rows = [(f"`{field}`", field_type(kind, field), known.get(field, "")) for field in codec._READERS[kind]]
    return f"### {kind}\n\n{table(('field', 'is', 'meaning'), rows)}"


def _kept(table: Any, noun: str) -> str:
    rows = {key: words.TABLES.get(noun, {}).get(key, "") for key in table_keys(noun)}
    return f"### [{noun}.ID] in {FILES[noun]}\n\n{_fields(table, rows)}"


def _export(table: Any) -> str:
    nouns = [(f"`{word}`", f"each `[{noun}.ID]` with its `id`") for noun, word in NOUNS.items()]
    alone = [(f"`{noun}`", words.EXPORT[noun]) for noun in ALONE]
    rest = [(f"`{key}`", text) for key, text in words.EXPORT.items() if key not in ALONE]
    made: str = table(("in `data`", "what it holds"), [*rest[:4], *nouns, *alone, *rest[4:]])
    return made


def _other_tables() -> list[str]:
    return [name for name in tables(Notebook((), {}), FullCopy((), {}, ())) if name not in ENTRIES.values()]


def _fields(table: Any, rows: Mapping[str, str]) -> str:
    made: str = table(("field", "meaning"), [(f"`{name}`", text) for name, text in rows.items()])
    return made

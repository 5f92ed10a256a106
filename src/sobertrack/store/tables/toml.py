"""The person's TOML files, read within limits. Only a file that changed, or is to be changed, is parsed here."""

import re
import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any, NamedTuple

from sobertrack.errors import Damaged, SobertrackError, reason
from sobertrack.model import limits
from sobertrack.store.codec import FORMAT, Raw
from sobertrack.store.files import read_bytes
from sobertrack.store.records.formats import is_newer, newer_notebook
from sobertrack.store.records.lines import Problem
from sobertrack.store.upgrades import is_older, lifted_tables

SIZE_LIMIT = limits.TABLES
PARTS_LIMIT = limits.KEY_PARTS
"""A dotted key of 40 kB holds the parser for seconds; no key of ours has more than three parts."""

_LONG_KEY = re.compile(r"""(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){16}""")
_QUOTED = re.compile(r"""(?:"(?:[^"\\]|\\.)*+"|'[^']*+')([ \t]*+\.)?""")
_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_SHOWN = 100
BOM = "\ufeff"


class TomlFile(NamedTuple):
    """One file as it was read: its text, its tables (dates and times as ISO text), and what was wrong.

    `raw` are its bytes, None where there is no file. `older` is the earlier format in which it is written, and from
    which its tables were brought to today's.
    """

    path: Path
    text: str
    data: Raw
    problem: Problem | None = None
    raw: bytes | None = None
    older: int | None = None

    @property
    def newer(self) -> bool:
        """Whether a newer program wrote it."""
        return is_newer(self.data.get("format", FORMAT))


def read_toml(path: Path) -> TomlFile:
    """Read a file; one that is missing is empty, one that cannot be read says why and where."""
    try:
        raw = read_bytes(path, SIZE_LIMIT)
    except (SobertrackError, OSError) as error:
        return TomlFile(path, "", {}, _problem(path, "", error))
    return parse_toml(path, raw or b"")._replace(raw=raw)


def parse_toml(path: Path, data: bytes) -> TomlFile:
    """What a file with these bytes holds, or would hold."""
    text = ""
    try:
        text = data.decode()
        tables = parsed(text)
        version = tables.get("format", FORMAT)
        if not is_older(version):
            return TomlFile(path, text, tables, None, data)
        return TomlFile(path, text, lifted_tables(path.name, tables), None, data, version)
    except (RecursionError, ValueError) as error:
        return TomlFile(path, "", {}, _problem(path, text, error), data)


def parsed(text: str) -> Raw:
    """The tables of a text, dates and times as ISO text; ValueError says what is wrong and where."""
    text = text.removeprefix(BOM).replace("\r\n", "\n")
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") >= PARTS_LIMIT and (found := _long_key(line)):
            raise ValueError(f"a key has too many parts (at line {number}, column {found.start() + 1})")
    return _plain_table(tomllib.loads(text, parse_float=_finite))


def _long_key(line: str) -> re.Match[str] | None:
    # quoted text is no key unless a dot follows it, and a note may hold a dotted word of any length
    return _LONG_KEY.search(_QUOTED.sub(lambda found: found[0] if found[1] else " " * len(found[0]), line))


def _finite(digits: str) -> float:
    number = float(digits)
    if number - number != 0:
        raise ValueError(f"{digits[:40]} is not a number here")
    return number


def _plain_table(table: dict[str, Any]) -> Raw:
    return {key: plain(value) for key, value in table.items()}


def plain(value: Any) -> Any:
    """A value of TOML as this program holds it: a hand-written date is its ISO text."""
    if isinstance(value, dict):
        return _plain_table(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, (date, time)) else value


def _problem(path: Path, text: str, error: Exception) -> Problem:
    if isinstance(error, SobertrackError):
        why = error.message.removeprefix(f"{path.name} ")
    elif isinstance(error, UnicodeDecodeError):
        why = f"byte {error.start + 1} is not UTF-8"
    elif isinstance(error, OSError):
        why = f"it cannot be read: {reason(error)}"
    elif isinstance(error, RecursionError):
        why = "lists or tables lie too deep in each other"
    else:
        why = _lower(_AT.sub("", str(error)))
    line, column = _where(text, str(error)) if isinstance(error, ValueError) else (0, 0)
    lines = text.removeprefix(BOM).split("\n")
    excerpt = lines[line - 1].rstrip("\r") if 0 < line <= len(lines) else ""
    return Problem("bad_toml", f"{path.name}: {why}", str(path), line, column, excerpt)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _where(text: str, message: str) -> tuple[int, int]:
    found = _AT.search(message)
    if found is None:
        return 0, 0
    if found[1]:
        return int(found[1]), int(found[2])
    last = text.rstrip("\n").split("\n")
    return len(last), len(last[-1]) + 1


def refuse_damaged(file: TomlFile) -> None:
    """Damaged, where a change would have to be written over a file that does not parse, or is newer."""
    if file.newer:
        raise newer_notebook(str(file.path))
    if file.problem is not None:
        line, column = file.problem.line, file.problem.column
        raise Damaged(
            f"{file.problem.message}; nothing was changed",
            f"mend the file by hand: {file.path}; then: sobertrack doctor",
            place=f"{file.path}:{line}:{column}" if line else str(file.path),
            excerpt=_with_caret(file.problem.excerpt, column) if column else "",
        )


def _with_caret(text: str, column: int) -> str:
    """The part of a line around a column, counted from 1, with a caret below it."""
    first = max(0, column - 1 - _SHOWN)
    shown = re.sub(r"\s", " ", text[first : first + 2 * _SHOWN])
    return f"{shown}\n{' ' * (column - 1 - first)}^"


def written(table: Raw) -> str:
    """A table as TOML text."""
    from tomli_w import dumps  # only a change of a kept table needs it: docs/decisions/0005

    return dumps(table)

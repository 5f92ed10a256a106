"""The person's TOML files: read within limits, and changed one table at a time, comments kept."""

import re
import tomllib
from datetime import date, time
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple

from sobertrack.errors import Damaged, SobertrackError
from sobertrack.store.codec import FORMAT, Raw
from sobertrack.store.files import read_bytes
from sobertrack.store.lines import Problem

SIZE_LIMIT = 256 * 1024
KEY_LIMIT = 200
"""A dotted key of 40 kB holds the parser for seconds; no key of ours comes near this."""


class TomlFile(NamedTuple):
    """One file as it was read: its text, its tables (dates and times as ISO text), and what was wrong."""

    path: Path
    text: str
    data: Raw
    problem: Problem | None = None

    @property
    def newer(self) -> bool:
        """Whether a newer program wrote it."""
        version = self.data.get("format", FORMAT)
        return not isinstance(version, int) or version > FORMAT


def read_toml(path: Path) -> TomlFile:
    """Read a file; one that is missing is empty, one that cannot be read says why and where."""
    try:
        return parse_toml(path, read_bytes(path, SIZE_LIMIT) or b"")
    except (SobertrackError, OSError) as error:
        return TomlFile(path, "", {}, _problem(path, error, b""))


def parse_toml(path: Path, data: bytes) -> TomlFile:
    """What a file with these bytes holds, or would hold."""
    try:
        text = data.decode("utf-8-sig")
        _refuse_long_keys(text)
        return TomlFile(path, text, _plain(tomllib.loads(text.replace("\r\n", "\n"))))
    except (RecursionError, UnicodeDecodeError, ValueError) as error:
        return TomlFile(path, "", {}, _problem(path, error, data))


def _refuse_long_keys(text: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > KEY_LIMIT and line.count(".") > KEY_LIMIT and re.match(r"\s*\[?[\w\s.\"'-]{200}", line):
            raise ValueError(f"a key is too long (at line {number}, column 1)")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, float) and not isfinite(value):
        raise ValueError(f"{value} is no number here")
    return value.isoformat() if isinstance(value, (date, time)) else value


def _problem(path: Path, error: Exception, data: bytes) -> Problem:
    where = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    line, column = (int(where[1]), int(where[2])) if where else (0, 0)
    why = re.sub(r" \(at .*\)$", "", str(error)).lower() if isinstance(error, ValueError) else "it cannot be read"
    if isinstance(error, UnicodeDecodeError):
        why = f"byte {error.start + 1} is not UTF-8"
    if isinstance(error, SobertrackError):
        why = error.message
    excerpt = data.decode("utf-8", "replace").split("\n")[line - 1][:200] if line else ""
    return Problem("bad_toml", f"{path.name}: {why}", str(path), line, column, excerpt)


def refuse_damaged(file: TomlFile) -> None:
    """Damaged, where a change would have to be written over a file that does not parse, or is newer."""
    if file.newer:
        raise Damaged(
            f"{file.path.name} was written by a newer sobertrack; this one only reads it",
            "update sobertrack on this computer; nothing was changed",
        )
    if file.problem is not None:
        at = f":{file.problem.line}:{file.problem.column}" if file.problem.line else ""
        caret = f"\n{' ' * (file.problem.column - 1)}^" if file.problem.column else ""
        raise Damaged(
            f"{file.problem.message}; nothing was changed",
            f"mend the file by hand: {file.path}; then: sobertrack doctor",
            place=f"{file.path}{at}",
            excerpt=file.problem.excerpt + caret if file.problem.excerpt else "",
        )


def with_table(file: TomlFile, noun: str, key: str, table: Raw | None) -> str:
    """The text of the file with one table set, or taken out when None; everything else stays as it is written."""
    from tomli_w import dumps  # only a change of a kept table needs it: docs/decisions/0005

    wanted = _wanted(file.data, noun, key, table)
    new = dumps({noun: {key: table} if key else table}) if table is not None else ""
    text = _spliced(file.text or f"format = {FORMAT}\n", noun, key, new)
    try:
        if _plain(tomllib.loads(text.replace("\r\n", "\n"))) == wanted:
            return text
    except (ValueError, RecursionError):
        pass
    if "#" in file.text:
        raise SobertrackError(
            f"{file.path.name} cannot be changed without losing your comments",
            f"write each entry as a table of its own, [{noun}.NAME], or change it by hand: {file.path}",
        )
    return dumps(wanted)


def _wanted(data: Raw, noun: str, key: str, table: Raw | None) -> Raw:
    wanted = {"format": FORMAT, **data}
    if not key:
        wanted.pop(noun, None)
        return {**wanted, noun: table} if table is not None else wanted
    tables = dict(wanted.pop(noun, {}))
    tables.pop(key, None)
    if table is not None:
        tables[key] = table
    return {**wanted, noun: tables} if tables else wanted


def _spliced(text: str, noun: str, key: str, new: str) -> str:
    if not re.search(r"(?m)^\s*format\s*=", text):
        text = f"format = {FORMAT}\n{text}"
    name = rf"{noun}\s*\.\s*(?:{re.escape(key)}|\"{re.escape(key)}\"|'{re.escape(key)}')" if key else noun
    head = re.search(rf"(?m)^[ \t]*\[[ \t]*{name}[ \t]*\][^\n]*\n?", text)
    if head is None:
        return f"{text.rstrip()}\n\n{new}" if new else text
    following = re.search(r"(?m)^[ \t]*\[", text[head.end() :])
    end = head.end() + following.start() if following else len(text)
    region = text[head.end() : end]
    kept_after = re.search(r"(?:^[ \t]*(?:#[^\n]*)?\n)*\Z", region, re.MULTILINE)
    tail = kept_after[0] if kept_after and following else ""
    comments = re.findall(r"(?m)^[ \t]*#[^\n]*\n", region[: len(region) - len(tail)])
    if new:
        first, _, rest = new.partition("\n")
        new = "\n".join([first, *(comment.rstrip("\n") for comment in comments), rest])
    return text[: head.start()] + new + (tail if tail or not following else "\n") + text[end:]

"""The bytes of a journal file to records: whole files at once, damaged lines one by one and never dropped."""

import json
import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from sobertrack.store.codec import FORMAT, LINE_LIMIT, Raw


class Problem(NamedTuple):
    """Something wrong in a file: a short code, a sentence, and where. `line` and `column` count from 1; 0 is unknown.

    `damage` tells a lost or destroyed file (exit 3) from a bad line (a warning).
    """

    code: str
    message: str
    file: str
    line: int = 0
    column: int = 0
    excerpt: str = ""
    damage: bool = False


class Parsed(NamedTuple):
    """The records of some lines, in order, and what was wrong with the others."""

    records: list[Raw]
    problems: list[Problem]


def parse(data: bytes, name: str) -> Parsed:
    """Every record of a journal file. Lines end at a newline byte and nowhere else."""
    body = data.rstrip(b"\n")
    if not body:
        return Parsed([], [])
    try:
        records = json.loads(b"[" + body.replace(b"\n", b",") + b"]", parse_constant=_refuse)
    except (ValueError, RecursionError):
        return _parse_each(list(enumerate(data.split(b"\n"), 1)), name, torn=not data.endswith(b"\n"))
    lines = body.count(b"\n") + 1
    if len(records) != lines or not all(type(record) is dict for record in records):
        return _parse_each(list(enumerate(data.split(b"\n"), 1)), name, torn=not data.endswith(b"\n"))
    return Parsed(records, [])


def parse_some(data: bytes, kinds: Collection[str], name: str) -> Parsed:
    """The records of these kinds, with every edit, delete and record of a newer format; other lines stay unread."""
    chosen = list(some_lines(data, kinds))
    if not chosen:
        return Parsed([], [])
    try:
        records = json.loads(b"[" + b",".join(chosen) + b"]", parse_constant=_refuse)
    except (ValueError, RecursionError):
        records = []
    if len(records) == len(chosen) and all(type(record) is dict for record in records):
        return Parsed(records, [])
    return _parse_each([(0, line) for line in chosen], name, torn=not data.endswith(b"\n"), data=data)


def some_lines(data: bytes, kinds: Collection[str]) -> Iterator[bytes]:
    """The lines that may hold a record of one of these kinds, by a byte test."""
    done = -1
    for match in _pattern(frozenset(kinds)).finditer(data):
        if match.start() < done:
            continue
        start = data.rfind(b"\n", 0, match.start()) + 1
        end = data.find(b"\n", match.end())
        done = len(data) if end < 0 else end
        yield data[start:done]


@lru_cache(maxsize=8)
def _pattern(kinds: frozenset[str]) -> re.Pattern[bytes]:
    words = "|".join(sorted({"edit", "delete", *kinds}))
    return re.compile(rf'"(?:{words})"|"v":(?!1,)'.encode())


def _parse_each(lines: list[tuple[int, bytes]], name: str, *, torn: bool, data: bytes | None = None) -> Parsed:
    records: list[Raw] = []
    problems: list[Problem] = []
    for place, (number, text) in enumerate(lines):
        if not text.strip():
            continue
        try:
            records.append(_record(text))
        except (ValueError, RecursionError) as error:
            last = place == len(lines) - 1
            # an unfinished last line was never acknowledged: the next append closes it
            if not (torn and last and text.strip(b"\0")):
                at = number or (1 + data.count(b"\n", 0, data.find(text)) if data is not None else 0)
                problems.append(_bad_line(text, name, at, error))
    return Parsed(records, problems)


def _record(text: bytes) -> Raw:
    if len(text) > LINE_LIMIT:
        raise ValueError(f"longer than {LINE_LIMIT // 1024} kB")
    value = json.loads(text, parse_constant=_refuse)
    if not isinstance(value, dict):
        raise ValueError("not a record")
    return value


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not a number here")


def _bad_line(text: bytes, name: str, number: int, error: Exception) -> Problem:
    column = error.pos + 1 if isinstance(error, json.JSONDecodeError) else 1
    what = "is full of NUL bytes" if not text.strip(b"\0") else "cannot be read as a record"
    shown = text[:200].decode("utf-8", "backslashreplace")
    return Problem("bad_line", f"line {number} {what}", name, number, column, shown)


def newer(raw: Raw) -> bool:
    """Whether a record was written in a later format than this program knows."""
    version = raw.get("v", FORMAT)
    return type(version) is not int or version > FORMAT

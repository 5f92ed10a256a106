"""The bytes of a journal file to records: whole files at once, damaged lines one by one and never dropped."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sobertrack.model.strict_json import QUICK, STRICT
from sobertrack.store.codec import FORMAT, LINE_LIMIT, Raw
from sobertrack.store.upgrades import STEPS, lifted

BOM = b"\xef\xbb\xbf"
"""What some editors put at the beginning of a file; it says nothing."""

_LINE = re.compile(rb"[^\n]+")


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
    """The records of some lines, in order, what was wrong with the others, and whether the last was never finished."""

    records: list[Raw]
    problems: list[Problem]
    torn: bool = False


class Place(NamedTuple):
    """A line of a file: where it begins, in bytes, and what it says, without its end."""

    start: int
    text: bytes


def parse(data: bytes, name: str) -> Parsed:
    """Every record of a journal file. Lines end at a newline byte and nowhere else."""
    records = _joined(data.removeprefix(BOM).rstrip(b"\n"))
    return _lifted(Parsed(records, []) if records is not None else _one_by_one(places(data), data, name))


def parse_some(data: bytes, kinds: Collection[str], name: str) -> Parsed:
    """The records of these kinds, with every edit, removal and erasure; other lines stay unread."""
    return parse_places(list(some_lines(data, kinds)), data, name)


def parse_places(chosen: list[Place], data: bytes, name: str) -> Parsed:
    """The records of some lines of a file, which come in the file's order."""
    records = _joined(b"\n".join([place.text for place in chosen]))
    return _lifted(Parsed(records, []) if records is not None else _one_by_one(chosen, data, name))


def _lifted(parsed: Parsed) -> Parsed:
    """Records of an older format as this one says them."""
    return parsed._replace(records=list(map(lifted, parsed.records))) if STEPS else parsed


def some_lines(data: bytes, kinds: Collection[str]) -> Iterator[Place]:
    """The lines that may hold a record of one of these kinds, by a byte test."""
    done = -1
    for match in _pattern(frozenset(kinds)).finditer(data):
        if match.start() < done:
            continue
        start = data.rfind(b"\n", 0, match.start()) + 1
        end = data.find(b"\n", match.end())
        done = len(data) if end < 0 else end
        yield Place(start, data[start:done])


@lru_cache(maxsize=8)
def _pattern(kinds: frozenset[str]) -> re.Pattern[bytes]:
    words = "|".join(re.escape(kind) for kind in sorted({"edit", "delete", "purged", *kinds}))
    # a line of an older format may call its kind otherwise
    older = rf'|"v":(?!{FORMAT}[,}}])' if STEPS else ""
    # the fixed beginning makes this eight times faster; a type that is spelt in another way is read to be sure
    return re.compile(rf'"type"(?::"(?:{words})"|(?!:")){older}'.encode("utf-8", "surrogatepass"))


def places(data: bytes) -> Iterator[Place]:
    """Every line of a file that is not empty."""
    return (Place(found.start(), found[0]) for found in _LINE.finditer(data))


def _joined(body: bytes) -> list[Raw] | None:
    """All lines as one JSON list, which is twice as fast; None where anything about them is out of the ordinary."""
    if not body:
        return []
    newlines = body.count(b"\n")
    if body.count(b"}\n{") != newlines or body[:1] != b"{" or body[-1:] != b"}" or _has_long_line(body):
        return None
    try:
        records: list[Raw] = QUICK.decode("[" + body.decode().replace("\n", ",") + "]")
    except (ValueError, RecursionError):
        return None
    if len(records) != newlines + 1 or _keys(records, body) != body.count(b'":'):
        return None
    return records


def _has_long_line(body: bytes) -> bool:
    start = -1
    while len(body) - start > LINE_LIMIT:
        end = body.rfind(b"\n", start + 1, start + LINE_LIMIT + 2)
        if end < 0:
            return True
        start = end
    return False


def _keys(records: list[Raw], body: bytes) -> int:
    """How many keys the records have, those of tables inside them included: fewer than were written means twice one."""
    number = sum(map(len, records))
    if b'":{' in body or b'":[{' in body:
        number += sum(_inner_keys(value) for record in records for value in record.values())
    return number


def _inner_keys(value: Any) -> int:
    if type(value) is dict:
        return len(value) + sum(map(_inner_keys, value.values()))
    return sum(map(_inner_keys, value)) if type(value) is list else 0


def _one_by_one(lines: Iterable[Place], data: bytes, name: str) -> Parsed:
    records: list[Raw] = []
    wrong: list[tuple[Place, Exception]] = []
    torn = False
    for place in lines:
        text = place.text.removeprefix(BOM) if place.start == 0 else place.text
        if not text.strip():
            continue
        try:
            records.append(_record(text))
        except (ValueError, RecursionError) as error:
            # an unfinished last line was never acknowledged: the next append closes it
            if place.start + len(place.text) == len(data) and text.strip(b"\0"):
                torn = True
            else:
                wrong.append((place, error))
    return Parsed(records, list(_bad_lines(wrong, data, name)), torn)


def _record(text: bytes) -> Raw:
    if len(text) > LINE_LIMIT:
        raise ValueError(f"longer than {LINE_LIMIT // 1024} kB")
    value = STRICT.decode(text.decode())
    if not isinstance(value, dict):
        raise ValueError("not a record")
    return value


def _bad_lines(wrong: Sequence[tuple[Place, Exception]], data: bytes, name: str) -> Iterator[Problem]:
    others = sum(1 for found in _LINE.finditer(data) if found[0].strip()) - len(wrong) if wrong else 0
    number, counted = 1, 0
    for place, error in wrong:
        number += data.count(b"\n", counted, place.start)
        counted = place.start
        yield _bad_line(place, number, name, others, error)


def _bad_line(place: Place, number: int, name: str, others: int, error: Exception) -> Problem:
    column = 1
    if isinstance(error, json.JSONDecodeError):
        column = error.pos + 1
    elif isinstance(error, UnicodeDecodeError):
        column = error.start + 1
    why = "is full of NUL bytes" if not place.text.strip(b"\0") else "cannot be read as a record"
    shown = place.text[:200].decode("utf-8", "backslashreplace")
    message = f"line {number} {why}; the other {others} were read" if others else f"line {number} {why}"
    return Problem("bad_line", message, name, number, column, shown)


def newer(raw: Raw) -> bool:
    """Whether a record was written in a later format than this program knows; what is no number is damage instead."""
    version = raw.get("v", FORMAT)
    return type(version) in (int, float) and version > FORMAT

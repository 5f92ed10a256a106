"""Whole records inside lines that cannot be read: behind NUL bytes, behind a line that was cut, two in one line."""

import json
from collections.abc import Iterator

from sobertrack.store import codec
from sobertrack.store.codec import LINE_LIMIT, Raw
from sobertrack.store.records.ids import is_ulid
from sobertrack.store.records.lines import parse

_START = b'{"v":'
_MOST = 200


def whole_records(line: bytes) -> Iterator[bytes]:
    """The bytes of each record that stands whole in a line.

    A quotation mark in a text is written with a backslash, so what a person wrote is never taken for a record.
    """
    if len(line) > 4 * LINE_LIMIT:
        return
    at, tries = line.find(_START), 0
    while at >= 0 and tries < _MOST:
        end = _end(line, at)
        if end:
            yield line[at:end]
        at, tries = line.find(_START, max(end, at + 1)), tries + 1


def _end(line: bytes, start: int) -> int:
    """Where the record ends that begins here; 0 where none does."""
    try:
        text = line[start:].decode("utf-8", "surrogateescape")
        _, length = json.JSONDecoder().raw_decode(text)
        said = text[:length].encode("utf-8", "surrogateescape")
    except (ValueError, RecursionError):
        return 0
    found = parse(said + b"\n", "")
    return start + len(said) if len(found.records) == 1 and _sound(found.records[0]) else 0


def _sound(raw: Raw) -> bool:
    if not is_ulid(str(raw.get("id", ""))) or not isinstance(raw.get("type"), str):
        return False
    try:
        codec.decode(raw)
    except codec.BadRecord:
        return "of" in raw
    return True

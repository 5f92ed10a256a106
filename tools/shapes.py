"""The shape of JSON documents: which fields there are, of which type, and what one looks like."""

import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")
CLOCK = re.compile(r"\d\d:\d\d\Z")
ID = re.compile(r"\b([a-z])-[0-9a-hjkmnp-tv-z]{5,}\b")
ULID = re.compile(r"\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b")
FILE = re.compile(r"\b\d{4}-[0-9a-z]{8}\.jsonl")
RUNS_ON = ((re.compile(r"\w+ 3\.\d+\.\d+\w*\Z"), "CPython 3.13.1"), (re.compile(r"20\d\d[a-z]\Z"), "2026a"))
LONGEST = 60
EMPTY = "list, empty here"
ORDER = (
    "text",
    "day",
    "time",
    "moment",
    "true/false",
    "whole number",
    "number",
    "list",
    "object",
    EMPTY,
    "null",
)


class Field(NamedTuple):
    """One field by its path (`counters[].days`), the types it was seen with, and an example that says something.

    `always` is False where some documents leave it out.
    """

    path: str
    types: tuple[str, ...]
    example: str
    always: bool


def fields(documents: Iterable[Any]) -> list[Field]:
    """Every field of documents of one kind, in the order in which they were first seen."""
    values: dict[str, list[Any]] = {}
    for document in documents:
        for path, value in _walk("", document):
            values.setdefault(path, []).append(value)
    types = {path: {_type(value) for value in seen} for path, seen in values.items()}
    found = []
    for path in _grouped(types):
        if not _told_by_its_parts(path, types):
            telling = next((value for value in values[path] if value not in (None, "", [], {})), values[path][0])
            found.append(Field(path, _ordered(types[path]), _shown(telling), _always(path, values)))
    return found


def _always(path: str, values: dict[str, list[Any]]) -> bool:
    """Whether every object that could hold a field does, and is always there itself."""
    if not path:
        return True
    parent = _parent(path)
    if path.endswith("[]"):
        return _always(parent, values)
    objects = sum(isinstance(value, dict) for value in values[parent])
    return len(values[path]) == objects and _always(parent, values)


def _told_by_its_parts(path: str, types: dict[str, set[str]]) -> bool:
    """Whether the rows of its items or fields say all there is to say about a list or an object."""
    return not path or (types[path] <= {"list", "object", EMPTY} and types[path] != {EMPTY})


def _walk(path: str, value: Any) -> Iterable[tuple[str, Any]]:
    yield path, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _walk(f"{path}.{key}" if path else key, item)
    elif isinstance(value, list):
        for item in value:
            yield from _walk(f"{path}[]", item)


def _grouped(types: dict[str, set[str]]) -> list[str]:
    """Paths in the order of first sight, those seen late brought to the others of their parent."""
    children: dict[str, list[str]] = {}
    for path in types:
        children.setdefault(_parent(path), []).append(path)

    def below(path: str) -> list[str]:
        return [each for child in children.get(path, ()) if child for each in (child, *below(child))]

    return below("")


def _parent(path: str) -> str:
    return path[:-2] if path.endswith("[]") else path.rpartition(".")[0]


def _type(value: Any) -> str:
    if isinstance(value, str):
        return (
            "moment" if MOMENT.match(value) else "day" if DAY.match(value) else "time" if CLOCK.match(value) else "text"
        )
    if isinstance(value, bool):
        return "true/false"
    names = {int: "whole number", float: "number", dict: "object", type(None): "null"}
    return names.get(type(value)) or ("list" if value else EMPTY)


def _ordered(types: set[str]) -> tuple[str, ...]:
    if "list" in types:
        types = types - {EMPTY}
    if "number" in types:
        types = types - {"whole number"}
    if types & {"day", "time", "moment"} and "text" in types:
        types = types - {"day", "time", "moment"}
    return tuple(name for name in ORDER if name in types)


def _shown(value: Any) -> str:
    """An example on one line, the same on every day and machine; of lists and objects only that they are there."""
    if isinstance(value, list | dict):
        return ""
    text = json.dumps(_settled(value) if isinstance(value, str) else value, ensure_ascii=False)
    return text if len(text) <= LONGEST else text[: LONGEST - 4] + '..."'


def _settled(text: str) -> str:
    """A text with ids and the names of files as if they had not been made by chance."""
    text = ULID.sub("01KAN3W8Q0X5T7R2M9C4B6D1E8", ID.sub(r"\1-7f2k1", text))
    text = next((usual for pattern, usual in RUNS_ON if pattern.match(text)), text)
    return FILE.sub("2026-k3jq7w2x.jsonl", text)

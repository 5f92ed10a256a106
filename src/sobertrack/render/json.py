"""Results as one JSON document: the same shape whatever the settings, and only ASCII on the wire."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum
from typing import TypeAlias

SCHEMA = "sobertrack/1"

Plain: TypeAlias = "None | bool | int | float | str | list[Plain] | dict[str, Plain]"
"""What JSON can say."""


def document(data: object, *, as_of: date, generated: datetime, warnings: Sequence[Mapping[str, object]] = ()) -> str:
    """The answer to a look command: the data as counted on `as_of`, and what was odd in the files it came from."""
    return _page({"schema": SCHEMA, "generated": generated, "as_of": as_of, "warnings": warnings, "data": data})


def error(code: str, message: str, hint: str | None = None) -> str:
    """What went wrong, in place of the data."""
    return _page({"schema": SCHEMA, "error": {"code": code, "message": message, "hint": hint}})


def own(value: object) -> str:
    """A document that is no answer of a command: it has a schema of its own."""
    return _page(value)


_AS_IT_IS = frozenset((type(None), bool, int, float, str))

MANY = 200
"""A list longer than this stands with one item a line: the indented form takes five times as long."""


BETWEEN = ",\n      "
"""What stands between two items of a long list, which hold no line break."""


class Ready(list[str]):
    """Items of a long list of the data that are JSON text already, as `item` makes it, or several with BETWEEN."""


def item(value: Mapping[str, object]) -> str:
    """One item of a long list, in a line. It holds no named tuples: here they would lose their names."""
    return _LINE.encode(value).replace("\x7f", "\\u007f")


def plain(value: object) -> Plain:
    """A value as JSON can say it: named tuples by their names, days and instants in ISO 8601, sets in order.

    A value of any other kind is a mistake in the program and raises TypeError.
    """
    if type(value) in _AS_IT_IS or type(value) is Ready:
        return value  # type: ignore[return-value]
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {
            key if type(key) is str else _name(key): item if type(item) in _AS_IT_IS else plain(item)
            for key, item in value.items()
        }
    if hasattr(value, "_asdict"):
        return {name: plain(item) for name, item in value._asdict().items()}
    if isinstance(value, (set, frozenset)):
        return [plain(item) for item in sorted(value)]
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no form in JSON")


_LINE = json.JSONEncoder(allow_nan=False, default=plain)


def _name(key: object) -> str:
    named = plain(key)
    if isinstance(named, bool) or not isinstance(named, (str, int)):
        raise TypeError(f"{type(key).__name__} cannot name a field in JSON")
    return str(named)


def _page(value: object) -> str:
    # ASCII keeps controls, bidi overrides and lone surrogates as escapes; DEL is ASCII and needs one of its own.
    # The indent costs 0.05 ms on a streak, and people do read it.
    return _spread(plain(value), 0).replace("\x7f", "\\u007f") + "\n"


def _spread(value: Plain, level: int) -> str:
    """The text of a value: indented, but for long lists, and for what lies deep."""
    inside, end = "\n" + "  " * (level + 1), "\n" + "  " * level
    if isinstance(value, Ready):
        return f"[{inside}{BETWEEN.join(value)}{end}]" if value else "[]"
    if isinstance(value, list) and len(value) > MANY:
        return f"[{inside}{f',{inside}'.join(json.dumps(item, allow_nan=False) for item in value)}{end}]"
    if isinstance(value, dict) and value and level < 2:
        items = (f"{json.dumps(key)}: {_spread(item, level + 1)}" for key, item in value.items())
        return f"{{{inside}{f',{inside}'.join(items)}{end}}}"
    return json.dumps(value, indent=2, allow_nan=False).replace("\n", end)

"""From an older format to today's. The steps are data: one for each format that was released before this one.

A line of the journal is never changed: it says its own format, and what it says is lifted to today's when it is read.
A TOML file is lifted when it is read, too; when it is first changed it is written anew, and the older one is kept.
"""

import json
from collections.abc import Callable
from typing import Any

from sobertrack.store.codec import FORMAT, Raw
from sobertrack.store.files import read_bytes, write_new
from sobertrack.store.paths import Home


class Step:
    """One format to the next: what a record becomes, and what the tables of a TOML file become."""

    __slots__ = ("record", "tables")

    def __init__(self, record: Callable[[Raw], Raw], tables: Callable[[str, Raw], Raw]) -> None:
        self.record = record
        self.tables = tables


STEPS: dict[int, Step] = {}
"""The step that leads on from each earlier format. Format 1 is the first that was released: there is none before it."""


def is_older(version: Any) -> bool:
    """Whether this is an earlier format that there is a way from."""
    return type(version) is int and version in STEPS


def lifted(raw: Raw) -> Raw:
    """A record as today's format says it; what cannot be lifted stays as it is, and is told as a bad record."""
    version: Any = raw.get("v")
    found = json.loads(json.dumps(raw)) if is_older(version) else raw  # a step may change what it is given
    try:
        while is_older(version):
            found = {**STEPS[version].record(found), "v": version + 1}
            version += 1
    except (KeyError, TypeError, ValueError, AttributeError):
        return raw
    return found


def lifted_tables(name: str, data: Raw) -> Raw:
    """The tables of a TOML file as today's format has them; ValueError where they cannot be lifted."""
    version = data.get("format", FORMAT)
    while is_older(version):
        try:
            data = {**STEPS[version].tables(name, data), "format": version + 1}
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"it cannot be brought from format {version} to {version + 1}: {error}") from None
        version += 1
    return data


def keep_older(home: Home, name: str, data: bytes, version: int) -> str:
    """Keep a TOML file as it was in its older format; where."""
    number = 1
    while True:
        end = "" if number == 1 else f".{number}"
        path = home.state / "older" / f"{name}.format-{version}{end}"
        there = read_bytes(path)
        if there is None:
            write_new(path, data)
        if there in (None, data):
            return str(path)
        number += 1

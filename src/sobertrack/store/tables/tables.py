"""The fields of a TOML table, each read as what it must be, and a table made of them; the key of a new one."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sobertrack.model import limits
from sobertrack.store.codec import Raw

SLUG_LENGTH = 40

_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:00)?\Z")


class BadTable(ValueError):
    """A table that cannot be what it says; the text names the key."""


def slug(name: str, taken: Mapping[str, Any] | frozenset[str] = frozenset()) -> str:
    """A key for a name: lower case, letters, digits and hyphens; numbered where it is taken already."""
    kept = [letter if letter.isalnum() else " " for letter in name.casefold()]
    key = "-".join("".join(kept).split())[:SLUG_LENGTH].strip("-") or "unnamed"
    number, free = 2, key
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free


def text(table: Raw, key: str, default: str = "") -> str:
    """A text of a table; BadTable for anything else."""
    value = table.get(key, default)
    if not isinstance(value, str):
        raise BadTable(f"{key} is not text")
    return value


def texts(table: Raw, key: str) -> tuple[str, ...]:
    """A list of texts of a table."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadTable(f"{key} is not a list of texts")
    return tuple(value)


def flag(table: Raw, key: str, default: bool = False) -> bool:
    """A true or false of a table."""
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise BadTable(f"{key} is not true or false")
    return value


def number(table: Raw, key: str, default: int, low: int, high: int) -> int:
    """A whole number of a table, within its range."""
    value = table.get(key, default)
    if type(value) is not int or not low <= value <= high:
        raise BadTable(f"{key} is not a whole number from {low} to {high}")
    return value


def day(table: Raw, key: str) -> date | None:
    """A day of a table, None where it is not there; years 1900 to 2300."""
    value = table.get(key)
    if value is None:
        return None
    try:
        found = date.fromisoformat(str(value))
    except ValueError:
        raise BadTable(f"{key} is not a day like 2026-11-22") from None
    if not limits.FIRST_YEAR <= found.year <= limits.LAST_YEAR:
        raise BadTable(f"{key} lies outside the years {limits.FIRST_YEAR} to {limits.LAST_YEAR}")
    return found


def hour(table: Raw, key: str) -> str:
    """A time of day of a table as "HH:MM", "" where it is not there; the seconds of TOML's own times are left away."""
    said = text(table, key)
    if said and not _HOUR.match(said):
        raise BadTable(f"{key} is not HH:MM")
    return said[:5]


def without_empty(fields: Mapping[str, Any]) -> Raw:
    """The fields that say something; dates as ISO text, tuples as lists."""
    table: Raw = {}
    for key, value in fields.items():
        if isinstance(value, date):
            table[key] = value.isoformat()
        elif isinstance(value, tuple):
            if value:
                table[key] = list(value)
        elif value is not None and value != "" and value is not False:
            table[key] = value
    return table


def with_unknown(table: Raw, before: Raw | None, fields: Iterable[str]) -> Raw:
    """A changed table with what stood in it before and is no field of ours: another program's, or a newer one's."""
    return {**table, **{key: value for key, value in (before or {}).items() if key not in fields}}

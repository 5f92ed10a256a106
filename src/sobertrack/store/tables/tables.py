"""Kept things to TOML tables and back: counters, meetings, supporters and a person's own strategies."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sobertrack.model import limits
from sobertrack.model.counters import KINDS, Counter
from sobertrack.model.help_lines import HelpLine
from sobertrack.model.supporters import LONGEST_EVERY, Supporter
from sobertrack.store.codec import Raw

SLUG_LENGTH = 40


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


def counter_from(key: str, table: Raw) -> Counter:
    """The counter that a table holds."""
    since = day(table, "since")
    if since is None:
        raise BadTable("since is missing: the first sober date")
    kind = text(table, "kind", "other")
    if kind not in KINDS:
        raise BadTable(f"kind is none of: {', '.join(KINDS)}")
    return Counter(
        id=key,
        label=text(table, "label", key) or key,
        kind=kind,
        since=since,
        sure=flag(table, "sure", True),
        reasons=texts(table, "reasons"),
        milestones=texts(table, "milestones") or ("neutral",),
        own=texts(table, "own"),
        ended=day(table, "ended"),
        archived=flag(table, "archived"),
    )


def counter_table(counter: Counter) -> Raw:
    """A counter as a table."""
    fields = counter._asdict()
    del fields["id"]
    if counter.milestones == ("neutral",):
        del fields["milestones"]
    sure = {} if fields.pop("sure") else {"sure": False}
    return {**without_empty(fields), **sure}


def supporter_from(key: str, table: Raw) -> Supporter:
    """The supporter that a table holds."""
    return Supporter(
        id=key,
        name=text(table, "name", key) or key,
        role=text(table, "role"),
        phone=text(table, "phone"),
        nights=flag(table, "nights"),
        note=text(table, "note"),
        place=number(table, "place", 0, -10_000, 10_000),
        channels=texts(table, "channels"),
        hours=text(table, "hours"),
        agreed=text(table, "agreed"),
        every=_days(table, "every"),
        since=day(table, "since"),
        counters=texts(table, "counters"),
        sees=texts(table, "sees") if "sees" in table else None,
        stopped=day(table, "stopped"),
    )


def _days(table: Raw, key: str) -> int:
    """A number of days, written as 7 or as "7d"; 0 where it is not there."""
    value = table.get(key, 0)
    if isinstance(value, str) and value.endswith("d") and value[:-1].isascii() and value[:-1].isdigit():
        value = int(value[:-1][:6])
    if type(value) is not int or not 0 <= value <= LONGEST_EVERY:
        raise BadTable(f"{key} is not a number of days from 1 to {LONGEST_EVERY}, such as 7d")
    return value


def supporter_table(person: Supporter) -> Raw:
    """A supporter as a table."""
    fields = person._asdict()
    del fields["id"]
    if not person.place:
        del fields["place"]
    fields["every"] = f"{person.every}d" if person.every else ""
    return without_empty(fields) | ({"sees": []} if person.sees == () else {})


def with_unknown(table: Raw, before: Raw | None, fields: Iterable[str]) -> Raw:
    """A changed table with what stood in it before and is no field of ours: another program's, or a newer one's."""
    return {**table, **{key: value for key, value in (before or {}).items() if key not in fields}}


def line_from(key: str, table: Raw) -> HelpLine:
    """A help line of a person's own; a number may be written without quotes."""
    if not (table.get("number") or table.get("text")):
        raise BadTable("it has neither a number to call nor one to text")
    return HelpLine(
        name=text(table, "name", key) or key,
        kind="own",
        number=_phone(table, "number"),
        text=_phone(table, "text"),
        hours=text(table, "hours"),
        note=text(table, "note"),
        verified=True,
    )


def _phone(table: Raw, key: str) -> str:
    value = table.get(key)
    return str(value) if type(value) is int else text(table, key)

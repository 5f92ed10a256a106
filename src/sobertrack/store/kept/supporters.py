"""Supporters to TOML tables and back: `[supporter.ID]` in supporters.toml."""

from sobertrack.model.supporters import LONGEST_EVERY, Supporter
from sobertrack.store.codec import Raw
from sobertrack.store.tables.tables import BadTable, day, flag, number, text, texts, without_empty


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

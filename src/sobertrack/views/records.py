"""Entries as JSON data."""

from typing import Any

from sobertrack.model.entries import Entry, Kept, Unknown, kind_of


def entry_data(entry: Entry[Any], short: str, *, notes: bool = True) -> dict[str, Any]:
    """An entry as JSON: its short id, kind, day and time, and the fields of its kind; null for unknown."""
    data: dict[str, Any] = {"id": short, "kind": kind_of(entry.what), "day": entry.day, "time": entry.time}
    if isinstance(entry.what, Unknown):
        return data
    fields = entry.what._asdict()
    if isinstance(entry.what, Kept):
        return {**data, **fields}
    if not notes:
        fields["note"] = ""
    return {**data, **{key: value if value != "" else None for key, value in fields.items()}}

"""A whole notebook as tables: one for each kind of entry, of kept thing, and for the meeting lists."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sobertrack.model.entries import KINDS, Entry, Unknown, kind_of
from sobertrack.model.full_copy import FullCopy
from sobertrack.model.peers.feeds import ListedMeeting
from sobertrack.views.blocks import Column, Table
from sobertrack.views.program.full_copy import ALONE, NOUNS, Notebook

ENTRIES = {
    "checkin": "checkins",
    "slip": "slips",
    "restart": "restarts",
    "urge": "urges",
    "visit": "visits",
    "contact": "contacts",
    "letter": "letters",
    "activity": "activities",
    "skip": "skips",
    "share": "shares",
    "kept": "changes",
}
"""The table of each kind of entry."""

OTHER = "other-entries"
LISTED = "listed-meetings"
CIRCLE = "circle"
LISTED_FIELDS = tuple(name for name in ListedMeeting._fields if name != "date")


def tables(it: Notebook, copy: FullCopy, *, raw: bool = False) -> dict[str, Table]:
    """Every table by its name. `raw` writes lists as JSON, so that a program can read them back."""
    wanted = it.narrowed.kinds
    found = {
        word: _entries(kind, [entry for entry in it.entries if kind_of(entry.what) == kind], raw=raw)
        for kind, word in ENTRIES.items()
        if not wanted or kind in wanted
    }
    others = [entry for entry in it.entries if isinstance(entry.what, Unknown)]
    if others or not wanted:
        found[OTHER] = _others(others)
    for noun, word in NOUNS.items():
        if not wanted or noun in wanted:
            found[word] = _things(it.things(noun), raw=raw)
    for noun in ALONE:
        if not wanted or noun in wanted:
            pairs = it.kept.get(noun, {}).get("", {}).items()
            found[noun] = _table(("name", "value"), [(key, cell(value, raw=raw)) for key, value in pairs])
    if not wanted:
        found[LISTED] = _listed(copy, raw=raw)
        given = [(each.id, each.name, cell(each.added, raw=raw), cell(each.share, raw=True)) for each in copy.circle]
        found[CIRCLE] = _table(("id", "name", "added", "report"), given)
    return found


def _table(names: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Table:
    return Table(tuple(Column(name) for name in names), tuple(rows))


def columns(kind: str) -> tuple[str, ...]:
    """The columns of a kind of entry."""
    return ("id", "day", "time", *KINDS[kind]._fields, "at", "device")


def _entries(kind: str, entries: Sequence[Entry[Any]], *, raw: bool) -> Table:
    rows = []
    for entry in entries:
        said = (entry.id, entry.day, entry.time, *entry.what._asdict().values(), entry.at, entry.device)
        rows.append(tuple(cell(value, raw=raw) for value in said))
    return _table(columns(kind), rows)


def _others(entries: Sequence[Entry[Any]]) -> Table:
    rows = [(entry.id, entry.day.isoformat(), kind_of(entry.what), cell(entry.what.raw, raw=True)) for entry in entries]
    return _table(("id", "day", "kind", "record"), rows)


def _things(things: Sequence[Mapping[str, Any]], *, raw: bool) -> Table:
    names = tuple(dict.fromkeys(["id", *(name for thing in things for name in thing)]))
    return _table(names, [tuple(cell(thing.get(name), raw=raw) for name in names) for thing in things])


def _listed(copy: FullCopy, *, raw: bool) -> Table:
    rows = [
        (each.source.name, *(cell(getattr(one, name), raw=raw) for name in LISTED_FIELDS))
        for each in copy.lists
        for one in each.meetings
    ]
    return _table(("list", *LISTED_FIELDS), rows)


def cell(value: Any, *, raw: bool) -> str:
    """A value as the text of a cell: several texts with "; " between them, nothing for what is not known."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple) and not raw and all(isinstance(item, str | int) for item in value):
        return "; ".join(map(str, value))
    return json.dumps(value, ensure_ascii=raw)

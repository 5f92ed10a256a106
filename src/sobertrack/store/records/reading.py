"""Records to the entries that stand today, and to words about those that cannot be read."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sobertrack.model.entries import Entry
from sobertrack.store import codec
from sobertrack.store.codec import Raw
from sobertrack.store.paths import Home
from sobertrack.store.records.ids import LENGTH
from sobertrack.store.records.lines import Problem, newer
from sobertrack.store.records.listing import journal_files, read_file
from sobertrack.store.records.overlay import clashes, current, unique

_PLACED = 20


class Reading(NamedTuple):
    """The entries that stand, in the order of writing, and what could not be read."""

    entries: list[Entry[Any]]
    problems: list[Problem]


def entries_of(records: list[Raw], kinds: Collection[str] | None, home: Home) -> Reading:
    """The entries of these kinds (all, when None) among records; a sealed record is left out without a word."""
    known = unique(records)
    entries: list[Entry[Any]] = []
    wrong: list[tuple[str, str, str]] = []
    if len(known) < len(records):
        wrong += [("same_id", ulid, "two entries claim one id; the longer one is shown") for ulid in clashes(records)]
    later = [raw for raw in known if newer(raw)]
    wrong += [("newer_record", _id(raw), "written in a newer format and left out") for raw in later]
    for raw in current([raw for raw in known if not newer(raw)] if later else known):
        if (kinds is None or (type(kind := raw.get("type")) is str and kind in kinds)) and not _sealed(raw):
            try:
                entries.append(codec.decode(raw))
            except codec.BadRecord as error:
                wrong.append(("bad_record", _id(raw), str(error)))
                entries += _as_written(raw, known)
    return Reading(entries, [_problem(home, each, place) for place, each in enumerate(wrong)])


def _id(raw: Raw) -> str:
    return str(raw.get("id") or "")


def _sealed(raw: Raw) -> bool:
    return "x" in raw and "type" not in raw


def _as_written(raw: Raw, known: list[Raw]) -> list[Entry[Any]]:
    """The entry as it was before an edit that made it unreadable: nothing is lost by a bad edit."""
    for each in known:
        if _id(each) == _id(raw) and each != raw:
            try:
                return [codec.decode(each)]
            except codec.BadRecord:
                return []
    return []


def _problem(home: Home, wrong: tuple[str, str, str], number: int) -> Problem:
    code, ulid, why = wrong
    file, line = _place_of(home, ulid) if number < _PLACED else ("", 0)
    return Problem(code, f"entry {ulid[:LENGTH] or 'without an id'}: {why}", file, line)


def _place_of(home: Home, ulid: str) -> tuple[str, int]:
    wanted = f'"{ulid}"'.encode("utf-8", "surrogatepass")
    for path in journal_files(home) if ulid else ():
        data, _ = read_file(path)
        found = data.find(wanted)
        if found >= 0:
            return str(path), data.count(b"\n", 0, found) + 1
    return "", 0

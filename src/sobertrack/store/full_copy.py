"""A whole notebook as one value, and what of it belongs to a few entries."""

import json
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from pathlib import Path

from sobertrack.errors import SobertrackError, reason
from sobertrack.model.full_copy import DamagedLine, FullCopy, MeetingList
from sobertrack.store import codec
from sobertrack.store.codec import FORMAT, Raw
from sobertrack.store.files import read_bytes
from sobertrack.store.kept.circle import Circle
from sobertrack.store.kept.feeds import Feeds
from sobertrack.store.paths import Home
from sobertrack.store.records import ids
from sobertrack.store.records.lines import Problem, parse
from sobertrack.store.records.listing import listing, read_file
from sobertrack.store.records.overlay import LAID_OVER, PURGED, order, purged_ids
from sobertrack.store.tables.differences import NAMES
from sobertrack.store.tables.toml import parse_toml, written


def gather(home: Home) -> tuple[FullCopy, list[Problem]]:
    """Everything in a notebook, and what could not be read. Nothing is left out but what was erased for good."""
    files = listing(home)
    problems = list(files.strange)
    records: list[Raw] = []
    damaged: list[DamagedLine] = []
    for path in files.files:
        lines, unread = read_file(path)
        parsed = parse(lines, str(path))
        records += parsed.records
        problems += unread + parsed.problems
        numbers = [problem.line for problem in parsed.problems]
        damaged += _lines(path.name, lines, [*numbers, *([lines.count(b"\n") + 1] if parsed.torn else [])])
    feeds = Feeds(home)
    lists = [MeetingList(*found[:2]) for name in feeds.names() if (found := feeds.read(name)) is not None]
    texts: dict[str, bytes] = {}
    for name in NAMES:
        try:
            data = read_bytes(home.data / name)
        except (SobertrackError, OSError) as error:
            problems.append(Problem("unreadable", f"{name} cannot be read: {reason(error)}", str(home.data / name)))
        else:
            texts |= {name: data} if data is not None else {}
    circle = Circle(home)
    copy = FullCopy(_each_once(records), texts, lists, damaged, circle.members())
    return copy, problems + feeds.problems + circle.problems


def _lines(name: str, data: bytes, numbers: Collection[int]) -> list[DamagedLine]:
    lines = data.split(b"\n") if numbers else []
    return [DamagedLine(name, number, lines[number - 1].decode("utf-8", "surrogateescape")) for number in numbers]


def _each_once(records: Iterable[Raw]) -> list[Raw]:
    """Every record in the journal's order. A copy of a file repeats them; what says something else is kept, too."""
    by_id: dict[str, list[Raw]] = {}
    for raw in records:
        same = by_id.setdefault(str(raw.get("id") or json.dumps(raw, sort_keys=True)), [])
        if raw not in same:
            same.append(raw)
    for ulid in purged_ids([raw for same in by_id.values() for raw in same]):
        by_id.pop(ulid, None)
    every = [raw for same in by_id.values() for raw in (sorted(same, key=json.dumps) if len(same) > 1 else same)]
    return sorted(every, key=order)


def narrowed(copy: FullCopy, ids: Collection[str], nouns: Collection[str], *, whole: bool) -> FullCopy:
    """Only the records with these ids, and what changes them, and the kept things of these nouns.

    `whole` keeps the files as they are, and the meeting lists and what others gave with them.
    """
    chosen = set(ids)
    laid = [raw for raw in copy.records if raw.get("type") in LAID_OVER]
    found = -1
    while found < len(chosen):  # a removal may itself be removed, and so on
        found = len(chosen)
        chosen |= {str(raw.get("id")) for raw in laid if str(raw.get("of")) in chosen}
    records = [raw for raw in copy.records if str(raw.get("id")) in chosen]
    if whole:
        return FullCopy(records, copy.files, copy.lists, (), copy.circle)
    files = {name: _only(data, nouns) for name, data in copy.files.items() if _only(data, nouns)}
    return FullCopy(records, files, ())


def _only(data: bytes, nouns: Collection[str]) -> bytes:
    """A TOML file with the tables of these nouns alone; empty where it has none, or cannot be read."""
    tables = parse_toml(Path(), data).data
    kept = {noun: table for noun, table in tables.items() if noun in nouns}
    return written({"format": tables.get("format", FORMAT), **kept}).encode() if kept else b""


def is_empty(home: Home) -> bool:
    """Whether there is nothing in a notebook yet: no line, no kept thing, no meeting list, no report of others."""
    lines = any(path.stat().st_size for path in listing(home).files)
    files = any((home.data / name).exists() for name in NAMES)
    return not (lines or files or Feeds(home).names() or Circle(home).members())


def sound(raw: Raw) -> bool:
    """Whether a record from elsewhere is one: of this format, with an id, and with fields that can be what they say."""
    if "x" in raw and "type" not in raw:  # sealed
        return raw.get("v") == FORMAT
    ulid, kind = raw.get("id"), raw.get("type")
    if type(ulid) is not str or not 0 <= ids.time_of(ulid) <= _LAST_MOMENT:
        return False
    if kind in LAID_OVER:
        return _sound_change(raw)
    if kind == PURGED:
        of = raw.get("of")
        return type(of) is list and all(type(each) is str for each in of)
    try:
        codec.decode(raw)
    except codec.BadRecord:
        return False
    return True


def _sound_change(raw: Raw) -> bool:
    texts = [raw[key] for key in ("of", "undo", "cmd", "at", "day", "dev") if key in raw]
    fits = all(type(text) is str for text in texts) and raw.get("v", FORMAT) == FORMAT
    return fits and (raw["type"] != "edit" or type(raw.get("set")) is dict)


_LAST_MOMENT = ids.milliseconds(datetime(2301, 1, 1, tzinfo=UTC))

"""What every command needs of each journal file, kept in the cache for the years that are over."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from sobertrack.model.entries import Entry
from sobertrack.store.codec import BadRecord, Raw, decode
from sobertrack.store.paths import Home
from sobertrack.store.records.ids import LENGTH
from sobertrack.store.records.lines import Problem, newer, parse, parse_places, places, some_lines
from sobertrack.store.records.listing import closed, journal_files, read_file
from sobertrack.store.records.marks import whole_ids
from sobertrack.store.shelf import Key, Shelf, key_of

SOBER = frozenset(("slip", "restart"))
"""The kinds that decide sober time."""

MARKED = SOBER | {"letter"}
"""The kinds that are read from every year, and must be there at once."""

TAIL = 8
"""How many letters of each id are kept at hand."""

_HEAD = b'{"v":1,"id":"'
_TAIL = re.compile(rb'"id": ?"[0-9A-Z]{18}([0-9A-Z]{8})"')
_CHECKIN = re.compile(
    rb'\{"v":1,"id":".{18}(.{8})","at":"[^"]*","day":"(.{10})",(?:"time":".{5}",)?"dev":"[^"]*","type":"checkin"'
)


class Digest(NamedTuple):
    """One file in short.

    `records` are those of marked kinds, with edits, removals, and whatever is out of the ordinary; `problems` what is
    wrong with the lines that were looked at; `last` the latest id; `nul` the place behind the last NUL byte, 0 for
    none; `newer` whether a newer program wrote here; `empty` whether nothing is in it; `lines` how many end in it,
    or how many records it holds where a line is out of the ordinary.
    """

    name: str
    records: list[Raw]
    problems: list[Problem]
    last: str
    nul: int = 0
    newer: bool = False
    empty: bool = False
    lines: int = 0


def of_bytes(path: Path, data: bytes) -> Digest:
    """The digest of a journal file."""
    chosen = list(some_lines(data, MARKED))
    ordinary = _ordinary(data)
    if not ordinary:
        chosen = sorted({*chosen, *(place for place in places(data) if not _ordinary_line(place.text))})
    records, problems, _ = parse_places(chosen, data, str(path))
    held = set() if ordinary else whole_ids(data)  # the id of a line that breaks off is no record
    return Digest(
        path.name,
        records,
        problems,
        _last_id(data) if ordinary else max(held, default=""),
        data.rfind(b"\0") + 1,
        any(map(newer, records)),
        not data,
        data.count(b"\n") if ordinary else len(held),
    )


def _last_id(data: bytes) -> str:
    """The id of the last line of an ordinary file: its one writer's ids never go backwards."""
    start = data.rfind(b"\n", 0, -1) + 1 + len(_HEAD)
    return data[start : start + LENGTH].decode("ascii", "replace")


def _ordinary(data: bytes) -> bool:
    """Whether every line begins and ends as this program writes it; other lines may be damaged or newer."""
    newlines = data.count(b"\n")
    return _ordinary_line(data[:-1]) and data[-1:] == b"\n" and data.count(b"}\n" + _HEAD) == newlines - 1


def _ordinary_line(text: bytes) -> bool:
    return text.startswith(_HEAD) and text.endswith(b"}")


def digests(home: Home, this_year: int) -> list[Digest]:
    """The digest of every journal file; closed years come from the cache."""
    shelf = Shelf(home, "digests.json")
    result = []
    for path, key in _keyed(home):
        found = _restored(shelf.get(path.name, key))
        if found is None:
            data, unread = read_file(path)
            found = of_bytes(path, data)
            if unread:
                found = found._replace(problems=unread, empty=False)
            elif closed(path, this_year):
                shelf.put(path.name, key, found)
        result.append(found)
    shelf.save({each.name for each in result})
    return result


def _keyed(home: Home) -> Iterator[tuple[Path, Key]]:
    for path in journal_files(home):
        with suppress(FileNotFoundError):  # a sync tool may take one away at any moment
            yield path, key_of(path)


def _restored(kept: Any) -> Digest | None:
    with suppress(TypeError, ValueError):
        found = Digest(*kept)
        problems = [Problem(*each) for each in found.problems]
        if (
            all(type(raw) is dict for raw in found.records)
            and all(map(_is_text, (found.name, found.last)))
            and type(found.nul) is type(found.lines) is int
        ):
            return found._replace(problems=problems)
    return None


def _is_text(value: object) -> bool:
    return type(value) is str


def id_tails(home: Home, this_year: int) -> dict[str, str]:
    """The last letters of the id of every record, by file, with a blank behind each; closed years from the cache."""
    shelf = Shelf(home, "ids.json")
    result: dict[str, str] = {}
    for path, key in _keyed(home):
        kept = shelf.get(path.name, key)
        if type(kept) is not str:
            kept = b"".join([tail + b" " for tail in _TAIL.findall(read_file(path)[0])]).decode()
            if closed(path, this_year):
                shelf.put(path.name, key, kept)
        result[path.name] = kept
    shelf.save(set(result))
    return result


class CheckinDays(NamedTuple):
    """The days of check-ins as they were first written, as ISO text, and the tails of their ids."""

    days: str
    tails: str


def checkin_days(home: Home, this_year: int) -> list[CheckinDays]:
    """For each journal file the days that hold a check-in, without parsing what the cache holds."""
    shelf = Shelf(home, "checkin-days.json")
    result = []
    names = set()
    for path, key in _keyed(home):
        kept = shelf.get(path.name, key)
        if isinstance(kept, list) and len(kept) == 2 and all(map(_is_text, kept)):
            found = CheckinDays(*kept)
        else:
            found = _days_in(path, read_file(path)[0])
            if closed(path, this_year):
                shelf.put(path.name, key, found)
        names.add(path.name)
        result.append(found)
    shelf.save(names)
    return result


def _days_in(path: Path, data: bytes) -> CheckinDays:
    found = _CHECKIN.findall(data)
    if len(found) != data.count(b'"checkin"') or not _ordinary(data):
        # a line that another program spelt differently, a note that quotes the word, damage, a newer format
        found = [
            (entry.id[-TAIL:].encode("utf-8", "replace"), entry.day.isoformat().encode())
            for entry in _checkins(parse(data, str(path)).records)
        ]
    days = dict.fromkeys(day for _, day in found)
    return CheckinDays(_joined(days), _joined([tail for tail, _ in found]))


def _checkins(records: list[Raw]) -> Iterator[Entry[Any]]:
    for raw in records:
        if raw.get("type") == "checkin" and not newer(raw):
            with suppress(BadRecord):
                yield decode(raw)


def _joined(words: Iterable[bytes]) -> str:
    return b" ".join(words).decode("utf-8", "replace")

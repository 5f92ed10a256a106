"""Imported meeting lists: `feeds/<name>.json`, one meeting a line, so that a search parses only what it may find."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from sobertrack.errors import SobertrackError
from sobertrack.model import limits
from sobertrack.model.folding import holds
from sobertrack.model.peers.feeds import ListedMeeting, Sieve, Source, TypeNames
from sobertrack.store.codec import FORMAT, Raw
from sobertrack.store.files import locked, read_bytes, replace_whole
from sobertrack.store.kept.file_names import FILE_NAME, file_name
from sobertrack.store.kept.printed import place
from sobertrack.store.paths import Home, refuse_moved
from sobertrack.store.records.lines import Problem

LARGEST = limits.MEETING_LIST_KEPT
FULL = ListedMeeting._fields.index("date")
"""The fields of a meeting that a list holds: none of them comes once."""

_UNREADABLE = (OSError, SobertrackError)
NAME_LENGTH = 40


def feed_name(said: str) -> str:
    """The name of a list: lower case letters, digits and hyphens; "" where nothing of it is left."""
    return file_name(said, NAME_LENGTH, "list")


class Feeds:
    """The meeting lists of a notebook. Reading never fails: what cannot be read is named in `problems`."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.problems: list[Problem] = []

    def path(self, name: str) -> Path:
        """The file of a list."""
        return self.home.data / "feeds" / f"{name}.json"

    def names(self) -> list[str]:
        """The lists there are, by name."""
        return sorted(path.stem for path in (self.home.data / "feeds").glob("*.json") if FILE_NAME.match(path.stem))

    def source(self, name: str) -> Source | None:
        """What a list says of itself, without its meetings; None where there is no such list."""
        try:
            if self.path(name).exists() and not self.path(name).is_file():  # reading it might never end
                raise OSError(name)
            with self.path(name).open("rb") as file:
                return _source(name, json.loads(file.readline() + b"]}"))
        except FileNotFoundError:
            return None
        except (*_UNREADABLE, ValueError, TypeError, RecursionError):
            found = self.read(name, Sieve(slug="\0"))
            return found[0] if found else None

    def read(self, name: str, sieve: Sieve | None = None) -> tuple[Source, list[ListedMeeting], int] | None:
        """A list with the meetings that the sieve lets through; None where there is none or it cannot be read.

        The number is how many more there are, where the sieve asks for the first ones alone.
        """
        try:
            head, lines = self._split(name)
            if lines is not None:
                source, (rows, more) = _source(name, json.loads(head + b"]}")), _parsed(lines, sieve)
            else:
                whole = json.loads(head)
                source, rows, more = _source(name, whole), whole["meetings"], 0
            return source, [_meeting(row) for row in rows], more
        except FileNotFoundError:
            return None
        except (*_UNREADABLE, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            why = "cannot be read" if isinstance(error, _UNREADABLE) else "is no list that sobertrack wrote"
            message = f'the meeting list "{name}" {why}; import it again'
            self.problems.append(Problem("bad_list", message, str(self.path(name))))
            return None

    def heads(self, name: str, sieve: Sieve) -> list[ListedMeeting] | None:
        """What the sieve lets through, with nothing but the first fields of each, up to its key; None where the file
        has to be read whole."""
        with suppress(*_UNREADABLE, ValueError, LookupError):
            _, lines = self._split(name)
            return None if lines is None else [_head(line) for line in _sifted(lines, sieve)]
        return None

    def _split(self, name: str) -> tuple[bytes, list[bytes] | None]:
        """The first line of a list and one for each meeting; the whole file and None where it is laid out otherwise."""
        data = read_bytes(self.path(name), LARGEST)
        if data is None:
            raise FileNotFoundError(name)
        head, *lines = data.split(b"\n")
        if lines[-2:] == [b"]}", b""] and head.endswith(b'"meetings":['):
            return head, lines[:-2]
        return data, None


def keep_feed(home: Home, source: Source, meetings: Sequence[ListedMeeting]) -> Source:
    """Put a list in the place of the one of its name, whole. The source that comes back is as it will be read."""
    zones = tuple(sorted({meeting.zone for meeting in meetings if meeting.zone} - {source.zone}))
    placed = sum(meeting.lat is not None for meeting in meetings)
    source = source._replace(zones=zones, count=len(meetings), placed=placed)
    fields = source._asdict()
    types = fields.pop("types")
    head = {"format": FORMAT, **fields, "types": types.names, "common": types.common}
    text = _dumps(head)[:-1] + ',"meetings":[\n' + ",\n".join(_row(meeting) for meeting in meetings) + "\n]}\n"
    with locked(home.state):
        refuse_moved(home)
        replace_whole(home.data / "feeds" / f"{source.name}.json", text.encode("utf-8", "replace"))
    return source


def drop_feed(home: Home, name: str) -> None:
    """Remove a list."""
    with locked(home.state):
        refuse_moved(home)
        (home.data / "feeds" / f"{name}.json").unlink(missing_ok=True)
        with suppress(OSError):
            place(home, name).unlink()


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _row(meeting: ListedMeeting) -> str:
    """One meeting as an array; what says nothing at the end is left away."""
    row: list[Any] = ["".join(map(str, meeting.days)), *meeting[1:FULL]]
    while row[-1] in ("", None, ()):
        row.pop()
    return _dumps(row)


def _meeting(row: list[Any]) -> ListedMeeting:
    days, time, lat, lon, attendance, slug, name, *more = row
    if len(row) > FULL or not (type(time) is type(slug) is type(name) is str):
        raise ValueError(slug)
    types = tuple(more[0]) if more else ()
    return ListedMeeting(_days(days), time, lat, lon, attendance, slug, name, types, *more[1:])


def _head(line: bytes) -> ListedMeeting:
    days, time, lat, lon, attendance, slug, _ = line.split(b",", 6)
    place = (None if lat == b"null" else float(lat), None if lon == b"null" else float(lon))
    return ListedMeeting(_days(_word(days[1:])), _word(time), *place, _word(attendance), slug[1:-1].decode())


@cache
def _word(quoted: bytes) -> str:
    """One of a few short words between quotes."""
    return quoted[1:-1].decode()


@cache
def _days(text: str) -> tuple[int, ...]:
    return tuple(map(int, text))


def _source(name: str, head: Raw) -> Source:
    if head["format"] != FORMAT:
        raise ValueError("a newer program wrote it")
    types = TypeNames(dict(head["types"]), dict(head["common"]))
    program, zone, imported = (str(head[key]) for key in ("program", "zone", "imported"))
    counts = int(head["count"]), int(head["placed"])
    return Source(name, program, zone, types, tuple(map(str, head["zones"])), imported, *counts)


def _parsed(lines: list[bytes], sieve: Sieve | None) -> tuple[list[Any], int]:
    chosen = lines
    if sieve is not None:
        lines = _sifted(lines, sieve)
        chosen = _earliest(lines, sieve) if 0 < sieve.first < len(lines) else lines
    rows: list[Any] = json.loads(b"[" + b"".join(chosen).removesuffix(b",") + b"]")
    return rows, len(lines) - len(chosen)


def _sifted(lines: list[bytes], sieve: Sieve) -> list[bytes]:
    """The lines that may hold what is looked for: each test is a few bytes at a known place."""
    if sieve.slug:
        wanted = b"," + _dumps(sieve.slug).encode() + b","
        lines = [line for line in lines if wanted in line]
    if sieve.without:
        keys = {_dumps(slug).encode() for slug in sieve.without}
        lines = [line for line in lines if line.split(b",", 6)[5] not in keys]
    if sieve.days is not None:
        heads = _day_texts(sieve.days)
        lines = [line for line in lines if line[2 : line.find(b'"', 2)] in heads]
    if sieve.box is not None:
        box = sieve.box
        lines = [line for line in lines if _lies_in(line, box)]
    for codes in sieve.codes:
        quoted = [_dumps(code).encode() for code in codes]
        lines = [line for line in lines if any(code in line for code in quoted)]
    if sieve.words:
        words = [_dumps(word)[1:-1] for word in sieve.words]
        lines = [line for line in lines if holds(line.decode(), words)]
    return lines


def _earliest(lines: list[bytes], sieve: Sieve) -> list[bytes]:
    """The lines of the meetings that come first in the week, and of those that begin with the last of them."""
    asked = b"".join(b"%d" % day for day in sorted(sieve.days or range(7)))

    def begins(line: bytes) -> bytes:
        end = line.find(b'"', 2)
        days, time = line[2:end], line[end + 3 : end + 8]
        first = next((days[n : n + 1] for n in range(len(days)) if days[n] in asked), b"")
        return first + time if first and time[:1].isdigit() else b"7"

    keys = [begins(line) for line in lines]
    last = sorted(keys)[sieve.first - 1]
    return [line for line, key in zip(lines, keys, strict=True) if key <= last]


def _day_texts(days: Iterable[int]) -> frozenset[bytes]:
    """Every way to write a set of weekdays that holds one of these."""
    every = ("".join(chosen) for size in range(1, 8) for chosen in combinations("0123456", size))
    wanted = {str(day) for day in days}
    return frozenset(text.encode() for text in every if wanted & set(text))


def _lies_in(line: bytes, box: tuple[float, float, float, float]) -> bool:
    _, _, lat, lon, _ = line.split(b",", 4)
    if lat == b"null" or lon == b"null":
        return False
    south, west, north, east = box
    return south <= float(lat) <= north and (
        west <= float(lon) <= east if west <= east else not east < float(lon) < west
    )

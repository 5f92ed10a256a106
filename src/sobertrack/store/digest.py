"""What every command needs of each journal file, kept in the cache for the years that are over."""

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sobertrack.store.files import replace_whole
from sobertrack.store.lines import Problem, parse, some_lines
from sobertrack.store.paths import Home

SOBER = frozenset(("slip", "restart"))
"""The kinds that decide sober time."""

MARKED = SOBER | {"letter"}
"""The kinds that are read from every year, and must be there at once."""

_TAIL = re.compile(rb'"id":"[0-9A-Z]{18}([0-9A-Z]{8})"')
_DAY = re.compile(  # the fields in the order in which the codec writes them: four times faster than any order
    rb'"id":"([0-9A-Z]{26})","at":"[^"\n]{0,40}","day":"(\d{4}-\d\d-\d\d)",(?:"time":"[^"\n]{5}",)?'
    rb'"dev":"[^"\n]{0,20}","type":"checkin"'
)
_VERSION = 3


class Digest(NamedTuple):
    """One file in short: its marked lines, edits and removals too, and whether it holds NUL bytes."""

    name: str
    marked: bytes
    nul: bool


def of_bytes(name: str, data: bytes) -> Digest:
    """The digest of a journal file."""
    return Digest(name, b"\n".join(some_lines(data, MARKED)), b"\0" in data)


def journal_files(home: Home) -> list[Path]:
    """Every journal file, whatever its name: a sync tool's conflict copy is read like any other."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return sorted(path for path in home.journal.iterdir() if path.suffix == ".jsonl" and path.name[0] != ".")
    return []


def year_of(path: Path) -> int | None:
    """The year of writing in a file's name; None for an odd name."""
    head = path.name[:5]
    return int(head[:4]) if head[:4].isdecimal() and head[4:] == "-" and "conflict" not in path.name.lower() else None


def key_of(path: Path) -> list[int]:
    """What tells that a file is still the one that was read."""
    status = path.stat()
    return [status.st_size, status.st_mtime_ns, status.st_ino]


class Shelf:
    """A cache file that holds a value for each journal file of a closed year. It may be deleted at any time."""

    def __init__(self, home: Home, name: str) -> None:
        self.path = home.cache / name
        self.changed = False
        self.values: dict[str, list[object]] = {}
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            found = json.loads(self.path.read_bytes())
            if found["v"] == _VERSION:
                self.values = dict(found["files"])

    def get(self, path: Path, key: list[int]) -> object | None:
        """The value kept for a file, if the file is still the same."""
        kept = self.values.get(path.name)
        return kept[1] if isinstance(kept, list) and len(kept) == 2 and kept[0] == key else None

    def put(self, path: Path, key: list[int], value: object) -> None:
        """Keep a value for a file."""
        self.values[path.name] = [key, value]
        self.changed = True

    def save(self) -> None:
        """Write the cache if it changed; a cache that cannot be written is no error."""
        if self.changed:
            with suppress(OSError):
                data = json.dumps({"v": _VERSION, "files": self.values}, separators=(",", ":"))
                replace_whole(self.path, data.encode(), durable=False)


def digests(home: Home, this_year: int) -> list[Digest]:
    """The digest of every journal file; closed years come from the cache."""
    shelf = Shelf(home, "digests.json")
    result = []
    for path in journal_files(home):
        key = key_of(path)
        kept = shelf.get(path, key)
        if isinstance(kept, list) and len(kept) == 2:
            result.append(Digest(path.name, str(kept[0]).encode("utf-8", "surrogateescape"), bool(kept[1])))
            continue
        digest = of_bytes(path.name, path.read_bytes())
        result.append(digest)
        if (year_of(path) or this_year) < this_year:
            shelf.put(path, key, [digest.marked.decode("utf-8", "surrogateescape"), digest.nul])
    shelf.save()
    return result


def id_tails(home: Home, this_year: int) -> str:
    """The last 8 letters of the id of every record, with blanks between and behind; closed years from the cache."""
    shelf = Shelf(home, "ids.json")
    found = []
    for path in journal_files(home):
        key = key_of(path)
        kept = shelf.get(path, key)
        if not isinstance(kept, str):
            kept = b"".join(tail + b" " for tail in _TAIL.findall(path.read_bytes())).decode()
            if (year_of(path) or this_year) < this_year:
                shelf.put(path, key, kept)
        found.append(kept)
    shelf.save()
    return "".join(found)


def checkin_days(home: Home, this_year: int) -> dict[str, str]:
    """The day of every check-in as it was first written, by record id, without parsing what the cache holds."""
    shelf = Shelf(home, "checkin-days.json")
    days: dict[str, str] = {}
    for path in journal_files(home):
        key = key_of(path)
        kept = shelf.get(path, key)
        if not isinstance(kept, dict):
            kept = _days_in(path.name, path.read_bytes())
            if (year_of(path) or this_year) < this_year:
                shelf.put(path, key, kept)
        days.update(kept)
    shelf.save()
    return days


def _days_in(name: str, data: bytes) -> dict[str, str]:
    found = {ulid.decode(): day.decode() for ulid, day in _DAY.findall(data)}
    if len(found) == data.count(b'"checkin"'):
        return found
    # a line that another program spelt differently, a repeated id, or a note that quotes the word
    return {
        str(raw.get("id")): str(raw.get("day")) for raw in parse(data, name).records if raw.get("type") == "checkin"
    }


def nul_problem(home: Home, name: str) -> Problem:
    """Damage: a file that holds NUL bytes, as some disks leave them after a power cut."""
    return Problem("nul", f"the journal file {name} holds NUL bytes", str(home.journal / name), damage=True)

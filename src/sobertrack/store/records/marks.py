"""The high-water marks of this device's files: how a loss is told from a new notebook."""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sobertrack.errors import reason
from sobertrack.store.files import locked, replace_whole
from sobertrack.store.paths import Home
from sobertrack.store.records.ids import found_in
from sobertrack.store.records.lines import Problem


class Mark(NamedTuple):
    """What a file held at least: its size in bytes, its number of records, and its last id.

    `nul` is a place in the file: NUL bytes before it were accepted as a loss that was meant.
    """

    size: int
    records: int = 0
    last: str = ""
    nul: int = 0


def read_marks(home: Home) -> dict[str, Mark]:
    """The marks by file name; none where there are none or they cannot be read."""
    try:
        found = json.loads((home.state / "marks.json").read_bytes())["files"]
        return {
            str(name): Mark(int(m["size"]), int(m["records"]), str(m["last"]), int(m.get("nul", 0)))
            for name, m in found.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return {}


def write_marks(home: Home, marks: dict[str, Mark]) -> None:
    """Keep the marks. They may lag behind after a power cut, which is harmless, so they are not synced."""
    data = json.dumps({"v": 1, "files": {name: mark._asdict() for name, mark in sorted(marks.items())}})
    replace_whole(home.state / "marks.json", data.encode() + b"\n", durable=False)


def losses(home: Home, marks: dict[str, Mark]) -> list[Problem]:
    """The files that are missing, empty or shorter than they were. A loss is damage, not a new person."""
    return [lost for name, mark in sorted(marks.items()) if (lost := _loss(_path(home, name), mark))]


def _loss(path: Path, mark: Mark) -> Problem | None:
    what = f"the journal file {path.name}" if path.suffix == ".jsonl" else path.name
    code = "missing"
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        message = f"{what} is missing"
    except OSError as error:
        message = f"{what} cannot be reached: {reason(error)}"
    else:
        if size >= mark.size:
            return None
        code = "shorter" if size else "empty"
        message = f"{what} is {mark.size - size} bytes shorter than it was" if size else f"{what} is empty"
    return Problem(code, message, str(path), damage=True)


def _path(home: Home, name: str) -> Path:
    return (home.journal if name.endswith(".jsonl") else home.data) / name


def grown(mark: Mark | None, before: int, after: int, count: int, last: str) -> Mark:
    """The mark after an append. What was lost before it stays missing: the mark grows by what was added."""
    if mark is None:
        return Mark(after, count, last)
    return mark._replace(size=max(mark.size, before) + after - before, records=mark.records + count, last=last)


def mark_tables(home: Home, names: set[str]) -> None:
    """Remember that these TOML files are there: one that vanishes is a loss then. Call it under the lock."""
    known = read_marks(home)
    if not names <= known.keys():
        with suppress(OSError):
            write_marks(home, {**dict.fromkeys(names, Mark(1)), **known})


def empty(path: Path) -> Problem:
    """Damage: a journal file without a byte in it."""
    return Problem("empty", f"the journal file {path.name} is empty", str(path), damage=True)


def nul(path: Path) -> Problem:
    """Damage: a file that holds NUL bytes, as some disks leave them after a power cut."""
    return Problem("nul", f"the journal file {path.name} holds NUL bytes", str(path), damage=True)


def accept(home: Home, files: Iterable[Path]) -> list[Problem]:
    """Expect no longer what is lost: `files` are the journal files there are. Returns what was lost until now."""
    with locked(home.state):
        marks = read_marks(home)
        lost = losses(home, marks)
        for path in files:
            data = path.read_bytes()
            mark = marks.get(path.name)
            lost += [empty(path)] if not data and mark is None else []
            lost += [nul(path)] if data.rfind(b"\0") >= (mark.nul if mark else 0) else []
        for problem in lost:
            path = Path(problem.file)
            if problem.code == "missing" or path.suffix != ".jsonl":
                del marks[path.name]
            else:
                marks[path.name] = _of(path.read_bytes())
        if lost:
            write_marks(home, marks)
    return lost


def _of(data: bytes) -> Mark:
    return Mark(len(data), data.count(b"\n"), max(found_in(data), default=""), data.rfind(b"\0") + 1)

"""The high-water marks of this device's journal files: how a loss is told from a new notebook."""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sobertrack.store.files import locked, replace_whole
from sobertrack.store.lines import Problem
from sobertrack.store.paths import Home


class Mark(NamedTuple):
    """What a file held at least: its size in bytes, its number of records, and its last id."""

    size: int
    records: int
    last: str


def read_marks(home: Home) -> dict[str, Mark]:
    """The marks by file name; none where there are none or they cannot be read."""
    try:
        found = json.loads((home.state / "marks.json").read_bytes())["files"]
        return {name: Mark(int(m["size"]), int(m["records"]), str(m["last"])) for name, m in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_marks(home: Home, marks: dict[str, Mark]) -> None:
    """Keep the marks. They may lag behind after a power cut, which is harmless, so they are not synced."""
    data = json.dumps({"v": 1, "files": {name: mark._asdict() for name, mark in sorted(marks.items())}})
    replace_whole(home.state / "marks.json", data.encode() + b"\n", durable=False)


def losses(home: Home, marks: dict[str, Mark]) -> list[Problem]:
    """The journal files that are missing, empty or shorter than they were. A loss is damage, not a new person."""
    problems = []
    for name, mark in marks.items():
        path = home.journal / name
        size = _size(path)
        if not mark.size:
            continue  # an empty file that was accepted
        if size is None:
            problems.append(Problem("missing", f"the journal file {name} is missing", str(path), damage=True))
        elif size == 0:
            problems.append(empty(path))
        elif size < mark.size:
            message = f"the journal file {name} is {mark.size - size} bytes shorter than it was"
            problems.append(Problem("shorter", message, str(path), damage=True))
    return problems


def empty(path: Path) -> Problem:
    """Damage: a journal file without a byte in it."""
    return Problem("empty", f"the journal file {path.name} is empty", str(path), damage=True)


def accept(home: Home, files: Iterable[Path]) -> list[Problem]:
    """Expect no longer what is lost: `files` are the journal files there are. Returns what was lost until now."""
    with locked(home.state):
        marks = read_marks(home)
        lost = losses(home, marks)
        lost += [empty(path) for path in files if path.name not in marks and not path.stat().st_size]
        for problem in lost:
            path = Path(problem.file)
            if problem.code == "missing":
                del marks[path.name]
            else:
                before = marks.get(path.name, Mark(0, 0, ""))
                data = path.read_bytes()
                marks[path.name] = Mark(len(data), data.count(b"\n"), before.last)
        if lost:
            write_marks(home, marks)
    return lost


def _size(path: Path) -> int | None:
    with suppress(OSError):
        return path.stat().st_size
    return None


def grown(mark: Mark | None, before: int, after: int, count: int, last: str) -> Mark:
    """The mark after an append. What was lost before it stays missing: the mark grows by what was added."""
    if mark is None:
        return Mark(after, count, last)
    return Mark(max(mark.size, before) + after - before, mark.records + count, last)

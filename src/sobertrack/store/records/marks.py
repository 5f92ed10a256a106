"""The high-water marks of this device's files: how a loss is told from a new notebook."""

import json
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sobertrack.errors import SobertrackError, reason
from sobertrack.model import limits
from sobertrack.store.files import locked, read_bytes, read_whole, replace_whole
from sobertrack.store.paths import Home
from sobertrack.store.records import slots
from sobertrack.store.records.ids import is_ulid
from sobertrack.store.records.lines import Problem, parse
from sobertrack.store.safekeeping import echo


class Mark(NamedTuple):
    """What a file held at least: its size in bytes, its number of records, and the latest of their ids.

    `nul` is a place in the file: NUL bytes before it were accepted as a loss that was meant.
    """

    size: int
    records: int = 0
    last: str = ""
    nul: int = 0


class Marks(dict[str, Mark]):
    """The marks by file name. `of` is the data directory that they are about; "" for the usual one."""

    of = ""


def read_marks(home: Home) -> Marks:
    """The marks of this notebook; none where there are none or they cannot be read.

    Where it has none of its own, those of another one beside the same state are given if a file of theirs is here: it
    is the same notebook in a new place, or an older copy of it. These stay the other's: nothing is written to them.
    """
    here, folder = slots.directory(home), slots.slot(home)
    found = _read(folder / slots.MARKS)
    if found is None and folder != home.state and not folder.exists():
        other = _read(home.state / slots.MARKS) or Marks()
        if any(name.endswith(".jsonl") and _path(home, name).exists() for name in other):
            whole = not losses(home, other) and all(_holds(home, *each) for each in other.items())
            other.of = here if whole else other.of
            return other
    if found is None:
        found = Marks()
        found.of = here
    return found


def _holds(home: Home, name: str, mark: Mark) -> bool:
    """Whether the latest record that a mark knows is in its file."""
    with suppress(SobertrackError, OSError):
        return not mark.last or mark.last.encode() in (read_bytes(_path(home, name), limits.JOURNAL) or b"")
    return False


def _read(path: Path) -> Marks | None:
    try:
        said = json.loads(read_bytes(path, limits.STATE) or b"")
        found = Marks(
            {
                str(name): Mark(int(m["size"]), int(m["records"]), str(m["last"]), int(m.get("nul", 0)))
                for name, m in said["files"].items()
            }
        )
        found.of = slots.named(said)
    except (
        SobertrackError,
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        OverflowError,
        RecursionError,
    ):
        return None
    return found


def write_marks(home: Home, marks: Marks, *, durable: bool = False) -> None:
    """Keep marks, if they are of this notebook. They may lag behind after a power cut, so they are not synced."""
    if ours(home, marks):
        _write(slots.slot(home) / slots.MARKS, marks, durable=durable)


def _write(path: Path, marks: Marks, *, durable: bool = False) -> None:
    of = {"of": marks.of} if marks.of else {}
    data = json.dumps({"v": 1, **of, "files": {name: mark._asdict() for name, mark in sorted(marks.items())}})
    replace_whole(path, data.encode() + b"\n", durable=durable)


def ours(home: Home, marks: Marks) -> bool:
    """Whether the marks are about this data directory, and not about another one beside the same state."""
    return marks.of == slots.directory(home)


def follow(home: Home, target: Home) -> None:
    """Say that the notebook lies in another data directory from now on. Call it under the lock."""
    known, folder = read_marks(home), slots.slot(home)
    if ours(home, known):
        known.of = slots.directory(target)
        _write(folder / slots.MARKS, known)
        if folder != home.state:
            folder.rename(slots.own_slot(target))


def losses(home: Home, marks: Marks) -> list[Problem]:
    """The files that are missing, empty or shorter than they were. A loss is damage, not a new person."""
    return [lost for name, mark in sorted(marks.items()) if (lost := _loss(_path(home, name), mark))]


def _loss(path: Path, mark: Mark) -> Problem | None:
    what = f"the journal file {path.name}" if path.suffix == ".jsonl" else path.name
    code = "missing"
    try:
        status = path.stat()
        size = status.st_size
    except FileNotFoundError:
        message = f"{what} is missing"
    except OSError as error:
        message = f"{what} cannot be reached: {reason(error)}"
    else:
        odd = not stat.S_ISREG(status.st_mode)
        if odd and path.suffix != ".jsonl":
            return Problem("unreadable", f"{what} is no plain file", str(path), damage=True)
        if odd or size >= mark.size:  # the listing tells of what is odd in the journal
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
    if not names <= known.keys() and ours(home, known):
        known.update(dict.fromkeys(names - known.keys(), Mark(1)))
        with suppress(OSError):
            write_marks(home, known)


def cut(path: Path) -> Problem:
    """Damage: a file that is as large as it was, and has lost records all the same."""
    return Problem("shorter", f"the journal file {path.name} has lost records that it had", str(path), damage=True)


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
        told = {problem.file for problem in lost}
        there: set[str] = set()
        for path in files:
            data = read_whole(path)
            held = whole_ids(data)
            there |= held
            mark = marks.get(path.name)
            if str(path) in told:
                continue
            lost += [empty(path)] if not data and mark is None else []
            lost += [nul(path)] if data.rfind(b"\0") >= (mark.nul if mark else 0) else []
            lost += [cut(path)] if mark is not None and not complete(held, mark) else []
        for problem in lost:
            path = Path(problem.file)
            if problem.code == "missing" or path.suffix != ".jsonl":
                del marks[path.name]
            else:
                marks[path.name] = of_bytes(read_bytes(path) or b"")
        if lost:
            marks.of = slots.directory(home)
            with suppress(OSError):
                echo.keep_only(home, there)
            write_marks(home, marks)
    return lost


def whole_ids(data: bytes) -> set[str]:
    """The ids of the records that stand in a file whole."""
    return {ulid for raw in parse(data, "").records if type(ulid := raw.get("id")) is str and is_ulid(ulid)}


def complete(held: set[str], mark: Mark) -> bool:
    """Whether a file that holds these ids has lost nothing."""
    return len(held) >= mark.records and (not mark.last or mark.last in held)


def of_bytes(data: bytes) -> Mark:
    """The mark of a file as it stands."""
    held = whole_ids(data)
    return Mark(len(data), len(held), max(held, default=""), data.rfind(b"\0") + 1)

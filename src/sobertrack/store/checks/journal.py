"""Every line of every journal file: what cannot be read, where, what it may have been, and what is known of it."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sobertrack.errors import SobertrackError, reason
from sobertrack.model import limits
from sobertrack.model.entries import Entry, Kept
from sobertrack.model.values import Value
from sobertrack.store.checks import clocks, standing
from sobertrack.store.checks.copies import copied_journal
from sobertrack.store.checks.placed import Placed
from sobertrack.store.checks.rescue import whole_records
from sobertrack.store.erasing.erasing import is_ours
from sobertrack.store.files import locked
from sobertrack.store.paths import Home
from sobertrack.store.records import marks
from sobertrack.store.records.aside import known_lines, place, plain
from sobertrack.store.records.device import own
from sobertrack.store.records.lines import Problem, parse
from sobertrack.store.records.listing import listing, read_file
from sobertrack.store.records.overlay import purged_ids

_TYPE = re.compile(r'"type":\s*"(\w{1,20})"')
_DAY = re.compile(r'"day":\s*"(\d{4}-\d\d-\d\d)"')
_BEGINS = b'{"v":'
_MERGE = re.compile(rb"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")


class Checked(Value):
    """How many entries stand, what is wrong, and the lines that cannot be read, by their file."""

    entries: int
    problems: list[Problem]
    bad_lines: dict[Path, list[bytes]]


class _Looked(Value):
    """What was seen so far, while the files are read one after the other."""

    placed: list[Placed]
    problems: list[Problem]
    bad_lines: dict[Path, list[bytes]]
    known: frozenset[bytes]
    aside: list[bytes]


def check_journal(home: Home, now: datetime) -> Checked:
    """Read all of the journal."""
    marked = marks.read_marks(home)
    problems = marks.losses(home, marked)
    lost = {problem.file for problem in problems}
    looked = _Looked([], [*problems, *listing(home).strange], {}, known_lines(home), [])
    for path in listing(home).files:
        data, found = _bytes(home, path)
        looked.problems.extend(found)
        mark = marked.get(path.name)
        if not data and not found and str(path) not in lost and mark is None and not own(home, path):
            looked.problems.append(marks.empty(path))
        _look(looked, path, data, mark)
    if looked.aside:
        message = f"lines of the journal that cannot be read, and were set aside: {len(looked.aside)}"
        looked.problems.append(Problem("set_aside", message, str(place(home))))
    placed = looked.placed
    looked.problems.extend([*standing.check(placed), *clocks.jumps(placed, now), *_copies(placed)])
    looked.problems.extend(_erased(home, placed))
    entries: list[Entry[Any]] = list(standing.entries([each.raw for each in placed], looked.problems))
    looked.problems.extend(clocks.two_answers(entries))
    return Checked(sum(not isinstance(entry.what, Kept) for entry in entries), looked.problems, looked.bad_lines)


def _bytes(home: Home, path: Path) -> tuple[bytes, list[Problem]]:
    """A file's bytes. One without an end may be written to just now: it is read again under the lock."""
    try:
        if path.stat().st_size > limits.JOURNAL:
            return read_file(path)
        data = path.read_bytes()
        if data and not data.endswith(b"\n") and (home.state / "lock").is_file():
            with suppress(SobertrackError, OSError), locked(home.state):
                data = path.read_bytes()
        return data, []
    except OSError as error:
        message = f"the journal file {path.name} cannot be opened: {reason(error)}"
        return b"", [Problem("unreadable", message, str(path), damage=True)]


def _look(looked: _Looked, path: Path, data: bytes, mark: marks.Mark | None) -> None:
    *lines, tail = data.split(b"\n")
    first = len(looked.problems)
    for number, text in enumerate(lines, 1):
        if not text:
            continue
        parsed = parse(text + b"\n", path.name)
        looked.placed.extend([Placed(raw, path, number) for raw in parsed.records])
        if parsed.problems and plain(text) in looked.known:
            looked.aside.append(text)
        elif parsed.problems and text.strip(b"\0\r"):  # NUL bytes and nothing else are told once for the whole file
            looked.bad_lines.setdefault(path, []).append(text)
            looked.problems.extend([_of_line(problem, path, number, text) for problem in parsed.problems])
    if tail.strip(b"\0"):
        looked.problems.append(_tail(path, len(lines) + 1, tail))
        looked.placed.extend([Placed(raw, path, len(lines) + 1) for raw in parse(tail, path.name).records])
    if mark is not None and _lacks(data, looked.bad_lines.get(path, ()), mark):
        new = looked.problems[first:]  # a line that was saved is gone: it may be any of these
        looked.problems[first:] = [each._replace(code="bad_line") if each.code == "cut_line" else each for each in new]
    looked.problems.extend(_of_bytes(path, data, mark.nul if mark else 0))


def _lacks(data: bytes, bad: Sequence[bytes], mark: marks.Mark) -> bool:
    """Whether a file with bad lines has fewer records than it had, those that stand whole in such lines included."""
    inside = [record for line in bad for record in whole_records(line)]
    return bool(bad) and not marks.complete(marks.whole_ids(b"\n".join([data, *inside])), mark)


def _of_bytes(path: Path, data: bytes, accepted: int) -> Iterator[Problem]:
    if b"\0" in data:
        number = data.count(b"\n", 0, data.index(b"\0")) + 1
        message = f"the journal file {path.name} holds {data.count(0):,} NUL bytes, the first in line {number}"
        harm = data.rindex(b"\0") >= accepted
        yield Problem("nul" if harm else "known_nul", message, str(path), number, damage=harm)
    if b"}\r\n" in data:
        yield Problem("line_ends", f"{path.name} was changed by a program that gives lines other ends", str(path))


def _of_line(problem: Problem, path: Path, number: int, text: bytes) -> Problem:
    where = f"line {number} of {path.name}"
    place = problem._replace(file=str(path), line=number, damage=True)
    if _MERGE.fullmatch(plain(text)):
        message = f"{where} is a mark that git left when it joined two versions; the lines around it were read"
        return place._replace(code="merge_mark", message=message, damage=False)
    cut = _BEGINS.startswith(plain(text)[: len(_BEGINS)]) and not text.rstrip().endswith(b"}")
    what = "stops in the middle" if cut else problem.message.partition(" ")[2].partition(" ")[2]
    message = f"{where} {what}{_looks_like(text)}"
    whole = len(list(whole_records(text)))
    if whole:
        message += f"; records that stand whole in it: {whole}"
    return place._replace(code="whole_inside" if whole else "cut_line" if cut else problem.code, message=message)


def _looks_like(line: bytes) -> str:
    """What can still be read of a line."""
    text = line[:2000].decode("utf-8", "replace")
    kind, day = _TYPE.search(text), _DAY.search(text)
    if not kind and not day:
        return ""
    return f"; it looks like a record of the kind {kind[1] if kind else 'unknown'}" + (f" for {day[1]}" if day else "")


def _tail(path: Path, number: int, tail: bytes) -> Problem:
    whole = bool(parse(tail, path.name).records)
    what = "has no end; the record in it is whole" if whole else "was not finished, so it was never said to be saved"
    return Problem("torn", f"the last line of {path.name} {what}", str(path), number)


def _copies(placed: list[Placed]) -> Iterator[Problem]:
    """Journal files that a sync tool made a second time: read like any other."""
    by_file: dict[Path, set[str]] = {}
    for each in placed:
        by_file.setdefault(each.path, set()).add(str(each.raw.get("id")))
    for path, ids in by_file.items():
        maker = copied_journal(path.name)
        if maker:
            alone = len(ids - set().union(*(other for name, other in by_file.items() if name != path)))
            head = f"{path.name} is a second version of a journal file, as {maker} makes them; it is read, too"
            only = f"of its {len(ids)} records {alone or 'none'} {'stand' if alone > 1 else 'stands'} nowhere else"
            yield Problem("journal_copy" if alone else "spare_copy", f"{head}; {only}", str(path))


def _erased(home: Home, placed: list[Placed]) -> Iterator[Problem]:
    """Records that were erased, here or on another computer, and still lie in this one's files."""
    gone = purged_ids([each.raw for each in placed])
    here = {str(each.raw.get("id")) for each in placed if gone and is_ours(home, each.path)} & gone
    if here:
        message = f"records that were erased for good and still lie in files of this computer: {len(here)}"
        yield Problem("erased_here", message, str(home.journal))

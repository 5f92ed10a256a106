"""Every line of every journal file: what cannot be read, what is there twice, what is about nothing."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from sobertrack.errors import Locked
from sobertrack.model.entries import KINDS, Entry, Kept, Unknown
from sobertrack.model.values import Value
from sobertrack.store import codec
from sobertrack.store.codec import Raw
from sobertrack.store.files import locked
from sobertrack.store.paths import Home
from sobertrack.store.records import marks
from sobertrack.store.records.lines import Problem, newer, parse
from sobertrack.store.records.listing import listing
from sobertrack.store.records.overlay import LAID_OVER, current, unique

_TYPE = re.compile(r'"type":\s*"(\w{1,20})"')
_DAY = re.compile(r'"day":\s*"(\d{4}-\d\d-\d\d)"')


class Placed(Value):
    """A record, and the line on which it stands."""

    raw: Raw
    path: Path
    line: int


class Checked(Value):
    """How many entries stand, and what is wrong."""

    entries: int
    problems: list[Problem]


def check_journal(home: Home) -> Checked:
    """Read all of the journal."""
    known = marks.read_marks(home)
    problems = marks.losses(home, known)
    lost = {problem.file for problem in problems}
    placed: list[Placed] = []
    problems += listing(home).strange
    for path in listing(home).files:
        data, found = _bytes(home, path)
        problems += found
        mark = known.get(path.name)
        if not data and not found and str(path) not in lost and mark is None:
            problems.append(marks.empty(path))
        records, bad = _records(path, data, mark.nul if mark else 0)
        placed += records
        problems += bad
    problems += [*_undecodable(placed), *_twice(placed), *_about_nothing(placed), *_unknown(placed)]
    entries = list(_standing([each.raw for each in placed], problems))
    return Checked(sum(not isinstance(entry.what, Kept) for entry in entries), problems)


def _bytes(home: Home, path: Path) -> tuple[bytes, list[Problem]]:
    """A file's bytes. One without an end may be written to just now: it is read again under the lock."""
    try:
        data = path.read_bytes()
        if data and not data.endswith(b"\n") and home.state.is_dir():
            with suppress(Locked), locked(home.state):
                data = path.read_bytes()
        return data, []
    except OSError as error:
        why = (error.strerror or "unknown").lower()
        return b"", [
            Problem("unreadable", f"the journal file {path.name} cannot be opened: {why}", str(path), damage=True)
        ]


def _records(path: Path, data: bytes, accepted: int) -> tuple[list[Placed], list[Problem]]:
    placed: list[Placed] = []
    problems: list[Problem] = []
    *lines, tail = data.split(b"\n")
    for number, text in enumerate(lines, 1):
        parsed = parse(text + b"\n", path.name)
        placed += [Placed(raw, path, number) for raw in parsed.records]
        if text.strip(b"\0"):  # a line of NUL bytes and nothing else is told once for the whole file
            problems += [_of_line(problem, path, number, text) for problem in parsed.problems]
    if tail.strip(b"\0"):
        problems.append(_tail(path, len(lines) + 1, tail))
        placed += [Placed(raw, path, len(lines) + 1) for raw in parse(tail, path.name).records]
    if b"\0" in data:
        number = data.count(b"\n", 0, data.index(b"\0")) + 1
        message = f"the journal file {path.name} holds {data.count(0):,} NUL bytes, the first in line {number}"
        problems.append(Problem("nul", message, str(path), number, damage=data.rindex(b"\0") >= accepted))
    return placed, problems


def _of_line(problem: Problem, path: Path, number: int, text: bytes) -> Problem:
    cut = not text.rstrip().endswith(b"}")
    what = "stops in the middle" if cut else problem.message.partition(" ")[2].partition(" ")[2]
    message = f"line {number} of {path.name} {what}{_looks_like(problem.excerpt)}"
    return problem._replace(
        code="cut_line" if cut else problem.code, message=message, file=str(path), line=number, damage=True
    )


def _looks_like(text: str) -> str:
    """What can still be read of a line."""
    kind, day = _TYPE.search(text), _DAY.search(text)
    if not kind and not day:
        return ""
    return f"; it looks like a record of the kind {kind[1] if kind else 'unknown'}" + (f" for {day[1]}" if day else "")


def _tail(path: Path, number: int, tail: bytes) -> Problem:
    whole = bool(parse(tail, path.name).records)
    what = "has no end; the record in it is whole" if whole else "was not finished, so it was never said to be saved"
    return Problem("torn", f"the last line of {path.name} {what}", str(path), number)


def _undecodable(placed: list[Placed]) -> Iterator[Problem]:
    for each in placed:
        raw, where = each.raw, f"line {each.line} of {each.path.name}"
        if newer(raw):
            yield Problem(
                "newer_record", f"{where} was written by a newer sobertrack", str(each.path), each.line, damage=True
            )
        elif raw.get("type") in LAID_OVER:
            if raw["type"] == "edit" and not isinstance(raw.get("set"), dict):
                yield Problem("bad_record", f'{where}: "set" is not a table', str(each.path), each.line, damage=True)
        else:
            try:
                codec.decode(raw)
            except codec.BadRecord as error:
                yield Problem("bad_record", f"{where}: {error}", str(each.path), each.line, damage=True)


def _twice(placed: list[Placed]) -> Iterator[Problem]:
    first: dict[str, Placed] = {}
    for each in placed:
        ulid = str(each.raw.get("id", ""))
        other = first.setdefault(ulid, each)
        if ulid and other.raw != each.raw:
            message = (
                f"the id {ulid} stands for two different records: line {other.line} of {other.path.name} "
                f"and line {each.line} of {each.path.name}; the longer one counts"
            )
            yield Problem("duplicate", message, str(each.path), each.line, damage=True)


def _about_nothing(placed: list[Placed]) -> Iterator[Problem]:
    ids = {str(each.raw.get("id")) for each in placed}
    number = sum(each.raw.get("type") in ("edit", "delete") and str(each.raw.get("of")) not in ids for each in placed)
    if number:
        yield Problem("about_nothing", f"changes or removals about something that is not here: {number}", "")


def _unknown(placed: list[Placed]) -> Iterator[Problem]:
    known = {*KINDS, *LAID_OVER}
    kinds = Counter(str(each.raw.get("type")) for each in placed if not newer(each.raw))
    for kind, number in sorted(kinds.items()):
        if kind not in known:
            yield Problem(
                "unknown_kind", f'records of the kind "{kind[:40]}", which this program does not know: {number}', ""
            )


def _standing(records: list[Raw], problems: list[Problem]) -> Iterator[Entry[Any]]:
    """The entries that stand. One that its changes made unreadable is a problem of its own."""
    written = {str(raw.get("id")): raw for raw in records}
    for raw in current(unique(records)):
        if newer(raw):
            continue
        ulid = str(raw.get("id"))
        try:
            entry = codec.decode(raw)
        except codec.BadRecord as error:
            if raw != written[ulid]:
                problems.append(Problem("bad_record", f"record {ulid}, as it was changed: {error}", "", damage=True))
            continue
        if not isinstance(entry.what, Unknown):
            yield entry

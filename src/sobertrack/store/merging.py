"""Records from elsewhere into this notebook, by their ids: what is missing is added, and nothing here is replaced.

Each record stands afterwards as it stood there, byte for byte and with its own device, in this device's file of the
year of its `at`: every file has one writer. Doing it again, or in another order, changes nothing more.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sobertrack.model import limits
from sobertrack.store.codec import Raw
from sobertrack.store.files import Appended, Staged, append_durably, cut_back, locked
from sobertrack.store.journal import Journal
from sobertrack.store.paths import Home
from sobertrack.store.records import ids, marks
from sobertrack.store.records.device import ensure_device
from sobertrack.store.records.lines import BOM, Problem, newer, parse
from sobertrack.store.records.listing import journal_files, read_file
from sobertrack.store.records.overlay import purged_ids, weight


class Incoming(NamedTuple):
    """One record: its line as it was written, without the end, and what it says."""

    text: bytes
    raw: Raw


class Merged(NamedTuple):
    """What a merge did, or would do: the lines that are new here, in the journal's order, and what was left out.

    `known` counts those that are here already, `differing` those whose id says something else here, which stays;
    `purged` those that were erased for good, `newer` the added ones in a format that this program only passes on.
    `problems` are lines that are no records.
    """

    added: list[Incoming]
    known: int
    differing: list[Incoming]
    purged: int
    newer: int
    problems: list[Problem]


def merge(journal: Journal, lines: Iterable[bytes], name: str = "") -> Merged:
    """Add what is missing here; durable when this returns. All of it or, on an error, nothing."""
    with locked(journal.home.state):
        return merge_locked(journal, lines, name)


def merge_locked(
    journal: Journal, lines: Iterable[bytes], name: str = "", then: Callable[[], None] | None = None
) -> Merged:
    """The same for a caller that holds the lock. Where `then` fails, nothing is added."""
    merged = preview(journal, lines, name)
    if merged.added:
        journal.refuse_newer()
        _append(journal, merged.added, then)
    elif then is not None:
        then()
    return merged


def preview(journal: Journal, lines: Iterable[bytes], name: str = "") -> Merged:
    """What a merge of these lines would do. `name` is what to call their file where a line is no record."""
    here = _all_here(journal)
    there, problems = incoming(lines, name)
    gone = purged_ids([raw for same in here.values() for raw in same] + [each.raw for each in there])
    added: dict[str, Incoming] = {}
    differing: list[Incoming] = []
    known = purged = 0
    for each in there:
        key = _key(each.raw)
        if key in gone:
            purged += 1
        elif key in here:
            if each.raw in here[key]:
                known += 1
            else:
                differing.append(each)
        elif key not in added:
            added[key] = each
        elif added[key].raw == each.raw:
            known += 1
        else:  # two that claim one id, and neither is from here: the one that stands in any order of reading
            more, less = sorted((added[key], each), key=lambda one: weight(one.raw), reverse=True)
            added[key] = more
            differing.append(less)
    new = sorted(added.values(), key=lambda each: _place(each.raw))
    return Merged(new, known, differing, purged, sum(newer(each.raw) for each in new), problems)


def has_no_files(home: Home) -> bool:
    """Whether there is nothing in the data directory: no line, no table, no list. Hidden files do not count."""
    there = home.data.rglob("*") if home.data.is_dir() else ()
    return not any(path.is_file() and path.stat().st_size and path.name[:1] != "." for path in there)


def take_whole(home: Home, files: Mapping[str, bytes]) -> None:
    """Put whole new files into a notebook, by their paths in the data directory, which the caller has checked.

    Call it under the lock. All of them are on the disk before the first takes its place; on an error none stays.
    """
    staged: list[Staged] = []
    put: list[Path] = []
    try:
        for name, data in files.items():
            staged.append(Staged(home.data / name, data))
        for each in staged:
            put.append(each.target)
            each.put()
    except BaseException:
        for each in staged:
            each.drop()
        take_away(put)
        raise


def take_away(files: Iterable[Path]) -> None:
    """Undo the putting of whole new files."""
    for path in files:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def incoming(lines: Iterable[bytes], name: str = "") -> tuple[list[Incoming], list[Problem]]:
    """Lines to records, and what is wrong with the others. A line may carry its end, also one of another system."""
    texts = [text for text in (line.removeprefix(BOM).rstrip(b"\r\n") for line in lines) if text.strip()]
    at_once = parse(b"\n".join(texts), name)
    if len(at_once.records) == len(texts):
        return [Incoming(*pair) for pair in zip(texts, at_once.records, strict=True)], []
    found: list[Incoming] = []
    problems: list[Problem] = []
    for number, text in enumerate(texts, 1):
        parsed = parse(text + b"\n", name)
        found += [Incoming(text, raw) for raw in parsed.records]
        problems += [_told(problem, name, number) for problem in parsed.problems]
    return found, problems


def _told(problem: Problem, name: str, number: int) -> Problem:
    why = problem.message.partition(" ")[2].partition(" ")[2].partition(";")[0]
    return problem._replace(message=f"line {number} {why}", file=name, line=number)


def _all_here(journal: Journal) -> dict[str, list[Raw]]:
    """Every record of the notebook by its id; a copy of a file may say something else about one."""
    here: dict[str, list[Raw]] = {}
    for path in journal_files(journal.home):
        for raw in parse(read_file(path)[0], str(path)).records:
            here.setdefault(_key(raw), []).append(raw)
    return here


def _key(raw: Raw) -> str:
    """A record's id; for one without (a sealed one), all that it says."""
    ulid = raw.get("id")
    return ulid if type(ulid) is str and ulid else json.dumps(raw, sort_keys=True)


def _place(raw: Raw) -> tuple[str, str, str]:
    key = _key(raw)
    return key[:10], str(raw.get("dev", "")), key


def _append(journal: Journal, added: Sequence[Incoming], then: Callable[[], None] | None) -> None:
    """Write the records down, file by file; on an error every file is cut back to what it was."""
    device = ensure_device(journal.home)
    by_file: dict[Path, list[Incoming]] = {}
    for each in added:
        by_file.setdefault(journal.home.journal / _file(each.raw, journal.now, device), []).append(each)
    known = marks.read_marks(journal.home)
    grown: dict[str, marks.Mark] = {}
    done = []
    try:
        for path, records in by_file.items():
            written = _added(path, b"".join(each.text + b"\n" for each in records))
            done.append((path, written))
            last = max((_key(each.raw) for each in records if ids.is_ulid(_key(each.raw))), default="")
            grown[path.name] = _mark(known.get(path.name), path, written.before, written.after, len(records), last)
        if then is not None:
            then()
    except BaseException:
        for path, written in done:
            with suppress(OSError):
                cut_back(path, written)
        raise
    with suppress(OSError):  # it is saved: a mark that lags behind is harmless
        known = marks.read_marks(journal.home)  # `then` may have written to the same file
        for name, mark in grown.items():
            if name not in known or known[name].size <= mark.size:
                known[name] = mark
        marks.write_marks(journal.home, known)


def _added(path: Path, data: bytes) -> Appended:
    """Lines into a file. A new one comes whole: an empty one that a kill leaves would look like a loss."""
    if os.path.lexists(path):
        return append_durably(path, data)
    try:
        Staged(path, data).put()
    except BaseException:
        take_away([path])
        raise
    return Appended(0, len(data), True)


def _mark(mark: marks.Mark | None, path: Path, before: int, after: int, count: int, last: str) -> marks.Mark:
    """The mark of a file that grew. Where it had lost something, the mark says so until that is back."""
    if mark is None:
        return marks.grown(None, before, after, count, last)
    if after < mark.size:
        return mark
    if before < mark.size:
        data = path.read_bytes()
        if marks.complete(marks.whole_ids(data), mark):
            return marks.of_bytes(data)._replace(nul=mark.nul)
    return marks.grown(mark, before, after, count, max(last, mark.last))


def _file(raw: Raw, now: datetime, device: str) -> str:
    """The file for a record. What a clock far ahead wrote lies apart: our own ids must not follow it there."""
    ahead = raw.get("dev") != device and ids.time_of(_key(raw)) > ids.milliseconds(now) + ids.DAY
    return f"{_year(raw, now.year):04d}-{device}{'.ahead' if ahead else ''}.jsonl"


def _year(raw: Raw, usual: int) -> int:
    """The year of a record's writing, from its own word, else from its id."""
    said = str(raw.get("at", ""))[:4]
    if said.isascii() and said.isdigit() and limits.FIRST_YEAR <= int(said) <= limits.LAST_YEAR:
        return int(said)
    moment = ids.time_of(_key(raw))
    return 1970 + int(moment / (365.2425 * ids.DAY)) if 0 <= moment < 330 * 366 * ids.DAY else usual

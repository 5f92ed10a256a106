"""What `doctor --repair` does: bad lines are copied and known, torn ends closed, modes tightened, marks made anew.

No line of the journal is changed or taken out. What is added is a newline at a torn end of this device's files, and
whole records that stand inside lines which cannot be read.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sobertrack.model.values import Value
from sobertrack.store.backups import settling
from sobertrack.store.checks.journal import check_journal
from sobertrack.store.checks.places import OTHERS, loose
from sobertrack.store.checks.rescue import whole_records
from sobertrack.store.checks.upkeep import unmarked
from sobertrack.store.files import append_durably, locked
from sobertrack.store.journal import Journal
from sobertrack.store.merging import merge, preview
from sobertrack.store.paths import Home
from sobertrack.store.records import marks
from sobertrack.store.records.aside import set_aside
from sobertrack.store.records.device import read_device
from sobertrack.store.records.listing import journal_files, read_end
from sobertrack.store.safekeeping import echo, healing


class Step(Value):
    """One thing that is to be done, or was: what, with how many, and in which file or directory.

    `what` is closed (torn ends), saved (records out of bad lines), aside (bad lines), nul, modes, marks or
    settled (what a file had lost stands in another one now).
    """

    what: str
    number: int
    place: str


def planned(journal: Journal) -> list[Step]:
    """What a repair would do now."""
    home = journal.home
    bad = check_journal(home, journal.now).bad_lines
    steps = [Step("closed", 1, str(path)) for path in _torn(home)]
    inside = preview(journal, _inside(bad)).added if bad else []
    steps += [Step("saved", len(inside), str(home.journal))] if inside else []
    steps += [Step("aside", len(lines), str(path)) for path, lines in bad.items()]
    return [*steps, *_around(home)]


def _around(home: Home) -> Iterator[Step]:
    for path in _with_nul(home):
        yield Step("nul", 1, str(path))
    open_to_others = loose(home)
    if open_to_others:
        yield Step("modes", len(open_to_others), str(open_to_others[0]))
    for path in unmarked(home):
        yield Step("marks", 1, str(path))
    for name in settling.settled(home):
        yield Step("settled", 1, str(home.journal / name))


def repair(home: Home, now: datetime) -> list[Step]:
    """Do it, and say what was done; what the system refuses stays as it is and is found again by the next look."""
    done: list[Step] = []
    with locked(home.state):
        for path in _torn(home):
            _close(home, path)
            done.append(Step("closed", 1, str(path)))
    bad = check_journal(home, now).bad_lines
    if bad:
        added = merge(Journal(home, now), _inside(bad)).added
        done += [Step("saved", len(added), str(home.journal))] if added else []
    with locked(home.state):
        for path, lines in bad.items():
            set_aside(home, path.name, lines)
            done.append(Step("aside", len(lines), str(path)))
        done += [*_accept_nul(home), *_tighten(home), *_mark(home)]
        done += [Step("settled", 1, str(home.journal / name)) for name in settling.settle(home)]
        healing.heal(home, now)  # what only the new marks make known
    return done


def _inside(bad: dict[Path, list[bytes]]) -> list[bytes]:
    return [record for lines in bad.values() for line in lines for record in whole_records(line)]


def _torn(home: Home) -> list[Path]:
    """The files of this device whose last line has no end. Those of others have writers of their own."""
    device = read_device(home)
    mine = [path for path in journal_files(home) if device and path.name.endswith(f"-{device}.jsonl")]
    return [path for path in mine if (end := read_end(path)) and not end.endswith(b"\n")]


def _close(home: Home, path: Path) -> None:
    written = append_durably(path, b"")  # which gives a torn end its newline
    known = marks.read_marks(home)
    mark = known.get(path.name)
    if mark is not None and mark.size == written.before:
        known[path.name] = mark._replace(size=written.after)
        with suppress(OSError):
            marks.write_marks(home, known)


def _with_nul(home: Home) -> list[Path]:
    known = marks.read_marks(home)
    found = []
    for path in journal_files(home):
        with suppress(OSError):
            mark = known.get(path.name)
            if path.read_bytes().rfind(b"\0") >= (mark.nul if mark else 0):
                found.append(path)
    return found


def _accept_nul(home: Home) -> Iterator[Step]:
    known, files = marks.read_marks(home), _with_nul(home)
    for path in files:
        data = path.read_bytes()
        mark = known.get(path.name) or marks.Mark(0)
        known[path.name] = mark._replace(nul=data.rfind(b"\0") + 1)
        yield Step("nul", 1, str(path))
    if files:
        marks.write_marks(home, known)


def _tighten(home: Home) -> Iterator[Step]:
    done = []
    for path in loose(home):
        with suppress(OSError):
            os.chmod(path, path.stat().st_mode & 0o7777 & ~OTHERS)
            done.append(path)
    if done:
        yield Step("modes", len(done), str(done[0]))


def _mark(home: Home) -> Iterator[Step]:
    """New marks, of what the echo holds, too: a file that lacks some of it has lost that."""
    known, missing = marks.read_marks(home), unmarked(home)
    echoed = echo.lines(home, read_device(home)) if missing else []
    for path in missing:
        data = path.read_bytes()
        held = marks.whole_ids(data).union(each.id for each in echoed if each.file == path.name)
        known[path.name] = marks.Mark(len(data), len(held), max(held, default=""))
        yield Step("marks", 1, str(path))
    if missing:
        marks.write_marks(home, known)

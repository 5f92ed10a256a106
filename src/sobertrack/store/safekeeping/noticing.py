"""What this computer's journal files have lost since it last wrote to them, told without reading them again."""

from collections.abc import Sequence
from pathlib import Path

from sobertrack.errors import Damaged
from sobertrack.store.paths import Home
from sobertrack.store.records import marks, slots
from sobertrack.store.records.device import own
from sobertrack.store.records.digest import Digest
from sobertrack.store.records.ids import is_ulid
from sobertrack.store.records.lines import Problem
from sobertrack.store.records.listing import listing, read_file
from sobertrack.store.records.marks import Marks

UNREAD = ("unreadable", "link")


def lost(home: Home, known: Marks, digests: Sequence[Digest]) -> list[Problem]:
    """Files that are missing, empty, shorter than they were, without records that they had, or full of NULs.

    The marks are read before the files: what somebody writes in between is no loss then.
    """
    found = marks.losses(home, known)
    told = {problem.file for problem in found}
    for each in digests:
        path, mark = home.journal / each.name, known.get(each.name)
        if unread := [problem for problem in each.problems if problem.damage]:
            found += unread
        elif each.nul > (mark.nul if mark else 0):
            found.append(marks.nul(path))
        elif mark is not None and str(path) not in told and _cut(path, each, mark):
            found.append(marks.cut(path))
        if each.empty and mark is None and not own(home, path):  # one of its own broke off before its first line
            found.append(marks.empty(path))
    if not (home.moved or digests) and (elsewhere := slots.owner(home)):
        what = f"what this computer wrote last is kept in {elsewhere}; {home.data} holds nothing yet"
        found.append(Problem("elsewhere", f"{what}. If that is not what you meant, set SOBERTRACK_DATA", ""))
    return [*found, *listing(home).strange]


def refuse_unsure(home: Home, found: Sequence[Problem], *, last: bool = False) -> None:
    """Damaged, where something is lost or cannot be read: what is looked for in vain may stand there.

    `last` asks for what this device wrote last: then files of its own alone matter, and of these what cannot be read.
    """
    for each in found:
        if each.damage and not (last and (each.code not in UNREAD or not own(home, Path(each.file)))):
            hint = "to see what can be done: sobertrack doctor"
            raise Damaged(f"{each.message}; nothing was changed", hint, place=each.file)


def _cut(path: Path, each: Digest, mark: marks.Mark) -> bool:
    """Whether a file that is large enough has lost records all the same."""
    if each.lines < mark.records:
        return True
    return is_ulid(mark.last) and each.last != mark.last and mark.last.encode() not in read_file(path)[0]

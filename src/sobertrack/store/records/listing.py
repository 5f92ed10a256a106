"""The journal's files: one for each device and year, and whatever a sync tool laid beside them."""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from sobertrack.errors import reason
from sobertrack.model import limits
from sobertrack.store.codec import LINE_LIMIT
from sobertrack.store.paths import Home
from sobertrack.store.private import reader
from sobertrack.store.records.lines import Problem


class Listing(NamedTuple):
    """The plain files of the journal, by name, and what else bears the name of one."""

    files: list[Path]
    strange: list[Problem]


def listing(home: Home) -> Listing:
    """Every `*.jsonl` that is not hidden, whatever its name. A link or a directory is named, and never followed."""
    try:
        with os.scandir(home.journal) as found:
            entries = sorted(
                (entry for entry in found if entry.name.endswith(".jsonl") and not entry.name.startswith(".")),
                key=lambda entry: entry.name,
            )
    except FileNotFoundError:
        return Listing([], [])
    except OSError as error:
        return Listing([], [_unread(home.journal, f"the journal cannot be read: {reason(error)}")])
    files = [Path(entry.path) for entry in entries if entry.is_file(follow_symlinks=False)]
    strange = [_strange(Path(entry.path)) for entry in entries if not entry.is_file(follow_symlinks=False)]
    return Listing(files, strange)


def journal_files(home: Home) -> list[Path]:
    """Every journal file, whatever its name: a sync tool's copy is read like any other."""
    return listing(home).files


def read_file(path: Path) -> tuple[bytes, list[Problem]]:
    """A journal file's bytes; none, and why, where it cannot be read. One that has just gone holds nothing."""
    try:
        if path.stat().st_size > limits.JOURNAL:
            size = limits.JOURNAL // limits.MB
            return b"", [
                _unread(path, f"{path.name} is larger than {size} MB, more than a journal file; it is not read")
            ]
        return path.read_bytes(), []
    except FileNotFoundError:
        return b"", []
    except OSError as error:
        return b"", [_unread(path, f"the journal file {path.name} cannot be read: {reason(error)}")]


def read_end(path: Path) -> bytes:
    """The last lines of a file of this device; none where there is none, or no plain one."""
    try:
        with reader(path) as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - LINE_LIMIT))
            return file.read(LINE_LIMIT)
    except OSError:
        return b""


def year_of(path: Path) -> int | None:
    """The year of writing in a file's name; None for an odd name."""
    head = path.name[:5]
    odd = not (head[:4].isascii() and head[:4].isdigit() and head[4:] == "-")
    return None if odd or "conflict" in path.name.lower() else int(head[:4])


def closed(path: Path, this_year: int) -> bool:
    """Whether the year of a file is over, so that nothing more is written to it."""
    return (year_of(path) or this_year) < this_year


def _strange(path: Path) -> Problem:
    kind = stat.S_IFMT(path.lstat().st_mode) if os.path.lexists(path) else 0
    what = {stat.S_IFLNK: "a link", stat.S_IFDIR: "a directory"}.get(kind, "no plain file")
    unread = _unread(path, f"{path.name} is {what} where a journal file belongs; it is not read")
    return unread._replace(code="link") if kind == stat.S_IFLNK else unread


def _unread(path: Path, message: str) -> Problem:
    return Problem("unreadable", message, str(path), damage=True)

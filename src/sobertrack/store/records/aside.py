"""Lines that cannot be read and are known: a copy of each is kept in the state directory, and no look tells of them.

The journal keeps them, too: only a purge rewrites it. The copies are raw lines, in a file of the name of the one they
stand in, so that they can be looked at. Whatever erases from the journal must erase them, too.
"""

from collections.abc import Iterable
from contextlib import suppress
from itertools import groupby
from pathlib import Path

from sobertrack.store.files import append_durably
from sobertrack.store.paths import Home
from sobertrack.store.records.lines import Problem

FOLDER = "set-aside"


def place(home: Home) -> Path:
    """Where copies are kept of what was set aside."""
    return home.state / FOLDER


def plain(line: bytes) -> bytes:
    """A line without what a program that changes the ends of lines, or a power cut, may put around it."""
    return line.strip(b"\0\r\n\t ")


def known_lines(home: Home) -> frozenset[bytes]:
    """Every line that was set aside."""
    found: set[bytes] = set()
    paths: list[Path] = []
    with suppress(OSError):
        paths = sorted(place(home).glob("*.jsonl"))
    for path in paths:
        with suppress(OSError):
            found.update(map(plain, path.read_bytes().split(b"\n")))
    return frozenset(found - {b""})


def set_aside(home: Home, name: str, lines: Iterable[bytes]) -> None:
    """Keep a copy of lines of a journal file, and tell of them no more. Call it under the lock."""
    data = b"".join(plain(line) + b"\n" for line in lines)
    if data:
        append_durably(place(home) / name, data)


def still_to_tell(home: Home, problems: Iterable[Problem]) -> list[Problem]:
    """What was found wrong, without the lines that were set aside."""
    every = list(problems)
    known = known_lines(home) if any(each.code == "bad_line" for each in every) else frozenset()
    if not known:
        return every
    told: list[Problem] = []
    for file, group in groupby(every, key=lambda each: each.file if each.code == "bad_line" else ""):
        lines = _lines(file)
        told += [each for each in group if not (file and _at(lines, each.line) in known)]
    return told


def _lines(file: str) -> list[bytes]:
    try:
        return Path(file).read_bytes().split(b"\n") if file else []
    except OSError:
        return []


def _at(lines: list[bytes], number: int) -> bytes:
    return plain(lines[number - 1]) if 0 < number <= len(lines) else b""

"""The write protocols of which every crash state is tried. A new one is one row of `PROTOCOLS`."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

START = ("start", "alcohol", "--since", "2026-10-12")


def lost_lines(home: Path) -> None:
    """An older copy of the journal has come back over it."""
    file = next((home / "data" / "journal").iterdir())
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-2]))


def another_computer(home: Path) -> None:
    """Nothing is here yet but a backup that came along."""
    for part in ("data", "state", "cache"):
        shutil.rmtree(home / part)


@dataclass(frozen=True)
class Protocol:
    """A command whose writing is recorded.

    `before` are the commands that make the notebook it finds, and `then` is done to it by somebody else. `halves` says
    that a command of several lines may leave its first lines where it was never acknowledged: each line is whole.
    `again` says that a command writes several files, one after the other, and is complete when it is given again.
    `erased` are words of which no byte is left anywhere once the command has answered.
    """

    name: str
    words: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = (START, ("checkin", "3"))
    then: Callable[[Path], None] | None = None
    halves: bool = False
    again: bool = False
    erased: bytes = b""


BACKUP = ("backup", "create", "-o", "{home}.tar.gz")
EXPORT = ("export", "-o", "{home}.json", "--format", "json")
WITH_SAM = (START, ("supporter", "add", "Sam", "--phone", "+1 555 0100"), ("checkin", "3", "-n", "old words"))

PROTOCOLS = (
    Protocol("the first record", ("checkin", "4", "-n", "first words"), ()),
    Protocol("append", ("checkin", "4", "-n", "new words")),
    Protocol("append two lines", ("checkin", "1", "--not-sober"), halves=True),
    Protocol("the first table", START, ()),
    Protocol("replace", ("supporter", "edit", "sam", "--phone", "+1 555 0199"), WITH_SAM),
    Protocol("undo", ("undo",), (*WITH_SAM[:2], ("supporter", "edit", "sam", "--note", "after seven"))),
    Protocol("echo: healing", ("streak",), (*WITH_SAM, ("urge", "5"), ("checkin", "4")), lost_lines, again=True),
    Protocol("backup", ("backup", "create"), (*WITH_SAM, ("config", "set", "backups", "off"))),
    Protocol(
        "restore", ("backup", "restore", "{home}.tar.gz", "--yes"), (*WITH_SAM, BACKUP), another_computer, again=True
    ),
    Protocol(
        "import",
        ("import", "sobertrack", "{home}.json", "--take", "new", "--yes"),
        (*WITH_SAM, EXPORT),
        another_computer,
        again=True,
    ),
    Protocol(
        "purge",
        ("purge", "--kind", "urge", "--backups", "--yes"),
        (START, ("urge", "5", "-n", "CANARY"), ("checkin", "3"), ("urge", "6", "-n", "CANARY"), ("backup", "create")),
        again=True,
        erased=b"CANARY",
    ),
)

"""The backups that are kept on this computer: `state/backups/2026-11-22-211403.tar.gz`, found by their names."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sobertrack.errors import Ambiguous, NotFound, SobertrackError
from sobertrack.model import limits
from sobertrack.model.values import Value
from sobertrack.store.backups.due import SUFFIX, folder
from sobertrack.store.files import read_bytes
from sobertrack.store.paths import Home

TROUBLE = "trouble.txt"
_BEGUN = re.compile(r"\d{4}-\d\d[\d-]*\Z")
_ID = re.compile(r"(\d{4})-(\d\d)-(\d\d)-(\d\d)(\d\d)(\d\d)(?:-\d{1,3})?")


class Kept(Value):
    """One backup: its id, the local time at which it was made, its file and its size in bytes."""

    id: str
    made: datetime
    path: Path
    size: int


def kept(home: Home) -> list[Kept]:
    """Every backup, the newest first."""
    return sorted(_found(home), key=lambda each: (each.made, each.id), reverse=True)


def _found(home: Home) -> Iterator[Kept]:
    try:
        names = os.listdir(folder(home))
    except OSError:
        return
    for name in names:
        match = _ID.fullmatch(name.removesuffix(SUFFIX))
        if match and name.endswith(SUFFIX):
            with suppress(OSError, ValueError):
                made = datetime(*map(int, match.groups()))  # type: ignore[arg-type]
                path = folder(home) / name
                if path.is_file():
                    yield Kept(name.removesuffix(SUFFIX), made, path, path.stat().st_size)


def find(home: Home, said: str) -> Kept | None:
    """The backup that an id names, or the beginning of one; None where it looks like none. "latest" is the newest."""
    known = kept(home)
    if said == "latest" and known:
        return known[0]
    if not _BEGUN.match(said) or os.path.lexists(said):
        return None
    found = [each for each in known if each.id == said] or [each for each in known if each.id.startswith(said)]
    if len(found) > 1:
        names = ", ".join(each.id for each in found[:9])
        raise Ambiguous(f'"{said}" fits more than one backup: {names}', "type a longer id")
    if not found:
        raise NotFound(f'no backup "{said[:40]}"', "to see them: sobertrack backup")
    return found[0]


def trouble(home: Home) -> str:
    """Why the last automatic backup could not be made; "" where it could."""
    try:
        return (read_bytes(folder(home) / TROUBLE, limits.STATE) or b"").decode().strip()[:400]
    except (SobertrackError, OSError, UnicodeDecodeError):
        return ""

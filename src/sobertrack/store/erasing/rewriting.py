"""Journal files without what was erased: each replaced whole, before or after and never between."""

import os
import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from sobertrack.errors import SobertrackError
from sobertrack.store.checks.rescue import whole_records
from sobertrack.store.files import read_bytes, replace_whole, sync_directory
from sobertrack.store.records.lines import parse
from sobertrack.store.records.overlay import LAID_OVER, PURGED

_ANY_ID = re.compile(rb"[0-9A-Z]{26}")


def without(data: bytes, ids: Collection[bytes]) -> bytes:
    """The lines that hold nothing of these records. A line that cannot be read goes where it names one of them."""
    lines = data.split(b"\n")
    kept = [each for line in lines for each in _kept(line, ids)]
    return data if len(kept) == len(lines) and kept == lines else b"\n".join(kept)


def _kept(line: bytes, ids: Collection[bytes]) -> list[bytes]:
    """What stays of a line: itself nearly always."""
    if not any(found in ids for found in _ANY_ID.findall(line)):
        return [line]
    records = parse(line + b"\n", "").records
    if not records:
        return [each for each in whole_records(line) for each in _kept(each, ids)]
    raw = records[0]
    if str(raw.get("id")).encode() in ids:
        return []
    return [] if raw.get("type") in LAID_OVER and str(raw.get("of")).encode() in ids else [line]


def only_erasures(data: bytes) -> bytes:
    """The lines that tell of erasures, and nothing else."""
    lines = [line for line in data.split(b"\n") if PURGED.encode() in line]
    kept = [line for line in lines if any(raw.get("type") == PURGED for raw in parse(line + b"\n", "").records)]
    return b"".join(line + b"\n" for line in kept)


def put(path: Path, before: bytes, after: bytes) -> None:
    """Put the new content in the place of the old one; an empty journal file goes. Call it under the lock."""
    if read_bytes(path) != before:
        raise SobertrackError(
            f"{path.name} was changed by another program just now; what is erased is hidden, and not gone from it yet",
            "to finish: sobertrack purge --pending",
            place=str(path),
        )
    if after.strip():
        replace_whole(path, after)
    else:
        path.unlink()
        sync_directory(path.parent)


def left_behind(directory: Path) -> list[Path]:
    """Halves of files that a power cut left: what they hold is in no list."""
    found = directory.rglob(".*.tmp") if directory.is_dir() else ()
    return [path for path in found if path.is_file() and not path.is_symlink()]


def remove(path: Path) -> None:
    """Take a file away, if it is there."""
    with suppress(FileNotFoundError):
        os.unlink(path)

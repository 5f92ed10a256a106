"""What a backup holds: the data directory's own files, and a list of them with a sum for each."""

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sobertrack.errors import Misuse
from sobertrack.model.strict_json import STRICT
from sobertrack.model.values import Value
from sobertrack.store.paths import Home

FORMAT = 1
ROOT = "sobertrack-backup/"
MANIFEST, SUMS = "MANIFEST.json", "SHA256SUMS"
OWN = re.compile(r"[^/]+\.toml|journal/[^/]+\.jsonl|(?:feeds|circle)/[^/]+\.json")
"""The files of a data directory, by their paths in it. Hidden ones are never among them."""

_NOT_IN_A_NAME = re.compile(r"[\x00-\x1f\x7f\\:]")


class Packed(Value):
    """Where a file lies in a backup, counted from the end of its first part, and the sum of its packed bytes."""

    start: int
    length: int
    crc: int


class Item(Value):
    """One file in a backup: its path in the data directory, its size, the SHA-256 of its bytes.

    `packed` and `seen` are only in backups that are kept on this computer: they tell where it lies, and by which signs
    the file itself is known to be unchanged. `stored` says that there was no time to compress it.
    """

    name: str
    size: int
    sha256: str
    packed: Packed | None = None
    seen: tuple[int, ...] = ()
    stored: bool = False


class Manifest(Value):
    """The list of what a backup holds, when and why it was made, and what was left out as too large."""

    made: datetime
    why: str
    items: tuple[Item, ...]
    left_out: tuple[str, ...] = ()


def own_files(home: Home) -> Iterator[tuple[str, Path]]:
    """The files that a backup holds, the newest journal first. Links and hidden files are left where they are."""
    for pattern in ("*.toml", "journal/*.jsonl", "circle/*.json", "feeds/*.json"):
        for path in sorted(home.data.glob(pattern), reverse=pattern.startswith("journal")):
            if not path.name.startswith(".") and stat.S_ISREG(path.lstat().st_mode):
                yield path.relative_to(home.data).as_posix(), path


def is_safe(name: str) -> bool:
    """Whether a name from elsewhere stays within the directory that it is put in, on any system."""
    parts = name.split("/")
    return not (_NOT_IN_A_NAME.search(name) or not all(parts) or any(part in (".", "..") for part in parts))


def place_of(name: str) -> str:
    """What a name in a container means: a path below its root; "" for what is not part of a backup.

    Misuse for a name that leads out of the directory it is put in.
    """
    plain = name.removeprefix("./")
    if not is_safe(plain.rstrip("/")) and plain not in (".", ""):
        raise Misuse(
            f'"{name[:80]}" in it leads out of the notebook, as no name in a backup does; nothing was changed',
            "do not use this file",
        )
    return plain.removeprefix(ROOT) if plain.startswith(ROOT) else ""


def sum_of(data: bytes) -> str:
    """The SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


def sums(manifest: bytes, items: tuple[Item, ...]) -> bytes:
    """The sums in the form that `sha256sum --check` reads."""
    lines = [f"{sum_of(manifest)}  {MANIFEST}\n"]
    lines += [f"{each.sha256}  data/{each.name}\n" for each in items if each.name.isprintable()]
    return "".join(lines).encode("utf-8", "backslashreplace")


def signs(status: os.stat_result) -> tuple[int, ...]:
    """By what a file is known to be the same one, unchanged."""
    return (status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns)


def encoded(manifest: Manifest) -> bytes:
    """A manifest as JSON."""
    rows = [_row(each) for each in manifest.items]
    made = manifest.made.isoformat(timespec="seconds")
    said = {"sobertrack-backup": FORMAT, "made": made, "why": manifest.why, "files": rows}
    return json.dumps({**said, "left_out": list(manifest.left_out)}, indent=1).encode() + b"\n"


def _row(item: Item) -> dict[str, Any]:
    row: dict[str, Any] = {"name": item.name, "size": item.size, "sha256": item.sha256}
    if item.packed is not None:
        row |= {"packed": [item.packed.start, item.packed.length, item.packed.crc], "seen": list(item.seen)}
    return {**row, "stored": True} if item.stored else row


def decoded(data: bytes) -> Manifest:
    """A manifest from JSON; ValueError where it is none, or where a newer program wrote it in another way."""
    try:
        found = STRICT.decode(data.decode())
        if found["sobertrack-backup"] != FORMAT:
            raise ValueError("a format of a newer sobertrack")
        items = tuple(_item(row) for row in found["files"])
        left_out = tuple(str(each) for each in found.get("left_out", ()))
        return Manifest(datetime.fromisoformat(found["made"]), str(found["why"]), items, left_out)
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError("not the list of a backup") from error


def _item(row: dict[str, Any]) -> Item:
    packed = Packed(*map(int, row["packed"])) if "packed" in row else None
    seen = tuple(map(int, row.get("seen", ())))
    return Item(str(row["name"]), int(row["size"]), str(row["sha256"]), packed, seen, row.get("stored") is True)

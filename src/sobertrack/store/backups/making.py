"""A backup is made: of everything in the data directory, in one file, copying from the last one what did not change."""

import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sobertrack.errors import Locked, SobertrackError, reason
from sobertrack.model import limits
from sobertrack.model.values import Value
from sobertrack.store.backups import contents, retention
from sobertrack.store.backups.container import LARGEST_FILE, end, packed, unpacked
from sobertrack.store.backups.contents import Item, Manifest, Packed
from sobertrack.store.backups.due import SUFFIX, folder, made_today
from sobertrack.store.backups.kept import TROUBLE, Kept, kept
from sobertrack.store.files import locked, read_whole, replace_whole
from sobertrack.store.paths import Home, refuse_moved

DAILY_BYTES, FIRST_BYTES = 400 * 1024, 128 * 1024
"""How much the automatic backup compresses in one go, and the very first one, which has everything to read and write.

More is stored as it is, and compressed on the days after.
"""

LARGEST_LIST = limits.BACKUP_LIST
"""A meeting list that is larger is left out of the automatic backup: it can be imported again."""

QUICK, USUAL = 1, 6
FRESH = 2_000_000_000
"""Nanoseconds. A file that was younger than this when it was packed may have changed within one tick since."""


class Made(Value):
    """A backup in its parts, one behind the other, and the list of what is in it."""

    parts: tuple[bytes, ...]
    manifest: Manifest

    @property
    def data(self) -> bytes:
        """The whole file."""
        return b"".join(self.parts)

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return sum(map(len, self.parts))


class Last(Value):
    """The newest backup of this computer, to copy from: its bytes from the first file on, its items, its age."""

    data: bytes
    items: dict[str, Item]
    written: int


NOTHING = Last(b"", {}, 0)


def make(home: Home, now: datetime, why: str, *, daily: bool = False, apart: bool = False) -> Made:
    """A backup of everything. `daily` keeps within what a command may cost; `apart` copies nothing and tells nothing of
    this computer. Call it under the lock.
    """
    refuse_moved(home)
    last = NOTHING if apart else _last(home)
    left = (DAILY_BYTES if last.items else FIRST_BYTES) if daily else None
    parts: list[bytes] = []
    items: list[Item] = []
    left_out: list[str] = []
    start = 0
    for name, path in contents.own_files(home):
        with suppress(FileNotFoundError):  # a sync tool may take one away at any moment
            status = path.stat()
            if status.st_size > (LARGEST_LIST if daily and not name.startswith("journal/") else LARGEST_FILE):
                left_out.append(name)
                continue
            old = _unchanged(last, name, status)
            if old is not None and not (old[0].stored and (left is None or status.st_size <= left)):
                item, part = old
            else:
                level = USUAL if left is None else QUICK if status.st_size <= left else 0
                item, part = _packed(name, path, status, level)
                left = left - item.size if left is not None and level else left
            place = None if apart else Packed(start, len(part), zlib.crc32(part))
            seen = () if apart else contents.signs(status)
            items.append(item._replace(packed=place, seen=seen))
            parts.append(part)
            start += len(part)
    manifest = Manifest(now, why, tuple(items), tuple(left_out))
    return Made(tuple(_around(manifest, parts, int(now.timestamp()))), manifest)


def _around(manifest: Manifest, parts: list[bytes], moment: int) -> Iterator[bytes]:
    data = contents.encoded(manifest)
    first = packed(contents.ROOT + contents.MANIFEST, data, moment, QUICK)
    last = packed(contents.ROOT + contents.SUMS, contents.sums(data, manifest.items), moment, QUICK)
    crc = 0
    for part in (first, *parts, last):
        crc = zlib.crc32(part, crc)
        yield part
    yield end(crc)


def _packed(name: str, path: Path, status: os.stat_result, level: int) -> tuple[Item, bytes]:
    data = read_whole(path)
    part = packed(f"{contents.ROOT}data/{name}", data, int(status.st_mtime), level)
    return Item(name, len(data), contents.sum_of(data), stored=not level), part


def _unchanged(last: Last, name: str, status: os.stat_result) -> tuple[Item, bytes] | None:
    """A file as it lies in the last backup, if it is the same by all signs, and if it still lies there whole."""
    item = last.items.get(name)
    if item is None or item.packed is None or item.seen != contents.signs(status):
        return None
    if status.st_mtime_ns > last.written - FRESH:
        return None
    part = last.data[item.packed.start : item.packed.start + item.packed.length]
    return (item, part) if part and zlib.crc32(part) == item.packed.crc else None


def _last(home: Home) -> Last:
    newest = next(iter(kept(home)), None)
    try:
        if newest is not None:
            data = newest.path.read_bytes()
            manifest = contents.decoded(next(unpacked(data)).data)
            unpacker = zlib.decompressobj(31)
            unpacker.decompress(data)
            items = {each.name: each for each in manifest.items}
            return Last(unpacker.unused_data, items, newest.path.stat().st_mtime_ns)
    except (OSError, ValueError, zlib.error, StopIteration, SobertrackError):
        pass
    return NOTHING


def keep(home: Home, now: datetime, why: str, *, daily: bool = False) -> Kept:
    """Make a backup and keep it on this computer; durable when this returns. Those that are too many go."""
    with locked(home.state, 0 if daily else None):
        return keep_locked(home, now, why, daily=daily)


def keep_locked(home: Home, now: datetime, why: str, *, daily: bool = False) -> Kept:
    """The same for a caller that holds the lock."""
    made = make(home, now, why, daily=daily)
    name = first = f"{now:%Y-%m-%d-%H%M%S}"
    number = 1
    while (path := folder(home) / f"{name}{SUFFIX}").exists():
        number += 1
        name = f"{first}-{number}"
    replace_whole(path, made.parts)
    _tidy(home, now)
    return Kept(name, now.replace(tzinfo=None, microsecond=0), path, made.size)


def _tidy(home: Home, now: datetime) -> None:
    """Take away the backups that are too many, what a kill has left half written, and the word about a failure."""
    known = kept(home)
    staying = retention.staying((each.made for each in known), now.date())
    gone = [each.path for each in known if each.made not in staying]
    for path in (*gone, *folder(home).glob(".*.tmp"), folder(home) / TROUBLE):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def back_up_today(home: Home, now: datetime) -> None:
    """At most one backup a day, after something was saved. What goes wrong is written down and never told here."""
    if home.still or made_today(home, now.date()):
        return
    try:
        with locked(home.state, 0):
            if not made_today(home, now.date()):
                keep_locked(home, now, "daily", daily=True)
    except Locked:
        return  # the command that holds the lock makes one, or the next that saves something
    except Exception as error:
        why = error.message if isinstance(error, SobertrackError) else reason(error)
        with suppress(OSError):
            replace_whole(folder(home) / TROUBLE, f"{now:%Y-%m-%d %H:%M} {why}\n".encode(), durable=False)

"""A cache file: one value for each file that it was made from, trusted only while that file is the same."""

import json
import os
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from sobertrack.model import limits
from sobertrack.store.files import replace_whole
from sobertrack.store.paths import Home
from sobertrack.store.private import reader

VERSION = 6
_FRESH = 2_000_000_000
"""Nanoseconds. A file that was younger than this when its value was kept may have changed within one tick since."""

Key = list[int]


def key_of(path: Path) -> Key:
    """What tells that a file is still the one that was read."""
    status = path.stat()
    return [status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns]


class Shelf:
    """Values by file name, kept in the cache directory. It may be deleted, cut or spoilt at any time."""

    def __init__(self, home: Home, name: str) -> None:
        self.path = home.cache / name
        self.place = str(home.data)
        self.still = home.still
        self.changed = False
        self.values: dict[str, list[object]] = {}
        self.written = 0
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            with reader(self.path) as file:
                self.written = os.fstat(file.fileno()).st_mtime_ns
                found = json.loads(_checked(file.read(limits.CACHE)))
            if found["v"] == VERSION and found["of"] == self.place:
                self.values = dict(found["files"])

    def get(self, name: str, key: Key) -> object | None:
        """The value kept for a file, if the file is still the same."""
        kept = self.values.get(name)
        if not isinstance(kept, list) or len(kept) != 2 or kept[0] != key or key[1] > self.written - _FRESH:
            return None
        return kept[1]

    def put(self, name: str, key: Key, value: object) -> None:
        """Keep a value for a file."""
        self.values[name] = [key, value]
        self.changed = True

    def save(self, names: set[str]) -> None:
        """Write the cache if it changed, without files that are gone; one that cannot be written is no error."""
        gone = self.values.keys() - names
        if (self.changed or gone) and not self.still:
            kept = {name: value for name, value in self.values.items() if name in names}
            with suppress(OSError):
                data = json.dumps({"v": VERSION, "of": self.place, "files": kept}, separators=(",", ":")).encode()
                replace_whole(self.path, b"%08x\n%s" % (crc32(data), data), durable=False)


def _checked(data: bytes) -> bytes:
    """What stands behind the sum of a cache file; ValueError where a single bit of it is another."""
    if data[:9] != b"%08x\n" % crc32(data[9:]):
        raise ValueError("not as it was written")
    return data[9:]

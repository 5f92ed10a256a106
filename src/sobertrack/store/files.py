"""The disk: append a line durably, replace a file whole, read within limits. The lock and the modes come with it."""

import errno
import json
import os
import stat
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from sobertrack.errors import SobertrackError
from sobertrack.model import limits
from sobertrack.store.lock import locked
from sobertrack.store.private import make_private, open_private, sync_directory, synced

__all__ = [
    "Appended",
    "Staged",
    "append_durably",
    "cut_back",
    "locked",
    "make_private",
    "open_private",
    "read_bytes",
    "read_state",
    "read_whole",
    "replace_whole",
    "sync_directory",
    "synced",
    "write_all",
    "write_new",
]

FULL = (errno.ENOSPC, errno.EDQUOT)
"""What the system says where a disk, or the part of it that a person may use, is full."""

_TRIES = 10


class Appended(NamedTuple):
    """What an append did: the size before and after, in bytes, and whether the file is new."""

    before: int
    after: int
    new: bool


def append_durably(
    path: Path, data: bytes, make_room: Callable[[], bool] | None = None, *, goes_on: bool = False
) -> Appended:
    """Append whole lines and return only when they are on the disk. Call it under the lock.

    A torn line at the end is closed first, unless `goes_on` says that the data is the rest of it. On an error the
    file is cut back to what it was, and the error goes on. Where the disk is full and `make_room` finds room, the
    data is written once more; what failed to reach the disk after it was written is never tried again.
    """
    for _ in range(_TRIES):
        make_private(path.parent)
        handle, new = _open_to_append(path)
        try:
            before = os.fstat(handle).st_size
            try:
                end = b"" if goes_on else _newline_first(handle, before)
                _written(handle, end + data, make_room)
                synced(handle)
                if new:
                    sync_directory(path.parent)
            except BaseException as error:
                _cut_back(handle, path, before, new)
                _name(error, path)
                raise
            if _same_file(handle, path):
                return Appended(before, os.fstat(handle).st_size, new)
        finally:
            with suppress(OSError):  # what is synced is on the disk, whatever closing says
                os.close(handle)
    raise OSError(errno.ESTALE, "another program keeps replacing it", str(path))


def cut_back(path: Path, appended: Appended) -> None:
    """Take an append back that a command could not complete. Call it under the lock that was held since."""
    handle = open_private(path, os.O_RDWR)
    try:
        if os.fstat(handle).st_size == appended.after:
            _cut_back(handle, path, appended.before, appended.new)
    finally:
        os.close(handle)


def _open_to_append(path: Path) -> tuple[int, bool]:
    flags = os.O_RDWR | os.O_APPEND
    with suppress(FileNotFoundError):
        _refuse_odd(path, path.lstat().st_mode)
        return open_private(path, flags), False
    return open_private(path, flags | os.O_CREAT | os.O_EXCL), True


def _refuse_odd(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        what = {stat.S_IFLNK: "a link", stat.S_IFDIR: "a directory"}.get(stat.S_IFMT(mode), "no plain file")
        raise SobertrackError(
            f"{path.name} is {what}, and a journal file must be a plain file; nothing was saved",
            "move it out of the way; to keep the notebook in another place: sobertrack help move",
            place=str(path),
        )


def _name(error: BaseException, path: Path) -> None:
    """Let an error of the system tell of the file that a person knows."""
    if isinstance(error, OSError):
        error.filename = str(path)


def _newline_first(handle: int, size: int) -> bytes:
    if size == 0:
        return b""
    os.lseek(handle, size - 1, os.SEEK_SET)
    return b"" if os.read(handle, 1) == b"\n" else b"\n"


def _written(handle: int, data: bytes, make_room: Callable[[], bool] | None) -> None:
    size = os.fstat(handle).st_size
    try:
        write_all(handle, data)
    except OSError as error:
        if error.errno not in FULL or make_room is None or not make_room():
            raise
        os.ftruncate(handle, size)
        write_all(handle, data)


def write_all(handle: int, data: bytes) -> None:
    """Write every byte, however few of them the system takes at once."""
    view = memoryview(data)
    while view:
        written = os.write(handle, view)
        if written == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        view = view[written:]


def _cut_back(handle: int, path: Path, size: int, new: bool) -> None:
    with suppress(OSError):
        os.ftruncate(handle, size)
    if new:  # an empty file left behind would look like a loss
        with suppress(OSError):
            if _same_file(handle, path):
                path.unlink()


def _same_file(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except FileNotFoundError:
        return False


class Staged:
    """A new content for a file, complete and on the disk beside it: only a rename is left to do."""

    def __init__(self, path: Path, data: bytes | Sequence[bytes], *, durable: bool = True) -> None:
        self.target = Path(os.path.realpath(path))
        self.durable = durable
        make_private(self.target.parent)
        self.temporary = self.target.with_name(f".{self.target.name}.{os.getpid()}.tmp")
        handle = open_private(self.temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        try:
            try:
                for piece in (data,) if isinstance(data, bytes) else data:
                    write_all(handle, piece)
                if durable:
                    synced(handle)
            finally:
                os.close(handle)
        except BaseException:
            self.drop()
            raise

    def put(self) -> None:
        """Put it in the file's place, before or after and never between."""
        try:
            _rename(self.temporary, self.target)
        except BaseException as error:
            self.drop()
            _name(error, self.target)
            raise
        if self.durable:
            sync_directory(self.target.parent)

    def drop(self) -> None:
        """Throw it away."""
        with suppress(OSError):
            self.temporary.unlink()


def replace_whole(path: Path, data: bytes | Sequence[bytes], *, durable: bool = True) -> None:
    """Put a whole new content in a file's place, before or after and never between. A link is followed first.

    What is large may come in pieces, so that it need not be copied together.
    """
    Staged(path, data, durable=durable).put()


def _rename(source: Path, target: Path) -> None:
    # Windows refuses for a moment while a reader or a virus scanner holds the file
    deadline = time.monotonic() + (2.5 if os.name == "nt" else 0)
    while True:
        try:
            return os.replace(source, target)
        except PermissionError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(0.05)


def read_bytes(path: Path, limit: int | None = None) -> bytes | None:
    """A file's bytes; None where there is none. More than `limit` bytes, or no plain file, is an error."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise SobertrackError(f"{path.name} is not a plain file", "move it out of the way", place=str(path))
        with path.open("rb") as file:
            data = file.read() if limit is None else file.read(limit + 1)
    except FileNotFoundError:
        return None
    if limit is not None and len(data) > limit:
        raise SobertrackError(
            f"{path.name} is larger than {limit // 1024} kB",
            "sobertrack writes no such file; look into it",
            place=str(path),
        )
    return data


def read_whole(path: Path) -> bytes:
    """All of a file that has to be there and readable; an error names it."""
    try:
        return path.read_bytes()
    except OSError as error:
        _name(error, path)
        raise


def write_new(path: Path, data: bytes, *, over: bool = False) -> None:
    """Write a file that a person asked for, readable by its owner alone; FileExistsError unless `over`."""
    if path.exists() and not over:
        raise FileExistsError(17, "File exists", str(path))
    replace_whole(path, data)


def read_state(path: Path) -> dict[str, Any]:
    """What a small JSON file in the state directory holds; nothing where there is none or it cannot be read."""
    try:
        found = json.loads(read_bytes(path, limits.STATE) or b"")
    except (SobertrackError, OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}

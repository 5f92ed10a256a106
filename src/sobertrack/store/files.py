"""The disk: append a line durably, replace a file whole, hold the lock, keep modes private."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from sobertrack.errors import Locked, SobertrackError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_SECONDS = 5.0
_CLOEXEC = getattr(os, "O_CLOEXEC", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)


class Appended(NamedTuple):
    """What an append did: the size before and after, in bytes, and whether the file is new."""

    before: int
    after: int
    new: bool


def make_private(directory: Path) -> None:
    """Create a directory and every missing one above it, each readable by its owner alone."""
    missing = []
    for path in (directory, *directory.parents):
        if path.is_dir():
            break
        missing.append(path)
    for path in reversed(missing):
        with suppress(FileExistsError):
            path.mkdir(0o700)
            path.chmod(0o700)


@contextmanager
def locked(state: Path) -> Iterator[None]:
    """Hold the notebook's lock. Waits up to 5 seconds for another sobertrack, then raises Locked."""
    make_private(state)
    handle = os.open(state / "lock", os.O_RDWR | os.O_CREAT | _CLOEXEC | _NOFOLLOW, 0o600)
    try:
        _keep_private(handle)
        deadline = time.monotonic() + LOCK_SECONDS
        while not _take(handle):
            if time.monotonic() > deadline:
                raise Locked(
                    f"another sobertrack ({_holder(handle)}) has held the notebook for more than 5 seconds",
                    "wait for it to end, or end it; then try again: nothing was changed",
                )
            time.sleep(0.01)
        with suppress(OSError):
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


def _keep_private(handle: int) -> None:
    # the umask may be anything, so the mode of a new file is set and not only asked for
    if sys.platform != "win32" and os.fstat(handle).st_mode & 0o777 != 0o600:
        os.fchmod(handle, 0o600)


def _take(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _holder(handle: int) -> str:
    with suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        pid = os.read(handle, 20).decode("ascii", "replace").strip()
        return f"process {pid}" if pid else "process unknown"
    return "process unknown"


def append_durably(path: Path, data: bytes) -> Appended:
    """Append whole lines and return only when they are on the disk. Call it under the lock.

    A torn line at the end is closed first. On an error the file is cut back to what it was, and the error goes on.
    """
    while True:
        make_private(path.parent)
        new = not path.exists()
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | _CLOEXEC | _NOFOLLOW | _BINARY
        handle = os.open(path, flags, 0o600)
        try:
            _keep_private(handle)
            before = os.fstat(handle).st_size
            try:
                _write_all(handle, _newline_first(handle, before) + data)
                synced(handle)
            except BaseException:
                os.ftruncate(handle, before)
                raise
            if new:
                sync_directory(path.parent)
            if _same_file(handle, path):
                return Appended(before, os.fstat(handle).st_size, new)
        finally:
            os.close(handle)


def _newline_first(handle: int, size: int) -> bytes:
    if size == 0:
        return b""
    os.lseek(handle, size - 1, os.SEEK_SET)
    return b"" if os.read(handle, 1) == b"\n" else b"\n"


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def _same_file(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except FileNotFoundError:
        return False


def synced(handle: int) -> None:
    """Put a file's bytes on the disk itself; on macOS that needs F_FULLFSYNC."""
    full = getattr(fcntl, "F_FULLFSYNC", None) if sys.platform == "darwin" else None
    if full is not None:
        fcntl.fcntl(handle, full)
    else:
        os.fsync(handle)


def sync_directory(directory: Path) -> None:
    """Make a new name in a directory durable, where the system can."""
    if sys.platform == "win32":
        return
    handle = os.open(directory, os.O_RDONLY | _CLOEXEC)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != 22:  # EINVAL: this file system has no such call
            raise
    finally:
        os.close(handle)


def replace_whole(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Put a whole new content in a file's place, before or after and never between. A link is followed first."""
    target = Path(os.path.realpath(path))
    make_private(target.parent)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _CLOEXEC | _NOFOLLOW | _BINARY, 0o600)
    try:
        try:
            _keep_private(handle)
            _write_all(handle, data)
            if durable:
                synced(handle)
        finally:
            os.close(handle)
        _rename(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    if durable:
        sync_directory(target.parent)


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
    """A file's bytes; None where there is none. More than `limit` bytes is an error."""
    try:
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


def write_new(path: Path, data: bytes, *, over: bool = False) -> None:
    """Write a file that a person asked for, readable by its owner alone; FileExistsError unless `over`."""
    if path.exists() and not over:
        raise FileExistsError(17, "File exists", str(path))
    replace_whole(path, data)

"""Files and directories that only their owner can read, and that are on the disk itself."""

import errno
import os
import sys
from contextlib import suppress
from io import BufferedReader
from pathlib import Path

if sys.platform == "darwin":
    import fcntl

_ALWAYS = sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
_WRITING = os.O_RDWR | os.O_WRONLY | os.O_CREAT


def make_private(directory: Path) -> None:
    """Create a directory and every missing one above it, each readable by its owner alone, and each on the disk."""
    missing = []
    for path in (directory, *directory.parents):
        if path.is_dir():
            break
        missing.append(path)
    for path in reversed(missing):
        with suppress(FileExistsError):
            path.mkdir(0o700)
            path.chmod(0o700)
            with suppress(PermissionError):  # a parent that may be entered but not read
                sync_directory(path.parent)


def open_private(path: Path | str, flags: int) -> int:
    """Open a file itself, never what a link points to, and wait for no pipe; a new one is its owner's alone."""
    handle = os.open(path, flags | _ALWAYS, 0o600)
    # the umask may be anything, so the mode of a new file is set and not only asked for
    if flags & _WRITING and sys.platform != "win32" and os.fstat(handle).st_mode & 0o777 != 0o600:
        with suppress(PermissionError):  # a file that somebody else owns
            os.fchmod(handle, 0o600)
    return handle


def reader(path: Path) -> BufferedReader:
    """A file to read from, opened like that."""
    return open(path, "rb", opener=open_private)


def synced(handle: int) -> None:
    """Put a file's bytes on the disk itself; on macOS that needs F_FULLFSYNC. A failure is never tried again."""
    if sys.platform == "darwin":
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)


def sync_directory(directory: Path) -> None:
    """Make a new name in a directory durable, where the system can."""
    if sys.platform == "win32":
        return
    handle = os.open(directory, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # this file system has no such call
            raise
    finally:
        os.close(handle)

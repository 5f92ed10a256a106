"""The notebook's lock: one writer at a time, and a word about who it is."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sobertrack.errors import Locked, SobertrackError, reason
from sobertrack.store.private import make_private, open_private

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_SECONDS = 5.0
_HELD = (errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK)


@contextmanager
def locked(state: Path, seconds: float | None = None) -> Iterator[None]:
    """Hold the notebook's lock. Waits up to 5 seconds for another sobertrack, then raises Locked.

    The lock stands on a file of its own, which is never deleted: two processes always mean the same one.
    """
    wait = LOCK_SECONDS if seconds is None else seconds
    make_private(state)
    handle = open_private(state / "lock", os.O_RDWR | os.O_CREAT)
    try:
        deadline, pause = time.monotonic() + wait, 0.001
        while not _take(handle):
            if time.monotonic() >= deadline:
                raise Locked(
                    f"another sobertrack ({_holder(handle)}) has held the notebook for more than {wait:g} seconds",
                    "wait for it to end, or end it; then try again: nothing was changed",
                )
            time.sleep(pause)
            pause = min(2 * pause, 0.02)
        with suppress(OSError):
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        with suppress(OSError):  # what was done under it is done
            os.close(handle)


def _take(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise SobertrackError(
            f"there is no lock to be had here: {reason(error)}; nothing was changed",
            "keep the notebook on a disk of this computer: sobertrack help move",
        ) from error
    return True


def _holder(handle: int) -> str:
    with suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        pid = os.read(handle, 20).decode("ascii", "replace").strip()
        if pid.isdecimal():
            return f"process {pid}"
    return "a process that left no number"

"""Room for one more entry: a file without meaning, given up when the disk is full.

It lies in the state directory, so it helps where the data directory is on the same disk; elsewhere there is none, for a
file in a synced directory would go to every device (docs/decisions/0010).
"""

import os
from contextlib import suppress
from pathlib import Path

from sobertrack.store.paths import Home
from sobertrack.store.private import open_private

SIZE = 64 * 1024
_PLENTY = 8 * SIZE
"""Where there is less room than this, it is not taken away from others."""


def make(home: Home) -> None:
    """Set room aside again, where there is enough of it. It holds chance, so that no disk can make it smaller."""
    with suppress(OSError):
        if os.stat(home.state).st_dev != os.stat(home.data).st_dev or _room(home.state) < _PLENTY:
            return
        handle = open_private(home.reserve, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        try:
            whole = os.write(handle, os.urandom(SIZE)) == SIZE
        except OSError:
            whole = False
        finally:
            os.close(handle)
        if not whole:
            home.reserve.unlink()


def release(home: Home) -> bool:
    """Give the room up; False where there was none."""
    try:
        home.reserve.unlink()
    except OSError:
        return False
    return True


def _room(directory: Path) -> int:
    if not hasattr(os, "statvfs"):
        return _PLENTY
    found = os.statvfs(directory)
    return found.f_bavail * found.f_frsize

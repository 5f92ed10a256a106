"""A disk that fails: the system's own calls, below everything of ours, strike on the files of one notebook."""

import errno
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CALLS = ("write", "fsync", "replace")


@contextmanager
def failing(root: Path, call: str = "", what: str = "", which: int = 0) -> Iterator[list[str]]:
    """Let one call fail, and give the names of all calls that were made.

    `what` is an errno, "short" (a write that takes only 7 bytes), or "kill" (the process dies there); `which` counts
    the calls of that name from 1, and 0 is every one of them.
    """
    made: list[str] = []
    counts = dict.fromkeys(CALLS, 0)
    real = {name: getattr(os, name) for name in CALLS}

    def wrapped(name: str) -> Any:
        def wrapper(first: Any, *rest: Any, **more: Any) -> Any:
            file = os.readlink(f"/proc/self/fd/{first}") if isinstance(first, int) else str(first)
            if not file.startswith(os.path.realpath(root)) or file.endswith("/lock"):
                return real[name](first, *rest, **more)
            counts[name] += 1
            made.append(f"{name} {os.path.relpath(file, os.path.realpath(root))}")
            if name == call and which in (0, counts[name]):
                if what == "kill":
                    os.kill(os.getpid(), signal.SIGKILL)
                if what != "short":
                    code = getattr(errno, what)
                    raise OSError(code, os.strerror(code))
                rest = (bytes(rest[0])[:7],)
            return real[name](first, *rest, **more)

        return wrapper

    for name in CALLS:
        setattr(os, name, wrapped(name))
    try:
        yield made
    finally:
        for name in CALLS:
            setattr(os, name, real[name])

"""A process of the program that answers command lines in forked children, each of which can be traced and struck.

Started once, it has everything loaded; a child then makes no system call but those of its command. It takes one JSON
line for each command and gives one back. Itself it never writes, opens, closes or renames: a fault that strikes the
n-th call of each process strikes its children alone.
"""

import ctypes
import json
import os
import signal
import sys
import time
from collections.abc import Iterator

PTRACER, ANYBODY = 0x59616D61, ctypes.c_ulong(-1)
HERE = dict(os.environ)


def allow_tracing() -> None:
    """Let a process that is no parent of this one trace it, where the system would ask."""
    ctypes.CDLL(None).prctl(PTRACER, ANYBODY, 0, 0, 0)


def answer(words: list[str], environ: dict[str, str], out: str, err: str) -> int:
    """What a whole process would do, from its own streams to the last byte of them."""
    for place, descriptor in (os.devnull, 0), (out, 1), (err, 2):
        handle = os.open(place, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(handle, descriptor)
        os.close(handle)
    os.environ.clear()
    os.environ.update(environ)
    time.tzset()
    from sobertrack.cli import main

    code = main.run(words)
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def serve() -> None:
    """One child for each line, until there are no more."""
    allow_tracing()
    os.writev(1, [b"ready\n"])
    for line in _lines():
        asked = json.loads(line)
        if asked["warm"]:
            _warm(asked["words"], asked["environ"])
            os.writev(1, [b"{}\n"])
            continue
        child = os.fork()
        if not child:
            code = 99
            try:
                code = answer(asked["words"], asked["environ"], asked["out"], asked["err"])
            except BaseException as bug:
                os.write(2, repr(bug).encode())
            os._exit(code)
        status = os.waitpid(child, 0)[1]
        os.writev(1, [json.dumps({"pid": child, "status": status}).encode() + b"\n"])


def _lines() -> Iterator[bytes]:
    """What is asked; a child must find its own standard input untouched."""
    left = b""
    while piece := os.read(0, 65536):
        *whole, left = (left + piece).split(b"\n")
        yield from whole


def _warm(words: list[str], environ: dict[str, str]) -> None:
    """Load what these commands load, so that no child has to."""
    import running

    running.run(words, environ)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve()

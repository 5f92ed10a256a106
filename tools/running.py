"""Runs the program in this process, as a person would call it: for tests, transcripts and generated pages."""

import io
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

NOON = "2026-11-22T12:00:00+00:00"
ZONE = "Europe/London"


class Answer(NamedTuple):
    """What a run gave back; `screen` holds both streams in the order in which they were written."""

    code: int
    out: str
    err: str
    screen: str


class _Paper(io.RawIOBase):
    """Takes what is written to one stream, and puts it on the screen that both share."""

    def __init__(self, screen: bytearray) -> None:
        self.written = bytearray()
        self.screen = screen

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self.written += piece
        self.screen += piece
        return len(piece)


def surroundings(home: Path, **extra: str) -> dict[str, str]:
    """The environment of a run: a notebook of its own, a fixed moment, a fixed zone, 80 columns, nothing else."""
    fixed = {
        "HOME": str(home),
        "SOBERTRACK_HOME": str(home / "notebook"),
        "SOBERTRACK_NOW": NOON,
        "TZ": ZONE,
        "COLUMNS": "80",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "PYTHONUTF8": "1",
    }
    return {**fixed, **extra}


def run(argv: list[str], environ: Mapping[str, str], stdin: bytes = b"") -> Answer:
    """Answer one command line through the real front door, with pipes on all sides."""
    from sobertrack.cli import main

    screen = bytearray()
    out, err = _Paper(screen), _Paper(screen)
    with _instead(environ, stdin, out, err):
        code = main.run(argv)
        sys.stdout.flush()
        sys.stderr.flush()
    texts = [bytes(each).decode("utf-8", "replace") for each in (out.written, err.written, screen)]
    return Answer(code, *texts)


@contextmanager
def _instead(environ: Mapping[str, str], stdin: bytes, out: _Paper, err: _Paper) -> Iterator[None]:
    """Stand in for the environment, the zone and the streams of this process."""
    kept = (dict(os.environ), sys.stdin, sys.stdout, sys.stderr)
    os.environ.clear()
    os.environ.update(environ)
    time.tzset()
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(out), encoding="utf-8", newline="\n")
    sys.stderr = io.TextIOWrapper(io.BufferedWriter(err), encoding="utf-8", newline="\n", line_buffering=True)
    try:
        yield
    finally:
        before, sys.stdin, sys.stdout, sys.stderr = kept
        os.environ.clear()
        os.environ.update(before)
        time.tzset()

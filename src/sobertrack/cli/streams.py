"""The three streams of a run: what they can hold, and what happens when they fail."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import get_terminal_size
from typing import TextIO

from sobertrack.errors import Misuse, reason
from sobertrack.render.text import wrap

GLYPHS = "█·×…—"


class PrintingFailed(Exception):
    """The result could not be written to where it was to go; `reason` is None where a reader just went away."""

    def __init__(self, reason: str | None) -> None:
        super().__init__(reason)
        self.reason = reason


def prepare() -> None:
    """Make the streams safe to write to: whatever a person wrote can be printed, if need be as an escape.

    Closed descriptors are taken up first, so that no file of the notebook can ever stand where output goes.
    """
    if sys.stdin is None or sys.stdout is None or sys.stderr is None:
        while True:
            descriptor = os.open(os.devnull, os.O_RDWR)
            if descriptor > 2:
                os.close(descriptor)
                break
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if sys.stdin is not None and hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="surrogateescape")


def write(text: str) -> None:
    """Write the result to standard output, all of it, now."""
    with failing_as_printing():
        sys.stdout.write(text)


def write_bytes(data: bytes) -> None:
    """Write a result that is no text to standard output, all of it, now."""
    with failing_as_printing():
        sys.stdout.buffer.write(data)


def tell(text: str, *, whole: bool = False) -> None:
    """Write lines to standard error; where nobody can read them they are lost, and nothing else is.

    `whole` lines are not broken where they are long: they are copied from there.
    """
    if sys.stderr is None:
        return
    try:
        sys.stderr.write((text if whole else fitted(text)) + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        silence(2)


def fitted(text: str) -> str:
    """Lines for standard error: broken between words where that is a terminal, and as they are anywhere else."""
    if not is_terminal(sys.stderr):
        return text
    columns = get_terminal_size().columns
    return "\n".join(piece for line in text.split("\n") for piece in wrap(line, columns, hang=2) or [""])


def silence(descriptor: int) -> None:
    """Lead what is still in a broken stream's buffer nowhere, so that Python's own flush at exit is quiet."""
    stream = sys.stdout if descriptor == 1 else sys.stderr
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        return


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sits at the other end."""
    try:
        return stream is not None and stream.isatty()
    except (OSError, ValueError):
        return False


def holds_glyphs(stream: TextIO | None) -> bool:
    """Whether the stream's encoding has the signs that charts are drawn with."""
    try:
        GLYPHS.encode(getattr(stream, "encoding", None) or "ascii")
    except (LookupError, UnicodeError):
        return False
    return True


@contextmanager
def failing_as_printing() -> Iterator[None]:
    """Whatever fails to be written in here is failed printing, not a failed command."""
    try:
        if sys.stdout is None:
            raise PrintingFailed("standard output is closed")
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise PrintingFailed(None) from None
    except OSError as error:
        raise PrintingFailed(reason(error)) from None


def called(file: str) -> str:
    """What a file that a person names is called in a sentence."""
    return "standard input" if file == "-" else file


def there(file: str, what: str) -> None:
    """Refuse a file that a person names and that is not there, and a terminal for "-", before anything is asked.

    `what` should be in it: "a list".
    """
    if file == "-":
        if sys.stdin is None or is_terminal(sys.stdin):
            raise Misuse("there is nothing on standard input", f"send {what} into it, or name a file")
    elif not Path(file).exists() or Path(file).is_dir():
        raise Misuse(f"there is no file {file}", "look for it with: ls")


def bytes_of(file: str, limit: int, what: str) -> bytes:
    """The bytes of a file that a person names, or of standard input for "-", where it is `there`.

    At most one more than `limit`, so that what never ends is seen to be too large.
    """
    there(file, what)
    if file == "-":
        return sys.stdin.buffer.read(limit + 1)
    with Path(file).open("rb") as opened:
        return opened.read(limit + 1)

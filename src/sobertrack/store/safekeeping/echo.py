"""The echo: the newest lines of this computer once more, in the state directory, where no sync tool reaches them.

A line comes here before it comes into the journal, and is the same there, byte for byte. The echo helps where the
journal loses something; it is never needed to read the journal, and whatever goes wrong with it stops nothing.
"""

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sobertrack.errors import SobertrackError
from sobertrack.store.codec import LINE_LIMIT
from sobertrack.store.files import read_bytes, replace_whole, write_all
from sobertrack.store.paths import Home
from sobertrack.store.private import make_private, open_private, reader
from sobertrack.store.records import slots
from sobertrack.store.records.ids import found_in
from sobertrack.store.records.lines import parse

NAME = "echo.jsonl"

BOUND = 512 * 1024
"""Bytes: it is never larger. That is about two years of somebody who writes three lines a day."""

KEPT = BOUND // 2
"""Bytes of the newest lines that stay when it would become larger."""


class Echoed(NamedTuple):
    """One line, its end included: the record's id, and the name of the journal file that it belongs to."""

    id: str
    file: str
    line: bytes


def place(home: Home) -> Path:
    """Where it lies."""
    return slots.slot(home) / NAME


def take_along(home: Home) -> None:
    """Begin with what was echoed before the notebook came to where it lies now. Call it under the lock."""
    to = place(home)
    if to.parent != home.state and not to.parent.exists():
        with suppress(OSError, SobertrackError):
            replace_whole(to, read_bytes(home.state / NAME, 2 * BOUND) or b"", durable=False)


def bring(home: Home, there: Home) -> None:
    """Go on with what was echoed of a notebook that is brought into another one. Call it under the lock.

    The directory that this makes tells marks and echo there from those of the notebook that is brought.
    """
    if place(home) != place(there):
        with suppress(OSError, SobertrackError):
            data = read_bytes(place(home), 2 * BOUND) or b""
            newest = data if len(data) <= KEPT else data[data.find(b"\n", len(data) - KEPT) + 1 :]
            if newest not in (read_bytes(place(there), 2 * BOUND) or b"") or not newest:
                append(there, newest, "", "")


def append(home: Home, data: bytes, device: str, last: str) -> int | None:
    """Add lines that the journal is about to get; the size before, or None where that was not possible.

    `last` is the newest id that this device has in the journal. Later ones of its own at the end were never
    acknowledged: a process that was killed left them, and they go. Call it under the lock.
    """
    if len(data) > KEPT:
        return None
    try:
        echo = place(home)
        make_private(echo.parent)
        handle = open_private(echo, os.O_RDWR | os.O_APPEND | os.O_CREAT)
        try:
            size = _settled(handle, os.fstat(handle).st_size, device, last)
            if size + len(data) <= BOUND:
                return _added(handle, size, data)
            kept = _newest(handle, size)
        finally:
            os.close(handle)
        replace_whole(echo, kept + data, durable=False)
        return len(kept)
    except OSError:
        return None


def cut_back(home: Home, size: int | None) -> None:
    """Take an append back."""
    if size is not None:
        with suppress(OSError):
            os.truncate(place(home), size)


def _added(handle: int, size: int, data: bytes) -> int:
    try:
        write_all(handle, data)
    except OSError:
        with suppress(OSError):
            os.ftruncate(handle, size)
        raise
    return size


def _settled(handle: int, size: int, device: str, last: str) -> int:
    """Cut away a torn end, and lines that never came into the journal; the size that is left."""
    left = size
    while left:
        start = max(0, left - LINE_LIMIT - 1)
        end = _end_of_known(_read(handle, start, left), device, last)
        left = start + end
        if end:
            break
    if left < size:
        os.ftruncate(handle, left)
    return left


def _end_of_known(tail: bytes, device: str, last: str) -> int:
    """Where the last line ends that the journal has; 0 where there is none."""
    end = tail.rfind(b"\n") + 1
    mine = f'"dev":"{device}"'.encode()
    while end:
        begin = tail.rfind(b"\n", 0, end - 1) + 1
        found = found_in(tail[begin:end])
        if not found or found[0] <= last or mine not in tail[begin:end]:
            break
        end = begin
    return end


def _newest(handle: int, size: int) -> bytes:
    data = _read(handle, max(0, size - KEPT), size)
    return data if size <= KEPT else data[data.find(b"\n") + 1 :]


def _read(handle: int, start: int, end: int) -> bytes:
    os.lseek(handle, start, os.SEEK_SET)
    data = b""
    while len(data) < end - start and (more := os.read(handle, end - start - len(data))):
        data += more
    return data


def lines(home: Home, device: str) -> list[Echoed]:
    """What it holds of this device, the oldest first. What cannot be read is passed over."""
    return [each for each in _all(home) if f'"dev":"{device}"'.encode() in each.line and each.file]


def _all(home: Home) -> Iterator[Echoed]:
    try:
        with reader(place(home)) as file:
            size = os.fstat(file.fileno()).st_size
            file.seek(max(0, size - BOUND))
            data = file.read(BOUND)
    except OSError:
        return
    for text in data.split(b"\n"):
        for raw in parse(text + b"\n", "").records if text.strip() else ():
            year, device = str(raw.get("at"))[:4], raw.get("dev")
            named = year.isascii() and year.isdigit() and type(device) is str
            yield Echoed(str(raw.get("id")), f"{year}-{device}.jsonl" if named else "", text + b"\n")


def keep_only(home: Home, ids: Collection[str]) -> None:
    """Forget every line but those of these records. Call it under the lock; what goes wrong is an OSError."""
    if place(home).exists():
        replace_whole(place(home), b"".join(each.line for each in _all(home) if each.id in ids))

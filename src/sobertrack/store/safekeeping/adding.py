"""Lines into a journal file: to the echo first, and with the room of the reserve where the disk is full."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sobertrack.store.files import Appended, append_durably, cut_back
from sobertrack.store.paths import Home
from sobertrack.store.records.lines import Problem
from sobertrack.store.safekeeping import echo

DISK_FULL = Problem(
    "disk_full",
    "the disk is full. This was saved in room that was kept for it; the next thing you write may not fit: "
    "make room on the disk soon",
    "",
)


class Echo(NamedTuple):
    """What the echo needs to know: the device, and the newest id that it has in the journal."""

    device: str
    last: str


class Added(NamedTuple):
    """What an addition did to the file, and whether the reserve was needed for it."""

    written: Appended
    disk_full: bool


def add(home: Home, path: Path, data: bytes, to: Echo | None, then: Callable[[], None] | None = None) -> Added:
    """Append lines, durable when this returns, and do `then`: all of it or nothing. Call it under the lock.

    `to` is None where the echo must not have them.
    """
    echoed = echo.append(home, data, *to) if to is not None else None
    released: list[bool] = []

    def make_room() -> bool:
        from sobertrack.store.safekeeping import reserve  # once in the life of a disk

        released.append(reserve.release(home))
        return released[-1]

    try:
        written = append_durably(path, data, make_room)
        if then is not None:
            _or_cut_back(then, path, written)
    except BaseException:
        echo.cut_back(home, echoed)
        raise
    if not released and not written.new and not home.reserve.exists():
        from sobertrack.store.safekeeping import reserve  # the second time that something is written, and never again

        reserve.make(home)
    return Added(written, bool(released))


def _or_cut_back(then: Callable[[], None], path: Path, written: Appended) -> None:
    try:
        then()
    except BaseException:
        cut_back(path, written)
        raise

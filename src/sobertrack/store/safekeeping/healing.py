"""Healing: what a journal file of this computer has lost is put back from the echo, by appending and nothing else."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sobertrack.errors import SobertrackError
from sobertrack.model import limits
from sobertrack.store.files import append_durably, read_bytes
from sobertrack.store.paths import Home
from sobertrack.store.records import marks
from sobertrack.store.records.device import read_device
from sobertrack.store.records.lines import Problem
from sobertrack.store.safekeeping import echo, unseen
from sobertrack.store.safekeeping.echo import Echoed


def heal(home: Home, now: datetime) -> Problem | None:
    """Put back every line that the echo holds and a file has lost; says what was done, None where there was nothing.

    Where everything is back the marks are as for a sound file; what cannot be given back stays a loss. Call it under
    the lock.
    """
    known, device = marks.read_marks(home), read_device(home)
    if not device or not _may_write(home, known):
        return None
    echoed: dict[str, list[Echoed]] = {}
    for each in echo.lines(home, device):
        echoed.setdefault(each.file, []).append(each)
    back: dict[str, int] = {}
    for name in [name for name in known if name.endswith(f"-{device}.jsonl")]:
        with suppress(OSError, SobertrackError):  # a full disk, a link: what cannot be mended stays a loss
            number = _mended(home.journal / name, known, echoed.get(name, []))
            if number is not None:
                back[name] = number
    if not back:
        return None
    with suppress(OSError):
        unseen.remember_healing(home, now, back)
        marks.write_marks(home, known)
    return _said(home, back)


def _may_write(home: Home, known: marks.Marks) -> bool:
    """Whether this directory lost something, and is no other one, nor the place of a disk that is not there."""
    if not marks.ours(home, known):
        return False
    return not home.moved or (home.data.is_dir() and any(home.data.iterdir()))


def _mended(path: Path, known: marks.Marks, echoed: list[Echoed]) -> int | None:
    """How many records came back into a file; None where nothing was lost, or nothing can be done."""
    mark = known[path.name]
    data = _bytes(path)
    if data is None:
        return None
    held = marks.whole_ids(data)
    sound = len(data) >= mark.size and data.rfind(b"\0") < mark.nul and marks.complete(held, mark)
    missing = {each.id: each.line for each in echoed if each.id not in held}
    nothing_gone = marks.complete(held, mark) and any(each.id == mark.last for each in echoed)
    if sound or not (missing or nothing_gone):
        return None
    number = _put_back(path, data, list(missing.values()))
    whole = marks.of_bytes(path.read_bytes())
    if marks.complete(held | missing.keys(), mark):
        known[path.name] = whole._replace(last=max(whole.last, mark.last))
    return number


def _bytes(path: Path) -> bytes | None:
    """A file's bytes, none of them where it is missing; None where it cannot be read, or is no plain file."""
    try:
        return None if path.is_symlink() else read_bytes(path, limits.JOURNAL) or b""
    except (SobertrackError, OSError):
        return None


def _put_back(path: Path, data: bytes, lines: list[bytes]) -> int:
    """Append lines. A torn end that is the beginning of one of them is gone on with; any other is closed."""
    torn = data[data.rfind(b"\n") + 1 :]
    begun = next((line for line in lines if torn and line.startswith(torn)), b"")
    rest = b"".join(line for line in lines if line is not begun)
    append_durably(path, begun[len(torn) :] + rest, goes_on=bool(begun))
    return len(lines)


def _said(home: Home, back: dict[str, int]) -> Problem:
    number = sum(back.values())
    lines = "1 line of your journal" if number == 1 else f"{number:,} lines of your journal"
    what = f"{lines} had gone missing and {'is' if number == 1 else 'are'} back"
    if not number:
        what = "the end of your journal was damaged; nothing of it is missing, and the place was closed"
    file = str(home.journal / next(iter(back))) if len(back) == 1 else ""
    return Problem("healed", f"{what}. Before you erase anything: sobertrack doctor", file)

"""What the notebook leans on: marks, backups, the program and Python, and the table of time zones."""

import platform
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sobertrack import __version__
from sobertrack.model.values import Value
from sobertrack.store import zone
from sobertrack.store.backups.due import folder
from sobertrack.store.backups.kept import kept, trouble
from sobertrack.store.codec import FORMAT
from sobertrack.store.paths import Home
from sobertrack.store.records import marks, slots
from sobertrack.store.records.device import read_device
from sobertrack.store.records.lines import Problem
from sobertrack.store.records.listing import journal_files
from sobertrack.store.safekeeping.unseen import what_was_healed

OLD = 14
"""Days: an entry that old and in no backup is worth a word."""

_DAY = 24 * 60 * 60
_ZONE = re.compile(r"[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+")


class Surroundings(Value):
    """The program, the format it writes, Python, the system, the table of time zones, and this computer's zone."""

    program: str
    format: int
    python: str
    system: str
    zones: str
    zone: str


def surroundings(environ: Mapping[str, str]) -> Surroundings:
    """What the program runs on."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return Surroundings(__version__, FORMAT, python, platform.system(), zone.zones_in_use(), zone.zone_name(environ))


def check_upkeep(home: Home, environ: Mapping[str, str]) -> list[Problem]:
    """Look at all of it."""
    return [*_healed(home), *_marks(home), *_backups(home), *_zones(environ)]


def unmarked(home: Home) -> list[Path]:
    """The journal files of this device without a mark: what gets lost of them is not noticed."""
    device, known = read_device(home), marks.read_marks(home)
    mine = [path for path in journal_files(home) if device and path.name.endswith(f"-{device}.jsonl")]
    return [path for path in mine if path.name not in known]


def _healed(home: Home) -> Iterator[Problem]:
    for name, number in what_was_healed(home).items():
        what = f"records were put back: {number}" if number else "nothing was missing, and the place was closed"
        yield Problem("healed", f"the end of {name} was damaged or gone; {what}", str(home.journal / name))


def _marks(home: Home) -> Iterator[Problem]:
    missing = unmarked(home)
    if missing:
        message = f"there is no mark of how long {missing[0].name} is, so that a loss would not be noticed"
        yield Problem("no_mark", message, str(slots.slot(home) / slots.MARKS))


def _backups(home: Home) -> Iterator[Problem]:
    """Whether the newest backup is much older than the newest entry. What nobody wrote needs no backup."""
    if why := trouble(home):
        yield Problem("no_backup", f"the last automatic backup could not be made: {why}", str(folder(home)))
    newest = max((_changed(each.path) for each in kept(home)), default=0.0)
    written = max(map(_changed, journal_files(home)), default=0.0)
    days = int((written - newest) // _DAY)
    if newest and days >= OLD:
        message = f"the newest backup is {days} days older than what you wrote last"
        yield Problem("old_backup", message, str(folder(home)))


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _zones(environ: Mapping[str, str]) -> Iterator[Problem]:
    if not zone.zones_in_use():
        message = "there is no table of time zones here: times of meetings elsewhere cannot be told"
        yield Problem("no_zones", message, "")
    elif _ZONE.fullmatch(name := zone.zone_name(environ)) and not zone.is_known(name):
        yield Problem("unknown_zone", f'this computer is set to the time zone "{name[:40]}", which is not known', "")

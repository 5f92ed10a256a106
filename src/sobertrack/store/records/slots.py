"""Where the marks and the echo of a notebook lie: in the state directory, unless those of another one are there.

Two notebooks may share one state directory, where SOBERTRACK_DATA names now one data directory and now another. What
one has written must not look like a loss of the other.
"""

import json
import os
from pathlib import Path
from zlib import crc32

from sobertrack.errors import SobertrackError
from sobertrack.model import limits
from sobertrack.store.files import read_bytes
from sobertrack.store.paths import Home

MARKS = "marks.json"
FOLDER = "notebooks"


def directory(home: Home) -> str:
    """What marks and echo of this data directory are said to be of; "" for the usual one."""
    return os.path.realpath(home.data) if home.moved else ""


def slot(home: Home) -> Path:
    """The directory that holds the marks and the echo of this notebook."""
    return home.state if owner(home) in (None, directory(home)) else own_slot(home)


def own_slot(home: Home) -> Path:
    """The directory for them where the state directory holds those of another notebook."""
    return home.state / FOLDER / f"{crc32(os.fsencode(os.path.realpath(home.data))):08x}"


def owner(home: Home) -> str | None:
    """Which data directory the marks in the state directory itself are of; None where there are none."""
    try:
        return named(json.loads(read_bytes(home.state / MARKS, limits.STATE) or b""))
    except (SobertrackError, OSError, ValueError, AttributeError, RecursionError):
        return None


def named(said: dict[str, str]) -> str:
    """The data directory that a file of marks names, whatever links lead there."""
    return os.path.realpath(str(of)) if (of := said.get("of")) else ""

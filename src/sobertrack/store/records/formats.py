"""Whether a newer program has written here: then this one only reads."""

import re

from sobertrack.errors import Damaged
from sobertrack.model import limits
from sobertrack.store.codec import FORMAT
from sobertrack.store.paths import Home
from sobertrack.store.tables.changes import FILES

_STATED = re.compile(rb"^[ \t]*format[ \t]*=[ \t]*(\d{1,9})", re.MULTILINE)
_HEAD = limits.TABLES
"""Bytes of a TOML file that are looked at: a larger one is never read, nor written over."""

_TABLE = re.compile(rb"^[ \t]*\[", re.MULTILINE)


def is_newer(version: object) -> bool:
    """Whether a stated format is one that this program does not know."""
    return isinstance(version, int) and version > FORMAT


def refuse_newer_tables(home: Home) -> None:
    """Damaged, where a TOML file of the notebook states a newer format, told by its first lines without parsing it.

    Second versions, which sync tools lay beside, are nobody's: doctor tells of them.
    """
    for path in (home.data / name for name in dict.fromkeys(FILES.values())):
        if not path.is_file():  # reading it might never end
            continue
        try:
            with path.open("rb") as file:
                data = file.read(_HEAD)
        except OSError:
            continue
        stated = _STATED.search(data, 0, head.start() if (head := _TABLE.search(data)) else len(data))
        if stated and is_newer(int(stated[1])):
            raise newer_notebook(str(path))


def newer_notebook(place: str) -> Damaged:
    """The refusal to write where a newer program has written."""
    return Damaged(
        "this notebook was written by a newer sobertrack; this one only reads it",
        "update sobertrack on this computer; nothing was changed",
        place=place,
    )

"""A flag in the state directory: something was put back, and `doctor` has not been run since."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sobertrack.store.files import read_state, replace_whole
from sobertrack.store.paths import Home
from sobertrack.store.records.slots import slot


def _flag(home: Home) -> Path:
    return slot(home) / "healed.json"


def healed_since_doctor(home: Home) -> bool:
    """Whether anything was put back that nobody has looked at yet: nothing may be destroyed until then."""
    return _flag(home).is_file()


def what_was_healed(home: Home) -> dict[str, int]:
    """How many records were put back since doctor was last run, by the name of their file."""
    files = read_state(_flag(home)).get("files")
    return {name: number for name, number in files.items() if type(number) is int} if isinstance(files, dict) else {}


def remember_healing(home: Home, at: datetime, back: dict[str, int]) -> None:
    """Raise the flag. Call it under the lock."""
    known = what_was_healed(home)
    files = {name: known.get(name, 0) + back.get(name, 0) for name in sorted({*known, *back})}
    data = json.dumps({"v": 1, "at": at.isoformat(timespec="seconds"), "files": files})
    replace_whole(_flag(home), data.encode() + b"\n")


def doctor_has_looked(home: Home) -> None:
    """Lower the flag."""
    with suppress(OSError):
        _flag(home).unlink(missing_ok=True)

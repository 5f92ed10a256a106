"""What this device has shown once and need not show again."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from sobertrack.store.files import read_state, replace_whole
from sobertrack.store.paths import Home


def first_time(home: Home, name: str) -> bool:
    """Whether a thing is shown for the first time; it is remembered from now on. Where that fails, it is shown."""
    known = read_state(_file(home))
    names = known.get("seen")
    names = list(names) if isinstance(names, list) else []
    if name in names:
        return False
    _write(home, {**known, "seen": [*names, name]})
    return True


def latest(home: Home, name: str, value: str) -> bool:
    """The same for a thing that comes again with another value, such as a week: only the last one is remembered."""
    known = read_state(_file(home))
    values = known.get("latest")
    values = dict(values) if isinstance(values, dict) else {}
    if values.get(name) == value:
        return False
    _write(home, {**known, "latest": {**values, name: value}})
    return True


def forget(home: Home, words: Collection[str]) -> None:
    """Forget everything whose name ends with one of these words: they were erased for good."""
    known = read_state(_file(home))
    names, values = known.get("seen"), known.get("latest")
    names = names if isinstance(names, list) else []
    values = values if isinstance(values, dict) else {}
    left = {
        "seen": [name for name in names if not _about(str(name), words)],
        "latest": {name: value for name, value in values.items() if not _about(name, words)},
    }
    if known and (left["seen"] != names or left["latest"] != values):
        _write(home, {**known, **left})


def _about(name: str, words: Collection[str]) -> bool:
    return any(name.endswith(f" {word}") for word in words)


def _file(home: Home) -> Path:
    return home.state / "seen.json"


def _write(home: Home, known: dict[str, Any]) -> None:
    try:
        data = json.dumps({"v": 1, "seen": [], **known}).encode()
        replace_whole(_file(home), data + b"\n", durable=False)
    except OSError:
        return

"""What is left of erased things beside the journal: the cache, copies of single lines, halves of files, open notes."""

import json
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from sobertrack.store import seen
from sobertrack.store.codec import Raw
from sobertrack.store.erasing.rewriting import left_behind, remove, without
from sobertrack.store.files import replace_whole
from sobertrack.store.paths import POINTER, Home

NEEDED = ("lock", "device.json", "marks.json", "reserve", "healed.json", "echo.jsonl", POINTER)
"""Files of the state directory that hold nothing of what a person wrote, or that are cleaned on their own."""

FIRST_TIMES = "seen.json"
SHORTEST = 8
"""A text of fewer letters is in many places by chance."""


def clear_cache(home: Home) -> None:
    """Empty the cache: it is made anew from what is left."""
    for path in _files(home.cache):
        remove(path)


def clean_state(home: Home, ids: Collection[bytes], records: Sequence[Raw]) -> None:
    """Take erased lines, and files that hold an erased text, out of the state directory. Backups are left alone.

    Copies of a file of kept things go whole, when one of these was erased.
    """
    texts = texts_of(records)
    names = {str(raw.get("file")) for raw in records if raw.get("type") == "kept"}
    for path in _others(home):
        if any(path.name.endswith(name) for name in names):
            remove(path)
            continue
        if not path.is_file():  # a link that leads nowhere, or to a directory
            continue
        data = path.read_bytes()
        if path.suffix == ".jsonl":
            kept = without(data, ids)
            kept = b"\n".join(line for line in kept.split(b"\n") if not any(text in line for text in texts))
            if kept.strip() and kept != data:
                replace_whole(path, kept)
            elif not kept.strip():
                remove(path)
        elif any(text in data for text in texts):
            remove(path)
    seen.forget(home, {key for raw in records if (key := str(raw.get("key", "")).partition(".")[2])})
    _without_halves(home)


def clear_state(home: Home) -> None:
    """Take everything out of the state directory but what the program needs to go on. Backups are left alone."""
    for path in [*_others(home), home.state / FIRST_TIMES]:
        remove(path)
    _without_halves(home)


def texts_of(raws: Iterable[Raw]) -> set[bytes]:
    """Every text in some records, as it may stand in a file."""
    found = {text for raw in raws for text in _texts({key: raw[key] for key in raw if key not in _HEAD})}
    long = [text for text in found if len(text) >= SHORTEST]
    spelt = [
        form for text in long for form in (text, json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1])
    ]
    return {form.encode("utf-8", "surrogatepass") for form in spelt}


_HEAD = frozenset(("v", "id", "at", "day", "time", "dev", "type", "cmd", "of", "undo", "file", "key", "counter"))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _others(home: Home) -> list[Path]:
    from sobertrack.store.backups.due import folder

    skipped = folder(home)
    return [
        path
        for path in _files(home.state)
        if path.name not in NEEDED and path.name != FIRST_TIMES and skipped not in (path, *path.parents)
    ]


def _without_halves(home: Home) -> None:
    for directory in (home.data, home.state):
        for path in left_behind(directory):
            remove(path)
    for path in home.state.glob("sobertrack-*"):  # where a text lay while it was edited
        with suppress(OSError):
            os.rmdir(path)


def _files(directory: Path) -> list[Path]:
    found = directory.rglob("*") if directory.is_dir() else ()
    return [path for path in found if path.is_file() or path.is_symlink()]

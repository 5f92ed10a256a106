"""The directories: who else can read them, whether they can be written, and what was left behind in them."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from sobertrack.store.paths import Home
from sobertrack.store.records.lines import Problem

OTHERS = 0o077


def check_places(home: Home) -> list[Problem]:
    """Look at the three directories and everything in them, without opening a file."""
    problems: list[Problem] = []
    for word, directory in (("data", home.data), ("state", home.state), ("cache", home.cache)):
        if not os.path.lexists(directory):
            continue
        if not directory.is_dir():
            problems.append(
                Problem("no_directory", f"the {word} directory is no directory", str(directory), damage=True)
            )
            continue
        if not os.access(directory, os.R_OK | os.W_OK | os.X_OK):
            problems.append(
                Problem("closed", f"the {word} directory cannot be written to", str(directory), damage=True)
            )
        problems += [*_open_to_others(word, directory), *_left_behind(word, directory)]
    return problems


def _all_in(directory: Path) -> list[Path]:
    return [directory, *sorted(directory.rglob("*"))]


def _open_to_others(word: str, directory: Path) -> Iterator[Problem]:
    if sys.platform == "win32":
        return
    found = [path for path in _all_in(directory) if not path.is_symlink() and path.stat().st_mode & OTHERS]
    if found:
        other = f" and {len(found) - 1} more" if len(found) > 1 else ""
        message = f"others on this computer may open {_name(found[0], directory, word)}{other}"
        yield Problem("open_to_others", message, str(directory))


def _name(path: Path, directory: Path, word: str) -> str:
    return f"the {word} directory" if path == directory else str(path.relative_to(directory))


def _left_behind(word: str, directory: Path) -> Iterator[Problem]:
    """What a power cut in the middle of a write, or of an editor, may leave."""
    for path in _all_in(directory)[1:]:
        half = path.name.startswith(".") and path.name.endswith(".tmp")
        if half or (word == "state" and path.is_dir() and path.name.startswith("sobertrack-")):
            yield Problem(
                "left_behind", f"{path.name} in the {word} directory was left by something that broke off", str(path)
            )

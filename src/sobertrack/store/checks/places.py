"""The directories: who else can read them, whether they can be written, what was left behind, and room on the disk."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sobertrack.store.notebook import FILES
from sobertrack.store.paths import Home
from sobertrack.store.records.lines import Problem

OTHERS = 0o077
LITTLE = 32 * 1024 * 1024
"""Bytes: with less free room on a disk it is time to say so."""

SYNCED = ("Dropbox", "OneDrive", "Nextcloud", "ownCloud", "Mobile Documents", "Google Drive", "My Drive")
"""How sync tools call the folders that they carry."""

_STEMS = tuple(name.removesuffix(".toml") for name in dict.fromkeys(FILES.values()))
_HALF = re.compile(r"\..+\.\d+\.tmp")


def check_places(home: Home) -> list[Problem]:
    """Look at the three directories and everything of ours in them, without opening a file."""
    problems: list[Problem] = []
    for word, directory in _places(home):
        if not os.path.lexists(directory):
            continue
        if not directory.is_dir():
            message = f"the {word} directory is no directory"
            problems.append(Problem("no_directory", message, str(directory), damage=True))
            continue
        if not os.access(directory, os.R_OK | os.X_OK):
            message = f"the {word} directory cannot be read"
            problems += [Problem("closed", message, str(directory), damage=True), *_owners(word, directory)]
            continue
        if not os.access(directory, os.W_OK):
            problems.append(Problem("read_only", f"the {word} directory cannot be written to", str(directory)))
        problems += [*_modes(word, directory), *_owners(word, directory), *_left_behind(word, directory)]
    return [*problems, *_links(home), *_synced(home), *room(home)]


def _places(home: Home) -> tuple[tuple[str, Path], ...]:
    return ("data", home.data), ("state", home.state), ("cache", home.cache)


def ours(word: str, directory: Path) -> list[Path]:
    """A directory and what belongs to us in it. A data directory may hold other things, such as a git repository."""
    if word != "data":
        return [directory, *sorted(directory.rglob("*"))]
    found = [path for path in directory.glob("*") if path.name.lstrip(".#").startswith(_STEMS) and not path.is_dir()]
    for folder in ("journal", "feeds", "circle"):
        if (directory / folder).is_dir() and not (directory / folder).is_symlink():
            found += [directory / folder, *(directory / folder).glob("*")]  # nothing where it may not be read
    return [directory, *sorted(found)]


def loose(home: Home) -> list[Path]:
    """What of ours others on this computer could open, by its mode."""
    return [path for word, directory in _places(home) if directory.is_dir() for path in _loose(word, directory)]


def _loose(word: str, directory: Path) -> list[Path]:
    if sys.platform == "win32" or not os.access(directory, os.R_OK | os.X_OK):
        return []
    return [path for path in ours(word, directory) if _is_loose(path)]


def _is_loose(path: Path) -> bool:
    try:
        return not path.is_symlink() and bool(path.stat().st_mode & OTHERS)
    except OSError:
        return False


def _modes(word: str, directory: Path) -> Iterator[Problem]:
    found = _loose(word, directory)
    if found:
        name = _name(found[0], directory, word) + _more(found)
        if directory in found:
            yield Problem("open_to_others", f"others on this computer may open {name}", str(directory))
        else:
            yield Problem("loose_modes", f"only its folder keeps others from opening {name}", str(directory))


def _more(found: list[Path]) -> str:
    return f" and {len(found) - 1} more" if len(found) > 1 else ""


def _name(path: Path, directory: Path, word: str) -> str:
    return f"the {word} directory" if path == directory else str(path.relative_to(directory))


def _owners(word: str, directory: Path) -> Iterator[Problem]:
    if sys.platform == "win32":
        return
    me = os.geteuid()
    found = [directory] if directory.lstat().st_uid != me else []
    with suppress(OSError):
        found = [path for path in ours(word, directory) if path.lstat().st_uid != me]
    if found:
        whose = found[0].lstat().st_uid
        message = f"user {whose} owns {_name(found[0], directory, word)}{_more(found)}, and you are user {me}"
        yield Problem("other_owner", message, str(directory))


def _left_behind(word: str, directory: Path) -> Iterator[Problem]:
    """What a power cut in the middle of a write, or of an editor, may leave."""
    for path in ours(word, directory)[1:]:
        if _HALF.fullmatch(path.name) or (word == "state" and path.is_dir() and path.name.startswith("sobertrack-")):
            message = f"{path.name} in the {word} directory was left by something that broke off"
            yield Problem("left_behind", message, str(path))


def _links(home: Home) -> Iterator[Problem]:
    for word, place in (*_places(home), ("journal", home.journal)):
        if place.is_symlink():
            yield Problem("linked", f"the {word} directory is a link, to {os.path.realpath(place)}", str(place))


def _synced(home: Home) -> Iterator[Problem]:
    """A state directory in a folder that a sync tool carries, told by what the tools put into it or call it."""
    for above in home.state.parents if home.state.is_dir() else ():
        marked = any(os.path.lexists(above / mark) for mark in (".stfolder", ".dropbox.cache"))
        if marked or above.name in SYNCED or above.name.startswith("OneDrive - "):
            message = f"the state directory lies in {above}, which a sync tool carries"
            yield Problem("synced_state", message, str(home.state))
            return


def room(home: Home, little: int = LITTLE) -> Iterator[Problem]:
    """Disks of the notebook with less than `little` bytes left."""
    full: dict[int, tuple[str, int]] = {}
    for word, directory in _places(home)[:2]:
        try:
            free, disk = shutil.disk_usage(directory).free, directory.stat().st_dev
        except OSError:
            continue
        if free < little:
            full.setdefault(disk, (word, free))  # others write to it between two looks
    for word, free in full.values():
        message = f"the disk of the {word} directory has {free // 1024:,} kB left"
        yield Problem("little_room", message, str(home.data if word == "data" else home.state))

"""Move the data directory: copied, compared, and only then used. The first copy is kept."""

import os
from contextlib import suppress
from pathlib import Path
from shlex import quote

from sobertrack.errors import Misuse, SobertrackError
from sobertrack.model.values import Value
from sobertrack.store.files import locked, make_private, read_bytes, read_whole, replace_whole, sync_directory
from sobertrack.store.full_copy import gather
from sobertrack.store.merging import has_no_files
from sobertrack.store.paths import POINTER, Home, refuse_moved
from sobertrack.store.records import marks
from sobertrack.store.records.overlay import PURGED
from sobertrack.store.safekeeping import echo
from sobertrack.store.tables.changes import FILES

Stamps = dict[Path, tuple[int, int]]


class Moved(Value):
    """What a move did: how many files it copied, where they are now, and where the first copy was left (if any).

    Where a notebook was there already, nothing was copied: it is used from now on.
    """

    files: int
    target: Path
    kept: Path | None


def move_data(home: Home, target: Path, usual: Path | None = None, brought: Stamps | None = None) -> Moved:
    """Copy the data directory to an empty or new place, compare every byte, then use that place from now on.

    Until the very last step the notebook stays where it is, so that a power cut at any moment loses nothing. The
    first copy gets another name, so that it is never taken for the notebook again. `usual` is the place that needs
    no pointer. Where a notebook is there already it is used, and nothing is copied: what is here was `brought` into it
    before, as it was then.
    """
    refuse_place(home, target)
    with locked(home.state):
        refuse_moved(home)
        if holds_notebook(target):
            if brought is not None and brought != stamps(home):
                raise SobertrackError("something was written meanwhile; the notebook stays where it is", "try again")
            _point(home.state / POINTER, target, usual)
            return Moved(0, target, None if has_no_files(home) else _set_aside(home))
        files = _files(home.data)
        new = not target.exists()
        try:
            _copy(home.data, target, files)
            if _files(home.data) != files or any(_differ(home.data / name, target / name) for name in files):
                raise SobertrackError(f"the copy in {target} differs; the notebook stays where it is", "try again")
            _point(home.state / POINTER, target, usual)
        except BaseException:
            _take_away(target, files, new)
            raise
        with suppress(OSError):
            marks.follow(home, home._replace(data=target, moved=target != usual))
        return Moved(len(files), target, _set_aside(home))


def stamps(home: Home) -> Stamps:
    """What tells whether something was written to the data directory."""
    found = ((home.data / name, (home.data / name).stat()) for name in _files(home.data))
    return {path: (status.st_size, status.st_mtime_ns) for path, status in found}


def begin_there(home: Home, there: Home) -> None:
    """Marks and echo of its own for a notebook that this one is about to be brought into."""
    with locked(home.state):
        refuse_moved(home)
        echo.bring(home, there)


def is_blank(home: Home) -> bool:
    """Whether nothing is here that could be brought along: nothing at all, or only that something was erased."""
    copy, problems = gather(home._replace(still=True))
    return not (problems or copy.damaged or copy.files or copy.lists or copy.circle) and all(
        raw.get("type") == PURGED for raw in copy.records
    )


def holds_notebook(place: Path) -> bool:
    """Whether a directory looks like the data directory of a notebook."""
    return any((place / "journal").glob("*.jsonl")) or any((place / name).is_file() for name in FILES.values())


def refuse_place(home: Home, target: Path) -> None:
    """Misuse where a data directory cannot go."""
    if str(target) != str(target).strip() or not str(target).isprintable():
        raise Misuse("the name of the new place holds signs that cannot be kept", "choose a plain name")
    here, there = home.data.resolve(), target.resolve()
    if here == there:
        raise Misuse(f"the data directory is {target} already", "nothing was changed")
    if here in there.parents or there in here.parents:
        raise Misuse(f"{target} and {home.data} lie one inside the other", "choose a place beside it")
    if there in (home.state.resolve(), home.cache.resolve()):
        raise Misuse(f"{target} is where this computer keeps what is never moved", "choose another place")
    if target.is_dir() and any(target.iterdir()) and not holds_notebook(target):
        cloned = f"; if it is a clone, take out its branch first: git -C {quote(str(target))} switch main"
        git = (target / ".git").exists()
        raise Misuse(
            f"{target} is not empty, and no notebook is in it; nothing was changed",
            f"choose a new place{cloned if git else ''}",
        )
    if os.path.lexists(target) and not target.is_dir():
        raise Misuse(f"{target} is not a directory", "choose a new place")


def _files(directory: Path) -> list[Path]:
    """Every file below a directory, by its path from there. What is neither file nor directory stops the move."""
    found = []
    for path in sorted(directory.rglob("*")) if directory.is_dir() else []:
        if path.is_file():
            found.append(path.relative_to(directory))
        elif not path.is_dir():
            raise SobertrackError(f"{path} cannot be copied", "move or mend it first; nothing was changed")
    return found


def _copy(data: Path, target: Path, files: list[Path]) -> None:
    make_private(target)
    with suppress(OSError):
        target.chmod(0o700)
    for name in files:
        replace_whole(target / name, read_whole(data / name))
    sync_directory(target)
    sync_directory(target.parent)


def _point(pointer: Path, target: Path, usual: Path | None) -> None:
    if target == usual:
        pointer.unlink(missing_ok=True)
    else:
        replace_whole(pointer, f"{target}\n".encode())


def _take_away(target: Path, files: list[Path], new: bool) -> None:
    """Take away what a move that failed has copied so far; the target was empty before."""
    for name in files:
        with suppress(OSError):
            (target / name).unlink()
    folders = {parent for name in files for parent in (target / name).parents if target in parent.parents}
    for folder in sorted(folders, key=lambda each: len(each.parts), reverse=True):
        with suppress(OSError):
            folder.rmdir()
    if new:
        with suppress(OSError):
            target.rmdir()


def _differ(one: Path, other: Path) -> bool:
    return read_bytes(one) != read_bytes(other)


def _set_aside(home: Home) -> Path | None:
    """Give the first copy another name; where that cannot be done it stays as it is.

    So does a place that was chosen, such as a synced folder: another computer may be using it.
    """
    data = home.data
    if not data.exists():
        return None
    if home.moved:
        return data
    number = 1
    while os.path.lexists(kept := data.with_name(f"{data.name}-before-move{'' if number == 1 else f'-{number}'}")):
        number += 1
    try:
        data.rename(kept)
    except OSError:
        return data
    return kept

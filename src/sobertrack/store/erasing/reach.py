"""Copies that an erasure does not touch by itself: backups, git, what a sync tool keeps, other computers."""

from collections.abc import Iterator
from pathlib import Path

from sobertrack.model.values import Value
from sobertrack.store.backups.due import SUFFIX, folder
from sobertrack.store.erasing.erasing import left_elsewhere
from sobertrack.store.erasing.rewriting import remove
from sobertrack.store.files import locked
from sobertrack.store.paths import Home
from sobertrack.store.tables.changes import FILES


class Copy(Value):
    """One kind of copy: a code, the place, and how many backups or records there are in it."""

    code: str
    place: str
    number: int = 0


def copies(home: Home, usual: Path, *, tables: bool) -> list[Copy]:
    """Every copy that may still hold what was erased. `usual` is where the data lies when nobody moves it."""
    found = [Copy("computer", name, number) for name, number in left_elsewhere(home).items()]
    backups = sum(path.name.endswith(SUFFIX) for path in _backups(home))
    if backups:
        found.append(Copy("backups", str(folder(home)), backups))
    return [*found, *_histories(home), *_first_copies(usual), *(_strays(home) if tables else ())]


def remove_backups(home: Home) -> int:
    """Let every backup on this computer go; how many there were."""
    with locked(home.state):
        found = list(_backups(home))
        for path in found:
            remove(path)
    return sum(path.name.endswith(SUFFIX) for path in found)


def _backups(home: Home) -> Iterator[Path]:
    for path in sorted(folder(home).glob("*")) if folder(home).is_dir() else ():
        if path.name.endswith((SUFFIX, ".tmp")):
            yield path


def _histories(home: Home) -> Iterator[Copy]:
    here = home.data.resolve()
    for directory in (here, *here.parents):
        for name, code in ((".git", "git"), (".stversions", "versions")):
            if (directory / name).exists():
                yield Copy(code, str(directory / name))
    if home.moved:
        yield Copy("sync", str(home.data))


def _first_copies(usual: Path) -> Iterator[Copy]:
    for path in sorted(usual.parent.glob(f"{usual.name}-before-move*")) if usual.parent.is_dir() else ():
        yield Copy("first_copy", str(path))


def _strays(home: Home) -> Iterator[Copy]:
    for path in sorted(home.data.glob("*.toml*")):
        if path.name not in FILES.values() and not path.name.startswith("."):
            yield Copy("stray", str(path))

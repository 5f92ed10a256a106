"""Where the notebook lives: three private directories, found without touching the disk."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sobertrack.errors import SobertrackError
from sobertrack.model import limits
from sobertrack.store.private import reader

POINTER = "data-directory"
"""The file in the state directory that names a data directory that was moved."""


class Home(NamedTuple):
    """The directories of one notebook: what is the person's (may be synced), what is this machine's, what is derived.

    `moved` says that the data directory was chosen apart from the other two, `still` that nothing may be written for
    the sake of reading, not even to the cache. `pointed` is what the pointer said, None where it was not asked.
    """

    data: Path
    state: Path
    cache: Path
    moved: bool = False
    still: bool = False
    pointed: str | None = None

    @property
    def journal(self) -> Path:
        """The directory of journal files."""
        return self.data / "journal"

    @property
    def reserve(self) -> Path:
        """The file that is given up when the disk is full."""
        return self.state / "reserve"


def find_home(option: str | None, environ: Mapping[str, str]) -> Home:
    """The notebook named by --home, else by SOBERTRACK_HOME, else the usual place of this system.

    SOBERTRACK_DATA, and a place chosen earlier with `path --move`, move the data directory alone.
    """
    home = unmoved(option, environ)
    chosen = environ.get("SOBERTRACK_DATA")
    pointed = None if chosen else _moved(home.state)
    data = chosen or pointed
    place = Path(data).expanduser().absolute() if data else home.data
    return home._replace(data=place, moved=place != home.data, pointed=pointed)


def refuse_moved(home: Home) -> None:
    """Refuse to write where the notebook was a moment ago: `path --move` may have been at work since."""
    if home.pointed is not None and home.pointed != _moved(home.state):
        raise SobertrackError("the notebook was moved just now; nothing was changed", "give the command again")


def unmoved(option: str | None, environ: Mapping[str, str]) -> Home:
    """The same, as it is as long as nobody moves the data directory."""
    chosen = option or environ.get("SOBERTRACK_HOME")
    return _under(Path(chosen)) if chosen else _usual()


def _under(chosen: Path) -> Home:
    root = _expanded(chosen).absolute()
    return Home(root / "data", root / "state", root / "cache")


def _expanded(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def _usual() -> Home:
    # platformdirs costs 5 ms, and nobody who names a home needs it: docs/decisions/0005
    from platformdirs import PlatformDirs

    try:
        dirs = PlatformDirs("sobertrack", appauthor=False)
        return _apart(Path(dirs.user_data_dir), Path(dirs.user_state_dir), Path(dirs.user_cache_dir))
    except (RuntimeError, OSError) as error:
        raise SobertrackError(
            "this computer names no home directory", "name a place for the notebook: sobertrack --home DIR"
        ) from error


def _apart(data: Path, state: Path, cache: Path) -> Home:
    """Some systems name one place for data and state; what may be synced must not hold what may not."""
    return Home(data / "data", state / "state", cache) if data == state else Home(data, state, cache)


def _moved(state: Path) -> str:
    try:
        with reader(state / POINTER) as file:
            return file.read(limits.STATE).decode().strip()
    except (OSError, UnicodeDecodeError):
        return ""

"""Whatever the umask: 0700 and 0600 at every level, before a byte is written, and nobody else reads anything."""

import os
import pty
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

import running
import samples

UMASKS = (0o000, 0o022, 0o077, 0o777)
LINES = (
    *(line for _, line in samples.NOTEBOOK),
    "config set country US",
    "supporter edit sam --counter alcohol",
    "share sam --yes -o {out}/share.txt",
    "share sam --yes --format json -o {out}/share.json",
    "report --format md -o {out}/report.md",
    "log -o {out}/log.txt",
    "strategy export feed-the-cat -o {out}/pack.toml",
    "meeting export -o {out}/meetings.json",
    "meeting calendar -o {out}/meetings.ics",
    "plan print -o {out}/card.txt",
    "streak",
    "log --json",
    "report --last 3y",
    "backup create",
    "backup create -o {out}/backup.tar.gz",
    "backup list",
    "export -o {out}/everything.json",
    "export --format csv -o {out}/csv",
    "export --format md -o {out}/md",
    "circle add {out}/share.json --name Sam --yes",
    "doctor",
    "doctor --repair --yes",
    "undo",
    "streak",
)
NOBODY = 65534
as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user to try it"
)


def lines(root: Path) -> Iterator[tuple[str, list[str]]]:
    """The moments and the words of everything that writes files."""
    moments = [f"{moment}:00+00:00" for moment, _ in samples.NOTEBOOK] + [running.NOON] * len(LINES)
    for moment, line in zip(moments, LINES, strict=False):
        words = [word.replace("{home}", str(root)).replace("{out}", str(root / "out")) for word in _split(line)]
        yield moment, words


def _split(line: str) -> list[str]:
    import shlex

    return shlex.split(line)


def written(root: Path) -> None:
    """A notebook with everything in it, and every file that a person may ask for."""
    (root / "out").mkdir(0o700, exist_ok=True)
    (root / "out").chmod(0o700)
    for moment, words in lines(root):
        environ = running.surroundings(root, SOBERTRACK_NOW=moment)
        answer = running.run(words, environ)
        assert answer.code in (0, 3) if words[0] == "doctor" else answer.code == 0, (words, answer.screen)


def mode(path: Path | str | int) -> int:
    return stat.S_IMODE(os.stat(path).st_mode)


def wrong_modes(root: Path) -> dict[str, str]:
    found = [root / "notebook", *root.rglob("*")]
    wanted = {path: 0o700 if path.is_dir() else 0o600 for path in found if not path.is_symlink()}
    return {str(path): oct(mode(path)) for path in wanted if mode(path) != wanted[path]}


@contextmanager
def watching(root: Path) -> Iterator[list[str]]:
    """Note each byte that is written to a file while others could read it, and each file made where others could look.

    Files that are opened for writing in another way than through `os.open` are noted, too.
    """
    wrong: list[str] = []
    real_write, real_open = os.write, os.open
    doors: set[str] = set()
    active = True

    def inside(path: Any) -> bool:
        return isinstance(path, str | os.PathLike) and os.path.abspath(os.fspath(path)).startswith(str(root))

    def write(handle: int, data: Any) -> int:
        name = os.readlink(f"/proc/self/fd/{handle}")
        if name.startswith(str(root)) and mode(handle) != 0o600:
            wrong.append(f"written to at {mode(handle):o}: {name}")
        return real_write(handle, data)

    def opened(path: Any, flags: int, more: int = 0o777, **rest: Any) -> int:
        if inside(path) and flags & os.O_CREAT:
            doors.add(os.path.abspath(path))
            above = os.path.dirname(os.path.abspath(path))
            if mode(above) != 0o700:
                wrong.append(f"made in a directory of {mode(above):o}: {path}")
        return real_open(path, flags, more, **rest)

    def audit(event: str, said: tuple[Any, ...]) -> None:
        if active and event == "open" and inside(said[0]) and isinstance(said[2], int) and said[2] & os.O_CREAT:
            past = os.path.abspath(said[0]) not in doors and not os.path.exists(said[0])
            wrong.extend([f"past the one door: {said[0]}"] if past else [])

    sys.addaudithook(audit)
    os.write, os.open = write, opened  # type: ignore[assignment]
    try:
        yield wrong
    finally:
        os.write, os.open, active = real_write, real_open, False


@contextmanager
def masked(umask: int) -> Iterator[None]:
    before = os.umask(umask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_every_level_and_every_file_is_private_before_a_byte_is_written(tmp_path: Path, umask: int) -> None:
    with masked(umask), watching(tmp_path) as wrong:
        written(tmp_path)
    assert wrong == []
    assert wrong_modes(tmp_path) == {}
    assert len([path for path in (tmp_path / "notebook").rglob("*") if path.is_file()]) > 12
    assert len(list((tmp_path / "out").rglob("*"))) >= 8


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A directory that everybody may enter, so that only the modes of what is in it keep others out."""
    place = Path(mkdtemp(prefix="modes")).resolve()
    place.chmod(0o755)
    try:
        if as_nobody(lambda: 0):
            pytest.skip("root may not become another user here")
        yield place
    finally:
        shutil.rmtree(place)


def as_nobody(what: Any) -> int:
    """Do something in a child that is another user, without any capability; its exit code."""
    child = os.fork()
    if not child:
        code = 99
        try:
            os.setgroups([])
            os.setresgid(NOBODY, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, NOBODY)
            code = what()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@as_root
@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_another_user_gets_nothing(open_place: Path, umask: int) -> None:
    with masked(umask):
        written(open_place)
    (open_place / "control").write_text("anybody may read this")
    (open_place / "control").chmod(0o644)
    (open_place / "out").chmod(0o755)  # a person's own folder may be open to others: the files are not
    paths = [path for path in open_place.rglob("*") if path not in (open_place / "control", open_place / "out")]

    def got() -> int:
        if not readable(open_place / "control"):
            return 98
        return min(97, sum(readable(path) or writable(path) for path in paths))

    assert as_nobody(got) == 0


def readable(path: Path) -> bool:
    try:
        if path.is_dir():
            os.listdir(path)
        else:
            path.read_bytes()
    except OSError:
        return False
    return True


def writable(path: Path) -> bool:
    try:
        os.close(os.open(path, os.O_WRONLY) if not path.is_dir() else os.open(path / "new", os.O_CREAT | os.O_WRONLY))
    except OSError:
        return False
    return True


@as_root
@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_an_ordinary_user_can_use_what_an_odd_umask_made(open_place: Path, umask: int) -> None:
    """Root may do anything and proves nothing: here every mode counts."""
    preloaded()
    (open_place / "mine").mkdir()
    os.chown(open_place / "mine", NOBODY, NOBODY)

    def used() -> int:
        os.umask(umask)
        try:
            written(open_place / "mine")
        except AssertionError as error:
            os.write(2, f"{error}\n".encode())
            return 1
        return 2 if wrong_modes(open_place / "mine") else 0

    assert as_nobody(used) == 0


@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_a_text_is_private_while_it_is_edited(tmp_path: Path, umask: int) -> None:
    """In its own directory, as the editor finds it: what the editor leaves beside it goes with it."""
    seen = tmp_path / "seen"
    editor = tmp_path / "editor.sh"
    editor.write_text(f'#!/bin/sh\nstat -c "%a %F" "$1" "$(dirname "$1")" >{seen}\ncp "$1" "$1~"\necho words >"$1"\n')
    editor.chmod(0o755)
    environ = running.surroundings(tmp_path, EDITOR=str(editor), TMPDIR=str(tmp_path))
    leader, follower = pty.openpty()
    with masked(umask):
        done = subprocess.run(
            [sys.executable, "-m", "sobertrack", "checkin", "3", "--edit"],
            env={**environ, "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=follower,
            stdout=subprocess.PIPE,
            stderr=follower,
            timeout=240,
        )
    os.close(follower)
    os.close(leader)
    assert done.returncode == 0
    assert seen.read_text() == "600 regular empty file\n700 directory\n"
    assert b"words" in next((tmp_path / "notebook" / "data" / "journal").iterdir()).read_bytes()
    assert list(tmp_path.rglob("note.txt*")) == []


def preloaded() -> None:
    """Load the whole program: the other user may not be able to read the place where it is installed."""
    import importlib
    import pkgutil

    import sobertrack

    for module in pkgutil.walk_packages(sobertrack.__path__, "sobertrack."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    with masked(0o077):
        place = Path(mkdtemp(prefix="preload")).resolve()
        written(place)
        shutil.rmtree(place)

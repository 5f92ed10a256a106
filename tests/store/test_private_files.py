"""Whatever the umask: files are 0600 and directories 0700, at every level that was made."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import running
from sobertrack.store.files import make_private, replace_whole

UMASKS = (0o000, 0o022, 0o077, 0o777)
COMMANDS = (
    ("start", "alcohol", "--since", "2026-10-12"),
    ("checkin", "4"),
    ("supporter", "add", "Sam"),
    ("config", "set", "first_day", "1"),
    ("slip", "--on", "2026-11-01"),
    ("streak",),
    ("log",),
    ("doctor",),
    ("undo",),
    ("log", "-o", "OUT"),
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_nobody_else_can_read_what_is_made(tmp_path: Path, umask: int) -> None:
    top = tmp_path / "made" / "on" / "the way"
    environ = running.surroundings(tmp_path, SOBERTRACK_HOME=str(top / "notebook"))
    for words in COMMANDS:
        line = [str(tmp_path / "out.txt") if word == "OUT" else word for word in words]
        done = subprocess.run(
            [sys.executable, "-m", "sobertrack", *line],
            env={**environ, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            preexec_fn=lambda: os.umask(umask) and None,
        )
        assert done.returncode == 0, (words, done.stderr)
    found = [tmp_path / "made", *(tmp_path / "made").rglob("*")]
    assert len([path for path in found if path.is_file()]) >= 6
    wrong = {str(path): oct(mode(path)) for path in found if mode(path) != (0o700 if path.is_dir() else 0o600)}
    assert wrong == {}
    assert mode(tmp_path / "out.txt") == 0o600


def test_a_directory_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir(0o755)
    (tmp_path / "shared").chmod(0o755)
    make_private(tmp_path / "shared" / "a" / "b")
    assert [mode(tmp_path / part) for part in ("shared", "shared/a", "shared/a/b")] == [0o755, 0o700, 0o700]


def test_a_file_that_was_open_to_others_is_closed_when_it_is_written(tmp_path: Path, run, home: Path) -> None:
    run("start", "alcohol", "--since", "2026-10-12")
    run("checkin", "4")
    files = [path for path in (home / "data").rglob("*.*") if path.is_file()]
    for path in files:
        path.chmod(0o644)
    run("counter", "edit", "alcohol", "--since", "2026-10-11")
    assert {mode(path) for path in files} == {0o600}


def test_a_replaced_file_leaves_nothing_beside_it(tmp_path: Path) -> None:
    replace_whole(tmp_path / "x.toml", b"one")
    replace_whole(tmp_path / "x.toml", b"two")
    assert [path.name for path in tmp_path.iterdir()] == ["x.toml"]
    (tmp_path / "d").mkdir()
    with pytest.raises(OSError):
        replace_whole(tmp_path / "d", b"three")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d", "x.toml"]

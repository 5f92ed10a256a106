"""Room for one more entry: set aside while there is room, given up when the disk is full."""

import errno
import json
import os
import subprocess
from pathlib import Path

import faulty
import pytest

import running
from sobertrack.store.safekeeping import reserve

FULL = "the disk is full"


def test_it_is_made_once_and_private(run, home: Path) -> None:
    run("checkin", "4")
    run("checkin", "4")
    kept = home / "state" / "reserve"
    assert (kept.stat().st_size, kept.stat().st_mode & 0o777) == (reserve.SIZE, 0o600)
    number = kept.stat().st_ino
    run("checkin", "3")
    assert kept.stat().st_ino == number


@pytest.mark.parametrize("error", ["ENOSPC", "EDQUOT"])
def test_the_entry_that_meets_a_full_disk_is_saved(run, home: Path, error: str) -> None:
    run("checkin", "4")
    number = next(n for n in range(1, 20) if _is_journal_write(run, home, n))
    (home / "state" / "reserve").write_bytes(os.urandom(reserve.SIZE))
    with faulty.failing(home, "write", error, number):
        answer = run("checkin", "1", "-n", "it was hard", "--json")
    assert answer.code == 0, answer.screen
    assert FULL in answer.err
    assert "disk_full" in [each["code"] for each in json.loads(answer.out)["warnings"]]
    assert not (home / "state" / "reserve").exists()
    assert "it was hard" in run("log").out
    answer = run("checkin", "2")
    assert FULL not in answer.screen
    assert (home / "state" / "reserve").exists(), "made again at a later save"


def _is_journal_write(run, home: Path, number: int) -> bool:
    """Whether the n-th write of a check-in goes to the journal."""
    with faulty.failing(home, "write", "ENOSPC", number) as made:
        run("checkin", "2")
    writes = [each for each in made if each.startswith("write ")]
    return len(writes) >= number and "journal/" in writes[number - 1]


def test_without_it_nothing_is_said_to_be_saved(run, home: Path) -> None:
    run("checkin", "4")
    number = next(n for n in range(1, 20) if _is_journal_write(run, home, n))
    (home / "state" / "reserve").unlink(missing_ok=True)
    with faulty.failing(home, "write", "ENOSPC", number):
        answer = run("checkin", "1", "-n", "it was hard")
    assert answer.code == 1
    assert "it was hard" in answer.err
    assert "it was hard" not in run("log").out
    assert b"it was hard" not in (home / "state" / "echo.jsonl").read_bytes()


def test_a_failed_fsync_is_never_made_good_by_it(run, home: Path) -> None:
    run("checkin", "4")
    with faulty.failing(home, "fsync", errno.errorcode[errno.ENOSPC], 1):
        answer = run("checkin", "1", "-n", "it was hard")
    assert answer.code == 1
    assert "Saved" not in answer.out


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")
def test_a_disk_that_fills_up(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    environ = running.surroundings(tmp_path, SOBERTRACK_HOME=str(disk / "notebook"))
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(disk)], check=False).returncode:
        pytest.skip("no mount here")
    try:
        for mood in "34":
            assert running.run(["checkin", mood], environ).code == 0
        _fill(disk / "films")
        answer = running.run(["checkin", "1", "-n", "z" * 8000], environ)
        assert (answer.code, FULL in answer.err) == (0, True), answer.screen
        assert "z" * 8000 in running.run(["log", "--json"], environ).out
        _fill(disk / "more films")
        answer = running.run(["checkin", "2", "-n", "z" * 8000], environ)
        assert (answer.code, "z" * 8000 in answer.err) == (1, True)
        (disk / "films").unlink()
        assert running.run(["checkin", "2"], environ).code == 0
        assert (disk / "notebook" / "state" / "reserve").stat().st_size == reserve.SIZE
        assert running.run(["streak"], environ).code == 0
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")
def test_data_on_another_disk_gets_none(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(disk)], check=False).returncode:
        pytest.skip("no mount here")
    try:
        environ = running.surroundings(tmp_path, SOBERTRACK_DATA=str(disk / "data"))
        assert running.run(["checkin", "4"], environ).code == 0
        assert not (Path(environ["SOBERTRACK_HOME"]) / "state" / "reserve").exists()
        assert not (disk / "data" / "reserve").exists()
    finally:
        subprocess.run(["umount", str(disk)], check=True)

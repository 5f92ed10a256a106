"""Every write may fail, and the power may go at any moment: what was said to be saved is there, and nothing else."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import faulty
import pytest

import running

WORDS = "the words that took courage"
COMMANDS = (
    ("checkin", "4", "-n", WORDS),
    ("slip", "-n", WORDS),
    ("supporter", "add", "Kim", "--note", WORDS),
    ("counter", "edit", "alcohol", "--reason", WORDS),
)
SOUND = ("checkin", "2")


@pytest.fixture
def kept(run, home: Path, tmp_path: Path) -> Path:
    """A copy of a notebook that has something in every place."""
    run("start", "alcohol", "--since", "2026-10-12")
    run("supporter", "add", "Sam", "--phone", "+1 555 0100")
    run("checkin", "3")
    shutil.copytree(home, tmp_path / "kept")
    return tmp_path / "kept"


def again(kept: Path, home: Path) -> None:
    shutil.rmtree(home)
    shutil.copytree(kept, home)


def data(home: Path) -> dict[str, bytes]:
    files = (home / "data").rglob("*")
    return {str(path.relative_to(home)): path.read_bytes() for path in files if path.is_file()}


def calls_of(run, home: Path, words: Sequence[str]) -> list[tuple[str, int, str]]:
    """Each call that a command makes: its name, its number, and the file."""
    with faulty.failing(home) as made:
        assert run(*words).code == 0
    counts: dict[str, int] = {}
    found = []
    for each in made:
        name, _, file = each.partition(" ")
        counts[name] = counts.get(name, 0) + 1
        found.append((name, counts[name], file))
    assert any("journal/" in file for _, _, file in found)
    return found


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
def test_an_error_at_any_call_saves_all_or_nothing(run, home: Path, kept: Path, words: tuple[str, ...], error) -> None:
    for name, number, file in calls_of(run, home, words):
        again(kept, home)
        before = data(home)
        with faulty.failing(home, name, error, number):
            answer = run(*words)
        where = (name, number, file, answer.screen)
        if answer.code == 0:
            assert "Saved" in answer.out, where
            room = "the disk is full" in answer.err and (error, name) == ("ENOSPC", "write") and "journal/" in file
            assert room or not file.startswith("data"), where
            assert room != (home / "state" / "reserve").exists(), where
            assert data(home) != before, where
        else:
            assert answer.code == 1, where
            assert "Saved" not in answer.screen, where
            assert WORDS in answer.err, where
            assert data(home) == before, where
        assert run(*SOUND).code == 0
        assert run("streak").code == 0
        assert json.loads(run("log", "--json").out)["warnings"] == []


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_writes_that_take_few_bytes_are_gone_on_with(run, home: Path, kept: Path, words: tuple[str, ...]) -> None:
    with faulty.failing(home, "write", "short") as made:
        assert run(*words).code == 0
    assert len(made) > 50
    answer = run("log", "--json")
    assert (answer.code, json.loads(answer.out)["warnings"]) == (0, [])
    assert WORDS in "".join(each.decode() for each in data(home).values())


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_power_cut_at_any_call_leaves_before_or_after(run, home: Path, kept: Path, words: tuple[str, ...]) -> None:
    calls = calls_of(run, home, words)
    for name, number, file in calls:
        again(kept, home)
        before = data(home)
        child = os.fork()
        if not child:
            with faulty.failing(home, name, "kill", number):
                run(*words)
            os._exit(9)
        assert os.waitpid(child, 0)[1] == 9, "killed"
        where = (name, number, file)
        for path, content in before.items():
            now = (home / path).read_bytes()
            assert now.startswith(content) if path.endswith(".jsonl") else _is_toml_of(now, content), where
        assert run("streak").code == 0, where
        assert run(*SOUND).code == 0, where
        assert json.loads(run("log", "--json").out)["warnings"] == [], where


def _is_toml_of(now: bytes, before: bytes) -> bool:
    """The old file, or a whole new one that still has what stood in the old one."""
    return now == before or (now.endswith(b"\n") and len(now) > len(before) and now[:10] == before[:10])


def test_a_torn_line_of_a_power_cut_is_closed_by_the_next_entry(run, home: Path) -> None:
    run("start", "alcohol", "--since", "2026-10-12")
    child = os.fork()
    if not child:
        real = os.write

        def write_some_and_die(handle: int, piece: bytes) -> int:
            if "/journal/" not in os.readlink(f"/proc/self/fd/{handle}"):
                return real(handle, piece)
            real(handle, bytes(piece)[:7])
            os.kill(os.getpid(), 9)
            return 0

        os.write = write_some_and_die  # type: ignore[assignment]
        run("checkin", "4", "-n", WORDS)
        os._exit(9)
    assert os.waitpid(child, 0)[1] == 9
    file = next((home / "data" / "journal").iterdir())
    torn = file.read_bytes()
    assert not torn.endswith(b"\n")
    assert run("streak").code == 0
    assert run("checkin", "5").code == 0
    assert file.read_bytes().startswith(torn + b"\n{")
    assert run("streak").code == 0


def test_a_limit_on_file_size_is_a_full_disk(tmp_path: Path, run, home: Path) -> None:
    """The kernel's own short write: it takes what fits, then refuses."""
    run("start", "alcohol", "--since", "2026-10-12")
    run("checkin", "3", "-n", "x" * 3000)
    before = data(home)
    size = max(map(len, before.values()))

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, size + 100))

    done = subprocess.run(
        [sys.executable, "-m", "sobertrack", "checkin", "4", "-n", WORDS + "y" * 500],
        capture_output=True,
        text=True,
        env=running.surroundings(tmp_path, PYTHONDONTWRITEBYTECODE="1"),  # or Python cuts its own files short, too
        preexec_fn=limit,
    )
    assert done.returncode == 1
    assert "Saved" not in done.stdout
    assert WORDS in done.stderr
    assert data(home) == before


@pytest.mark.skipif(not os.path.exists("/usr/bin/mount") or os.geteuid() != 0, reason="only root can mount")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    environ = running.surroundings(tmp_path, SOBERTRACK_HOME=str(disk / "notebook"))
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(disk)], check=False).returncode:
        pytest.skip("no mount here")
    try:
        assert running.run(["start", "alcohol", "--since", "2026-10-12"], environ).code == 0
        saved = 0
        for _ in range(200):
            before = data(disk / "notebook")
            answer = running.run(["checkin", "4", "-n", WORDS + "z" * 8000], environ)
            if answer.code:
                break
            saved += 1
        assert answer.code == 1
        assert WORDS in answer.err
        assert data(disk / "notebook") == before
        assert running.run(["streak"], environ).code == 0
        shown = json.loads(running.run(["log", "--json"], environ).out)
        assert (len(shown["data"]["entries"]), shown["warnings"]) == (saved, [])
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_notebook_that_cannot_be_written_at_all(run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "notebook").write_text("a file where the notebook should be")
    answer = run("checkin", "4", "-n", WORDS)
    assert answer.code == 1
    assert WORDS in answer.err
    assert (tmp_path / "notebook").read_text() == "a file where the notebook should be"

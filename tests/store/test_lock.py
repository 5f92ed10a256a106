"""The lock: waited for, for a while; told by name; given back whatever happens."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sobertrack.errors import Locked
from sobertrack.store.files import locked

HOLD = """
import sys, time
from pathlib import Path
from sobertrack.store.files import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(state: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that holds the lock until its input ends."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(state)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    try:
        yield process
    finally:
        process.communicate(timeout=240)


def test_the_process_that_holds_it_is_named(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        begun = time.monotonic()
        with pytest.raises(Locked) as refusal, locked(tmp_path, 0.2):
            raise AssertionError("it is held")
        assert time.monotonic() - begun >= 0.2
        said = f"another sobertrack (process {process.pid}) has held the notebook for more than 0.2 seconds"
        assert said in refusal.value.message
        assert refusal.value.exit_code == 6


def test_it_is_had_as_soon_as_it_is_free(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        assert process.stdin is not None
        process.stdin.close()
        process.stdin = None
        with locked(tmp_path, 5):
            pass


def test_a_process_that_is_killed_holds_nothing(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        process.kill()
        process.wait(240)
        with locked(tmp_path, 0.2):
            pass


def test_it_is_given_back_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), locked(tmp_path, 0.2):
        raise RuntimeError
    with locked(tmp_path, 0.2):
        assert (tmp_path / "lock").read_text() == str(os.getpid())
    assert (tmp_path / "lock").exists(), "the file is never deleted: two processes must mean the same one"


def test_a_lock_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "outside")
    with pytest.raises(OSError), locked(tmp_path, 0.1):
        pass
    assert not (tmp_path / "outside").exists()


def test_the_program_waits_five_seconds_then_ends_with_6_and_gives_the_words_back(process, run, home: Path) -> None:
    run("start", "alcohol", "--since", "2026-10-12")
    before = {path: path.read_bytes() for path in (home / "data").rglob("*") if path.is_file()}
    with holder(home / "state") as other:
        begun = time.monotonic()
        answer = process("checkin", "4", "-n", "-", stdin="a sentence that took courage\nand one more")
        assert time.monotonic() - begun >= 5
        assert answer.code == 6
        assert f"(process {other.pid}) has held the notebook for more than 5 seconds" in answer.err
        assert "a sentence that took courage\nand one more" in answer.err
        assert answer.out == ""
        assert run("streak").code == 0, "looking needs no lock"
    assert before == {path: path.read_bytes() for path in (home / "data").rglob("*") if path.is_file()}
    assert process("checkin", "4").code == 0

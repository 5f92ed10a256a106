"""Runs the real program, and the sample program, as a person or a script would."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
import sample

from sobertrack.cli.commands import COMMANDS

SAMPLE = Path(__file__).with_name("sample.py")
REAL = ("-m", "sobertrack")


class Answer(NamedTuple):
    """What a run gave back."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def sample_commands(request: pytest.FixtureRequest) -> Iterator[None]:
    """The table knows the sample commands, too, but only here, and not in a test that asks for real runs."""
    kept = dict(COMMANDS)
    if "real" not in request.fixturenames:
        sample.install()
    yield
    COMMANDS.clear()
    COMMANDS.update(kept)


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    kept = {key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ}
    return {
        **kept,
        "HOME": str(tmp_path),
        "SOBERTRACK_HOME": str(tmp_path / "home"),
        "SOBERTRACK_NOW": "2026-11-22T21:14:00+01:00",
        "SAMPLE_FILE": str(tmp_path / "kept"),
        "PYTHONUTF8": "1",
    }


@pytest.fixture
def kept(environ: dict[str, str]) -> Callable[[], list[str]]:
    """The lines that the sample command `keep` wrote."""
    return lambda: Path(environ["SAMPLE_FILE"]).read_text("utf-8", "surrogateescape").splitlines()


@pytest.fixture
def run(environ: dict[str, str]) -> Callable[..., Answer]:
    """Run the sample program on arguments, with pipes on all sides."""

    def program(*args: str, program: Sequence[str] = (str(SAMPLE),), input: bytes = b"", **extra: str) -> Answer:
        done = subprocess.run(
            [sys.executable, *program, *args], input=input, capture_output=True, env={**environ, **extra}, timeout=240
        )
        return Answer(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))

    return program


@pytest.fixture
def shell(environ: dict[str, str]) -> Callable[..., Answer]:
    """Run a line of sh in which "$@" is the sample program."""

    def program(line: str, **extra: str) -> Answer:
        command = ["sh", "-c", line, "sh", sys.executable, str(SAMPLE)]
        done = subprocess.run(command, capture_output=True, env={**environ, **extra}, timeout=240)
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    return program


class Terminal:
    """The sample program at a terminal: what it shows, what a person types."""

    def __init__(self, args: Sequence[str], environ: dict[str, str]) -> None:
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, str(SAMPLE), *args],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environ,
            start_new_session=True,
            preexec_fn=_take_terminal,
        )
        os.close(slave)
        self.seen = ""

    def until(self, words: str) -> str:
        """Read until these words stand on the screen."""
        deadline = time.monotonic() + 240
        while words not in self.seen:
            if not select.select([self.master], [], [], max(0, deadline - time.monotonic()))[0]:
                raise AssertionError(f"{words!r} not in {self.seen!r}")
            if not self._read():
                raise AssertionError(f"ended without {words!r}: {self.seen!r}")
        before, _, self.seen = self.seen.partition(words)
        return before

    def type(self, text: str) -> None:
        os.write(self.master, text.encode())

    def end(self) -> Answer:
        """Wait for the end; everything on the screen that was not read yet."""
        deadline = time.monotonic() + 240
        while select.select([self.master], [], [], max(0, deadline - time.monotonic()))[0]:
            if not self._read():
                return Answer(self.process.wait(240), self.seen.replace("\r\n", "\n"), "")
        raise AssertionError(f"it goes on: {self.seen!r}")

    def _read(self) -> bool:
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.seen += data.decode("utf-8", "replace")
        return bool(data)


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def terminal(environ: dict[str, str]) -> Iterator[Callable[..., Terminal]]:
    """Open the sample program at a terminal of 80 columns."""
    opened: list[Terminal] = []

    def program(*args: str, **extra: str) -> Terminal:
        opened.append(Terminal(args, {**environ, "TERM": "xterm", "COLUMNS": "80", **extra}))
        return opened[-1]

    yield program
    for each in opened:
        if each.process.poll() is None:
            each.process.kill()
        each.process.wait()
        os.close(each.master)

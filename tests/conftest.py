"""What every test may use: a notebook of its own, and real runs of the program on it.

`run("checkin", "4")` answers in this process, in a few milliseconds, through the real front door and on real files.
`process(...)` starts a process of its own, for what only a process has: its encoding, its streams, its imports.
Under tests/cli the name `run` is the sample program; `real` is the same as `run` here, and means the same everywhere.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import running
from running import Answer

os.environ.setdefault("PYTHONHASHSEED", "0")  # the processes that share the tests take sets in the same order

# A busy machine is slow, and that is no fault of a rule. The same examples each time: who looks for new ones says
# pytest --hypothesis-profile=search
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("house", settings.get_profile("search"), derandomize=True)
settings.load_profile("house")

ROOMY = 1 << 30
"""Bytes that must be free in memory before the notebooks of the tests are put there."""

Run = Callable[..., Answer]


def pytest_configure(config: pytest.Config) -> None:
    """Thousands of notebooks, with a dozen fsyncs each, lie in memory where it can be had: disks are waited for."""
    place = "/dev/shm"
    if "TMPDIR" not in os.environ and not config.option.basetemp and os.access(place, os.W_OK | os.X_OK):
        disk = os.statvfs(place)
        if disk.f_bavail * disk.f_frsize >= ROOMY and not disk.f_flag & os.ST_NOEXEC:
            os.environ["TMPDIR"] = tempfile.tempdir = place


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Where .ci/run would not end in time, on a slow machine, what makes real faults is left out, and named."""
    until = float(os.environ.get("FAULTS_UNTIL", "inf"))
    if time.time() > until and item.path.parent.name in ("faults", "sync"):
        pytest.skip("this is a slow machine, and no time was left for it")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their place in the row: what is packed may hold a time, and each process must say the same."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The directory of this test's notebook; data, state and cache come to lie in it. It does not exist yet."""
    return tmp_path / "notebook"


@pytest.fixture
def real(tmp_path: Path) -> Run:
    """Run the program in this process: `real("checkin", "4", stdin="", now="2026-11-23T08:00+00:00", env={...})`."""

    def program(
        *argv: str, stdin: str | bytes | None = None, now: str | None = None, env: Mapping[str, str] | None = None
    ) -> Answer:
        return running.run(list(argv), _environ(tmp_path, now, env), _bytes(stdin))

    return program


@pytest.fixture
def run(real: Run) -> Run:
    """The same as `real`."""
    return real


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """Run the program in a process of its own; takes what `real` takes."""

    def program(
        *argv: str, stdin: str | bytes | None = None, now: str | None = None, env: Mapping[str, str] | None = None
    ) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "sobertrack", *argv],
            input=_bytes(stdin),
            capture_output=True,
            env=_environ(tmp_path, now, env),
            timeout=240,
        )
        out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        return Answer(done.returncode, out, err, out + err)

    return program


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write what was skipped, and why, to the file that SKIPPED_TESTS names: .ci/run ends with it."""
    if wanted := os.environ.get("SKIPPED_TESTS"):
        found = Counter((report.nodeid.partition("::")[0], _why(report)) for report in _skipped(terminalreporter))
        lines = [f"{number} of {file}: {why}\n" for (file, why), number in sorted(found.items())]
        Path(wanted).write_text("".join(lines), "utf-8")


def _skipped(reporter: pytest.TerminalReporter) -> list[pytest.TestReport]:
    return list(reporter.stats.get("skipped", ()))


def _why(report: pytest.TestReport) -> str:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return str(reason).removeprefix("Skipped: ").splitlines()[0]


def _environ(root: Path, now: str | None, env: Mapping[str, str] | None) -> dict[str, str]:
    return running.surroundings(root, **({"SOBERTRACK_NOW": now} if now else {}), **(env or {}))


def _bytes(stdin: str | bytes | None) -> bytes:
    return stdin.encode("utf-8", "surrogateescape") if isinstance(stdin, str) else stdin or b""

"""Nothing leaves this computer: every command, shut off from every network and traced, opens no socket at all."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from means import needs, without_network_namespace, without_strace

import running
import samples

SCRIPT = Path(__file__).with_name("every_command.py")
SHARES = 2
NO_NETWORK = ("sendfile(", "+++ exited")
"""Copying a file, which is what makes the notebook for each command; and the end of a process."""


def traced(tmp_path: Path, *rest: str) -> tuple[dict[str, int], str]:
    """How each command ended, and every call that has to do with a network."""
    path = os.pathsep.join(filter(None, [str(Path(running.__file__).parent), os.environ.get("PYTHONPATH")]))
    environ = running.surroundings(tmp_path, PYTHONPATH=path)
    alone = [] if without_network_namespace() else ["unshare", "-Urn"]
    log = tmp_path / "log"
    tracer = ["strace", "-f", "--seccomp-bpf", "-o", str(log), "-e", "trace=%network", "-e", "signal=none"]
    command = [*alone, *tracer, sys.executable, str(SCRIPT), str(tmp_path / "made"), *rest]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, timeout=240)
    assert done.returncode == 0, done.stderr
    calls = [line for line in log.read_text().splitlines() if not any(each in line for each in NO_NETWORK)]
    return json.loads(done.stdout)["ended"], "\n".join(calls)


@needs(without_strace())
@pytest.mark.parametrize("share", range(SHARES))
def test_no_command_opens_one(tmp_path: Path, share: int) -> None:
    ended, calls = traced(tmp_path, str(share), str(SHARES))
    assert list(ended) == samples.sampled()[share::SHARES]
    assert {line: code for line, code in ended.items() if code not in (0, 1, 3)} == {}
    assert calls == ""


@needs(without_strace())
def test_one_that_is_opened_is_seen(tmp_path: Path) -> None:
    _, calls = traced(tmp_path, "0", "1000", "socket")
    assert "socket(AF_UNIX" in calls


@needs(without_network_namespace())
def test_there_is_no_network_where_they_run() -> None:
    seen = subprocess.run(["unshare", "-Urn", "cat", "/proc/net/dev"], capture_output=True, text=True, check=True)
    assert [line.split(":")[0].strip() for line in seen.stdout.splitlines()[2:]] == ["lo"]

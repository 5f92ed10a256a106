"""The power goes: real ext4 and xfs on loop devices, cut off by the shutdown ioctl, at once and after 7 seconds."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from means import needs, without_power_cuts

import running

SCRIPT = Path(__file__).with_name("power_cut.py")


@pytest.mark.parametrize(
    "system", [pytest.param(name, marks=needs(without_power_cuts(name))) for name in ("ext4", "xfs")]
)
def test_what_was_acknowledged_is_there_when_the_power_is_back(tmp_path: Path, system: str) -> None:
    """At once, while it is writing; and after the time in which a file system writes its log but not yet the data."""
    environ = running.surroundings(tmp_path, PYTHONPATH=_path())
    environ["PATH"] += f"{os.pathsep}/usr/sbin{os.pathsep}/sbin"
    started = []
    for how in (["0"], ["7"], ["0", "unsynced"]):
        place = tmp_path / "".join(how)
        place.mkdir()
        command = ["unshare", "-m", "--propagation", "private", sys.executable, str(SCRIPT), system, str(place), *how]
        started.append(
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ)
        )
    told = [process.communicate(timeout=240) for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], told
    found = [json.loads(out) for out, _ in told]
    for each in found:
        if "missing" in each:
            pytest.skip(each["missing"])
    at_once, later, unsynced = found
    assert at_once["saved"] >= later["saved"] == 12
    assert (at_once["wrong"], later["wrong"]) == ([], [])
    assert unsynced["wrong"] != [], "the same without fsync loses entries, so this test can find a loss"


def _path() -> str:
    return os.pathsep.join(filter(None, [str(Path(running.__file__).parent), os.environ.get("PYTHONPATH")]))

"""Eight processes write 200 entries each while four look: each is there once and whole, and nobody sees damage."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import running

SCRIPT = Path(__file__).with_name("crowd.py")
WRITERS, ENTRIES, READERS = 8, 200, 4


class Crowd:
    """Processes at work on one notebook."""

    def __init__(self, root: Path) -> None:
        path = os.pathsep.join(filter(None, [str(Path(running.__file__).parent), os.environ.get("PYTHONPATH")]))
        self.environ = running.surroundings(root, PYTHONPATH=path)
        self.done = root / "done"
        assert running.run(["start", "alcohol", "--since", "2026-10-12"], self.environ).code == 0

    def begin(self, *words: str) -> subprocess.Popen[str]:
        """Send another one to work."""
        return subprocess.Popen(
            [sys.executable, str(SCRIPT), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.environ,
        )

    def end(self, started: Sequence[subprocess.Popen[str]]) -> list[Any]:
        """Everything that these told, when they are done."""
        told = []
        for process in started:
            out, err = process.communicate(timeout=240)
            assert (process.returncode, err) == (0, "")
            told += [json.loads(line) for line in out.splitlines()]
        return told


def records(home: Path) -> list[dict[str, Any]]:
    files = (home / "data" / "journal").glob("*.jsonl")
    return [json.loads(line) for file in files for line in file.read_bytes().split(b"\n")[:-1]]


def test_everything_is_there_and_nobody_sees_damage(tmp_path: Path, home: Path) -> None:
    crowd = Crowd(tmp_path)
    readers = [crowd.begin("look", str(crowd.done)) for _ in range(READERS)]
    told = crowd.end([crowd.begin("write", f"writer{number}", str(ENTRIES)) for number in range(WRITERS)])
    crowd.done.touch()
    looks = crowd.end(readers)
    assert [each for each in told if each["code"] or each["said"].count("\n")] == []
    assert len(told) == WRITERS * ENTRIES
    assert len({each["said"] for each in told}) >= len(told) - 3, "short ids"

    checkins = [raw for raw in records(home) if raw["type"] == "checkin"]
    assert sorted(raw["note"].split()[0] for raw in checkins) == sorted(each["note"] for each in told)
    ids = [raw["id"] for raw in checkins]
    assert ids == sorted(set(ids)), "in one file, each id once, and never going back"

    assert [each for each in looks if "looks" not in each] == []
    assert all(each["looks"] > 3 for each in looks)


def test_nothing_is_lost_to_a_program_that_keeps_putting_an_older_copy_back(tmp_path: Path, home: Path) -> None:
    """Each time an older copy of the journal stands in its place, the next command puts back what is missing."""
    crowd = Crowd(tmp_path)
    tool = crowd.begin("put back", str(home / "data" / "journal"), str(crowd.done))
    told = crowd.end([crowd.begin("write", f"writer{number}", "60") for number in range(3)])
    crowd.done.touch()
    (ended,) = crowd.end([tool])
    assert ended["put back"] > 4
    assert {each["code"] for each in told} == {0}

    assert running.run(["streak"], crowd.environ).code in (0, 3), "it says so when it puts something back"
    assert running.run(["streak"], crowd.environ).code == 0
    kept = {raw["note"].split()[0] for raw in records(home) if raw["type"] == "checkin"}
    assert kept == {each["note"] for each in told}
    shown = json.loads(running.run(["log", "--json"], crowd.environ).out)
    assert len(shown["data"]["entries"]) == len(told), "each of them once"
    assert shown["warnings"] == []

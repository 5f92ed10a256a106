"""`purge` that breaks off at any call, or whose disk fails: before, or hidden and to be finished; never a loss."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from test_purge import CANARY, places

sys.path.insert(0, str(Path(__file__).parents[2] / "store"))
import faulty


@pytest.fixture
def kept(real, home: Path, tmp_path: Path) -> tuple[Path, str]:
    """A copy of a notebook of two years with the canary, and the id of what is to go."""
    real("start", "alcohol", "--since", "2024-01-01", now="2024-03-01T12:00:00+00:00")
    real("checkin", "2", "-n", "stays", now="2024-03-01T12:00:00+00:00")
    real("supporter", "add", "Robin", "--note", f"{CANARY} person", now="2024-03-01T12:00:00+00:00")
    made = json.loads(real("checkin", "2", "-n", CANARY, "--json").out)["data"]["id"]
    real("edit", made, "--mood", "3")
    real("checkin", "4", "-n", "stays, too")
    real("log")
    shutil.copytree(home, tmp_path / "kept")
    return tmp_path / "kept", str(made)


def again(kept: Path, home: Path) -> None:
    shutil.rmtree(home)
    shutil.copytree(kept, home)


def calls(real, home: Path, words: list[str]) -> list[tuple[str, int]]:
    with faulty.failing(home) as made:
        assert real(*words).code == 0
    counts: dict[str, int] = {}
    found = []
    for each in made:
        name = each.partition(" ")[0]
        counts[name] = counts.get(name, 0) + 1
        found.append((name, counts[name]))
    return found


def finished(real, home: Path, words: list[str]) -> None:
    """Giving the command again, or --pending, ends what was begun; nothing else is lost, and nothing looks lost."""
    answer = real("log", "--json")
    assert answer.code == 0, answer.screen
    notes = [each.get("note") for each in json.loads(answer.out)["data"]["entries"]]
    assert [each for each in notes if each != CANARY] == ["stays", "stays, too"]
    assert real("streak").code == 0
    assert real(*words).code in (0, 4)
    assert real("purge", "--pending").code == 0
    assert places(home) == []
    assert real("checkin", "5").code == 0
    assert (real("streak").code, real("doctor").code) == (0, 0)
    assert places(home) == []


def test_it_may_be_killed_at_any_call(real, home: Path, kept: tuple[Path, str]) -> None:
    words = ["purge", kept[1], "robin", "--yes"]
    for name, number in calls(real, home, words):
        again(kept[0], home)
        child = os.fork()
        if not child:
            with faulty.failing(home, name, "kill", number):
                real(*words)
            os._exit(9)
        assert os.waitpid(child, 0)[1] == 9
        finished(real, home, words)


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
def test_any_call_may_fail(real, home: Path, kept: tuple[Path, str], error: str) -> None:
    words = ["purge", kept[1], "robin", "--yes"]
    for name, number in calls(real, home, words):
        again(kept[0], home)
        with faulty.failing(home, name, error, number):
            answer = real(*words)
        assert answer.code in (0, 1), (name, number, answer.screen)
        if answer.code == 0:
            assert places(home) == [], (name, number, answer.screen)
        finished(real, home, words)

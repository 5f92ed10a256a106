"""A journal that is there and cannot be read is never taken for an empty one, by no command."""

import json
import os
from pathlib import Path

import pytest


@pytest.fixture
def written(run, home: Path) -> str:
    """A check-in, by its id, in a journal file that cannot be read any more; an older one can."""
    run("checkin", "3", "-n", "last year", now="2025-11-22T21:14+01:00")
    short = json.loads(run("checkin", "4", "-n", "mine", "--json").out)["data"]["id"]
    file = next((home / "data" / "journal").glob("2026-*"))
    file.rename(home / "kept")
    file.mkdir()
    return str(short)


@pytest.mark.parametrize(
    "words", ["undo", "undo {id}", "edit {id} --mood 2", "rm {id}", "show {id}", "purge {id} --yes"]
)
def test_what_is_not_found_may_stand_in_it(words: str, run, home: Path, written: str) -> None:
    before = {path: path.read_bytes() for path in (home / "data").rglob("*") if path.is_file()}
    answer = run(*words.format(id=written).split())
    assert answer.code == 3
    assert "a directory where a journal file belongs" in answer.err
    assert "nothing to take back" not in answer.screen
    assert {path: path.read_bytes() for path in (home / "data").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("words", ["undo --list", "log", "report", "streak", "today", "backup create", "letter"])
def test_a_look_ends_with_3(words: str, run, written: str) -> None:
    answer = run(*words.split())
    assert (answer.code, "a directory where a journal file belongs" in answer.err) == (3, True)


@pytest.mark.parametrize("words", ["log", "report", "streak", "today", "report --format md"])
def test_a_page_says_that_it_is_not_all(words: str, run, written: str) -> None:
    """For whoever has the page alone; what was saved is saved, and says nothing of it."""
    assert run(*words.split()).out.count("Part of what you wrote is missing here or cannot be read") == 1
    assert "Part of what" not in run("urge", "3").out


def test_an_export_does_not_say_that_it_is_everything(run, written: str, tmp_path: Path) -> None:
    answer = run("export", "-o", str(tmp_path / "all.json"))
    assert (answer.code, "wrote everything" in answer.err) == (3, False)
    assert "wrote what can be read" in answer.err


def test_no_kind_is_said_to_be_absent(run, written: str) -> None:
    assert run("purge", "--kind", "urge", "--yes").code == 3


def test_nothing_is_no_reason_not_to_back_up(run, home: Path, written: str) -> None:
    (home / "data").rename(home / "elsewhere")
    os.mkfifo(home / "data")
    answer = run("backup", "create")
    assert (answer.code, "nothing to back up" in answer.screen) == (3, False)
    assert run("undo").code == 3


def test_what_others_wrote_is_in_nobodys_way(run, home: Path) -> None:
    run("checkin", "4")
    (home / "data" / "journal" / "2026-other000.jsonl").mkdir()
    assert run("undo").code == 0

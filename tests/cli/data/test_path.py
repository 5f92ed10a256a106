"""`path`: where everything is, and how it goes elsewhere."""

import json
import shlex
import shutil
from pathlib import Path

import pytest


def data(answer) -> dict:
    assert answer.code == 0, answer.screen
    return json.loads(answer.out)["data"]


def files(directory: Path) -> dict[str, bytes]:
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


def test_before_there_is_anything(real, home: Path) -> None:
    found = data(real("path", "--json"))
    assert (found["data"], found["state"], found["cache"]) == tuple(
        str(home / name) for name in ("data", "state", "cache")
    )
    assert found["journal"] == str(home / "data" / "journal")
    assert not any(each["there"] for each in found["files"])
    assert not home.exists()


def test_every_file_has_its_line(real, home: Path) -> None:
    real("start", "alcohol", "--since", "2026-10-12")
    real("checkin", "4")
    lines = real("path").out.splitlines()
    assert f"data\t{home / 'data'}\tyours: copy it, back it up" in lines
    written = [path for path in home.rglob("*") if path.is_file() and path.name != "lock"]
    assert len(written) >= 4
    for file in written:
        if {home / "cache", home / "state" / "backups"} & set(file.parents):
            continue
        assert any(line.startswith(f"{file.name}\t{file}\t") and line.endswith("bytes") for line in lines)


def test_a_move_and_everything_after_it(real, home: Path, tmp_path: Path) -> None:
    real("start", "alcohol", "--since", "2026-10-12")
    real("checkin", "4")
    before = data(real("streak", "--json"))
    answer = real("path", "--move", str(tmp_path / "synced" / "notes"))
    assert answer.code == 0
    assert str(home / "data-before-move") in answer.out
    assert data(real("path", "--json"))["data"] == str(tmp_path / "synced" / "notes")
    assert data(real("streak", "--json")) == before
    assert real("checkin", "5").code == 0
    assert real("undo").code == 0
    assert not (home / "data").exists()
    assert real("streak").code == 0


def test_the_backup_of_the_day_after_a_move_is_of_the_new_place(real, tmp_path: Path) -> None:
    real("checkin", "4", now="2026-11-20T10:00+01:00")
    real("path", "--move", str(tmp_path / "moved"))
    made = data(real("backup", "verify", "latest", "--json"))["backups"][0]
    assert made["id"].startswith("2026-11-22")
    assert (made["files"], made["lines"]) == (1, 1)


def test_a_notebook_that_is_there_already(real, home: Path, tmp_path: Path) -> None:
    """The second computer of a synced folder: nothing here, a notebook there."""
    real("checkin", "4")
    real("path", "--move", str(tmp_path / "synced"))
    second = {"SOBERTRACK_HOME": str(tmp_path / "second")}
    answer = real("path", "--move", str(tmp_path / "synced"), env=second)
    assert answer.code == 0
    assert "a notebook is there already" in answer.out
    assert real("checkin", "5", env=second).code == 0
    assert len(list((tmp_path / "synced" / "journal").iterdir())) == 2
    assert len(data(real("log", "--json"))["entries"]) == 2


@pytest.fixture
def synced(real, tmp_path: Path) -> Path:
    """The notebook of a first computer, in a folder that others see."""
    real("start", "alcohol", "--since", "2026-10-12")
    real("checkin", "4")
    real("path", "--move", str(tmp_path / "synced"))
    return tmp_path / "synced"


def test_two_notebooks_become_one(real, synced: Path, tmp_path: Path) -> None:
    second = {"SOBERTRACK_HOME": str(tmp_path / "second's")}
    real("start", "alcohol", "--since", "2026-11-01", env=second)
    real("supporter", "add", "Robin", env=second)
    real("checkin", "3", env=second)
    before = files(tmp_path / "second's" / "data")
    unasked = real("path", "--move", str(synced), env=second)
    assert (unasked.code, "would bring 3 entries and changes of yours" in unasked.err) == (5, True)
    assert files(tmp_path / "second's" / "data") == before
    answer = real("path", "--move", str(synced), "--yes", env=second)
    assert answer.code == 0, answer.screen
    kept = tmp_path / "second's" / "data-before-move"
    assert files(kept) == before
    assert "as there from now on: counter.alcohol." in answer.out
    assert not (tmp_path / "second's" / "data").exists()
    for env in ({}, second):
        assert len(data(real("log", "--json", env=env))["entries"]) == 2
        assert "Robin" in real("supporter", env=env).out
        assert real("streak", env=env).out.splitlines()[1].startswith("41 days")
        assert real("doctor", env=env).out.startswith("Nothing wrong")
    assert real("checkin", "5", env=second).code == 0
    assert len(data(real("log", "--json"))["entries"]) == 3
    assert len(list((synced / "journal").iterdir())) == 2
    hint = next(line.partition(": ")[2] for line in answer.out.splitlines() if "--dry-run" in line)
    told = real(*shlex.split(hint)[1:], env=second)
    assert "0 entries and changes new here, 3 known already" in told.out
    assert "here 2026-10-12; there 2026-11-01" in told.out


@pytest.mark.parametrize("kept", [[], ["supporter", "add", "Robin"]], ids=["entries alone", "a kept thing, too"])
def test_what_was_brought_comes_back_if_it_is_lost_there(kept: list[str], real, synced: Path, tmp_path: Path) -> None:
    second = {"SOBERTRACK_HOME": str(tmp_path / "second")}
    real("checkin", "3", env=second)
    if kept:
        real(*kept, env=second)
    there = set((synced / "journal").iterdir())
    assert real("path", "--move", str(synced), "--yes", env=second).code == 0
    [mine] = {*(synced / "journal").iterdir()} - there
    mine.unlink()
    answer = real("streak", env=second)
    assert (answer.code, "had gone missing and" in answer.err) == (3, True)
    assert len(data(real("log", "--json"))["entries"]) == 2


def test_what_was_erased_here_does_not_empty_the_notebook_there(real, synced: Path, tmp_path: Path) -> None:
    """It was taken from there, looked at, and erased again before the two became one."""
    second = {"SOBERTRACK_HOME": str(tmp_path / "second")}
    assert real("import", "sobertrack", str(synced), "--yes", env=second).code == 0
    assert real("purge", "--all", "--backups", "--yes", env=second).code == 0
    assert real("path", "--move", str(synced), env=second).code == 0
    for env in ({}, second):
        assert len(data(real("log", "--json", env=env))["entries"]) == 1


def test_an_older_copy_that_was_made_by_hand(real, home: Path, tmp_path: Path) -> None:
    """It lacks what was written since: that is no loss there, and comes along."""
    for number in range(4):
        if number == 2:
            shutil.copytree(home / "data", tmp_path / "copy")
        real("checkin", "4", "-n", f"number {number}")
    for _ in range(2):
        assert real("path", "--move", str(tmp_path / "copy")).code == 5
    answer = real("path", "--move", str(tmp_path / "copy"), "--yes")
    assert (answer.code, answer.err) == (0, ""), answer.screen
    assert "2 entries and changes new here, 2 known already" in answer.out
    notes = [each["note"] for each in data(real("log", "--json"))["entries"]]
    assert notes == [f"number {number}" for number in range(4)]
    assert real("doctor").out.startswith("Nothing wrong")
    [echo] = (home / "state" / "notebooks").glob("*/echo.jsonl")
    assert echo.read_text().count("number 3") == 1


def test_a_copy_of_the_same_notebook(real, synced: Path, tmp_path: Path) -> None:
    before = files(synced)
    real("path", "--move", str(tmp_path / "here"))
    answer = data(real("path", "--move", str(synced), "--yes", "--json"))
    assert (answer["brought"], answer["kept"]) == (0, str(tmp_path / "here"))
    assert files(synced) == before
    assert real("streak").err == ""


def test_who_leaves_a_shared_folder_leaves_it_to_the_others(real, home: Path, synced: Path, tmp_path: Path) -> None:
    second = {"SOBERTRACK_HOME": str(tmp_path / "second")}
    real("path", "--move", str(synced), env=second)
    before = files(synced)
    answer = real("path", "--move", str(home / "data"))
    assert f"What is in {synced} stays there" in answer.out
    assert files(synced) == files(home / "data") == before
    answer = real("streak", env=second)
    assert (answer.code, answer.err) == (0, "")


def test_a_clone_without_its_branch(real, home: Path, tmp_path: Path) -> None:
    (tmp_path / "clone" / ".git").mkdir(parents=True)
    answer = real("path", "--move", str(tmp_path / "clone"))
    assert answer.code == 2
    assert f"git -C {tmp_path / 'clone'} switch main" in answer.err


def test_what_is_refused(real, home: Path, tmp_path: Path) -> None:
    real("checkin", "4")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x")
    assert "is not empty" in real("path", "--move", str(tmp_path / "full")).err
    assert real("path", "--move", str(home / "data")).code == 2
    assert real("path", "--move", "").code == 2
    elsewhere = {"SOBERTRACK_DATA": str(tmp_path / "other")}
    assert real("path", "--move", str(tmp_path / "new"), env=elsewhere).code == 2
    assert data(real("path", "--json", env=elsewhere))["data"] == str(tmp_path / "other")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["x"]


def test_a_home_of_its_own(real, tmp_path: Path) -> None:
    found = data(real("--home", str(tmp_path / "stick"), "path", "--json"))
    assert found["data"] == str(tmp_path / "stick" / "data")

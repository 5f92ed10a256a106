"""`path`: where everything is, and how it goes elsewhere."""

import json
from pathlib import Path


def data(answer) -> dict:
    assert answer.code == 0, answer.screen
    return json.loads(answer.out)["data"]


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
    third = {"SOBERTRACK_HOME": str(tmp_path / "third")}
    assert real("checkin", "3", env=third).code == 0
    refused = real("path", "--move", str(tmp_path / "synced"), env=third)
    assert refused.code == 2
    assert "sobertrack import sobertrack" in refused.err


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

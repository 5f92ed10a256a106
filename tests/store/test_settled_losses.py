"""What a file has lost, and what came back from a backup into another one, is missed no longer."""

import json
from pathlib import Path

import pytest


@pytest.fixture
def earlier(real, home: Path) -> Path:
    """The file of a device that this computer was before; the newest backup holds all of it."""
    real("start", "alcohol", "--since", "2026-10-01")
    for level in "3456":
        real("urge", level)
    (file,) = (home / "data" / "journal").glob("*.jsonl")
    for name in ("device.json", "echo.jsonl"):
        (home / "state" / name).unlink()
    real("checkin", "4")
    assert len(list(file.parent.glob("*.jsonl"))) == 2
    real("backup", "create")
    return file


def spoil(file: Path) -> None:
    lines = file.read_bytes().split(b"\n")
    lines[2] = b"garbage"
    file.write_bytes(b"\n".join(lines))


def codes(real) -> list[str]:
    return [each["code"] for each in json.loads(real("doctor", "--json").out)["data"]["findings"]]


@pytest.mark.parametrize("harm", [spoil, Path.unlink], ids=["a line", "the file"])
def test_a_restore_ends_the_alarm(real, earlier: Path, harm) -> None:
    before = real("log", "--json").out
    harm(earlier)
    assert real("today").code == 3
    real("doctor", "--repair", "--yes")
    assert real("today").code == 3
    assert real("backup", "restore", "latest", "--yes").code == 0
    assert (real("today").code, real("today").err) == (0, "")
    assert json.loads(real("log", "--json").out)["data"] == json.loads(before)["data"]
    assert not {"shorter", "missing"} & set(codes(real))


def test_repair_ends_the_alarm_where_everything_is_back(real, home: Path, earlier: Path) -> None:
    marks = home / "state" / "marks.json"
    spoil(earlier)
    real("doctor", "--repair", "--yes")
    before = marks.read_bytes()
    real("backup", "restore", "latest", "--yes")
    marks.write_bytes(before)
    assert real("today").code == 3
    answer = real("doctor", "--repair", "--yes")
    assert "missed no longer" in answer.out
    assert (answer.code, real("today").code) == (0, 0)
    assert "nothing to repair" in real("doctor", "--repair", "--yes").out


def test_what_is_still_missing_is_told(real, home: Path, earlier: Path) -> None:
    lines = earlier.read_bytes().split(b"\n")
    spoil(earlier)
    for backup in (home / "state" / "backups").iterdir():
        backup.unlink()
    real("backup", "create")
    spoiled = earlier.read_bytes()
    real("doctor", "--repair", "--yes")
    real("backup", "restore", "latest", "--yes")
    assert real("today").code == 3
    assert spoiled == earlier.read_bytes()
    assert lines[2] not in b"".join(each.read_bytes() for each in earlier.parent.iterdir())

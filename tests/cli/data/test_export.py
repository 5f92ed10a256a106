"""`export`: everything that is in a notebook, private, never over something else, and safe for what reads it."""

import csv
import io
import json
from pathlib import Path

import pytest

from sobertrack.model.entries import KINDS
from sobertrack.store.paths import find_home

HOSTILE = "=1+1 \x1b[31m \u202e <b> `:beer:`"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.fixture
def written(real):
    """A notebook with a little of most kinds, one entry changed and one hidden."""
    for line in (
        ["start", "alcohol", "--since", "2026-10-12", "--reason", "-mornings"],
        ["supporter", "add", "Sam", "--phone", "+1 555 0100"],
        ["checkin", "4", "2", "--note", HOSTILE, "--win", "walked; far"],
        ["checkin", "2", "--on", "2026-10-20", "--note", "rain"],
        ["slip", "--on", "2026-11-01", "--note", "@wedding"],
        ["urge", "7", "--trigger", "lonely"],
        ["letter", "write", "-n", "You slept well."],
        ["config", "set", "wording", "free"],
    ):
        assert real(*line).code == 0, line
    found = {each["kind"]: each["id"] for each in json.loads(real("log", "--json").out)["data"]["entries"]}
    assert real("edit", found["checkin"], "--mood", "3").code == 0
    assert real("rm", found["urge"]).code == 0
    return real


def document(answer):
    assert answer.code == 0, answer.err
    found = json.loads(answer.out)
    assert list(found) == ["schema", "generated", "as_of", "warnings", "data"]
    assert found["schema"] == "sobertrack-export/1"
    return found["data"]


def test_the_full_copy_holds_everything(written) -> None:
    data = document(written("export"))
    assert data["complete"]
    assert {each["kind"] for each in data["entries"]} == {"checkin", "slip", "letter", "kept"}
    changed = next(each for each in data["entries"] if each["kind"] == "checkin" and each["day"] == "2026-11-22")
    assert (changed["note"], changed["wins"]) == (HOSTILE, ["walked; far"])
    kinds = [raw["type"] for raw in data["records"]]
    assert {"urge", "edit", "delete", "kept"} <= set(kinds)
    assert data["counters"][0]["id"] == "alcohol"
    assert data["supporters"][0]["phone"] == "+1 555 0100"
    assert data["settings"] == {"wording": "free"}
    home = find_home(written_home(written), {})
    assert data["files"] == {path.name: path.read_text() for path in home.data.glob("*.toml")}
    lines = sum(path.read_bytes().count(b"\n") for path in home.journal.glob("*.jsonl"))
    assert len(data["records"]) == lines


def written_home(run) -> str:
    return json.loads(run("path", "--json").out)["data"]["data"].removesuffix("/data")


def test_an_export_says_the_same_twice(written) -> None:
    assert document(written("export")) == document(written("export", "--json"))
    assert written("export").out == written("export", "--format", "json").out == written("export", "-o", "-").out


def test_other_devices_and_newer_kinds_come_along(written) -> None:
    home = find_home(written_home(written), {})
    other = {"v": 1, "id": "01KYY8TEM0VHN8X0ET0S0A7288", "at": "2026-08-01T09:00:00+00:00", "day": "2026-08-01"}
    newer = {**other, "dev": "phone000", "type": "dance", "steps": [1, {"é": None}]}
    (home.journal / "2026-phone000.jsonl").write_text(json.dumps(newer) + "\n{torn and gone\n")
    data = document(written("export"))
    assert newer in data["records"]
    assert next(each for each in data["entries"] if each["kind"] == "dance")["record"] == newer
    assert data["damaged_lines"] == [{"file": "2026-phone000.jsonl", "line": 2, "text": "{torn and gone"}]


def test_a_part_is_a_part_and_says_so(written) -> None:
    data = document(written("export", "--in", "2026-10", "--kind", "check-ins"))
    assert not data["complete"]
    assert (data["period"], data["kinds"]) == ({"first": "2026-10-01", "last": "2026-10-31"}, ["checkin"])
    assert [each["note"] for each in data["entries"]] == ["rain"]
    assert [raw["type"] for raw in data["records"]] == ["checkin"]
    assert (data["files"], data["counters"]) == ({}, [])
    plans = document(written("export", "--kind", "counter"))
    assert list(plans["files"]) == ["counters.toml"]
    assert "alcohol" in plans["files"]["counters.toml"]
    assert (plans["entries"], plans["supporters"]) == ([], [])


def test_csv_is_a_file_for_each_kind_that_no_spreadsheet_calculates(written, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    answer = written("export", "--format", "csv", "-o", str(folder))
    assert (answer.code, answer.out) == (0, "")
    assert "not encrypted" in answer.err
    names = {path.stem for path in folder.glob("*.csv")}
    assert {"checkins", "slips", "changes", "counters", "supporters", "settings", "other-entries"} <= names
    assert len(names) >= len(KINDS)
    for path in folder.glob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_bytes().decode(), newline="")):
            assert not any(cell.startswith(FORMULA) for cell in row), path
            assert "\x1b" not in "".join(row)
    rows = list(csv.DictReader(io.StringIO((folder / "checkins.csv").read_text())))
    assert [row["mood"] for row in rows] == ["3", "2"] or [row["mood"] for row in rows] == ["4", "3"]
    assert rows[0]["note"].startswith("'=1+1 \\x1b[31m")


def test_raw_csv_is_for_reading_back(written) -> None:
    rows = list(csv.DictReader(io.StringIO(written("export", "--format", "csv", "--kind", "checkin", "--raw").out)))
    assert rows[0]["note"].startswith("=1+1")
    assert json.loads(rows[0]["wins"]) == ["walked; far"]


def test_a_page_to_read(written, tmp_path: Path) -> None:
    page = written("export", "--format", "md").out
    for words in ("Not encrypted", "Sam", "You slept well", "rain", "October 2026", "\\x1b"):
        assert words in page
    assert not [sign for sign in ("\x1b", "\u202e", "<b>") if sign in page]
    assert written("export", "-o", str(tmp_path / "page.md")).out == ""
    assert (tmp_path / "page.md").read_text() == page


def test_what_is_written_is_private_and_nothing_is_replaced(written, tmp_path: Path) -> None:
    folder, file = tmp_path / "stick" / "csv", tmp_path / "copy.json"
    (tmp_path / "stick").mkdir()
    assert written("export", "--format", "csv", "-o", str(folder)).code == 0
    assert written("export", "-o", str(file)).code == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    before = file.read_bytes()
    written("checkin", "5")
    for again in (["-o", str(file)], ["--format", "csv", "-o", str(folder)]):
        answer = written("export", *again)
        assert answer.code == 2
        assert "--force" in answer.err
    assert file.read_bytes() == before
    assert written("export", "-o", str(file), "--force").code == 0
    assert file.read_bytes() != before
    assert written("export", "--format", "csv", "-o", str(folder), "--force").code == 0


def test_a_directory_gets_a_file_with_a_name_of_its_own(written, tmp_path: Path) -> None:
    assert written("export", "-o", str(tmp_path)).code == 0
    assert (tmp_path / "notebook-2026-11-22.json").exists()


@pytest.mark.parametrize("name", ["data/counters.toml", "data/journal", "state/x.json", "cache/y.json"])
def test_the_notebook_itself_is_never_written_over(name: str, written) -> None:
    place = f"{written_home(written)}/{name}"
    answer = written("export", "--force", "-o", place)
    assert answer.code == 2
    assert "inside the notebook" in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ["--format", "csv"],
        ["--kind", "nothing"],
        ["--raw"],
        ["--format", "text"],
        ["-o", "no/such/place/x.json"],
        ["--last", "soon"],
    ],
)
def test_what_cannot_be_done_is_refused(words: list[str], written) -> None:
    answer = written("export", *words)
    assert answer.code == 2
    assert "hint" in answer.err


def test_damage_is_told_and_the_rest_still_comes(written) -> None:
    home = find_home(written_home(written), {})
    (home.data / "counters.toml").write_text("[counter\n")
    answer = written("export")
    assert "counters.toml" in answer.err
    data = json.loads(answer.out)["data"]
    assert data["files"]["counters.toml"] == "[counter\n"
    assert data["counters"] == []
    assert data["supporters"]

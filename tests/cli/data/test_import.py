"""`import sobertrack`: asked first, nothing replaced, and nothing stored of a file that is not what it must be."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

EMPTY: dict[str, Any] = {
    "records": [],
    "files": {},
    "meeting_lists": [],
    "listed_meetings": [],
    "circle": [],
    "damaged_lines": [],
}
HEAD = {"v": 1, "at": "2026-08-01T09:00:00+00:00", "day": "2026-08-01", "dev": "phone000"}
CHECKIN = {**HEAD, "id": "01KYY8TEM0VHN8X0ET0S0A7288", "type": "checkin", "mood": 4}


def export(**data: Any) -> bytes:
    return json.dumps({"schema": "sobertrack-export/1", "data": {**EMPTY, **data}}).encode()


def stored(root: Path) -> dict[str, bytes]:
    """Every byte of the notebook that is the person's own."""
    return {str(path): path.read_bytes() for path in sorted((root / "notebook" / "data").rglob("*")) if path.is_file()}


@pytest.fixture
def other(real, tmp_path: Path) -> str:
    """Somebody's export, from a notebook of their own."""
    env = {"SOBERTRACK_HOME": str(tmp_path / "other")}
    for line in (
        ["start", "alcohol", "--since", "2026-10-12"],
        ["supporter", "add", "Sam", "--phone", "+1 555 0100"],
        ["checkin", "4", "2", "--note", "rain"],
        ["export", "-o", str(tmp_path / "other.json")],
    ):
        assert real(*line, env=env).code == 0
    return str(tmp_path / "other.json")


def test_the_word_alone_only_tells(real, tmp_path: Path) -> None:
    answer = real("import")
    assert answer.code == 0
    assert "sobertrack export" in answer.out
    assert stored(tmp_path) == {}


def test_it_asks_and_says_what_would_come(other: str, real, tmp_path: Path) -> None:
    answer = real("import", "sobertrack", other)
    assert answer.code == 5
    assert "--yes" in answer.err
    looked = real("import", "sobertrack", other, "--dry-run")
    assert (looked.code, stored(tmp_path)) == (0, {})
    assert "3 entries and changes new here" in looked.out
    assert "counter.alcohol" in looked.out


def test_an_empty_notebook_gets_everything(other: str, real, tmp_path: Path) -> None:
    answer = real("import", "sobertrack", other, "--yes")
    assert answer.code == 0
    assert answer.out.startswith("Saved 3 entries and changes, 2 kept things from ")
    assert json.loads(real("streak", "--json").out)["data"]["counters"][0]["days"] == 41
    before = stored(tmp_path)
    assert "all here already" in real("import", "sobertrack", other, "--yes").out
    assert stored(tmp_path) == before
    assert real("doctor").code == 0


def test_what_is_here_stays_until_it_is_asked_for(other: str, real) -> None:
    real("start", "alcohol", "--since", "2026-10-20")
    answer = real("import", "sobertrack", other, "--yes", "--json")
    kept = json.loads(answer.out)["data"]["kept"]
    assert [(each["name"], each["state"], each["taken"]) for each in kept] == [
        ("counter.alcohol", "differs", False),
        ("supporter.sam", "new", False),
    ]
    assert "20 Oct 2026" in real("counter", "show", "alcohol").out
    assert real("supporter", "show", "sam").code == 4
    assert real("import", "sobertrack", other, "--take", "new").code == 0
    assert real("supporter", "show", "sam").code == 0
    assert "20 Oct 2026" in real("counter", "show", "alcohol").out
    assert real("import", "sobertrack", other, "--take", "counter.alcohol").code == 0
    assert "12 Oct 2026" in real("counter", "show", "alcohol").out
    assert real("undo").code == 0
    assert "20 Oct 2026" in real("counter", "show", "alcohol").out
    assert real("import", "sobertrack", other, "--take", "counter.tea").code == 4


def test_standard_input_a_directory_and_a_journal_file(other: str, real, tmp_path: Path) -> None:
    data = Path(other).read_bytes()
    journal = next((tmp_path / "other" / "data" / "journal").glob("*.jsonl"))
    for number, (words, stdin) in enumerate(
        [
            (["-"], data),
            ([str(tmp_path / "other")], b""),
            ([str(tmp_path / "other" / "data")], b""),
            ([str(journal)], b""),
        ]
    ):
        env = {"SOBERTRACK_HOME": str(tmp_path / f"n{number}")}
        answer = real("import", "sobertrack", *words, "--yes", stdin=stdin, env=env)
        assert answer.code == 0, answer.err
        assert answer.out.startswith("Saved 3 entries and changes")
        assert '"rain"' in real("log", "--json", env=env).out
    answer = real("import", "sobertrack", str(tmp_path / "n0"), "--yes", env={"SOBERTRACK_HOME": str(tmp_path / "n0")})
    assert (answer.code, "itself" in answer.err) == (2, True)


def test_it_says_what_it_hides_and_changes(real) -> None:
    real("checkin", "4")
    real("checkin", "3", "--on", "yesterday")
    raws = [raw for raw in json.loads(real("export").out)["data"]["records"] if raw["type"] == "checkin"]
    laid = [
        {**HEAD, "id": "01KYY8TEM0VHN8X0ET0S0A7289", "type": "delete", "of": raws[0]["id"]},
        {**HEAD, "id": "01KYY8TEM0VHN8X0ET0S0A728A", "type": "edit", "of": raws[1]["id"], "set": {"mood": 1}},
    ]
    answer = real("import", "sobertrack", "-", "--dry-run", "--json", stdin=export(records=laid))
    data = json.loads(answer.out)["data"]
    assert (data["hides"], data["changes"]) == (1, 1)


BAD = {
    "nothing": b"",
    "no JSON": b"{",
    "cut": export(records=[CHECKIN])[:-20],
    "another schema": b'{"schema":"sobertrack/1","data":{}}',
    "a list": b'["sobertrack-export/1"]',
    "a later version": export().replace(b"export/1", b"export/2"),
    "half a version": export().replace(b"export/1", b"export/1x"),
    "no data": b'{"schema":"sobertrack-export/1"}',
    "a field missing": b'{"schema":"sobertrack-export/1","data":{"records":[]}}',
    "records as a table": export(records={}),
    "a record as a list": export(records=[[1]]),
    "a newer record": export(records=[{**CHECKIN, "v": 2}]),
    "a file as a number": export(files={"counters.toml": 5}),
    "half a character": export(files={"counters.toml": "\ud8ff\udfff \ud900"}),
    "a list called ../x": export(
        meeting_lists=[{"name": "../x", "program": "", "zone": "", "imported": "", "types": {}, "common": {}}]
    ),
    "a meeting of no list": export(listed_meetings=[{"list": "town", "slug": "a"}]),
    "somebody called ../x": export(circle=[{"id": "../x", "name": "x", "added": "2026-01-01", "share": {}}]),
    "a report that is none": export(circle=[{"id": "x", "name": "x", "added": "2026-01-01", "share": {"a": 1}}]),
    "no number": export().replace(b'"records": []', b'"records": [{"a": NaN}]'),
    "too large a number": export().replace(b'"records": []', b'"records": [{"a": 1e999}]'),
    "a long number": export().replace(b'"records": []', b'"records": [' + b"9" * 10_000 + b"]"),
    "twice the same": export().replace(b'"records": []', b'"records": [], "records": []'),
    "deep": export().replace(b'"records": []', b'"records": ' + b"[" * 100_000),
    "small, and large in memory": b'{"schema":"sobertrack-export/1","data":{"records":[' + b"{}," * 4_000_000,
    "many files": export(files={f"{number}.toml": "" for number in range(101)}),
    "a backup": b"\x1f\x8b\x08sobertrack-export/1",
    "no text": b"\xff\xfesobertrack-export/1",
    "a lot of nothing": b'"sobertrack-export/1' + b"[" * 5_000_000,
}


@pytest.mark.parametrize("name", BAD)
def test_a_hostile_file_is_refused_and_nothing_is_stored(name: str, real, tmp_path: Path) -> None:
    began = time.process_time()
    answer = real("import", "sobertrack", "-", "--yes", stdin=BAD[name])
    assert time.process_time() - began < 5
    assert answer.code == 2, answer.screen
    assert answer.err.startswith("sobertrack: standard input")
    assert "hint" in answer.err
    assert stored(tmp_path) == {}


def test_what_is_no_record_is_left_out_and_the_rest_comes(real) -> None:
    wrong: list[dict[str, Any]] = [
        {},
        {**CHECKIN, "id": 5},
        {**CHECKIN, "id": "../../x"},
        {**CHECKIN, "id": "7ZZZZZZZZZVHN8X0ET0S0A7288"},
        {**CHECKIN, "id": "01KYY8TEM0VHN8X0ET0S0A728A", "mood": "a lot"},
        {**CHECKIN, "id": "01KYY8TEM0VHN8X0ET0S0A728B", "day": "9999-99-99"},
        {**CHECKIN, "id": "01KYY8TEM0VHN8X0ET0S0A728C", "type": ["edit"]},
        {**CHECKIN, "id": "01KYY8TEM0VHN8X0ET0S0A728D", "note": "x" * 70_000},
        {**HEAD, "id": "01KYY8TEM0VHN8X0ET0S0A728E", "type": "edit", "of": CHECKIN["id"], "set": [1]},
        {**HEAD, "id": "01KYY8TEM0VHN8X0ET0S0A728F", "type": "purged", "of": 5},
    ]
    answer = real("import", "sobertrack", "-", "--yes", stdin=export(records=[*wrong, CHECKIN]))
    assert answer.code == 0, answer.err
    assert f"{len(wrong)} lines left out" in answer.out
    assert [each["mood"] for each in json.loads(real("log", "--json").out)["data"]["entries"]] == [4]
    assert real("doctor").code == 0
    assert real("checkin", "3").code == 0


def test_a_clock_far_ahead_does_not_take_ours_along(real, tmp_path: Path) -> None:
    ahead = {**CHECKIN, "id": "03GZZZZZZZVHN8X0ET0S0A7288", "at": "2099-01-01T00:00:00+00:00", "day": "2026-01-01"}
    assert real("checkin", "3").code == 0
    assert real("import", "sobertrack", "-", "--yes", stdin=export(records=[ahead])).code == 0
    assert real("checkin", "4").code == 0
    raws = json.loads(real("export").out)["data"]["records"]
    mine = [raw["id"] for raw in raws if raw["dev"] != "phone000"]
    assert len(mine) == 2
    assert max(mine) < "02"
    assert real("import", "sobertrack", "-", "--yes", stdin=export(records=[ahead])).out.startswith("Nothing new")
    assert real("doctor").code == 0


def test_text_that_steers_comes_along_and_steers_nothing(real) -> None:
    hostile = "\x1b]0;x\x07 \u202e [/] {{7*7}} =cmd"
    record = {**CHECKIN, "note": hostile, "dev": "../../evil", "triggers": ["\x1b[2J"]}
    files = {"supporters.toml": '[supporter.x]\nname = "\\u001b[31mSam\\u202e"\n', "../../evil.toml": "a = 1"}
    answer = real("import", "sobertrack", "-", "--yes", stdin=export(records=[record], files=files))
    assert answer.code == 0
    assert "is not a file that sobertrack reads" in answer.out
    for words in (
        ["log"],
        ["supporter"],
        ["export", "--format", "md"],
        ["export", "--format", "csv", "--kind", "checkin"],
    ):
        screen = real(*words).screen
        assert not [sign for sign in ("\x1b", "\x07", "\u202e") if sign in screen], words
    assert json.loads(real("log", "--json").out)["data"]["entries"][0]["note"] == hostile


def test_a_sealed_record_and_damaged_lines(real) -> None:
    """What cannot be read here is passed on where it is whole, and told where it is not; a long list is cut short."""
    sealed = {"v": 1, "x": "c2VhbGVk"}
    lines = [{"file": "2026-x.jsonl", "line": number, "text": "{torn"} for number in range(1, 41)]
    answer = real("import", "sobertrack", "-", "--yes", stdin=export(records=[sealed, CHECKIN], damaged_lines=lines))
    assert answer.code == 0
    assert "line 1 was damaged" in answer.out
    assert "and 28 more of the kind" in answer.out
    data = json.loads(real("export").out)["data"]
    assert sorted(map(json.dumps, data["records"])) == sorted(map(json.dumps, [sealed, CHECKIN]))
    assert "all here already" in real("import", "sobertrack", "-", "--yes", stdin=export(records=[sealed])).out


def test_what_was_erased_does_not_come_back_and_is_erased_there_too(real, tmp_path: Path) -> None:
    real("checkin", "3")
    saved = json.loads(real("checkin", "1", "--note", "never again", "--on", "yesterday", "--json").out)["data"]["id"]
    before = real("export").out.encode()
    assert real("purge", saved, "--yes").code == 0
    after = real("export").out.encode()
    assert b"never again" not in after
    answer = real("import", "sobertrack", "-", "--yes", stdin=before)
    assert answer.code == 0
    assert "left out: erased here for good" in answer.out
    assert b"never again" not in real("export").out.encode()
    other = {"SOBERTRACK_HOME": str(tmp_path / "other")}
    assert real("import", "sobertrack", "-", "--yes", stdin=before, env=other).code == 0
    assert "never again" in real("log", env=other).out
    looked = real("import", "sobertrack", "-", "--dry-run", stdin=after, env=other)
    assert "1 entry here is hidden by it" in looked.out
    assert real("import", "sobertrack", "-", "--yes", stdin=after, env=other).code == 0
    assert "never again" not in real("log", env=other).out
    assert b"never again" not in real("export", env=other).out.encode()


def test_a_file_that_is_not_there(real) -> None:
    assert real("import", "sobertrack", "no-such.json").code == 2
    assert real("import", "no-such.json").code == 2
    assert real("import", "sobertrack").code == 2


def test_a_file_alone_is_told_where_it_goes(real) -> None:
    answer = real("import", "notebook.json")
    hint = "sobertrack: hint: to take an export in: sobertrack import sobertrack FILE"
    assert (answer.code, answer.err.splitlines()[-1]) == (2, hint)

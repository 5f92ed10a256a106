"""`edit`: options for every field, the text form in the editor, and what is refused."""

import json
from pathlib import Path

import pytest

from sobertrack.cli.fix.fields import FIELDS
from sobertrack.cli.fix.form import changed, form, read_form
from sobertrack.errors import Misuse
from sobertrack.model.entries import KINDS
from sobertrack.store import codec


@pytest.fixture
def checkin(real) -> str:
    real("start", "alcohol", "--since", "2026-10-12")
    return real("checkin", "3", "2", "--win", "a walk", "--trigger", "tired", "-n", "hello", "-q").out.split()[-1]


@pytest.fixture
def slip(real, checkin: str) -> str:
    return real("slip", "--on", "2026-11-20", "-q").out.split()[-1]


def data(answer) -> dict:
    assert answer.code == 0, answer.screen
    return json.loads(answer.out)["data"]


def journal(home: Path) -> bytes:
    return next((home / "data" / "journal").iterdir()).read_bytes()


def test_every_kind_has_its_fields() -> None:
    for kind, fields in FIELDS.items():
        assert {field.name for field in fields} == set(KINDS[kind]._fields)
    assert set(KINDS) - set(FIELDS) == {"kept", "share"}


def test_options_change_what_they_name(real, checkin: str) -> None:
    found = data(real("edit", checkin, "-m", "5", "--win", "one", "--win", "two", "--at", "9am", "--json"))
    assert (found["mood"], found["craving"], found["wins"], found["time"]) == (5, 2, ["one", "two"], "09:00")
    assert (found["before"]["mood"], found["before"]["wins"], found["note"]) == (3, ["a walk"], "hello")
    assert found["id"] == found["before"]["id"] == checkin


def test_an_empty_value_takes_away_and_nought_does_not(real, checkin: str) -> None:
    found = data(real("edit", checkin, "-n", "", "--mood", "", "--win", "", "-c", "0", "--at", "", "--json"))
    assert (found["note"], found["mood"], found["wins"], found["craving"], found["time"]) == (None, None, [], 0, None)


def test_a_way_is_typed_here_as_it_is_everywhere(real) -> None:
    visit = real("attend", "Night Owls", "-q").out.split()[-1]
    assert data(real("edit", visit, "--how", "In person", "--json"))["how"] == "in-person"
    refused = real("edit", visit, "--how", "by boat")
    assert (refused.code, refused.err.splitlines()[0]) == (2, 'sobertrack: --how: no "by boat"')


def test_the_answer_shows_before_and_now(real, checkin: str) -> None:
    lines = real("edit", checkin, "-m", "4", "--sober").out.splitlines()
    assert lines[0] == f"Saved check-in {checkin} for Sun 22 Nov 2026"
    assert lines[2:4] == ["Mood\t3 (so-so)\t4 (good)", "Still on the date\t-\talcohol"]
    assert lines[-1] == "Undo: sobertrack undo"
    assert real("edit", checkin, "-m", "5", "-q").out == f"{checkin}\n"


def test_a_slip_shows_the_counts_before_and_now(real, slip: str) -> None:
    rows = [line.split("\t") for line in real("edit", slip, "--on", "2026-11-01").out.splitlines()]
    before, now = next(row[1:] for row in rows if row[0] == "alcohol")
    assert before.startswith("1 day sober, since Sat 21 Nov 2026")
    assert now.startswith("20 days sober, since Mon 2 Nov 2026")
    assert json.loads(real("streak", "--json").out)["data"]["counters"][0]["days"] == 20


def test_a_longer_slip_is_answered_with_safety_first(real, slip: str) -> None:
    answer = real("edit", slip, "--until", "2026-11-21")
    assert answer.out.startswith("Drinking or taking sedatives daily again?")
    assert not real("edit", slip, "--trigger", "lonely").out.startswith("Drinking")


def test_a_new_day_keeps_the_time_and_a_time_lies_on_its_day(real, checkin: str) -> None:
    found = data(real("edit", checkin, "--on", "2026-11-20", "--json"))
    assert (found["day"], found["time"]) == ("2026-11-20", "12:00")
    found = data(real("edit", checkin, "--at", "23:50", "--json"))
    assert (found["day"], found["time"]) == ("2026-11-20", "23:50")
    found = data(real("edit", checkin, "--on", "yesterday 8am", "--json"))
    assert (found["day"], found["time"]) == ("2026-11-21", "08:00")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("-m 9", '"mood" is not a whole number from 1 to 5'),
        ("-m x", '--mood: "x" is not a whole number'),
        ("-m 3 -c 2", "nothing to change"),
        ("", "nothing to change"),
        ("--until yesterday", "--until: not a part of this check-in"),
        ("--ongoing", "--ongoing: not a part of this check-in"),
        ("--on tomorrow", '--on: "tomorrow" lies in the future'),
        ("--on=", "--on: an entry has a day"),
        ("--on 10/11/2026", "--on:"),
        ("--at 25:00", "--at:"),
        ("--counter alcohol", "--counter: not a part of this check-in"),
    ],
)
def test_what_is_refused_changes_nothing(real, checkin: str, home: Path, line: str, words: str) -> None:
    before = journal(home)
    answer = real("edit", checkin, *line.split())
    assert (answer.code, words in answer.err) == (2, True), answer.err
    assert journal(home) == before


@pytest.mark.parametrize(
    "line", ["--until 2026-11-19", "--restart 2026-11-20", "--ongoing --until today", "--counter ", "--mood 3"]
)
def test_a_slip_whose_days_do_not_go_together(real, slip: str, line: str) -> None:
    assert real("edit", slip, *line.split(" ")).code == 2


def test_a_restart_stays_behind_the_last_day_of_use(real, slip: str) -> None:
    restart = real("restart", "2026-11-22", "-q").out.split()[-1]
    assert real("edit", restart, "--on", "2026-11-20").code == 2
    assert data(real("edit", restart, "--on", "2026-11-25", "--json"))["day"] == "2026-11-25"


def test_unknown_names_and_kinds(real, slip: str, home: Path) -> None:
    assert real("edit", slip, "--counter", "rum").code == 4
    assert real("edit", "zzzzz", "-m", "3").code == 4
    record = '{"v":1,"id":"01KB0000000000000000000999","at":"","day":"2026-11-20","dev":"x","type":"dream"}\n'
    (home / "data" / "journal" / "other.jsonl").write_text(record)
    assert "does not know the kind" in real("edit", "x-00999", "-n", "x").err
    assert real("show", "x-00999").code == 0


def test_the_form_reads_back_as_it_was(real, home: Path) -> None:
    wins = ["two\nlines\\n", "a: b", "# sharp", "tab\there", "\udcff"]
    note = "# not a remark\nnote: \nday: never\n\ufeff"
    raw = {
        "v": 1,
        "id": "01KB0000000000000000000999",
        "day": "2026-11-20",
        "type": "checkin",
        "wins": wins,
        "note": note,
    }
    entry = codec.decode(raw)
    text = form(entry, "c-00999")
    said = read_form(text, entry)
    assert said["day"] == ["2026-11-20"]
    assert said["wins"][:4] == wins[:4]
    assert said["note"] == [note]
    assert changed(text, text, entry) == {}
    assert changed(text, text.replace("a: b", "a: c"), entry) == {
        "wins": [*said["wins"][:1], "a: c", *said["wins"][2:]]
    }
    assert changed(text, text.replace("mood:", "mood: 4"), entry) == {"mood": ["4"]}


@pytest.mark.parametrize("wrong", ["moood: 3\n", "mood 3\n", "mood: 3\nmood: 4\n", "", "# nothing\n"])
def test_a_form_that_is_not_understood_names_the_line(wrong: str) -> None:
    raw = {"v": 1, "id": "01KB0000000000000000000999", "day": "2026-11-20", "type": "checkin"}
    with pytest.raises(Misuse):
        read_form(wrong, codec.decode(raw))

"""`counter list`, `show`, `add`, `end` and `rm`."""

from pathlib import Path

import pytest

from sobertrack.model.counters import KINDS

pytestmark = pytest.mark.usefixtures("counter")


@pytest.fixture
def counter(real) -> None:
    real("start", "alcohol", "--since", "2026-10-12", "--reason", "my kids", "--reason", "sleep")


def test_the_list_says_where_each_stands(real, data) -> None:
    real("counter", "add", "vaping", "--since", "2026-11-22")
    real("slip", "--counter", "alcohol", "--on", "2026-11-01")
    assert real("counter").out.splitlines() == [
        "Counter\tKind\tFirst sober date\tDays\tNow",
        "alcohol\talcohol\tMon 12 Oct 2026\t20\tsince Mon 2 Nov 2026",
        "vaping\tnicotine\tSun 22 Nov 2026\t\tthe first day of a run",
    ]
    first, second = data("counter", "list")["counters"]
    assert {key: first[key] for key in ("id", "counter", "label", "kind", "status", "days", "total_sober_days")} == {
        "id": "alcohol",
        "counter": "alcohol",
        "label": "alcohol",
        "kind": "alcohol",
        "status": "sober",
        "days": 20,
        "total_sober_days": 40,
    }
    assert (second["first_sober_date"], second["days"], second["reasons"]) == ("2026-11-22", 0, [])


def test_add_does_what_start_does(real, home: Path) -> None:
    again = real("counter", "add", "Alcohol")
    assert again.code == 2
    assert again.err == real("start", "ALCOHOL").err
    assert "Alcohol" not in again.err
    assert "to correct: sobertrack counter edit alcohol --since DATE" in again.err
    added = real("counter", "add", "benzos", "--since", "yesterday")
    assert added.code == 0
    assert added.out.startswith("If you drink heavily every day, or take sedatives")


@pytest.mark.parametrize("words", [["x" * 61], [" "], ["gin", "--kind", "gin"]])
def test_add_refuses_what_is_no_name_and_no_kind(refused, words: list[str]) -> None:
    assert refused(2, "counter", "add", *words)


def test_bytes_that_are_no_text_are_kept_as_escapes(data, tables) -> None:
    made = data("counter", "add", "b\udcffd", "--reason", "\udc80", "--kind", "other")
    assert (made["id"], made["label"], made["reasons"]) == ("b-udcffd", "b\\udcffd", ["\\udc80"])
    assert tables("counters.toml")["counter"]["b-udcffd"]["label"] == "b\\udcffd"


def test_a_name_typed_in_a_plain_locale_is_read_as_it_was_typed(process, data) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    answer = process("counter", "add", "caf\u00e9", "--kind", "other", env=ascii_only)
    assert answer.code == 0
    assert data("counter", "show", "caf\u00e9")["label"] == "caf\u00e9"


def test_show_has_reasons_milestones_and_the_next_one(real, data) -> None:
    page = real("counter", "show", "ALCOHOL").out.splitlines()
    assert page[:2] == ["alcohol", "41 days sober, since Mon 12 Oct 2026"]
    assert "Milestones\tneutral" in page
    assert "Next\t60 days, Fri 11 Dec (in 19 days)" in page
    assert page[-4:] == ["", "Your reasons", "1. my kids", "2. sleep"]
    found = data("counter", "show")
    assert (found["id"], found["reasons"], found["next_milestone"]["id"]) == (
        "alcohol",
        ["my kids", "sleep"],
        "60-days",
    )
    assert found["longest_run"]["days"] == 41


def test_show_needs_a_name_where_there_are_several(real, refused) -> None:
    real("start", "gambling")
    assert "with one of: alcohol, gambling" in refused(5, "counter", "show")
    assert "counters: alcohol, gambling" in refused(4, "counter", "show", "heroin")


def test_nothing_to_show_yet(real, refused, home: Path) -> None:
    empty = {"SOBERTRACK_HOME": str(home / "other")}
    assert real("counter", env=empty).out == "No counter yet. Begin one: sobertrack start\n"
    assert "sobertrack start alcohol" in refused(4, "counter", "show", env=empty)


def test_end_stops_without_a_slip(real, data) -> None:
    answer = real("counter", "end", "alcohol", "--on", "yesterday")
    assert answer.out.splitlines() == [
        "Saved counter alcohol: it stopped on Sat 21 Nov 2026, without a slip.",
        "40 sober days stay yours. To count on: sobertrack counter edit alcohol --reopen. Undo: sobertrack undo",
    ]
    assert data("streak")["counters"] == []
    assert data("counter", "list")["counters"] == []
    shown = data("counter", "show", "alcohol", now="2027-05-01T12:00:00+00:00")
    assert (shown["ended"], shown["active"], shown["days"], shown["slips"]) == ("2026-11-21", False, 40, 0)
    assert shown["next_milestone"] is None
    assert "1 more ended or put away: sobertrack counter list --all" in real("counter").out
    assert "stopped Sat 21 Nov 2026" in real("counter", "list", "--all").out


def test_end_lies_within_the_count(refused) -> None:
    assert "alcohol counts since Mon 12 Oct 2026 only" in refused(2, "counter", "end", "alcohol", "--on", "2026-10-01")
    assert "--on" in refused(2, "counter", "end", "alcohol", "--on", "tomorrow")


def test_rm_puts_away_and_deletes_nothing(real, data, tables) -> None:
    answer = real("counter", "rm", "alcohol")
    assert answer.out.splitlines()[0] == "Saved counter alcohol: put away. Everything you wrote stays."
    assert tables("counters.toml")["counter"]["alcohol"]["since"] == "2026-10-12"
    assert data("counter", "list", "--all")["counters"][0]["archived"] is True
    assert real("start", "alcohol").code == 2
    assert data("counter", "edit", "alcohol", "--reopen")["active"] is True


@pytest.mark.parametrize(
    "words", [["end", "alcohol"], ["rm", "alcohol"], ["edit", "alcohol", "--name", "wine", "--since", "2026-11-01"]]
)
def test_each_can_be_undone(real, tables, words: list[str]) -> None:
    before = tables("counters.toml")
    assert real("counter", *words).code == 0
    assert tables("counters.toml") != before
    assert real("undo").code == 0
    assert tables("counters.toml") == before


def test_what_another_program_wrote_stays(real, home: Path, tables) -> None:
    file = home / "data" / "counters.toml"
    file.write_text("# mine\n" + file.read_text() + 'colour = "blue"\n')
    assert real("counter", "end", "alcohol").code == 0
    assert tables("counters.toml")["counter"]["alcohol"]["colour"] == "blue"
    assert "# mine" in file.read_text()


def test_a_file_that_does_not_parse_is_left_alone(real, refused, home: Path) -> None:
    file = home / "data" / "counters.toml"
    file.write_text("[counter.alcohol\n")
    for words in (["end", "alcohol"], ["rm", "alcohol"], ["edit", "alcohol", "--name", "x"], ["add", "gin"]):
        assert "nothing was changed" in refused(3, "counter", *words)
    assert file.read_text() == "[counter.alcohol\n"
    listed = real("counter", "list")
    assert listed.code == 0
    assert "counters.toml" in listed.err


def test_the_kinds_are_named_in_the_help(real) -> None:
    assert all(kind in real("counter", "add", "-h").out for kind in KINDS)

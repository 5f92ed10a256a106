"""How a visit was: comfort, connection, spoken or listened, a takeaway, cost; how it is shown and changed."""

import json

import pytest

EVERYTHING = ("--comfort", "4", "--connection", "2", "--listened", "--takeaway", "one day", "--cost", "2,50")


def test_how_it_was(attended, home) -> None:
    visit = attended("Tuesday group", *EVERYTHING)
    assert [visit[key] for key in ("comfort", "connection", "shared", "takeaway", "cost")] == [
        4,
        2,
        False,
        "one day",
        2.5,
    ]
    line = next(json.loads(line) for line in next((home / "data" / "journal").iterdir()).read_text().splitlines())
    assert [line[key] for key in ("comfort", "connection", "shared", "takeaway", "cost")] == [
        4,
        2,
        False,
        "one day",
        2.5,
    ]
    assert attended("Tuesday group", "--shared", "--cost", "0")["shared"] is True


def test_what_is_not_said_is_not_written(attended, home) -> None:
    attended("Tuesday group")
    line = json.loads(next((home / "data" / "journal").iterdir()).read_text())
    assert not {"comfort", "connection", "shared", "takeaway", "cost"} & set(line)


@pytest.mark.parametrize(
    ("typed", "amount"), [("5", 5), ("2.50", 2.5), ("2,5", 2.5), ("$3", 3), ("4 \u20ac", 4), ("0", 0)]
)
def test_an_amount_as_people_write_it(attended, typed: str, amount: float) -> None:
    assert attended("x", "--cost", typed)["cost"] == amount


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (("--comfort", "6"), "is not a number from 1 to 5"),
        (("--comfort", "0"), "1 not at ease ... 5 at ease"),
        (("--connection", "much"), "1 on my own ... 5 one of them"),
        (("--cost", "-1"), "is not an amount"),
        (("--cost", "1e3"), "is not an amount"),
        (("--cost", "nan"), "is not an amount"),
        (("--cost", "1234567890"), "is not an amount"),
        (("--cost", ""), "is not an amount"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(real, home, option: tuple[str, ...], words: str) -> None:
    answer = real("attend", "x", *option)
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err
    assert not (home / "data" / "journal").exists()


def test_it_is_shown_and_changed(real, attended) -> None:
    short = attended("Tuesday group", *EVERYTHING)["id"]
    shown = real("show", short).out.splitlines()
    assert {
        "Comfort\t4 of 5",
        "Connection\t2 of 5",
        "Spoke\tno, listened",
        "To take away\tone day",
        "Cost\t2.50",
    } < set(shown)
    log = real("log", "--notes").out
    assert "Tuesday group; comfort 4, connection 2; listened; cost 2.50" in log
    assert "  to take away: one day" in log
    edit = real("edit", short, "--comfort", "5", "--shared", "--cost", "", "--takeaway", "two days", "--json")
    after = json.loads(edit.out)["data"]
    assert [after[key] for key in ("comfort", "shared", "cost", "takeaway")] == [5, True, None, "two days"]
    assert '"comfort" is not a whole number from 1 to 5' in real("edit", short, "--comfort", "9").err
    assert real("edit", short, "--cost", "much").code == 2
    real("undo")
    assert json.loads(real("show", short, "--json").out)["data"]["cost"] == 2.5


def test_what_was_taken_along_is_the_persons_own(real, attended) -> None:
    short = attended("Tuesday group", "--takeaway", "one secret day")["id"]
    assert "secret" not in real("attend", "Tuesday group", "--takeaway", "one secret day").out
    real("config", "set", "discreet", "on")
    assert "secret" not in real("log").out
    real("config", "set", "echo_notes", "off")
    assert "secret" not in real("show", short).out
    assert real("log", "--search", "SECRET").out != real("log", "--search", "xyzzy").out


def test_a_group_may_be_named(real, attended) -> None:
    assert attended("LifeRing")["group"] == "lifering"
    assert attended("aa")["name"] == "Alcoholics Anonymous"
    visit = attended("a hall in Leeds", "--group", "smart recovery")
    assert (visit["name"], visit["group"], visit["meeting"]) == ("a hall in Leeds", "smart", None)
    assert attended("a hall in Leeds", "--group", "the choir")["group"] == "the choir"
    assert "It counts for SMART Recovery." in real("attend", "a hall", "--group", "SMART").out


def test_a_meeting_goes_before_a_group_of_that_name(real, attended) -> None:
    real("meeting", "add", "AA", "--day", "tuesday")
    visit = attended("AA")
    assert (visit["meeting"], visit["on_the_list"]) == ("aa", True)


def test_it_says_which_promise_it_counts_for(real) -> None:
    real("promise", "add", "meetings", "3/week")
    assert "meetings 3/week: 1 of 3" in real("attend", "Tuesday group").out

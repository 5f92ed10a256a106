"""`attend`: a meeting a person went to, on the list or not."""

import json

import pytest


@pytest.fixture
def week(real) -> None:
    """Three meetings: Tuesday evening in person, Sunday at noon online, Sunday night somewhere else."""
    real(
        "meeting", "add", "Tuesday group", "--day", "tuesday", "--time", "19:30", "--group", "AA", "--how", "in-person"
    )
    real("meeting", "add", "Noon", "--day", "sunday", "--time", "12:30", "--how", "online")
    real("meeting", "add", "Coast", "--day", "sunday", "--time", "20:00", "--timezone", "America/Los_Angeles")


def test_a_meeting_of_the_list(week, attended) -> None:
    visit = attended("TUESDAY group", "--on", "2026-11-17", "--at", "19:25", "-n", "I spoke")
    assert {key: visit[key] for key in visit if key not in ("id", "near")} == {
        "kind": "visit",
        "day": "2026-11-17",
        "time": "19:25",
        "name": "Tuesday group",
        "meeting": "tuesday-group",
        "group": "AA",
        "how": "in-person",
        "note": "I spoke",
        "comfort": None,
        "connection": None,
        "shared": None,
        "takeaway": None,
        "cost": None,
        "on_the_list": True,
        "first": True,
    }
    assert attended("noon", "--how", "Phone")["how"] == "phone"


def test_what_is_said(week, real) -> None:
    first, second = real("attend", "noon", "-n", "a secret").out.splitlines()
    assert first.startswith("Saved visit v-")
    assert first.endswith(" for Sun 22 Nov 2026, 12:00: Noon.")
    assert second == "Your first meeting here. It is good that you went. Undo: sobertrack undo"
    assert real("attend", "noon").out.splitlines()[1] == "Undo: sobertrack undo"


def test_an_unknown_name_is_kept_as_a_single_visit(week, real, attended) -> None:
    visit = attended("Tuesday night")
    assert (visit["name"], visit["meeting"], visit["on_the_list"]) == ("Tuesday night", None, False)
    assert visit["near"] == ["Tuesday group"]
    said = real("attend", "Tuesday night").out
    assert 'It is kept as a single visit; on your list is "Tuesday group". If it was that: ' in said
    command = said.partition("If it was that: sobertrack ")[2].partition(". ")[0].split()
    assert command[2:] == ["--meeting", "tuesday-group"]
    assert real(*command).code == 0
    joined = json.loads(real("show", command[1], "--json").out)["data"]
    assert (joined["name"], joined["meeting"]) == ("Tuesday group", "tuesday-group")
    assert "regular ones go on your list: sobertrack meeting add" in real("attend", "a church in Leeds").out
    assert attended("tuesdy group")["near"] == ["Tuesday group"]


@pytest.mark.parametrize("word", ["yesterday", "tuesday", "2026-11-17", "last night", "3 days ago", "9pm"])
def test_a_day_is_no_meeting(week, real, home, word: str) -> None:
    answer = real("attend", word)
    assert answer.code == 4
    quoted = f'"{word}"' if " " in word else word
    assert f"if you mean the day: sobertrack attend --on {quoted}" in answer.err
    assert real("log", "--kind", "visit", "--json").out.count('"visit"') == 0


def test_a_meeting_may_be_called_like_a_day(real, attended) -> None:
    real("meeting", "add", "Sunday")
    assert attended("sunday")["meeting"] == "sunday"


def test_without_a_name_the_only_one_is_meant(real, attended) -> None:
    assert real("attend").code == 5
    real("meeting", "add", "Home group")
    assert attended()["meeting"] == "home-group"


@pytest.mark.parametrize(
    ("now", "code"),
    [
        ("2026-11-22T07:10:00", 5),
        ("2026-11-22T08:10:00", 0),
        ("2026-11-22T09:30:00", 0),
        ("2026-11-22T22:00:00", 0),
        ("2026-11-23T09:30:00", 5),
    ],
)
def test_the_only_one_is_meant_when_it_is_on_or_was_on_that_day(real, now: str, code: int) -> None:
    real("meeting", "add", "Early", "--day", "sun", "--time", "09:00")
    answer = real("attend", now=f"{now}+00:00")
    assert answer.code == code
    assert code == 0 or "on your list: Early" in answer.err
    assert real("attend", "--on", "2026-11-15", now=f"{now}+00:00").code == 0
    assert real("attend", "--on", "2026-11-16", now=f"{now}+00:00").code == 5


@pytest.mark.parametrize(
    ("words", "now", "meeting"),
    [
        ([], "2026-11-22T12:00:00+00:00", "noon"),
        ([], "2026-11-22T16:29:00+00:00", "noon"),
        ([], "2026-11-24T18:31:00+00:00", "tuesday-group"),
        ([], "2026-11-24T23:00:00+00:00", "tuesday-group"),
        ([], "2026-11-23T05:00:00+00:00", "coast"),
        (["--at", "20:00", "--on", "2026-11-17"], "2026-11-22T12:00:00+00:00", "tuesday-group"),
        (["--on", "tuesday"], "2026-11-22T12:00:00+00:00", "tuesday-group"),
        (["--on", "2026-11-16"], "2026-11-22T12:00:00+00:00", "coast"),
    ],
)
def test_without_a_name_the_one_around_that_hour_or_on_that_day(
    week, attended, words: list[str], now: str, meeting: str
) -> None:
    assert attended(*words, now=now)["meeting"] == meeting


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ([], "2026-11-22T11:29:00+00:00"),
        ([], "2026-11-22T16:31:00+00:00"),
        (["--on", "wednesday"], "2026-11-22T12:00:00+00:00"),
    ],
)
def test_where_none_or_several_fit_a_name_is_needed(week, real, words: list[str], now: str) -> None:
    answer = real("attend", *words, now=now)
    assert (answer.code, answer.out) == (5, "")
    assert 'sobertrack attend "Tuesday group"; on your list: Tuesday group, Noon, Coast' in answer.err


def test_two_at_once_need_a_name(week, real) -> None:
    real("meeting", "add", "Other", "--day", "sunday", "--time", "12:45")
    assert real("attend").code == 5


@pytest.mark.parametrize("words", [["noon", "--how", "by boat"], ["noon", "--on", "tomorrow"], [""], ["x" * 81]])
def test_what_is_refused(week, real, words: list[str]) -> None:
    answer = real("attend", *words)
    assert (answer.code, answer.out) == (2, "")


def test_undo_takes_it_back(week, real) -> None:
    real("attend", "noon")
    real("undo")
    assert json.loads(real("meeting", "show", "noon", "--json").out)["data"]["visits"] == 0


def test_a_visit_is_saved_beside_a_damaged_list(week, real, home) -> None:
    (home / "data" / "groups.toml").write_text("[meeting.noon\n")
    answer = real("attend", "noon")
    assert (answer.code, answer.out[:12]) == (0, "Saved visit ")
    assert "groups.toml" in answer.err


def test_on_another_day_it_says_when_the_meeting_last_met(week, real) -> None:
    said = real("attend", "tuesday group").out
    assert "By your list it last met on Tue 17 Nov. If it was then: sobertrack edit " in said
    command = said.partition("If it was then: sobertrack ")[2].partition(". ")[0].split()
    assert command[2:] == ["--on", "2026-11-17", "--at", "19:30"]
    assert real(*command).code == 0
    visit = json.loads(real("show", command[1], "--json").out)["data"]
    assert (visit["day"], visit["time"]) == ("2026-11-17", "19:30")


@pytest.mark.parametrize(
    ("words", "now"),
    [
        (["noon"], "2026-11-22T12:00:00+00:00"),
        (["tuesday group"], "2026-11-24T00:10:00+00:00"),
        (["tuesday group", "--on", "2026-11-22"], "2026-11-22T12:00:00+00:00"),
        (["tuesday group", "--at", "11:00"], "2026-11-22T12:00:00+00:00"),
        (["coast"], "2026-11-23T05:00:00+00:00"),
        (["noon"], "2026-11-23T03:00:00+00:00"),
        (["somewhere else"], "2026-11-22T12:00:00+00:00"),
    ],
)
def test_on_its_day_or_on_a_day_that_was_said_it_does_not(week, real, words: list[str], now: str) -> None:
    assert "last met" not in real("attend", *words, now=now).out


def test_one_in_another_zone_last_met_on_the_persons_clock(week, real) -> None:
    said = real("attend", "coast", now="2026-11-25T12:00:00+00:00").out
    assert "By your list it last met on Mon 23 Nov." in said
    assert "--on 2026-11-23 --at 04:00." in said


def test_one_that_has_no_days_or_comes_once_later_says_nothing_of_days(real) -> None:
    real("meeting", "add", "Any day")
    real("meeting", "add", "Workshop", "--on", "2026-12-05")
    for name in ("any day", "workshop"):
        assert "last met" not in real("attend", name).out

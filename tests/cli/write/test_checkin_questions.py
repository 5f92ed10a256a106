"""The questions of a check-in at a terminal, where several counters count, and where somebody leaves in the middle."""

import json

import pytest

WHICH = "With which one? Enter: no slip is written"
NOTE = "One line about today?"


@pytest.fixture
def two(real):
    """Two counters that count since summer."""
    for name in ("alcohol", "weed"):
        assert real("start", name, "--since", "2026-06-01").code == 0


@pytest.fixture
def entries(real):
    """What is written of a kind."""
    return lambda kind: json.loads(real("log", "--kind", kind, "--json").out)["data"]["entries"]


def _asked(terminal, home, *args):
    screen = terminal("checkin", *args, SOBERTRACK_HOME=str(home))
    for question, answer in (("Mood?", "3\n"), ("Strongest urge today?", "7\n"), ("Still on your dates?", "s\n")):
        screen.until(question)
        screen.type(answer)
    screen.until(WHICH)
    return screen


@pytest.mark.parametrize(("picked", "slips"), [("2", ["weed"]), ("3", ["alcohol", "weed"]), ("", [])])
def test_a_slip_is_of_the_counter_that_is_picked(two, entries, terminal, home, picked, slips):
    screen = _asked(terminal, home)
    screen.type(f"{picked}\n")
    screen.until("Talked with someone")
    screen.type("\n")
    screen.until(NOTE)
    screen.type("\n")
    answer = screen.end()
    assert answer.code == 0
    assert [each["counter"] for each in entries("slip")] == slips
    assert len(entries("checkin")) == 1


def test_an_option_says_no_more_than_the_key(two, entries, terminal, home):
    screen = terminal("checkin", "3", "--not-sober", SOBERTRACK_HOME=str(home))
    screen.until(WHICH)
    screen.type("1\n")
    assert screen.end().code == 0
    assert [each["counter"] for each in entries("slip")] == ["alcohol"]


def test_with_nobody_to_ask_it_has_to_be_said_which(two, entries, real):
    answer = real("checkin", "3", "--not-sober")
    assert answer.code == 5
    assert "which counter is it about?" in answer.err
    assert not entries("checkin")
    assert real("checkin", "3", "--not-sober", "--counter", "weed").code == 0
    assert [each["counter"] for each in entries("slip")] == ["weed"]


def test_who_leaves_in_the_middle_is_given_the_line_that_saves_it(two, entries, real, terminal, home):
    screen = _asked(terminal, home, "--on", "yesterday")
    screen.type("2\n")
    screen.until("Talked with someone")
    screen.type("Sam Short\n")
    screen.until(NOTE)
    screen.type("\x03")
    answer = screen.end()
    assert answer.code == 130
    line = "checkin 3 7 --not-sober --counter=weed '--talked=Sam Short' --on=2026-11-21"
    assert f"\nsobertrack {line}\n" in answer.out
    assert not entries("checkin")


def test_who_leaves_at_once_is_given_nothing(two, terminal, home):
    screen = terminal("checkin", SOBERTRACK_HOME=str(home))
    screen.until("Mood?")
    screen.type("\x03")
    assert "checkin" not in screen.end().out

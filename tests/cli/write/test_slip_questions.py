"""The questions of a slip at a terminal."""

import json

import pytest

DAY = "Which day was it? Enter: today"
ENDED = "Has it ended? Enter: yes, it can end here; g: it goes on"
LAST = "Which was the last day of it? Enter: that one day"


@pytest.fixture
def asked(real, terminal, home):
    """`slip` at a terminal, with a counter that began in summer."""
    assert real("start", "smoking", "--since", "2026-06-01").code == 0
    return lambda: terminal("slip", SOBERTRACK_HOME=str(home))


@pytest.fixture
def slips(real):
    return lambda: json.loads(real("log", "--kind", "slip", "--json").out)["data"]["entries"]


def test_a_day_that_cannot_be_read_is_never_taken_for_today(asked, slips):
    screen = asked()
    for said in ("someday", "I do not know", "2"):
        screen.until(DAY)
        screen.type(f"{said}\n")
    answer = screen.end()
    assert answer.code == 5
    assert "no day could be read, and nothing was written down" in answer.out
    assert slips() == []


def test_a_refusal_does_not_name_an_option(asked):
    screen = asked()
    screen.until(DAY)
    screen.type("clear\n")
    assert "--on" not in screen.until(DAY).partition("is not a date")[0]


def test_enter_is_today_and_asks_for_no_last_day(asked, slips):
    screen = asked()
    screen.until(DAY)
    screen.type("\n")
    screen.until(ENDED)
    screen.type("\n")
    assert LAST not in screen.end().out
    assert [each["day"] for each in slips()] == ["2026-11-22"]


def test_weeks_of_use_are_days_of_use(asked, slips, real):
    screen = asked()
    screen.until(DAY)
    screen.type("2026-08-20\n")
    screen.until(ENDED)
    screen.type("\n")
    screen.until(LAST)
    screen.type("2026-08-19\n")
    assert "2026-08-19 lies before the first day, 2026-08-20" in screen.until(LAST)
    screen.type("yesterday\n")
    assert screen.end().code == 0
    assert [(each["day"], each["until"]) for each in slips()] == [("2026-08-20", "2026-11-21")]
    standing = json.loads(real("streak", "--json").out)["data"]["counters"][0]
    assert (standing["total_sober_days"], standing["sober_since"]) == (80, "2026-11-22")


def test_what_goes_on_has_no_last_day(asked, slips):
    screen = asked()
    screen.until(DAY)
    screen.type("2026-08-20\n")
    screen.until(ENDED)
    screen.type("g\n")
    assert LAST not in screen.end().out
    assert [each["ongoing"] for each in slips()] == [True]

"""The questions of `start` at a terminal."""

import pytest

LAST = "When was the last time?"


def test_a_date_left_open_is_said_to_be_today(terminal, home, data) -> None:
    screen = terminal("start", "smoking", SOBERTRACK_HOME=str(home), SOBERTRACK_NOW="2026-11-22T12:00:00Z")
    screen.until(LAST)
    screen.type("a while\n")
    assert "--since" not in screen.until(LAST).partition("is not a date")[0]
    screen.type("\n")
    assert "Then it counts from today." in screen.until("Country")
    screen.type("\n")
    screen.until("Someone you could call")
    screen.type("\n")
    assert screen.end().code == 0
    assert data("streak")["counters"][0]["first_sober_date"] == "2026-11-22"


@pytest.mark.parametrize(("since", "times"), [("2026-11-20", 1), ("2020-01-01", 1)])
def test_a_doctor_is_named_before_stopping_and_once(real, since: str, times: int) -> None:
    said = real("start", "alcohol", "--since", since).out
    assert said.count("before you stop") + said.count("call a doctor first") == times
    assert said.count("It is not medical care") == 1

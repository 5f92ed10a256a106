"""The questions of `start` at a terminal."""

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

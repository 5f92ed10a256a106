"""The welcome after a week or more, at a terminal."""

import pytest

WELCOME = "Good to see you. Nothing was lost; your last entry was on Sat 14 Nov 2026."
QUESTION = "Your date is Mon 12 Oct 2026. Does it still hold? y yes, s no, Enter later"


@pytest.fixture
def away(real):
    """Somebody who wrote on 14 November, eight days ago."""
    assert real("start", "smoking", "--since", "2026-10-12", now="2026-11-14T12:00:00+00:00").code == 0
    assert real("checkin", "4", now="2026-11-14T12:00:00+00:00").code == 0


@pytest.fixture
def at_home(terminal, home):
    return lambda *argv, **extra: terminal(*argv, SOBERTRACK_HOME=str(home), **extra)


def test_enter_leaves_it_for_later_and_it_is_asked_once(away, at_home):
    screen = at_home()
    assert WELCOME in screen.until(QUESTION)
    screen.type("\n")
    end = screen.end()
    assert (end.code, "41 days sober" in end.out) == (0, True)
    again = at_home().end()
    assert "Good to see you" not in again.out
    assert "41 days sober" in again.out


def test_yes_is_thanked_and_writes_nothing(away, at_home, data):
    before = data("log")
    screen = at_home()
    screen.until(QUESTION)
    screen.type("y\n")
    out = screen.end().out
    assert out.index("Thank you. It stands as it is.") < out.index("41 days sober")
    assert data("log") == before


def test_s_walks_into_a_slip(away, at_home, data):
    screen = at_home()
    screen.until(QUESTION)
    screen.type("s\n")
    screen.until("?")
    screen.type("2026-11-18\n")
    for _ in range(4):
        screen.type("\n")
    out = screen.end().out
    assert "Saved slip s-" in out
    assert data("log", "--kind", "slip")["entries"][0]["day"] == "2026-11-18"


@pytest.mark.parametrize("word", ["sober", "still", "never"])
def test_a_word_that_only_begins_like_an_answer_is_asked_about_again(away, at_home, data, word):
    screen = at_home()
    screen.until(QUESTION)
    screen.type(f"{word}\n")
    assert "one of y, s, n, or Enter" in screen.until(QUESTION)
    screen.type("\n")
    assert "41 days sober" in screen.end().out
    assert data("log", "--kind", "slip")["entries"] == []


def test_the_empty_days_are_never_listed(away, at_home):
    screen = at_home()
    before = screen.until(QUESTION)
    screen.type("\n")
    assert "8 days" not in before + screen.end().out


def test_end_of_file_is_later(away, at_home):
    screen = at_home()
    screen.until(QUESTION)
    screen.type("\x04")
    end = screen.end()
    assert (end.code, "41 days sober" in end.out) == (0, True)


def test_nothing_is_asked_where_nobody_can_answer(away, at_home, real):
    assert "Good to see you" not in real().screen
    assert "Good to see you" not in at_home("--no-input").end().out
    assert "Good to see you" not in at_home("--json").end().out
    assert "Good to see you" not in at_home("--plain").end().out
    assert "Good to see you" not in at_home("--as-of", "today").end().out
    assert "Good to see you" in at_home().until(QUESTION)


def test_six_days_are_no_absence(real, at_home):
    assert real("start", "smoking", "--since", "2026-10-12", now="2026-11-16T12:00:00+00:00").code == 0
    assert "Good to see you" not in at_home().end().out


def test_an_entry_written_lately_about_an_earlier_day_counts(away, real, at_home):
    assert real("checkin", "3", "--on", "2026-11-01", now="2026-11-20T12:00:00+00:00").code == 0
    assert "Good to see you" not in at_home().end().out


def test_the_next_absence_is_welcomed_again(away, at_home, real):
    screen = at_home()
    screen.until(QUESTION)
    screen.type("\n")
    screen.end()
    assert real("checkin", "3").code == 0
    later = at_home(SOBERTRACK_NOW="2026-12-24T12:00:00+00:00")
    assert "your last entry was on Sun 22 Nov 2026" in later.until(QUESTION)


def test_while_use_is_ongoing_there_is_no_question(real, at_home):
    assert real("start", "smoking", "--since", "2026-10-12", now="2026-11-10T12:00:00+00:00").code == 0
    assert real("slip", "--ongoing", now="2026-11-10T12:00:00+00:00").code == 0
    out = at_home().end().out
    assert "Nothing was lost" in out
    assert "still hold" not in out

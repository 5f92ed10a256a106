"""The first report for somebody, at a terminal: what they may see is asked, all of it is shown, and then agreed to."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

ASKED = "Names with commas; Enter: days,line,requests"
AGREED = "Give this to Sam? [y/N]"


@pytest.fixture
def first(sam, terminal, home: Path) -> Callable:
    return lambda *more: terminal(
        "share", "sam", *more, SOBERTRACK_HOME=str(home), SOBERTRACK_NOW="2026-11-22T12:00:00Z"
    )


def seen(real) -> list[str] | None:
    return json.loads(real("supporter", "show", "sam", "--json").out)["data"]["sees"]


def test_the_first_report_asks_and_shows_exactly_what_leaves(first, real, shares) -> None:
    screen = first()
    assert "gratitude" in screen.until(ASKED)
    screen.type("?\n")
    said = " ".join(screen.until(ASKED).split())
    assert "sobertrack supporter edit sam --sees FIELDS" in said
    assert "Enter takes days,line,requests, Ctrl-C leaves." in said
    screen.type("moods\n")
    assert 'no "moods"' in screen.until(ASKED)
    screen.type("days, line\n")
    screen.until("One line of your own? Enter skips")
    screen.type("It goes well\n")
    shown = screen.until(AGREED).replace("\r\n", "\n")
    screen.type("y\n")
    done = screen.end()
    assert done.code == 0
    given = done.out.split("--log\n")[1]
    assert "It goes well" in given
    assert given in shown
    assert [each["fields"] for each in shares()] == [["days", "line"]]
    assert seen(real) == ["days", "line"]


def test_what_is_refused_is_refused_before_anything_is_asked(first, real) -> None:
    real("start", "weed", "--since", "2026-11-19")
    answer = first().end()
    assert answer.code == 5
    assert "which of your counters does Sam know of?" in answer.out
    assert "may Sam see" not in answer.out


def test_without_a_yes_nothing_is_given_and_nothing_is_kept(first, real, shares) -> None:
    screen = first("--line", "x", "--request", "y")
    screen.until(ASKED)
    screen.type("\n")
    screen.until(AGREED)
    screen.type("\n")
    assert screen.end().code == 5
    assert shares() == []
    assert seen(real) is None


def test_answers_that_name_no_field_let_nothing_out(first, shares) -> None:
    screen = first()
    for _ in range(3):
        screen.until(ASKED)
        screen.type("just my mood\n")
    assert "Sam may see nothing" in screen.end().out
    assert shares() == []


def test_a_message_has_no_indent_where_it_is_copied(sam, terminal, home: Path) -> None:
    screen = terminal("share", "sam", "--hard", SOBERTRACK_HOME=str(home), COLUMNS="40")
    lines = ("I am having a hard time right now. Can", "you call me, or stay on the phone with", "me for a while?")
    assert "\n{}\n{}\n{}\n".format(*lines) in screen.end().out


def test_a_code_higher_than_the_window_says_so(sam, terminal, home: Path) -> None:
    def code(lines: int) -> str:
        now = "2026-11-22T12:00:00Z"
        words = ("share", "sam", "--hard", "--qr", "--dry-run")
        done = terminal(*words, SOBERTRACK_HOME=str(home), SOBERTRACK_NOW=now, LINES=str(lines)).end()
        assert done.code == 0
        return done.out

    assert "make it higher" not in code(60)
    low = code(15)
    assert "and the window has 15: make it higher, or scroll back." in " ".join(low.split())
    assert low.index("make it higher") < low.index("\u2588")

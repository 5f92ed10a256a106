"""A followed meeting whose list says that it does not meet now: marked everywhere, and left out of what comes."""

import json

import pytest
from meeting_rows import ROWS

FOR_AA = ("--program", "aa", "--timezone", "America/New_York")
SAYS = "its list says: does not meet now"
MORNING = "2026-11-23T14:00:00+00:00"
LATE = "2026-11-24T17:30:00+00:00"
RUNS = [{**each, "types": []} if each["slug"] == "closed" else each for each in ROWS]


@pytest.fixture
def closed(data, real) -> None:
    """It comes on Mondays (day 1), at noon there."""
    real("start", "alcohol", "--since", "2026-10-12")
    data("meeting", "import", "-", "--name", "maine", *FOR_AA, stdin=json.dumps(ROWS))
    real("meeting", "follow", "closed")


def test_it_is_marked_where_it_is_shown(closed, real, data) -> None:
    assert SAYS in real("meeting").out
    page = real("meeting", "show", "closed").out
    assert SAYS in page
    assert "Next" not in page
    shown = data("meeting", "show", "closed")
    assert (shown["status"], shown["next_start"]) == ("inactive", None)
    real("meeting", "add", "Tuesday group", "--day", "tue", "--time", "19:30")
    assert data("meeting", "show", "tuesday-group")["status"] is None
    assert "does not meet now" in real("meeting", "list", "--search", "closed").out


def test_it_is_left_out_of_what_comes_with_a_word(closed, real, data) -> None:
    answer = real("meeting", "next", "--followed", "--within", "7d", now=MORNING)
    assert "Mon" not in answer.out
    assert f"Closed for now: {SAYS}, and so left out" in answer.err
    today = real(now=MORNING).out
    assert "Next meeting" not in today
    assert "Not today: Closed for now (its list says so)" in today
    assert "Closed for now" not in real(now=LATE).out


def test_it_is_not_in_the_calendar_file(closed, real, refused) -> None:
    real("meeting", "follow", "women")
    answer = real("meeting", "calendar")
    assert "Women at noon" in answer.out
    assert "Closed for now" not in answer.out
    assert f"Closed for now: {SAYS}, and so left out" in answer.err
    real("meeting", "rm", "women-at-noon")
    assert f"Closed for now: {SAYS}, and so left out" in refused(4, "meeting", "calendar")


def test_no_visit_is_taken_for_one_to_it_unless_it_is_named(closed, real, data, refused) -> None:
    refused(5, "attend", "--on", "2026-11-16")
    assert data("attend", "closed for now", "--on", "2026-11-16")["meeting"] == "closed"


def test_a_new_reading_takes_the_word_away_and_gives_it(closed, real, data) -> None:
    real("meeting", "follow", "night")
    real("meeting", "import", "-", "--name", "maine", *FOR_AA, stdin=json.dumps(RUNS))
    assert data("meeting", "show", "closed")["status"] is None
    out = real("meeting", "import", "-", "--name", "maine", *FOR_AA, stdin=json.dumps(ROWS)).out
    assert f"Closed for now on your list is now Monday 12:00 (America/New_York) ({SAYS})." in out
    assert data("meeting", "show", "closed")["status"] == "inactive"
    assert data("meeting", "show", "night-online")["status"] is None

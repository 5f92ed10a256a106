"""A goal such as 20 meetings in 30 days: set by nobody but the person, and told in few places."""

import pytest


@pytest.fixture
def goal(real) -> None:
    real("start", "alcohol", "--since", "2026-10-12")
    for day in ("10-31", "11-03", "11-10", "11-10"):
        real("attend", "a hall", "--on", f"2026-{day}")
    assert real("promise", "add", "meetings", "20", "in", "30", "days", "--since", "2026-11-01").code == 0


def test_it_is_saved_in_the_words_it_is_typed(goal, real, tables) -> None:
    assert tables("plan.toml")["promise"] == {
        "meetings-20-in-30-days": {"promise": "meetings 20 in 30 days", "since": "2026-11-01"}
    }
    first = real("promise", "edit", "meetings 20 in 30 days", "12 in 30 days").out.splitlines()[0]
    assert first == (
        "Saved promise meetings-20-in-30-days: meetings 12 in 30 days until Mon 30 Nov 2026, from Sun 1 Nov 2026. "
        "So far: 3 of 12, 9 days left."
    )


def test_it_stands_beside_a_promise_by_the_week(goal, real, data) -> None:
    assert real("promise", "add", "meetings", "3/week").code == 0
    found = data("promise")["promises"]
    assert [each["goal"] for each in found] == [
        {"asked": 20, "done": 3, "last_day": "2026-11-30", "days_left": 9, "reached": False},
        None,
    ]
    assert "meetings 20 in 30 days until Mon 30 Nov 2026\t3 of 20, 9 days left" in real("promise").out
    assert (
        real("attend", "a hall")
        .out.splitlines()[1]
        .startswith(
            "It is kept as a single visit; regular ones go on your list: sobertrack meeting add. "
            "meetings 20 in 30 days: 4 of 20, 9 days left. meetings 3/week: 1 of 3"
        )
    )


def test_a_week_of_it_is_never_missed(goal, real) -> None:
    assert "Last week" not in real("promise", now="2026-11-29T12:00:00+00:00").out
    over = real("promise", now="2026-12-05T12:00:00+00:00").out
    assert "3 of 20, over since Tue 1 Dec 2026" in over
    page = real("promise", "show", "meetings-20-in-30-days").out
    assert "So far\t3 of 20, 9 days left" in page
    assert "Mon 9 Nov to Sun 15 Nov\t2" in page


def test_reached(goal, real) -> None:
    real("promise", "edit", "meetings-20-in-30-days", "3 in 30 days")
    assert "reached: 3 of 3" in real("promise").out
    assert "1 kept" in real("promise").out


def test_today_tells_it(goal, real, data) -> None:
    line = "meetings 20 in 30 days: 3 of 20, 9 days left"
    for words in (("today",), ("today", "--all")):
        assert line in real(*words).out.splitlines()
        assert data(*words)["goals"][0]["done"] == 3
    assert "2 of 20, 25 days left" not in real("today", "--all", "--as-of", "2026-11-06").out
    assert "1 of 20, 25 days left" in real("today", "--all", "--as-of", "2026-11-06").out
    assert "meetings 20 in 30 days" not in real("today", "--all", "--as-of", "2026-12-01").out


def test_nobody_has_one_by_default(real, data) -> None:
    real("start", "alcohol", "--since", "2026-10-12")
    real("promise", "add", "meetings", "3/week")
    assert data("today", "--all")["goals"] == []


def test_it_has_its_last_day(goal, refused) -> None:
    error = refused(2, "promise", "add", "meetings", "9", "in", "10", "days", "--until", "2026-12-31")
    assert "a goal has its last day already" in error

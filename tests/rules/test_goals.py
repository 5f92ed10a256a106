"""So many meetings in so many days: counted from the visits, never missed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.entries import CheckIn, Entry, Visit
from sobertrack.model.promises import NotAPromise, Promise, Said, called, parse_promise, promise_words
from sobertrack.rules.commitments.promises import Goal, goal, progress

FIRST = date(2026, 11, 1)
THIRTY = Promise("g", "meetings", FIRST, times=20, per="30 days")


@pytest.mark.parametrize(
    "typed",
    [
        "meetings 20 in 30 days",
        "20 meetings in 30 days",
        "Meeting 20 in 30",
        "20 in 30 d",
        "20 in 30",
    ],
)
def test_what_people_type(typed: str) -> None:
    assert parse_promise(typed) == Said("meetings", times=20, per="30 days")
    assert promise_words(parse_promise(typed)) == called(parse_promise(typed)) == "meetings 20 in 30 days"


def test_weeks_are_days() -> None:
    assert promise_words(parse_promise("12 meetings in 4 weeks")) == "meetings 12 in 28 days"
    assert called(parse_promise("meetings 3/week")) == "meetings"


@pytest.mark.parametrize(
    "typed", ["meetings 0 in 30 days", "meetings 5 in 1 day", "meetings 5 in 400 days", "1000 in 90"]
)
def test_what_cannot_be_counted(typed: str) -> None:
    with pytest.raises(NotAPromise, match="cannot be counted"):
        parse_promise(typed)


@pytest.mark.parametrize("typed", ["walk 20 in 30 days", "meetings 20 in 30 days until 2026-12-31", "in 30 days"])
def test_what_is_no_goal(typed: str) -> None:
    with pytest.raises(NotAPromise, match="how often is missing"):
        parse_promise(typed)


def visited(*days: date) -> list[Entry]:
    return [Entry(f"{n:04}", day, Visit("a")) for n, day in enumerate(days)]


def test_from_its_first_to_its_last_day() -> None:
    found = visited(date(2026, 10, 31), FIRST, FIRST, date(2026, 11, 30), date(2026, 12, 1))
    assert goal(THIRTY, found, date(2026, 11, 10)) == Goal(20, 2, date(2026, 11, 30), 21)
    assert goal(THIRTY, found, date(2026, 11, 30)) == Goal(20, 3, date(2026, 11, 30), 1)
    assert goal(THIRTY, found, date(2026, 12, 24)) == Goal(20, 3, date(2026, 11, 30), 0)
    assert goal(THIRTY, found, date(2026, 10, 1)) == Goal(20, 0, date(2026, 11, 30), 30)
    assert goal(THIRTY._replace(per="week"), found, FIRST) is None


def test_it_is_never_missed() -> None:
    for today in (FIRST + timedelta(days=n) for n in range(60)):
        (each,) = progress([THIRTY], visited(FIRST), today, 0)
        assert {week.state for week in each.weeks} <= {"rest"}
        assert each.goal is not None
        assert not each.goal.reached


@given(
    st.lists(st.integers(-10, 50)),
    st.integers(1, 30),
    st.integers(2, 40),
    st.integers(0, 60),
    st.integers(0, 6),
)
def test_every_visit_in_its_days_counts_once(back, times, days, later, week_starts_on) -> None:
    each = Promise("g", "meetings", FIRST, times=times, per=f"{days} days")
    today = FIRST + timedelta(days=later)
    entries = [*visited(*(FIRST + timedelta(days=n) for n in back)), Entry("x", FIRST, CheckIn(mood=3))]
    wanted = sum(0 <= n < days and n <= later for n in back)
    (found,) = progress([each], [*entries, *entries[:2]], today, week_starts_on)
    assert found.goal is not None
    assert (found.goal.done, found.goal.reached) == (wanted, wanted >= times)
    assert found.goal.left == max(0, days - later)

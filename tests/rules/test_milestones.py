"""Milestones of a run, and of all runs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.days.calendar_words import elapsed
from sobertrack.rules.days.lengths import completed_units, date_after
from sobertrack.rules.days.milestones import (
    Milestone,
    history,
    last_and_next,
    milestones_now,
    reached_before,
    schedule,
)

UNITS = ("hour", "day", "week", "month", "year")
ROWS = (
    Milestone("aa-24-hours", "aa", "day", 1, label="24 hours"),
    Milestone("aa-30-days", "aa", "day", 30, label="30 days"),
    Milestone("48-hours", "neutral", "hour", 48, label="48 hours", safety=True),
    Milestone("30-days", "neutral", "day", 30, label="30 days", message="Thirty days."),
    Milestone("18-months", "neutral", "month", 18, label="18 months"),
    Milestone("1-year", "neutral", "year", 1, label="1 year"),
    Milestone("each-year", "neutral", "year", 2, 1, label="{n} years", message="{n} years it is."),
    Milestone("aa-each-year", "aa", "year", 2, 1, label="{n} years"),
)

dates = st.dates(date(1900, 1, 1), date(2222, 12, 31))


def ids(found):
    return [(each.id, str(each.date)) for each in found]


def test_day_marks_are_days_and_months_are_anniversaries():
    found = schedule(date(2026, 10, 12), date(2028, 10, 12), ROWS)
    assert ids(found) == [
        ("aa-24-hours", "2026-10-13"),
        ("48-hours", "2026-10-14"),
        ("30-days", "2026-11-11"),
        ("aa-30-days", "2026-11-11"),
        ("1-year", "2027-10-12"),
        ("18-months", "2028-04-12"),
        ("2-years", "2028-10-12"),
        ("aa-2-years", "2028-10-12"),
    ]
    assert found[1].safety
    assert (found[-2].label, found[-2].message) == ("2 years", "2 years it is.")


@pytest.mark.parametrize(
    ("start", "unit", "count", "day"),
    [
        ("2020-02-29", "month", 18, "2021-08-29"),
        ("2023-01-31", "month", 1, "2023-02-28"),
        ("2024-01-31", "month", 1, "2024-02-29"),
        ("2020-02-29", "year", 1, "2021-02-28"),
        ("2020-02-29", "year", 4, "2024-02-29"),
        ("2026-08-31", "month", 6, "2027-02-28"),
        ("2026-10-12", "hour", 48, "2026-10-14"),
        ("2026-10-12", "hour", 25, "2026-10-14"),
        ("2026-10-12", "week", 2, "2026-10-26"),
    ],
)
def test_anniversaries_are_added_from_the_start_and_clamped(start, unit, count, day):
    assert date_after(date.fromisoformat(start), unit, count) == date.fromisoformat(day)


@given(dates, st.sampled_from(("month", "year")), st.integers(1, 600))
def test_the_elapsed_time_and_the_anniversary_fall_on_the_same_day(start, unit, count):
    count = count if unit == "month" else count % 50 + 1
    months = count * (1 if unit == "month" else 12)
    day = date_after(start, unit, count)
    assert elapsed(start, day) == (months // 12, months % 12, 0)
    assert elapsed(start, day - timedelta(days=1))[2] > 0 or months == 1


@given(dates, st.integers(0, 40_000), st.sampled_from(UNITS))
def test_completed_units_agree_with_the_dates(start, days, unit):
    today = start + timedelta(days=days)
    count = completed_units(start, today, unit)
    assert date_after(start, unit, count) <= today < date_after(start, unit, count + 1)


@given(dates, st.integers(0, 40_000))
def test_last_and_next_are_those_of_the_schedule(start, days):
    today = start + timedelta(days=days)
    last, next_ = last_and_next(start, today, ROWS)
    found = schedule(start, today, ROWS)
    latest = [each for each in found if each.date == found[-1].date]
    assert last == (latest[0] if found else None)
    ahead = [each for each in schedule(start, next_.date, ROWS) if each.date > today]
    assert next_ == ahead[0]


def test_of_several_on_one_day_the_neutral_one_comes_first():
    last, _ = last_and_next(date(2026, 1, 1), date(2026, 1, 31), ROWS)
    assert last.id == "30-days"


def test_before_its_start_a_run_has_reached_nothing():
    last, next_ = last_and_next(date(2026, 3, 1), date(2026, 1, 1), ROWS)
    assert last is None
    assert (next_.id, next_.date) == ("aa-24-hours", date(2026, 3, 2))


def test_when_all_is_reached_nothing_is_next():
    last, next_ = last_and_next(date(2020, 1, 1), date(2026, 1, 1), ROWS[:2])
    assert (last.id, next_) == ("aa-30-days", None)


def test_a_milestone_once_earned_stays_earned(days):
    """
    2026-01-01 since
    2026-01-31 slip
    2026-03-03 slip
    as of 2026-03-05
    """
    found = history(days.standing.runs, days.today, ROWS)
    assert [(each.reached.id, str(each.reached.date), each.reached.again) for each in found] == [
        ("aa-24-hours", "2026-01-02", False),
        ("48-hours", "2026-01-03", False),
        ("30-days", "2026-01-31", False),
        ("aa-30-days", "2026-01-31", False),
        ("aa-24-hours", "2026-02-02", True),
        ("48-hours", "2026-02-03", True),
        ("30-days", "2026-03-03", True),
        ("aa-30-days", "2026-03-03", True),
        ("aa-24-hours", "2026-03-05", True),
    ]
    assert found[2].run.start == date(2026, 1, 1)


def test_a_milestone_reached_again_says_so(days):
    """
    2026-01-01 since
    2026-02-15 slip
    as of 2026-02-20
    """
    last, next_ = milestones_now(days.standing, days.today, ROWS)
    assert (last.id, last.again) == ("48-hours", True)
    assert (next_.id, next_.again) == ("30-days", True)
    assert not reached_before(schedule(date(2026, 2, 16), date(2027, 2, 16), ROWS)[-1], days.standing.runs)


def test_after_a_slip_today_the_next_milestone_counts_from_tomorrow(days):
    """
    2026-01-01 since
    2026-02-15 slip
    """
    last, next_ = milestones_now(days.standing, days.today, ROWS)
    assert last is None
    assert (next_.id, next_.date) == ("aa-24-hours", date(2026, 2, 17))


def test_during_ongoing_use_there_is_none(days):
    """
    2026-01-01 since
    2026-02-15 slip ongoing
    """
    assert milestones_now(days.standing, days.today, ROWS) == (None, None)

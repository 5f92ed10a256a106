"""Sober time: every sentence of the page on counting that is about days, runs and windows; slips are next door."""

from datetime import date, timedelta

from sobertrack.rules.days.sober_time import Run, Window


def test_days_are_the_difference_of_dates(days):
    """
    2026-10-12 since
    as of 2026-11-22
    """
    assert days.standing.days == 41
    assert days.standing.since == date(2026, 10, 12)
    assert days.runs == [("2026-10-12", None, 41)]


def test_the_sober_date_is_day_zero(days):
    """
    2026-10-12 since
    as of 2026-10-12
    """
    standing = days.standing
    assert (standing.status, standing.days, standing.total) == ("sober", 0, 0)
    assert standing.current == Run(date(2026, 10, 12), None, 0)
    assert standing.windows[30] == Window(0, 0, 0)


def test_editing_the_first_sober_date_recounts_from_it(days):
    """
    2026-01-01 since
    2026-01-05 slip
    as of 2026-01-11
    """
    earlier = days._replace(counter=days.counter._replace(since=date(2025, 12, 1)))
    later = days._replace(counter=days.counter._replace(since=date(2026, 1, 8)))
    assert earlier.runs == [("2025-12-01", "2026-01-05", 35), ("2026-01-06", None, 5)]
    assert later.runs == [("2026-01-08", None, 3)]


def test_every_day_of_a_run_is_sober_written_about_or_not(days):
    """
    2026-01-01 since
    2026-01-03 sober
    2026-01-20 slip
    2026-01-25 slip
    as of 2026-01-31
    """
    assert days.standing.windows[30] == Window(28, 2, 30)


def test_windows_count_completed_days_before_today(days):
    """
    2026-01-01 since
    2026-01-05 slip
    2026-03-01 slip
    as of 2026-03-01
    """
    assert days.standing.windows == {30: Window(30, 0, 30), 90: Window(58, 1, 59), 365: Window(58, 1, 59)}


def test_gap_days_are_in_neither_side_of_a_window(days):
    """
    2026-01-01 since
    2026-01-05 slip restart 2026-01-11
    as of 2026-01-21
    """
    assert days.standing.windows[30] == Window(sober=4 + 10, slip=1, of=20)


def test_before_the_first_sober_date_nothing_is_counted(days):
    """
    2026-03-01 since
    as of 2026-02-20
    """
    standing = days.standing
    assert (standing.status, standing.since, standing.days) == ("future", date(2026, 3, 1), 0)
    assert (standing.runs, standing.longest, standing.total) == ((), None, 0)
    assert standing.windows[365] == Window(0, 0, 0)


def test_entries_dated_after_today_wait_for_their_day(days):
    """
    2026-01-01 since
    2026-02-10 slip
    2026-03-10 slip
    as of 2026-02-20
    """
    assert days.standing.slips == 1
    assert days.standing.days == 9
    assert days.on("2026-02-09").runs == [("2026-01-01", None, 39)]


def test_of_two_longest_runs_the_earlier_one_is_it(days):
    """
    2026-01-01 since
    2026-01-11 slip
    2026-01-22 slip
    as of 2026-01-25
    """
    assert [run.days for run in days.standing.runs] == [10, 10, 2]
    assert days.standing.longest.start == date(2026, 1, 1)


def test_another_counter_is_left_alone(days):
    """
    2026-01-01 since
    2026-01-11 slip counter=nicotine
    as of 2026-01-31
    """
    assert (days.standing.days, days.standing.slips) == (30, 0)


def test_a_very_long_run(days):
    """
    1900-01-01 since
    as of 2222-12-31
    """
    assert days.standing.days == (date(2222, 12, 31) - date(1900, 1, 1)) // timedelta(days=1)

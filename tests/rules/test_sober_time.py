"""Every sentence of the page on counting, one journal each."""

from datetime import date, timedelta

from sobertrack.rules.sober_time import Run, Window


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


def test_a_slip_ends_the_run_and_the_next_starts_the_day_after(days):
    """
    2026-02-27 sober
    2026-02-28 slip
    2026-03-01 sober
    """
    assert days.runs == [("2026-02-27", "2026-02-28", 1), ("2026-03-01", None, 0)]


def test_a_slip_ends_the_run_with_the_days_from_its_start(days):
    """
    2026-01-01 since
    2026-02-10 slip
    as of 2026-02-20
    """
    assert days.runs == [("2026-01-01", "2026-02-10", 40), ("2026-02-11", None, 9)]
    assert days.standing.earlier == Run(date(2026, 1, 1), date(2026, 2, 10), 40)
    assert days.standing.last_used == date(2026, 2, 10)
    assert days.standing.total == 49


def test_the_next_run_starts_after_until(days):
    """
    2026-01-01 since
    2026-02-10 slip until 2026-02-12
    as of 2026-02-20
    """
    assert days.runs == [("2026-01-01", "2026-02-10", 40), ("2026-02-13", None, 7)]
    assert (days.standing.slips, days.standing.slip_days) == (1, 3)


def test_the_next_run_starts_on_restart(days):
    """
    2026-01-01 since
    2026-02-10 slip restart 2026-02-15
    as of 2026-02-20
    """
    assert days.runs == [("2026-01-01", "2026-02-10", 40), ("2026-02-15", None, 5)]
    assert days.standing.slip_days == 1


def test_restart_lies_behind_until_with_a_gap_between(days):
    """
    2026-01-01 since
    2026-02-10 slip until 2026-02-12 restart 2026-02-15
    as of 2026-02-20
    """
    assert days.runs == [("2026-01-01", "2026-02-10", 40), ("2026-02-15", None, 5)]
    assert days.standing.windows[30] == Window(30 - 3 - 2, 3, 30)


def test_a_restart_still_ahead_is_known_at_once(days):
    """
    2026-01-01 since
    2026-02-10 slip restart 2026-02-15
    as of 2026-02-12
    """
    assert (days.standing.status, days.standing.since, days.standing.days) == ("future", date(2026, 2, 15), 0)
    assert days.on("2026-02-15").standing.status == "sober"


def test_ongoing_use_has_no_next_run_yet(days):
    """
    2026-01-01 since
    2026-02-10 slip ongoing
    as of 2026-02-20
    """
    assert (days.standing.status, days.standing.since, days.standing.days) == ("ongoing", None, 0)
    assert days.runs == [("2026-01-01", "2026-02-10", 40)]
    assert days.standing.slip_days == 11
    assert days.standing.last_used == date(2026, 2, 20)
    assert days.standing.current is None


def test_ongoing_use_ends_the_day_before_the_restart(days):
    """
    2026-01-01 since
    2026-02-10 slip ongoing
    2026-02-18 restart
    as of 2026-02-20
    """
    assert days.runs == [("2026-01-01", "2026-02-10", 40), ("2026-02-18", None, 2)]
    assert (days.standing.slip_days, days.standing.last_used) == (8, date(2026, 2, 17))


def test_a_restart_may_be_written_before_the_slip_it_ends(days):
    """
    2026-01-01 since
    2026-02-10 slip
    2026-02-11 restart
    2026-02-10 slip ongoing
    as of 2026-02-20
    """
    assert days.runs == [("2026-01-01", "2026-02-10", 40), ("2026-02-11", None, 9)]


def test_a_later_slip_during_an_ongoing_one_joins_it(days):
    """
    2026-01-01 since
    2026-02-10 slip ongoing
    2026-02-13 slip
    2026-02-14 slip until 2026-02-15
    as of 2026-02-20
    """
    assert (days.standing.status, days.standing.slips, days.standing.slip_days) == ("ongoing", 3, 11)


def test_a_restart_without_ongoing_use_moves_the_start_of_the_run(days):
    """
    2026-01-01 since
    2026-02-10 slip
    2026-02-15 restart
    as of 2026-02-20
    """
    assert days.runs == [("2026-01-01", "2026-02-10", 40), ("2026-02-15", None, 5)]


def test_a_restart_on_the_day_after_the_last_used_one_changes_nothing(days):
    """
    2026-01-01 since
    2026-02-10 slip
    2026-02-11 restart
    as of 2026-02-20
    """
    assert days.runs == [("2026-01-01", "2026-02-10", 40), ("2026-02-11", None, 9)]


def test_a_restart_without_any_slip_moves_the_first_run(days):
    """
    2026-01-01 since
    2026-02-15 restart
    as of 2026-02-20
    """
    assert days.runs == [("2026-02-15", None, 5)]


def test_a_restart_moved_earlier_gives_the_days_back(days):
    """
    2026-01-01 since
    2026-02-10 slip
    2026-02-18 restart
    2026-02-13 restart
    as of 2026-02-20
    """
    assert days.runs == [("2026-01-01", "2026-02-10", 40), ("2026-02-13", None, 7)]


def test_a_restart_moved_later_takes_effect(days):
    """
    2026-01-01 since
    2026-02-10 slip
    2026-02-13 restart
    2026-02-18 restart
    as of 2026-02-20
    """
    assert days.runs == [("2026-01-01", "2026-02-10", 40), ("2026-02-18", None, 2)]


def test_a_restart_ahead_waits_for_its_day(days):
    """
    2026-01-01 since
    2026-02-10 slip
    2026-03-01 restart
    as of 2026-02-20
    """
    assert days.runs == [("2026-01-01", "2026-02-10", 40), ("2026-02-11", None, 9)]
    assert days.on("2026-03-01").runs == [("2026-01-01", "2026-02-10", 40), ("2026-03-01", None, 0)]


def test_a_slip_inside_an_old_run_splits_it(days):
    """
    2026-01-01 since
    2026-02-10 slip
    2026-01-21 slip
    as of 2026-02-20
    """
    assert days.runs == [
        ("2026-01-01", "2026-01-21", 20),
        ("2026-01-22", "2026-02-10", 19),
        ("2026-02-11", None, 9),
    ]


def test_a_slip_inside_a_gap_changes_no_run(days):
    """
    2026-01-01 since
    2026-02-10 slip restart 2026-02-15
    2026-02-12 slip
    as of 2026-02-20
    """
    assert days.runs == [("2026-01-01", "2026-02-10", 40), ("2026-02-15", None, 5)]
    assert days.standing.slip_days == 2


def test_a_slip_inside_a_gap_that_a_restart_made_changes_no_run(days):
    """
    2026-01-01 since
    2026-02-10 slip
    2026-02-15 restart
    2026-02-12 slip
    as of 2026-02-20
    """
    assert days.runs == [("2026-01-01", "2026-02-10", 40), ("2026-02-15", None, 5)]


def test_a_slip_inside_another_slip_changes_no_run(days):
    """
    2026-01-01 since
    2026-02-10 slip until 2026-02-14
    2026-02-12 slip
    as of 2026-02-20
    """
    assert days.runs == [("2026-01-01", "2026-02-10", 40), ("2026-02-15", None, 5)]
    assert (days.standing.slips, days.standing.slip_days) == (2, 5)


def test_two_slips_on_a_day_are_two_records_and_one_used_day(days):
    """
    2026-01-01 since
    2026-02-10 slip
    2026-02-10 slip
    as of 2026-02-20
    """
    assert (days.standing.slips, days.standing.slip_days) == (2, 1)


def test_a_slip_on_the_sober_date_lists_no_empty_run(days):
    """
    2026-01-01 since
    2026-01-01 slip
    as of 2026-01-11
    """
    assert days.runs == [("2026-01-02", None, 9)]


def test_a_slip_before_the_first_sober_date_is_outside_runs_and_windows(days):
    """
    2026-01-01 since
    2025-12-20 slip until 2025-12-22
    as of 2026-01-11
    """
    assert days.runs == [("2026-01-01", None, 10)]
    assert (days.standing.slips, days.standing.slip_days) == (1, 3)
    assert days.standing.windows[30] == Window(10, 0, 10)


def test_ongoing_use_before_the_first_sober_date_is_over_on_it(days):
    """
    2026-01-01 since
    2025-12-20 slip ongoing
    as of 2026-01-11
    """
    assert days.runs == [("2026-01-01", None, 10)]


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


def test_a_slip_today_keeps_total_and_longest_and_a_run_starts_tomorrow(days):
    """
    2026-01-01 since
    2026-02-10 slip
    as of 2026-02-10
    """
    standing = days.standing
    assert (standing.status, standing.since, standing.days) == ("future", date(2026, 2, 11), 0)
    assert (standing.total, standing.longest) == (40, Run(date(2026, 1, 1), date(2026, 2, 10), 40))


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

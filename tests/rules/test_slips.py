"""Slips and restarts: every sentence of the page on counting that is about them, one journal each."""

from datetime import date

from sobertrack.rules.days.sober_time import Run, Window


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


def test_a_slip_today_keeps_total_and_longest_and_a_run_starts_tomorrow(days):
    """
    2026-01-01 since
    2026-02-10 slip
    as of 2026-02-10
    """
    standing = days.standing
    assert (standing.status, standing.since, standing.days) == ("future", date(2026, 2, 11), 0)
    assert (standing.total, standing.longest) == (40, Run(date(2026, 1, 1), date(2026, 2, 10), 40))

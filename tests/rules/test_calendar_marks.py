"""One mark for each day."""

from datetime import date, timedelta

from sobertrack.model.entries import CheckIn
from sobertrack.rules.looking.calendar_marks import calendar_marks, checkin_marks


def marked(days, start, length):
    first = date.fromisoformat(start)
    written = {entry.day for entry in days.entries if isinstance(entry.what, CheckIn)}
    found = calendar_marks(days.standing, written, (first, first + timedelta(days=length)))
    return [each.mark + ("+" if each.written else "") for each in found]


def test_sober_slip_gap_today_future_and_before(days):
    """
    2026-11-02 checkin
    2026-11-03 since
    2026-11-04 checkin
    2026-11-05 slip restart 2026-11-08
    2026-11-05 checkin
    as of 2026-11-09
    """
    assert marked(days, "2026-11-01", 10) == [
        *("empty", "logged+", "sober", "sober+", "slip+"),
        *("gap", "gap", "sober", "today", "future"),
    ]


def test_today_with_use_is_a_slip_and_ongoing_use_stops_at_today(days):
    """
    2026-11-03 since
    2026-11-05 slip ongoing
    as of 2026-11-06
    """
    assert marked(days, "2026-11-03", 6) == ["sober", "sober", "slip", "slip", "future", "future"]


def test_use_before_the_first_sober_date_is_shown(days):
    """
    2026-11-03 since
    2026-11-01 slip
    as of 2026-11-03
    """
    assert marked(days, "2026-11-01", 3) == ["slip", "empty", "today"]


def test_without_a_counter_there_are_check_ins_alone(days):
    """
    2026-11-02 checkin
    """
    found = checkin_marks({date(2026, 11, 2)}, (date(2026, 11, 1), date(2026, 11, 5)), date(2026, 11, 3))
    assert [each.mark for each in found] == ["empty", "logged", "today", "future"]

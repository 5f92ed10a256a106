"""What a slip cannot touch, and the firsts."""

from datetime import date

from sobertrack.model.entries import Entry, Slip
from sobertrack.rules.looking.firsts import firsts
from sobertrack.rules.looking.kept import Untouched, kept


def test_meetings_urges_that_passed_people_and_days(days):
    """
    2026-11-01 checkin
    2026-11-01 visit name=Tuesday
    2026-11-02 urge level=8 after=2
    2026-11-02 urge level=8 after=6
    2026-11-03 contact supporter=Sam
    2026-11-04 restart
    2026-11-09 visit name=Tuesday
    as of 2026-11-05
    """
    assert kept(days.entries * 2, days.today) == Untouched(meetings=1, urges_passed=1, contacts=1, days_written=3)


def test_a_slip_lowers_none_of_them(days):
    """
    2026-11-02 urge level=8 after=2
    2026-11-02 visit name=Tuesday
    """
    slip = Entry("99", date(2026, 11, 2), Slip("alcohol"))
    assert kept([*days.entries, slip], days.today) == kept(days.entries, days.today)


def named(days):
    return [(first.id, str(first.day)) for first in firsts(days.entries, days.today)]


def test_each_first_with_its_date(days):
    """
    2026-11-03 visit name=Tuesday
    2026-11-01 checkin craving=3
    2026-11-02 urge level=6 after=5
    2026-11-04 urge level=6 after=1
    2026-11-05 contact supporter=Sam
    2026-11-06 contact supporter=Sam
    """
    assert named(days) == [
        ("first-checkin", "2026-11-01"),
        ("first-meeting", "2026-11-03"),
        ("first-urge-passed", "2026-11-04"),
        ("first-contact", "2026-11-05"),
    ]


def test_a_hard_day_passed_when_it_is_over_and_no_use_covers_it(days):
    """
    2026-11-01 urge level=9
    2026-10-30 slip until 2026-11-02
    2026-11-03 slip ongoing
    2026-11-04 urge level=8
    2026-11-06 restart
    2026-11-07 checkin craving=7
    2026-11-08 urge level=10
    as of 2026-11-08
    """
    assert ("first-hard-day-passed", "2026-11-07") in named(days)


def test_a_hard_day_that_goes_on_has_not_passed_yet(days):
    """
    2026-11-08 urge level=10
    """
    assert named(days) == []
    assert named(days.on("2026-11-09")) == [("first-hard-day-passed", "2026-11-08")]

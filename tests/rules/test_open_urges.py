"""Urges left open: which one a later level is about, and when to ask about one."""

from datetime import datetime

import pytest

from sobertrack.rules.coping.open_urges import to_ask_about, to_close


def level(entry) -> int | None:
    return entry.what.level if entry is not None else None


def test_the_last_open_one_is_closed(days):
    """
    2026-11-20 09:00 urge level=4
    2026-11-23 21:00 urge level=7
    as of 2026-11-24
    """
    assert level(to_close(days.entries, days.today)) == 7


def test_an_earlier_open_one_where_the_last_is_closed_and_of_another_day(days):
    """
    2026-11-20 09:00 urge level=4
    2026-11-23 21:00 urge level=7 after=2
    as of 2026-11-24
    """
    assert level(to_close(days.entries, days.today)) == 4
    assert level(to_close(days.entries, days.on("2026-11-23").today)) == 7
    assert to_close(days.entries, days.on("2026-11-19").today) is None


def test_nothing_to_close(days):
    """
    2026-11-20 checkin mood=3
    2026-11-23 21:00 urge level=7 after=2
    as of 2026-11-24
    """
    assert to_close(days.entries, days.today) is None


@pytest.mark.parametrize(
    ("now", "asked"),
    [
        ("2026-11-23T23:00", 3),
        ("2026-11-24T03:00", None),
        ("2026-11-24T05:00", 6),
        ("2026-11-24T23:59", 6),
        ("2026-11-25T08:00", None),
    ],
)
def test_the_next_morning_asks_about_the_last_of_the_night(days, now, asked):
    """
    2026-11-23 04:00 urge level=3
    2026-11-23 22:10 urge level=7
    2026-11-24 02:10 urge level=6
    """
    assert level(to_ask_about(days.entries, datetime.fromisoformat(now))) == asked


def test_what_is_closed_or_unknown_is_not_asked_about(days):
    """
    2026-11-23 22:10 urge level=7 after=3
    2026-11-23 22:20 urge
    """
    assert to_ask_about(days.entries, datetime(2026, 11, 24, 9)) is None


def test_without_a_time_it_was_in_the_evening(days):
    """
    2026-11-23 urge level=7
    """
    assert level(to_ask_about(days.entries, datetime(2026, 11, 24, 9))) == 7
    assert to_ask_about(days.entries, datetime(2026, 11, 23, 22)) is None

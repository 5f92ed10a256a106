"""Check-in streaks: days written about, never confused with sober time."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sobertrack.rules.days.streaks import Streaks, checkin_streaks

TODAY = date(2026, 11, 22)


def test_no_check_in_yet():
    assert checkin_streaks([], TODAY) == Streaks(0, 0, 0, False, None)


def test_days_count_not_check_ins(days):
    """
    2026-11-20 checkin mood=3
    2026-11-20 checkin mood=4
    2026-11-21 checkin
    2026-11-22 checkin
    """
    assert days.streaks == Streaks(current=3, longest=3, total=3, logged_today=True, last=TODAY)


def test_a_day_not_yet_written_about_ends_nothing(days):
    """
    2026-11-20 checkin
    2026-11-21 checkin
    as of 2026-11-22
    """
    assert days.streaks == Streaks(current=2, longest=2, total=2, logged_today=False, last=date(2026, 11, 21))


def test_a_missed_day_ends_the_streak_and_keeps_the_longest(days):
    """
    2026-11-01 checkin
    2026-11-02 checkin
    2026-11-03 checkin
    2026-11-20 checkin
    as of 2026-11-22
    """
    assert days.streaks == Streaks(current=0, longest=3, total=4, logged_today=False, last=date(2026, 11, 20))


def test_an_honest_check_in_on_a_day_of_use_counts(days):
    """
    2026-11-21 checkin mood=3
    2026-11-22 checkin mood=2
    2026-11-22 slip
    """
    assert days.streaks.current == 2
    assert days.standing.days == 0


def test_check_ins_never_touch_sober_time(days):
    """
    2026-11-01 since
    2026-11-10 slip
    2026-11-10 sober
    2026-11-12 sober
    as of 2026-11-22
    """
    assert days.runs == [("2026-11-01", "2026-11-10", 9), ("2026-11-11", None, 11)]


def test_days_after_today_wait(days):
    """
    2026-11-22 checkin
    2026-11-25 checkin
    as of 2026-11-22
    """
    assert days.streaks == Streaks(1, 1, 1, True, TODAY)


some_days = st.lists(st.integers(-60, 10).map(lambda ago: TODAY + timedelta(days=ago)))


@given(some_days, st.randoms())
def test_order_and_repeats_do_not_matter(found, chance):
    mixed = found + found[:5]
    chance.shuffle(mixed)
    assert checkin_streaks(mixed, TODAY) == checkin_streaks(found, TODAY)


@given(some_days)
def test_it_agrees_with_walking_from_day_to_day(found):
    written = {day for day in found if day <= TODAY}

    def back_from(day):
        length = 0
        while day - timedelta(days=length) in written:
            length += 1
        return length

    assert checkin_streaks(found, TODAY) == Streaks(
        current=back_from(TODAY) or back_from(TODAY - timedelta(days=1)),
        longest=max(map(back_from, written), default=0),
        total=len(written),
        logged_today=TODAY in written,
        last=max(written, default=None),
    )

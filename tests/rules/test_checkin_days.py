"""Several check-ins of a day, put together."""

from datetime import date

from sobertrack.rules.days.checkin_days import Day, by_day


def test_the_last_given_mood_the_union_of_lists_and_notes_in_order(days):
    """
    2026-11-21 checkin mood=2 craving=7 triggers=tired,lonely note=hard_morning
    2026-11-22 checkin mood=5
    2026-11-21 checkin mood=4 triggers=lonely,hungry wins=a_walk note=better
    2026-11-21 checkin sober=alcohol
    """
    assert by_day(reversed(days.entries)) == {
        date(2026, 11, 21): Day(
            day=date(2026, 11, 21),
            mood=4,
            craving=7,
            sober=("alcohol",),
            triggers=("tired", "lonely", "hungry"),
            wins=("a_walk",),
            notes=("hard morning", "better"),
            ids=("0000", "0002", "0003"),
        ),
        date(2026, 11, 22): Day(date(2026, 11, 22), mood=5, ids=("0001",)),
    }


def test_days_come_by_date_and_other_entries_are_left_out(days):
    """
    2026-11-22 checkin
    2026-11-20 checkin
    2026-11-19 urge level=3
    """
    assert list(by_day(days.entries * 2)) == [date(2026, 11, 20), date(2026, 11, 22)]
    assert by_day([]) == {}

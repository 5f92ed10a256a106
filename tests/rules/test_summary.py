"""What a stretch of days held."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sobertrack.model.counters import Counter
from sobertrack.model.entries import CheckIn, Entry, Slip
from sobertrack.rules.coping.moods import Levels, Span, by_span
from sobertrack.rules.coping.strategies import Tried, Uses
from sobertrack.rules.days.sober_time import standing
from sobertrack.rules.looking.summary import Said, SoberDays, Stretch, so_far, sober_days, summary


def summed(days, start, end):
    return summary(days.entries, so_far((date.fromisoformat(start), date.fromisoformat(end)), days.today))


def counted(days, start, end):
    stretch = so_far((date.fromisoformat(start), date.fromisoformat(end)), days.today)
    return sober_days(days.standing, days.entries, stretch)


@pytest.mark.parametrize(
    ("start", "end", "found", "length"),
    [
        ("2026-11-01", "2026-12-01", "2026-11-23", 22),
        ("2026-10-01", "2026-11-01", "2026-11-01", 31),
        ("2026-12-01", "2027-01-01", "2026-12-01", 0),
    ],
)
def test_a_stretch_is_the_part_of_a_period_that_has_come(start, end, found, length):
    stretch = so_far((date.fromisoformat(start), date.fromisoformat(end)), date(2026, 11, 22))
    assert (str(stretch.end), stretch.days) == (found, length)


def test_check_ins_by_day_with_moods_and_cravings(days):
    """
    2026-10-31 checkin mood=1
    2026-11-01 checkin mood=2 craving=8 wins=up_early hard=the_party
    2026-11-01 checkin mood=4 gratitude=Sam
    2026-11-02 checkin mood=5 wins=a_walk,a_call
    2026-11-03 checkin
    2026-11-05 checkin mood=1
    as of 2026-11-04
    """
    found = summed(days, "2026-11-01", "2026-12-01")
    assert [each.day.day for each in found.days] == [1, 2, 3]
    assert found.stretch == Stretch(date(2026, 11, 1), date(2026, 11, 5))
    assert (found.moods, found.cravings) == (Levels(2, 4.5), Levels(1, 8.0))
    assert [said.text for said in found.wins] == ["up_early", "a_walk", "a_call"]
    assert found.hard == (Said(date(2026, 11, 1), "the_party"),)
    assert found.gratitude == (Said(date(2026, 11, 1), "Sam"),)


def test_moods_by_week(days):
    """
    2026-11-01 checkin mood=2
    2026-11-02 checkin mood=5 craving=3
    2026-11-08 checkin mood=4
    """
    found = summed(days, "2026-11-01", "2026-12-01").days
    assert by_span(found, "week") == (
        Span(date(2026, 10, 26), 1, Levels(1, 2.0), Levels(0, None)),
        Span(date(2026, 11, 2), 2, Levels(2, 4.5), Levels(1, 3.0)),
    )
    assert [str(week.start) for week in by_span(found, "week", week_starts_on=6)] == ["2026-11-01", "2026-11-08"]


def test_urges_with_what_became_of_them(days):
    """
    2026-11-02 21:40 urge level=8 after=2 triggers=lonely tried=walk,call
    2026-11-02 21:55 urge level=7 after=6 triggers=lonely,tired tried=walk
    2026-11-08 urge level=6 triggers=tired
    2026-11-08 09:05 urge
    """
    found = summed(days, "2026-11-01", "2026-12-01").urges
    assert (found.total, found.peaks, found.mean_peak) == (4, 3, 7.0)
    assert (found.closed, found.mean_drop, found.passed) == (2, 3.5, 1)
    assert (found.timed, found.hours[21], found.hours[9], sum(found.hours)) == (3, 2, 1, 3)
    assert found.weekdays == (2, 0, 0, 0, 0, 0, 2)


def test_nothing_is_summed_up_as_nothing_known(days):
    """
    as of 2026-11-04
    """
    found = summed(days, "2026-11-01", "2026-12-01")
    assert (found.moods, found.urges.mean_peak, found.urges.mean_drop) == (Levels(0, None), None, None)
    assert (found.visits.last, found.visits_per_week, found.tried) == (None, None, ())


def test_triggers_of_urges_and_check_ins_count_once_for_the_same_time(days):
    """
    2026-11-01 checkin triggers=lonely,tired
    2026-11-01 checkin triggers=tired
    2026-11-01 urge level=5 triggers=lonely
    2026-11-02 urge level=5 triggers=lonely
    2026-11-02 urge level=5 triggers=lonely,boss
    """
    assert summed(days, "2026-11-01", "2026-12-01").triggers == (("lonely", 3), ("boss", 1), ("tired", 1))


def test_what_was_tried_and_what_it_did(days):
    """
    2026-11-01 urge level=8 after=4 tried=walk,call
    2026-11-01 checkin tried=walk,tea
    2026-11-02 urge level=5 after=6 tried=walk
    2026-11-03 urge level=9 tried=walk
    2026-11-03 urge level=0 after=0 tried=call
    """
    assert summed(days, "2026-11-01", "2026-12-01").tried == (
        Tried("walk", 3, Uses(rated=2, helped=1, dropped=3)),
        Tried("call", 2, Uses(rated=1, helped=1, dropped=4)),
        Tried("tea", 1, Uses()),
    )
    assert Uses(2, 1, 3).mean_drop == 1.5
    assert Uses().mean_drop is None


def test_meetings_and_contacts(days):
    """
    2026-11-01 visit name=Tuesday_night how=in-person
    2026-11-10 20:00 visit name=Online_noon how=online
    2026-11-10 12:00 visit name=Tuesday_night how=in-person
    2026-11-03 contact supporter=Sam
    2026-11-09 contact supporter=Ana from_them=yes
    2026-11-12 contact supporter=Sam
    as of 2026-11-14
    """
    found = summed(days, "2026-11-01", "2026-12-01")
    assert found.visits.total == 3
    assert found.visits.by_how == (("in-person", 2), ("online", 1))
    assert found.visits.by_name == (("Tuesday night", 2), ("Online noon", 1))
    assert found.visits.last.what.name == "Online noon"
    assert found.visits_per_week == 1.5
    assert (found.contacts.total, found.contacts.from_them) == (3, 1)
    assert found.contacts.by_person == (("Sam", 2), ("Ana", 1))
    assert found.contacts.last == {"Sam": date(2026, 11, 12), "Ana": date(2026, 11, 9)}


def test_sober_days_by_your_date_with_check_ins_and_slips(days):
    """
    2026-10-01 since
    2026-11-02 sober
    2026-11-03 sober
    2026-11-05 sober
    2026-11-05 slip
    2026-11-10 slip
    2026-11-30 checkin
    as of 2026-12-20
    """
    assert counted(days, "2026-11-01", "2026-12-01") == SoberDays("alcohol", 28, 30, 3, 2, 2)


def test_today_is_not_over_and_not_counted_but_its_slip_is(days):
    """
    2026-11-01 since
    2026-11-10 sober
    2026-11-10 slip
    """
    assert counted(days, "2026-11-01", "2026-12-01") == SoberDays("alcohol", 9, 9, 0, 1, 0)


def test_sober_days_count_from_the_first_sober_date(days):
    """
    2026-11-21 since
    2026-11-15 slip until 2026-11-17
    as of 2026-12-20
    """
    assert counted(days, "2026-11-01", "2026-12-01") == SoberDays("alcohol", 10, 10, 0, 1, 0)
    assert counted(days, "2026-10-01", "2026-11-01").of == 0


def test_gap_days_are_in_neither(days):
    """
    2026-11-01 since
    2026-11-05 slip restart 2026-11-11
    as of 2026-11-21
    """
    assert counted(days, "2026-11-01", "2026-12-01") == SoberDays("alcohol", 14, 20, 0, 1, 1)


FIRST = date(2026, 1, 1).toordinal()
offsets = st.integers(0, 60).map(lambda n: date.fromordinal(FIRST + n))


@settings(deadline=None)
@given(st.lists(offsets), st.lists(offsets), st.tuples(offsets, offsets), offsets)
def test_sober_days_agree_with_counting_them_one_by_one(slips, written, ends, today):
    entries = [Entry(f"s{n}", day, Slip("a")) for n, day in enumerate(slips)]
    entries += [Entry(f"c{n}", day, CheckIn()) for n, day in enumerate(written)]
    counter = Counter("a", "A", "other", date(2026, 1, 20))
    period = (min(ends), max(ends))
    found = sober_days(standing(counter, entries[: len(slips)], today), entries, so_far(period, today))
    whole = [date.fromordinal(FIRST + n) for n in range(61)]
    of = {day for day in whole if counter.since <= day < today and period[0] <= day < period[1]}
    sober = of - set(slips)
    assert found[1:4] == (len(sober), len(of), len(sober & set(written)))
    assert found.slips == sum(period[0] <= day < period[1] and day <= today for day in slips)
    assert found.slip_days == len(of & set(slips))

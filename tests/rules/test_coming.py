"""What starts next, on the person's clock."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sobertrack.model.peers.feeds import ListedMeeting
from sobertrack.rules.peers.coming import GRACE, Coming

MON, TUE, WED, FRI, SAT, SUN = 0, 1, 2, 4, 5, 6
DAY = timedelta(hours=24)


def starts(now, *meetings, zone="Europe/London", within=DAY):
    moment = datetime.fromisoformat(now) if isinstance(now, str) else now
    coming = Coming(moment, within)
    found = [coming.start_of(each, zone) for each in meetings]
    return [f"{start:%Y-%m-%dT%H:%M%z}" for start in found if start]


def weekly(*days, at="19:00", **more):
    return ListedMeeting(days=tuple(days), time=at, slug="a", name="A", **more)


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ("2026-11-23T18:00+00:00", ["2026-11-23T19:00+0000"]),
        ("2026-11-23T19:00+00:00", ["2026-11-23T19:00+0000"]),
        ("2026-11-23T19:10+00:00", ["2026-11-23T19:00+0000"]),
        ("2026-11-23T19:11+00:00", []),
        ("2026-11-22T19:00+00:00", ["2026-11-23T19:00+0000"]),
        ("2026-11-22T18:59+00:00", []),
        ("2026-11-23T14:00-05:00", ["2026-11-23T14:00-0500"]),
    ],
)
def test_within_a_day_and_ten_minutes_ago(now, found):
    assert starts(now, weekly(MON)) == found


@pytest.mark.parametrize(
    ("now", "days", "at", "found"),
    [
        ("2026-11-22T23:55+00:00", (MON,), "00:00", "2026-11-23T00:00+0000"),
        ("2026-11-23T00:05+00:00", (SUN,), "23:59", "2026-11-22T23:59+0000"),
        ("2026-11-23T00:05+00:00", (MON,), "00:00", "2026-11-23T00:00+0000"),
        ("2026-11-23T12:00+00:00", (MON, TUE, WED), "11:00", "2026-11-24T11:00+0000"),
    ],
)
def test_across_midnight(now, days, at, found):
    assert starts(now, weekly(*days, at=at)) == [found]


@pytest.mark.parametrize(
    ("zone", "now", "days", "at", "found"),
    [
        ("America/New_York", "2026-03-07T20:00-05:00", (SUN,), "02:30", "2026-03-08T03:30-0400"),
        ("America/New_York", "2026-03-08T01:50-05:00", (SUN,), "02:30", "2026-03-08T03:30-0400"),
        ("America/New_York", "2026-11-01T00:30-04:00", (SUN,), "01:30", "2026-11-01T01:30-0400"),
        ("America/New_York", "2026-11-01T01:30-05:00", (SUN,), "19:00", "2026-11-01T19:00-0500"),
        ("Europe/London", "2026-10-24T20:00+01:00", (SUN,), "19:00", "2026-10-25T19:00+0000"),
        ("Australia/Lord_Howe", "2026-10-03T20:00+10:30", (SUN,), "02:15", "2026-10-04T02:45+1100"),
        ("Africa/Casablanca", "2026-02-14T20:00+01:00", (SUN,), "19:00", "2026-02-15T19:00+0000"),
    ],
)
def test_across_clock_changes(zone, now, days, at, found):
    here = datetime.fromisoformat(now).astimezone(ZoneInfo(zone))
    assert starts(here, weekly(*days, at=at), zone=zone) == [found]


def test_a_meetings_own_zone_wins_and_the_clock_is_the_persons():
    assert starts("2026-11-23T20:00+00:00", weekly(MON, zone="America/New_York")) == ["2026-11-24T00:00+0000"]
    assert starts("2026-11-23T20:00+00:00", weekly(TUE, at="08:00", zone="Asia/Tokyo")) == ["2026-11-23T23:00+0000"]


def test_ones_own_without_a_zone_is_where_the_person_is():
    assert starts("2026-11-23T12:00-08:00", weekly(MON), zone=None) == ["2026-11-23T19:00-0800"]


def test_a_list_without_a_zone_is_not_computed():
    coming = Coming(datetime.fromisoformat("2026-11-23T12:00+00:00"), DAY)
    assert coming.start_of(weekly(MON), "") is None
    assert coming.start_of(weekly(MON, zone="Europe/London"), "") is not None
    assert coming.unknown == 1
    assert coming.start_of(weekly(MON, zone="Mars/Base"), "") is None


def test_what_does_not_meet_now_and_what_has_no_time_is_left_out():
    assert starts("2026-11-23T12:00+00:00", weekly(MON, attendance="inactive"), ListedMeeting(name="B"), weekly()) == []


@settings(deadline=None)
@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),
    st.sampled_from(("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca")),
    st.sampled_from(("Pacific/Auckland", "America/Los_Angeles", "Europe/London")),
    st.sets(st.integers(0, 6), min_size=1, max_size=3),
    st.times().map(lambda at: f"{at:%H:%M}"),
    st.integers(1, 200),
)
def test_a_start_lies_within_and_on_a_day_of_the_sieve(moment, zone, here, days, at, hours):
    now = moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(here))
    coming = Coming(now, timedelta(hours=hours))
    start = coming.start_of(weekly(*sorted(days), at=at), zone)
    if start is not None:
        assert now - GRACE <= start <= now + timedelta(hours=hours)
        local = start.astimezone(ZoneInfo(zone))
        assert local.weekday() in days
        asked = coming.weekdays([zone])
        assert asked is None or asked & days

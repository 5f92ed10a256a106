"""The next start of a weekly meeting."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sobertrack.rules.peers.next_meeting import UTC, Weekly, next_start

MON, TUE, WED, SUN = 0, 1, 2, 6


@pytest.mark.parametrize(
    ("weekly", "now", "start"),
    [
        (Weekly(TUE, "19:00"), "2026-11-22T21:14+01:00", "2026-11-24T19:00+01:00"),
        (Weekly(SUN, "21:14"), "2026-11-22T21:14+01:00", "2026-11-22T21:14+01:00"),
        (Weekly(SUN, "21:13"), "2026-11-22T21:14+01:00", "2026-11-29T21:13+01:00"),
        (Weekly(SUN, "19:00", "America/New_York"), "2026-11-23T00:30+01:00", "2026-11-22T19:00-05:00"),
        (Weekly(MON, "08:00", "Asia/Tokyo"), "2026-11-22T20:00-05:00", "2026-11-30T08:00+09:00"),
        (Weekly(SUN, "12:00", "Europe/Berlin"), "2026-03-28T12:00+01:00", "2026-03-29T12:00+02:00"),
        (Weekly(SUN, "02:30", "Europe/Berlin"), "2026-03-28T12:00+01:00", "2026-03-29T03:30+02:00"),
        (Weekly(SUN, "02:30", "Europe/Berlin"), "2026-10-24T12:00+02:00", "2026-10-25T02:30+02:00"),
        (Weekly(SUN, "02:30", "Europe/Berlin"), "2026-10-25T02:15+01:00", "2026-11-01T02:30+01:00"),
        (Weekly(WED, "00:00", "Pacific/Apia"), "2026-11-23T23:00-08:00", "2026-11-25T00:00+13:00"),
    ],
)
def test_clock_changes_and_zones(weekly, now, start):
    found = next_start(weekly, datetime.fromisoformat(now))
    assert found.isoformat(timespec="minutes") == start


@pytest.mark.parametrize("zone", ["Mars/Base", "../etc/passwd", "Europe", "", "\0"])
def test_an_unknown_zone_gives_no_wrong_time(zone):
    now = datetime.fromisoformat("2026-11-22T21:14+01:00")
    found = next_start(Weekly(TUE, "19:00", zone), now)
    assert found is None or zone == ""


@settings(deadline=None)
@given(
    st.datetimes(datetime(1971, 1, 1), datetime(2036, 1, 1)),
    st.sampled_from(("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")),
    st.integers(0, 6),
    st.times().map(lambda at: f"{at:%H:%M}"),
)
def test_the_next_start_lies_within_a_week_and_an_hour(moment, zone, weekday, at):
    now = moment.replace(tzinfo=UTC)
    found = next_start(Weekly(weekday, at, zone), now)
    assert timedelta(0) <= found - now <= timedelta(days=7, hours=1)
    assert found.tzinfo == ZoneInfo(zone)
    assert found.weekday() == weekday

"""Which meeting a visit was to: around an hour, on a day, and across time zones."""

from datetime import date, datetime, timedelta, timezone

import pytest

from sobertrack.model.peers.meetings import Meeting
from sobertrack.rules.peers.attending import around, next_time, on_day

HERE = timezone(timedelta(hours=1))
SUNDAY = Meeting("sunday", "Sunday", days=(6,), time="20:00")
ELSEWHERE = Meeting("far", "Far", days=(6,), time="20:00", zone="America/New_York")
ANY_TIME = Meeting("any-time", "Any time", days=(6,))
ANY_DAY = Meeting("any-day", "Any day", time="20:00")
ALL = (SUNDAY, ELSEWHERE, ANY_TIME, ANY_DAY)


def names(found: list[Meeting]) -> list[str]:
    return [each.id for each in found]


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        ("2026-11-22T19:00", []),
        ("2026-11-22T19:01", ["sunday"]),
        ("2026-11-22T20:00", ["sunday"]),
        ("2026-11-23T00:00", ["sunday"]),
        ("2026-11-23T00:01", []),
        ("2026-11-23T02:00", ["far"]),
    ],
)
def test_an_hour_before_to_four_hours_behind(moment: str, found: list[str]) -> None:
    assert names(around(ALL, datetime.fromisoformat(moment).replace(tzinfo=HERE))) == found


def test_a_day_is_the_persons_own() -> None:
    assert names(on_day(ALL, date(2026, 11, 22), HERE)) == ["sunday", "any-time"]
    assert names(on_day(ALL, date(2026, 11, 23), HERE)) == ["far"]
    assert names(on_day(ALL, date(2026, 11, 24), HERE)) == []


def test_what_is_not_known_has_no_next_time() -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=HERE)
    assert next_time(ANY_TIME, now) is None
    assert next_time(ANY_DAY, now) is None
    assert next_time(SUNDAY._replace(zone="Nowhere/Land"), now) is None
    assert next_time(SUNDAY, now) == datetime(2026, 11, 22, 20, tzinfo=HERE)

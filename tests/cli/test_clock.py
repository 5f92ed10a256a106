"""The clock, and what replaces it."""

import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from sobertrack.cli import clock
from sobertrack.errors import Misuse


@pytest.fixture
def paris(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_an_offset_is_the_local_zone() -> None:
    now = clock.now({clock.VARIABLE: "2026-11-22T23:30:00.75-08:00"})
    assert now.isoformat() == "2026-11-22T23:30:00-08:00"
    assert now.date() == date(2026, 11, 22)


@pytest.mark.usefixtures("paris")
def test_without_an_offset_the_system_zone_is_meant() -> None:
    assert clock.now({clock.VARIABLE: "2026-07-01T12:00"}).isoformat() == "2026-07-01T12:00:00+02:00"
    assert clock.now({clock.VARIABLE: " 2026-12-01 "}).isoformat() == "2026-12-01T00:00:00+01:00"


@pytest.mark.usefixtures("paris")
@pytest.mark.parametrize("year", [1900, 1969, 1970, 2038, 2222, 2300])
def test_far_years_keep_the_date_as_written(year: int) -> None:
    now = clock.now({clock.VARIABLE: f"{year}-01-01T00:30"})
    assert (now.date(), now.hour, now.minute) == (date(year, 1, 1), 0, 30)
    assert now.utcoffset() is not None


@pytest.mark.usefixtures("paris")
def test_an_hour_that_a_clock_change_leaves_out_keeps_its_date() -> None:
    assert clock.now({clock.VARIABLE: "2026-03-29T02:30"}).date() == date(2026, 3, 29)


@pytest.mark.parametrize(
    "said", ["yesterday", "2026-13-01", "1899-12-31", "2301-01-01", "9999-12-31T00:00+00:00", "12:00"]
)
def test_a_bad_value_names_the_variable(said: str) -> None:
    with pytest.raises(Misuse, match=clock.VARIABLE):
        clock.now({clock.VARIABLE: said})


def test_without_the_variable_it_is_now_in_whole_seconds() -> None:
    now = clock.now({})
    assert now.microsecond == 0
    assert abs(now - datetime.now().astimezone()) < timedelta(seconds=5)


def test_the_time_zone_library_is_not_loaded(run) -> None:
    code = "import sys; from sobertrack.cli import clock; clock.now({}); print('zoneinfo' in sys.modules)"
    assert run(program=("-c", code), TZ="Europe/Paris").out == "False\n"

"""Which appointment comes next."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.appointments import Appointment
from sobertrack.rules.commitments.appointments import ahead, start

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)

appointments = st.lists(
    st.builds(
        Appointment,
        id=st.sampled_from("abcdef"),
        name=st.just("Dr Lee"),
        date=st.dates(date(2026, 11, 20), date(2026, 11, 25)),
        time=st.sampled_from(["", "09:00", "14:00", "14:01", "23:59"]),
    ),
    max_size=8,
)


@given(appointments)
def test_what_lies_ahead_is_in_order_and_whole(known) -> None:
    found = ahead(known, NOW)
    assert [(each.date, each.time) for each in found] == sorted((each.date, each.time) for each in found)
    gone = [each for each in known if each not in found]
    assert all(each.date < NOW.date() or (each.date == NOW.date() and "" < each.time < "14:00") for each in gone)


def test_after_midnight_the_calendar_counts() -> None:
    tonight = Appointment("a", "Dr Lee", date(2026, 11, 22), "20:00")
    assert ahead([tonight], NOW.replace(day=23, hour=1)) == []


def test_an_appointment_begins_on_the_clock_of_where_one_is() -> None:
    assert start(Appointment("a", "Dr Lee", date(2026, 11, 23), "09:30"), NOW) == datetime(
        2026, 11, 23, 9, 30, tzinfo=UTC
    )
    assert start(Appointment("a", "Dr Lee", date(2026, 11, 23)), NOW) is None

"""How people say when something happened: tables of what is understood and refused, and properties that always hold."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from saying import CLOCKS, DAYS, FOUR, NOW, TEXT, TODAY, check_refusal, refused, when

from sobertrack.model.days.calendar_words import echo_day, say_ago, say_day, weekday_number
from sobertrack.model.days.dates import parse_date
from sobertrack.model.days.when import When, logical_today, parse_time, parse_when


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("yesterday", "2026-11-21", None),
        ("last night", "2026-11-21", None),
        ("Last  Night", "2026-11-21", None),
        ("last tuesday at 22:30", "2026-11-17", "22:30"),
        ("yesterday 9pm", "2026-11-21", "21:00"),
        ("yesterday 9:05 p.m.", "2026-11-21", "21:05"),
        ("22:30 yesterday", "2026-11-21", "22:30"),
        ("at 9 am on friday", "2026-11-20", "09:00"),
        ("nov 20 9 am", "2026-11-20", "09:00"),
        ("9am 20 nov", "2026-11-20", "09:00"),
        ("2026-11-20T22:30", "2026-11-20", "22:30"),
        ("3 days ago at noon", "2026-11-19", "12:00"),
        ("noon 2w", "2026-11-08", "12:00"),
        ("now", "2026-11-22", "22:00"),
        ("20 min ago", "2026-11-22", "21:40"),
        ("20m", "2026-11-22", "21:40"),
        ("an hour ago", "2026-11-22", "21:00"),
        ("23 hours ago", "2026-11-21", "23:00"),
        ("3 w", "2026-11-01", None),
        ("21:59", "2026-11-22", "21:59"),
        ("22:00", "2026-11-22", "22:00"),
        ("22:01", "2026-11-21", "22:01"),
        ("noon", "2026-11-22", "12:00"),
        ("12am", "2026-11-22", "00:00"),
        ("today 8:15", "2026-11-22", "08:15"),
    ],
)
def test_when_something_happened(text, day, clock):
    assert when(text) == When(date.fromisoformat(day), clock)


@pytest.mark.parametrize(
    ("now", "text", "day", "clock"),
    [
        ("2026-11-22T01:30", "now", "2026-11-21", "01:30"),
        ("2026-11-22T01:30", "23:00", "2026-11-21", "23:00"),
        ("2026-11-22T01:30", "01:00", "2026-11-21", "01:00"),
        ("2026-11-22T01:30", "02:00", "2026-11-20", "02:00"),
        ("2026-11-22T01:30", "last night", "2026-11-20", None),
        ("2026-11-22T05:00", "2 hours ago", "2026-11-21", "03:00"),
        ("2026-11-22T05:00", "1 hour ago", "2026-11-22", "04:00"),
        ("2026-11-22T05:00", "yesterday 03:00", "2026-11-21", "03:00"),
    ],
)
def test_a_day_that_ends_at_four(now, text, day, clock):
    now = datetime.fromisoformat(now)
    assert when(text, now, FOUR) == When(date.fromisoformat(day), clock)


def test_a_time_of_today_that_lies_ahead_is_refused():
    assert str(refused("today 23:00", parse_when)) == '"today 23:00" lies in the future (it is 22:00 now)'
    night = refused("today 03:00", parse_when, day_ends_at=FOUR)  # 03:00 ends today: it is tomorrow's date
    assert night.kind == "future"
    assert when("tomorrow 9am", future_days=366) == When(date(2026, 11, 23), "09:00")


def test_hours_ago_count_real_time_when_the_clock_changes():
    berlin = ZoneInfo("Europe/Berlin")
    now = datetime(2026, 10, 25, 4, 0, tzinfo=berlin)  # at 03:00 the clock went back to 02:00
    assert when("3 hours ago", now) == When(date(2026, 10, 25), "02:00")
    assert parse_time("3 hours", now=now) == "02:00"


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("yesterday 25:00", "time", "there is no hour 25"),
        ("yesterday 13pm", "time", "there is no hour 13 pm"),
        ("22:61 yesterday", "time", "there is no minute 61"),
        ("2026-11-20T22:30:00", "time", "seconds are not kept"),
        ("now yesterday", "time", '"now" stands alone'),
        ("2026-13-45 22:30", "date", "there is no month 13"),
        ("20 9am nov", "date", "the time stands before or after the day, not inside it"),
        ("22:30 23:30", "date", "a time stands where a day is expected"),
        ("yesterday 2 hours ago", "date", "a time stands where a day is expected"),
        ("last night 23:00", "date", 'with a time say "yesterday" or "today"'),
        ("9999999999 hours ago", "date", "that is before 1900"),
        ("yesterday at", "date", "these words together mean no day"),
        ("foo", "date", "no such word is known"),
    ],
)
def test_what_is_no_when(text, kind, why):
    error = refused(text, parse_when)
    assert (error.kind, error.why) == (kind, why)


def test_unclear_parts_of_a_when_name_the_part():
    assert refused("10/11/2026 22:30", parse_when).hint == (
        "10/11/2026 can be 2026-10-11 or 2026-11-10: write it that way"
    )
    assert refused("yesterday at 9", parse_when).hint == "9 can be 09:00 or 21:00: write it that way"
    assert refused("midnight", parse_when).hint == "midnight can be 00:00 or 23:59: write it that way"


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        *(("22:30", "22:30"), ("9:05", "09:05"), ("00:00", "00:00"), ("23:59", "23:59")),
        *(("9pm", "21:00"), ("9 PM", "21:00"), ("9:30pm", "21:30"), ("9 a.m.", "09:00")),
        *(("12am", "00:00"), ("12pm", "12:00"), ("12:30 am", "00:30"), ("noon", "12:00"), ("now", "22:00")),
        *(("20 min", "21:40"), ("20 min ago", "21:40"), ("2h", "20:00"), ("23 hours ago", "23:00")),
    ],
)
def test_a_time(text, clock):
    assert parse_time(text, now=NOW) == clock


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("25:00", "there is no hour 25"),
        ("24:00", "there is no hour 24"),
        ("25", "there is no hour 25"),
        ("12:60", "there is no minute 60"),
        ("9:5", "minutes are two digits"),
        ("9:-5", "minutes are two digits"),
        ("0am", "there is no hour 0 am"),
        ("24 hours ago", "that is a day ago or more: say the day as well"),
        ("yesterday 9pm", "a time alone is expected here"),
        ("midnight", "midnight begins one day and ends another"),
        ("9", "a number alone is no time"),
        ("999999999999 min", "that is a day ago or more: say the day as well"),
        ("", "it is empty"),
        ("foo", "no such time is known"),
        (":", "no such time is known"),
    ],
)
def test_what_is_no_time(text, why):
    error = refused(text, parse_time)
    assert error.why == why
    assert str(error).endswith(f" is not a time: {why}")
    assert error.readings or error.hint == 'try 22:30, 9pm, "20 min ago"; all forms: sobertrack help dates'


@pytest.mark.parametrize(("hour", "day"), [("00:00", 21), ("03:59", 21), ("04:00", 22), ("23:59", 22)])
def test_the_logical_day(hour, day):
    now = datetime.combine(TODAY, time.fromisoformat(hour))
    assert logical_today(now, FOUR) == date(2026, 11, day)
    assert logical_today(now.replace(tzinfo=UTC), FOUR) == date(2026, 11, day)
    assert logical_today(now, time(0)) == TODAY


def test_how_a_day_is_said():
    assert say_day(date(2026, 11, 20)) == "Fri 20 Nov 2026"
    assert say_day(date(2026, 11, 2), year=False) == "Mon 2 Nov"
    ago = {-1: "yesterday", -2: "2 days ago", 0: "today", 1: "tomorrow", 19: "in 19 days"}
    assert {n: say_ago(TODAY + timedelta(n), TODAY) for n in ago} == ago
    assert echo_day(date(2026, 11, 20), TODAY) == "Fri 20 Nov 2026 (2 days ago)"
    assert echo_day(date(2026, 11, 21), TODAY) == "Sat 21 Nov 2026 (yesterday)"
    assert echo_day(TODAY, TODAY) == "Sun 22 Nov 2026"


@pytest.mark.parametrize(
    ("text", "number"),
    [("mon", 0), ("Monday", 0), (" mondays ", 0), ("TUES", 1), ("thur", 3), ("Sundays", 6), ("", None), ("days", None)],
)
def test_a_weekday(text, number):
    assert weekday_number(text) == number


@given(TEXT, DAYS, CLOCKS, st.times(max_value=time(11, 59)), st.sampled_from([0, 366]), st.booleans())
@example("today 22:30", date(1900, 1, 1), time(0), time(4), 0, False)
@example("in 99999999999999999999 days", TODAY, time(0), time(0), 366, True)
def test_any_text_is_a_day_or_refused_in_words(text, day, clock, day_ends_at, future_days, plans):
    now = datetime.combine(day, clock, tzinfo=UTC)
    today = max(logical_today(now, day_ends_at), date(1900, 1, 1))
    check_refusal(text, parse_date, today=day, future_days=future_days, plans=plans)
    check_refusal(text, parse_when, now=now, today=today, day_ends_at=day_ends_at, future_days=future_days)
    check_refusal(text, parse_time, now=now)
    weekday_number(text)


@given(DAYS.filter(lambda day: day.year > 1900), CLOCKS, CLOCKS, st.times(max_value=time(11, 59)))
def test_a_time_alone_is_the_most_recent_one(day, clock, said, day_ends_at):
    now = datetime.combine(day, clock)
    found = when(f"{said:%H:%M}", now, day_ends_at)
    lies_on = found.day + timedelta(days=said < day_ends_at)
    assert timedelta(0) <= now - datetime.combine(lies_on, said) < timedelta(days=1)


@given(DAYS.filter(lambda day: day.year > 1900), CLOCKS, st.integers(0, 5000), st.times(max_value=time(11, 59)))
def test_minutes_ago_lie_on_their_own_logical_day(day, clock, minutes, day_ends_at):
    now = datetime.combine(day, clock, tzinfo=UTC)
    then = now - timedelta(minutes=minutes)
    assert when(f"{minutes} min ago", now, day_ends_at) == (logical_today(then, day_ends_at), f"{then:%H:%M}")

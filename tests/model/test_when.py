"""How people say days and times: tables of what is understood and refused, and properties that always hold."""

import copy
import pickle
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sobertrack.model.when import (
    NotADate,
    When,
    echo_day,
    logical_today,
    parse_date,
    parse_time,
    parse_when,
    say_ago,
    say_day,
    weekday_number,
)

TODAY = date(2026, 11, 22)  # a Sunday
NOW = datetime(2026, 11, 22, 22, 0, tzinfo=timezone(timedelta(hours=1)))
FOUR = time(4)

DAYS = st.dates(date(1900, 1, 1), date(2222, 12, 31))
CLOCKS = st.times().map(lambda at: at.replace(second=0, microsecond=0))
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=120)
PIECES = (
    "today yesterday tomorrow last next this night friday sun nov february 20 29 31 0 9 2026 2026-11-20 20261120 "
    "2026-02-30 10/11/2026 10.11 1.2.3 22:30 25:00 9:5 :30 am pm p.m. noon midnight now at t on of in a an ago d w mo "
    "h m min days weeks hours months years 999999999999 20th 3d 2w 9pm "
    "2026-11-20T09:00 , . .. - / foo １２ märz"
)
GRAMMAR_TEXT = st.lists(st.sampled_from(PIECES.split()), max_size=6).flatmap(
    lambda pieces: st.sampled_from([" ", "", "  ", "-"]).map(lambda space: space.join(pieces))
)
TEXT = ANY_TEXT | GRAMMAR_TEXT


def refused(text, parse=parse_date, **given):
    if parse is parse_date:
        given = {"today": TODAY} | given
    elif parse is parse_time:
        given = {"now": NOW} | given
    else:
        given = {"now": NOW, "today": TODAY} | given
    with pytest.raises(NotADate) as caught:
        parse(text, **given)
    return caught.value


def check_refusal(text, parse, **given):
    """Either a value, or a refusal fit to be shown; nothing else may come out."""
    refusal = None
    try:
        parse(text, **given)
    except NotADate as error:
        refusal = error
    if refusal is not None:
        words = f"{refusal} {refusal.hint}"
        assert words.isprintable()
        assert len(words) < 350
        assert refusal.at is None or 0 <= refusal.at <= len(text)


def when(text, now=NOW, day_ends_at=time(0), **given):
    return parse_when(text, now=now, today=logical_today(now, day_ends_at), day_ends_at=day_ends_at, **given)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-20", "2026-11-20"),
        ("20261120", "2026-11-20"),
        ("1900-01-01", "1900-01-01"),
        ("2024-02-29", "2024-02-29"),
        ("today", "2026-11-22"),
        ("yesterday", "2026-11-21"),
        ("  YesterDay\n", "2026-11-21"),
        ("20 nov", "2026-11-20"),
        ("20nov", "2026-11-20"),
        ("nov 20", "2026-11-20"),
        ("Nov. 20, 2026", "2026-11-20"),
        ("20th November 2026", "2026-11-20"),
        ("November 1st", "2026-11-01"),
        ("2nd of september", "2026-09-02"),
        ("3 Sept 2025", "2025-09-03"),
        ("20-Nov-2026", "2026-11-20"),
        ("22 nov", "2026-11-22"),
        ("23 nov", "2025-11-23"),
        ("31 dec", "2025-12-31"),
        ("29 feb", "2024-02-29"),
        ("29 feb 2020", "2020-02-29"),
        ("sunday", "2026-11-22"),
        ("fri", "2026-11-20"),
        ("Thurs", "2026-11-19"),
        ("monday", "2026-11-16"),
        ("last sunday", "2026-11-15"),
        ("last\u00a0Friday", "2026-11-20"),
        ("last monday", "2026-11-16"),
        ("3d", "2026-11-19"),
        ("3 days", "2026-11-19"),
        ("0 days ago", "2026-11-22"),
        ("1 day ago", "2026-11-21"),
        ("2w", "2026-11-08"),
        ("2 weeks ago", "2026-11-08"),
        ("a week ago", "2026-11-15"),
        ("Fri 20 Nov 2026", "2026-11-20"),
        ("friday 2026-11-20", "2026-11-20"),
        ("Fri, Nov 20", "2026-11-20"),
    ],
)
def test_a_day_as_people_say_it(text, day):
    assert parse_date(text, today=TODAY).isoformat() == day


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-13-45", "there is no month 13"),
        ("20261301", "there is no month 13"),
        ("2026-02-30", "February 2026 has 28 days"),
        ("2024-02-30", "February 2024 has 29 days"),
        ("2026-11-00", "there is no day 0"),
        ("2026-00-10", "there is no month 0"),
        ("30 feb", "February has 28 or 29 days"),
        ("31 apr", "April has 30 days"),
        ("29 feb 2026", "February 2026 has 28 days"),
        ("0 nov", "there is no day 0"),
        ("123 nov", "no month has so many days"),
        ("nov 2026", "the day is missing"),
        ("2026-11", "the day is missing"),
        ("november", "the day is missing"),
        ("2026", "the month and the day are missing"),
        ("5", "a number alone is no day"),
        ("1812-01-01", "years from 1900 to 2300 are understood"),
        ("2301-01-01", "years from 1900 to 2300 are understood"),
        ("20 nov 1812", "years from 1900 to 2300 are understood"),
        ("999999999999 days", "that is before 1900"),
        ("999999999999 weeks ago", "that is before 1900"),
        ("in 999999999999 days", "that is after 2300"),
        ("thu 20 nov 2026", "20 Nov 2026 is a Friday"),
        ("last week", 'after "last" a weekday is needed'),
        ("next month", 'after "next" a weekday is needed'),
        ("this evening", 'say "today" or a date'),
        ("2 hours ago", "hours and minutes say a time, not a day"),
        ("9pm", "a time stands where a day is expected"),
        ("45/45/2026", "no day of a month can be read from it"),
        ("", "it is empty"),
        (" \u00a0\t", "it is empty"),
        ("x" * 5000, "5000 characters are too many"),
        ("２０２６-11-20", "write the digits as 0 to 9"),
        ("٣ days", "write the digits as 0 to 9"),
        ("2026–11–20", 'write the dash as "-"'),
        ("märz", "only English words and plain digits are understood"),
        ("yesteday", "no such word is known"),
        ("yesterday foo", '"foo" is not known'),
        ("-3 days", '"-3" is not known'),
        ("ago days 3", "these words together mean no day"),
    ],
)
def test_what_is_no_day_is_refused_in_words(text, why):
    error = refused(text)
    assert error.why == why
    assert error.readings == ()
    assert error.hint == 'try 2026-11-20, yesterday, "last friday"; all forms: sobertrack help dates'


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("10/11/2026", "2026-10-11 or 2026-11-10"),
        ("10.11.2026", "2026-10-11 or 2026-11-10"),
        ("10-11-2026", "2026-10-11 or 2026-11-10"),
        ("10/11/26", "2026-10-11 or 2026-11-10"),
        ("10/11/99", "1999-10-11 or 1999-11-10"),
        ("10/11", "2026-10-11 or 2026-11-10"),
        ("31/12/2025", "2025-12-31"),
        ("12/31/2025", "2025-12-31"),
        ("10/10/2026", "2026-10-10"),
        ("2026/11/20", "2026-11-20"),
        ("2026-1-5", "2026-01-05"),
        ("20 nov 26", "2026-11-20"),
        ("3 months ago", "2026-08-22"),
        ("1 year ago", "2025-11-22"),
        ("this friday", "2026-11-20 or 2026-11-27"),
        ("this sunday", "2026-11-22"),
    ],
)
def test_unclear_days_are_refused_with_their_readings(text, readings):
    error = refused(text)
    assert error.readings == tuple(readings.split(" or "))
    assert error.hint == f"{text} can be {readings}: write it that way"


def test_the_sentence_is_the_promised_one():
    error = refused("2026-13-45")
    assert str(error) == '"2026-13-45" is not a date: there is no month 13'
    assert error.at == 5
    assert error.text == "2026-13-45"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2026-12-01", '"2026-12-01" lies in the future (in 9 days)'),
        ("1 dec 2026", '"1 dec 2026" lies in the future (Tue 1 Dec 2026, in 9 days)'),
        ("tomorrow", '"tomorrow" lies in the future (Mon 23 Nov 2026, tomorrow)'),
        ("next friday", '"next friday" lies in the future (Fri 27 Nov 2026 at the earliest)'),
    ],
)
def test_a_log_refuses_days_ahead_and_names_them(text, sentence):
    assert str(refused(text)) == sentence


def test_days_ahead_are_accepted_where_they_make_sense():
    assert parse_date("tomorrow", today=TODAY, future_days=366) == date(2026, 11, 23)
    assert parse_date("in 3 days", today=TODAY, future_days=366) == date(2026, 11, 25)
    assert parse_date("2028-05-01", today=TODAY, plans=True) == date(2028, 5, 1)
    assert parse_date("20 dec", today=TODAY, future_days=366) == date(2025, 12, 20)
    assert "at most 366 days" in str(refused("2028-05-01", future_days=366))
    assert refused("2028-05-01", future_days=366, plans=True)
    assert refused("next friday", plans=True).readings == ("2026-11-27", "2026-12-04")


def test_leap_days_before_the_first_year_are_refused():
    assert refused("29 feb", today=date(1903, 5, 1)).why == "that is before 1900"
    assert refused("yesterday", today=date(1900, 1, 1)).why == "that is before 1900"
    assert parse_date("29 feb", today=date(1911, 1, 1)) == date(1908, 2, 29)
    assert parse_date("29 feb", today=date(2104, 1, 1)) == date(2096, 2, 29)


def test_a_message_never_carries_control_characters_or_a_long_text():
    assert str(refused("a\x00\x1b[31m")) == '"a\\x00\\x1b[31m" is not a date: no such word is known'
    assert "\\ud800" in str(refused("\ud800"))
    assert "\\u202e" in str(refused("yester\u202eday"))
    assert len(str(refused("\x00" * 5000))) < 100
    assert '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa..."' in str(refused("a" * 90))


def test_an_error_can_be_copied():
    error = refused("10/11/2026")
    for twin in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert (str(twin), twin.hint, twin.at) == (str(error), error.hint, error.at)


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


@given(DAYS, DAYS)
def test_every_way_of_writing_a_day_out_means_that_day(day, today):
    day, today = min(day, today), max(day, today)
    iso = day.isoformat()
    for text in (iso, iso.replace("-", ""), say_day(day), say_day(day)[4:], f"{day:%B} {day.day}, {day.year}"):
        assert parse_date(text, today=today) == day
    assert parse_date(f"{(today - day).days} days ago", today=today) == day


@given(DAYS.filter(lambda day: day.year > 1908))
def test_spoken_days_look_back_as_little_as_possible(today):
    for back in range(1, 8):
        day = today - timedelta(back)
        assert parse_date(f"last {day:%A}", today=today) == day
        assert parse_date(f"{day:%a}", today=today) == (today if back == 7 else day)
    for back in (0, 1, 200, 364):
        day = today - timedelta(back)
        assert parse_date(say_day(day, year=False)[4:], today=today) == day


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

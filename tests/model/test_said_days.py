"""How people say days: tables of what is understood and refused, and properties that always hold."""

import copy
import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from saying import DAYS, TODAY, refused

from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.days.dates import parse_date


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
        ("2026-11-20 foo", '"foo" is not known'),
        ("foo 20 2026-11-20", '"foo" is not known'),
        ("2026-11-20 20", "these words together mean no day"),
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


@given(DAYS.filter(lambda day: day.year < 2290))
def test_spoken_days_to_come_look_ahead_as_little_as_possible(today):
    for ahead in range(7):
        day = today + timedelta(ahead)
        assert parse_date(f"{day:%A}", today=today, plans=True, coming=True) == day
    for ahead in (0, 1, 200, 364):
        day = today + timedelta(ahead)
        assert parse_date(say_day(day, year=False)[4:], today=today, plans=True, coming=True) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2 weeks", date(2026, 12, 6)),
        ("3d", date(2026, 11, 25)),
        ("in 3 days", date(2026, 11, 25)),
        ("3 days ago", date(2026, 11, 19)),
        ("last friday", date(2026, 11, 20)),
        ("2026-11-01", date(2026, 11, 1)),
        ("29 feb", date(2028, 2, 29)),
    ],
)
def test_days_to_come_of_the_other_forms(text, day):
    assert parse_date(text, today=TODAY, plans=True, coming=True) == day


def test_a_day_to_come_that_is_not_clear_is_refused_with_days_to_come():
    assert refused("31/12", plans=True, coming=True).readings == ("2026-12-31",)

"""Periods as people say them, and months counted so that anniversaries and elapsed time agree."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.days.calendar_words import add_months, elapsed
from sobertrack.model.days.periods import Period, last_days, parse_period
from sobertrack.model.days.said import NotADate

TODAY = date(2026, 11, 22)  # a Sunday
DAYS = st.dates(date(1900, 1, 1), date(2222, 12, 31))
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=120)
PIECES = (
    "2026 2026-11 2026-13 2026-W47 2026W54 0000 9999 this last next week month year 30 0 30d 3 mo m y w d 4w days "
    "999999999999 .. ... 2026-10-01 2026-10-31 yesterday friday 10/11/2026 20 nov tomorrow , foo １２"
)
GRAMMAR_TEXT = st.lists(st.sampled_from(PIECES.split()), max_size=6).flatmap(
    lambda pieces: st.sampled_from([" ", ""]).map(lambda space: space.join(pieces))
)


def days(first, last):
    """A period by its first and last day, both included."""
    return Period(date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2300", "2300-01-01", "2300-12-31"),
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2026-W47", "2026-11-16", "2026-11-22"),
        ("2026-w01", "2025-12-29", "2026-01-04"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("this week", "2026-11-16", "2026-11-22"),
        ("last week", "2026-11-09", "2026-11-15"),
        ("This  Month", "2026-11-01", "2026-11-30"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("last 1 d", "2026-11-22", "2026-11-22"),
        ("last 30d", "2026-10-24", "2026-11-22"),
        ("last 30 days", "2026-10-24", "2026-11-22"),
        ("last 2 w", "2026-11-09", "2026-11-22"),
        ("last 3 mo", "2026-08-23", "2026-11-22"),
        ("last 2 years", "2024-11-23", "2026-11-22"),
        ("2026-10-01..2026-10-31", "2026-10-01", "2026-10-31"),
        ("2026-11-20..2026-11-20", "2026-11-20", "2026-11-20"),
        ("1 nov .. yesterday", "2026-11-01", "2026-11-21"),
        ("last friday..today", "2026-11-20", "2026-11-22"),
        ("2026-11-01..2026-12-31", "2026-11-01", "2026-12-31"),
    ],
)
def test_a_period(text, first, last):
    assert parse_period(text, today=TODAY) == days(first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("30", "2026-10-24", "2026-11-22"),
        ("30d", "2026-10-24", "2026-11-22"),
        ("4w", "2026-10-26", "2026-11-22"),
        ("3mo", "2026-08-23", "2026-11-22"),
        ("2y", "2024-11-23", "2026-11-22"),
        ("last 30 days", "2026-10-24", "2026-11-22"),
        ("month", "2026-10-01", "2026-10-31"),
        ("week", "2026-11-09", "2026-11-15"),
    ],
)
def test_the_last_days(text, first, last):
    assert last_days(text, today=TODAY) == days(first, last)


def test_a_week_that_starts_on_sunday():
    assert parse_period("this week", today=TODAY, week_starts_on=6) == days("2026-11-22", "2026-11-28")
    assert parse_period("last week", today=TODAY, week_starts_on=6) == days("2026-11-15", "2026-11-21")
    assert last_days("week", today=TODAY, week_starts_on=6) == days("2026-11-15", "2026-11-21")
    assert parse_period("2026-W47", today=TODAY, week_starts_on=6) == days("2026-11-16", "2026-11-22")


def test_months_back_are_clamped():
    assert parse_period("last 1 mo", today=date(2026, 3, 31)) == days("2026-03-01", "2026-03-31")
    assert parse_period("last 1 y", today=date(2024, 2, 29)) == days("2023-03-01", "2024-02-29")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-13", "there is no month 13"),
        ("2026-W54", "there is no week 54: 2026 has 53"),
        ("2026-W00", "there is no week 0: 2026 has 53"),
        ("2025-W53", "there is no week 53: 2025 has 52"),
        ("1899", "years from 1900 to 2300 are understood"),
        ("last 0 d", "it must be 1 at least"),
        ("last 30", "days, weeks, months or years must be said"),
        ("last 3 m", 'write "mo" for months'),
        ("last 3 foo", "d, w, mo or y is needed after the number"),
        ("last 999999999999 d", "that begins before 1900"),
        ("last 999999999999 y", "that begins before 1900"),
        ("next week", "a period looks back: say this or last"),
        ("last foo", 'after "last" say week, month, year or so many days'),
        ("..2026-10-31", "the first day is missing"),
        ("2026-10-01..", "the last day is missing"),
        ("2026-10-31..2026-10-01", "2026-10-31 lies after 2026-10-01"),
        ("2026-10-01..2026-13-45", "there is no month 13"),
        ("2026-01..2026-02", "the day is missing"),
        ("", "it is empty"),
        ("foo", "no such word is known"),
        ("x.." * 2000, "6000 characters are too many"),
    ],
)
def test_what_is_no_period(text, why):
    with pytest.raises(NotADate) as caught:
        parse_period(text, today=TODAY)
    assert caught.value.why == why
    assert str(caught.value).endswith(f" is not a period: {why}")
    assert caught.value.hint == (
        'try 2026-11, "last 30 days", 2026-10-01..2026-10-31; all forms: sobertrack help dates'
    )


def test_a_single_day_is_shown_as_a_period():
    with pytest.raises(NotADate) as caught:
        parse_period("yesterday", today=TODAY)
    assert caught.value.hint == "yesterday can be 2026-11-21..2026-11-21: write it that way"


def test_where_a_range_stops_making_sense():
    with pytest.raises(NotADate) as caught:
        parse_period("2026-10-01..2026-13-45", today=TODAY)
    assert caught.value.at == 17


@pytest.mark.parametrize("text", ["", "x", "-3", "30 x", "0", "30 m", "last", "d", "1.5y"])
def test_what_is_no_number_of_days(text):
    with pytest.raises(NotADate):
        last_days(text, today=TODAY)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2020-02-29", 18, "2021-08-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-11-22", 0, "2026-11-22"),
        ("2026-11-22", 2, "2027-01-22"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -13, "2024-12-15"),
    ],
)
def test_months_are_added_and_clamped(day, months, then):
    assert add_months(date.fromisoformat(day), months).isoformat() == then


@pytest.mark.parametrize(
    ("start", "end", "parts"),
    [
        ("2026-10-12", "2026-11-22", (0, 1, 10)),
        ("2020-02-29", "2021-02-28", (1, 0, 0)),
        ("2020-02-29", "2021-02-27", (0, 11, 29)),
        ("2023-01-31", "2023-02-28", (0, 1, 0)),
        ("2023-01-31", "2023-03-30", (0, 1, 30)),
        ("2026-11-22", "2026-11-22", (0, 0, 0)),
        ("2026-11-23", "2026-11-22", (0, 0, 0)),
    ],
)
def test_elapsed_time(start, end, parts):
    assert elapsed(date.fromisoformat(start), date.fromisoformat(end)) == parts


@given(DAYS, DAYS)
def test_elapsed_and_anniversaries_agree(one, other):
    start, end = min(one, other), max(one, other)
    years, months, rest = elapsed(start, end)
    assert add_months(start, 12 * years + months) + timedelta(rest) == end
    assert end < add_months(start, 12 * years + months + 1)
    assert 0 <= months < 12
    assert 0 <= rest < 31


@given(DAYS, st.integers(0, 900))
def test_an_anniversary_is_a_whole_number_of_months(start, months):
    assert elapsed(start, add_months(start, months)) == (*divmod(months, 12), 0)


@given(DAYS, st.integers(1, 3000))
def test_the_last_n_days_are_n_days_ending_today(today, count):
    if (today - timedelta(count - 1)).year < 1900:
        return
    period = last_days(f"{count}d", today=today)
    assert period == parse_period(f"last {count} days", today=today)
    assert (period.end - period.start).days == count
    assert period.end == today + timedelta(1)


@given(DAYS, DAYS, DAYS)
def test_both_ends_of_a_range_are_included(one, other, today):
    first, last = min(one, other), max(one, other)
    assert parse_period(f"{first}..{last}", today=today) == Period(first, last + timedelta(1))


@given(DAYS.filter(lambda day: day.year > 1901), st.integers(0, 6))
def test_calendar_periods_hold_today_and_meet(today, week_starts_on):
    for unit in ("week", "month", "year"):
        this = parse_period(f"this {unit}", today=today, week_starts_on=week_starts_on)
        last = parse_period(f"last {unit}", today=today, week_starts_on=week_starts_on)
        assert last.start < last.end == this.start <= today < this.end
    iso = today.isocalendar()
    week = parse_period(f"{iso.year}-W{iso.week:02}", today=today)
    assert week.start <= today < week.end


@given(ANY_TEXT | GRAMMAR_TEXT, DAYS, st.integers(0, 6))
def test_any_text_is_a_period_or_refused_in_words(text, today, week_starts_on):
    for parse in (parse_period, last_days):
        period, refusal = None, None
        try:
            period = parse(text, today=today, week_starts_on=week_starts_on)
        except NotADate as error:
            refusal = error
        if refusal is not None:
            words = f"{refusal} {refusal.hint}"
            assert words.isprintable()
            assert len(words) < 350
            assert refusal.at is None or 0 <= refusal.at <= len(text)
        if period is not None:
            assert period.start < period.end
            assert period.start.year >= 1900

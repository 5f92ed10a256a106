"""PERIOD: stretches of days, half-open; both ends are included in what a person types."""

from datetime import date, timedelta
from typing import NamedTuple

from sobertrack.model.days.calendar_words import add_months
from sobertrack.model.days.dates import DAY_UNITS, FIRST_YEAR, LAST_YEAR, MONTH_UNITS, NO_LIMIT, months_back, read_day
from sobertrack.model.days.said import LONGEST_TEXT, NotADate, Said, said

ONE_DAY = timedelta(days=1)


class Period(NamedTuple):
    """The days from `start` up to, not including, `end`."""

    start: date
    end: date


def parse_period(text: str, *, today: date, week_starts_on: int = 0) -> Period:
    """YYYY | YYYY-MM | YYYY-Www | this|last week|month|year | last N d|w|mo|y | DATE..DATE.

    "last 30 days" ends today, today included. `week_starts_on` (0 is Monday) moves "this week" and
    "last week"; a numbered week is the ISO one and starts on Monday. Ends after today are fine.
    """
    if ".." in text[:LONGEST_TEXT]:
        return _between(text, today)
    words = said(text, "period")
    period = _numbered(words) or _named(words, today, week_starts_on) or _last(words, today)
    if period is None:
        raise _unknown(words, today)
    return _checked(words, period)


def last_days(text: str, *, today: date, week_starts_on: int = 0) -> Period:
    """What --last takes: 30d, 4w, 3mo, 2y, 30 (days), all ending today; or the last week, month, year."""
    words = said(text, "period")
    if words.words[0] == "last" and len(words.words) > 1:
        words = words.part(1)
    found = words.words
    if len(found) == 1 and found[0].isdigit():
        return _checked(words, _span(words, found[0], "d", today))
    if len(found) == 1 and found[0] in ("week", "month", "year"):
        return _checked(words, _calendar(found[0], 1, today, week_starts_on))
    if len(found) == 2 and found[0].isdigit():
        return _checked(words, _span(words, found[0], found[1], today))
    raise words.refuse("a number of days, weeks, months or years is needed")


def usual_days(text: str, *, today: date) -> Period:
    """The same for what stands where nobody said a period: it begins with the first year at the earliest."""
    try:
        return last_days(text, today=today)
    except NotADate:
        return Period(date(FIRST_YEAR, 1, 1), today + ONE_DAY)


def _checked(words: Said, period: Period) -> Period:
    if period.start.year < FIRST_YEAR:
        raise words.refuse(f"that begins before {FIRST_YEAR}")
    return period


def _between(text: str, today: date) -> Period:
    """DATE..DATE, both included."""
    nothing = Said(text, "period", (), ())
    dots = text.index("..")
    if not text[:dots].strip():
        raise nothing.refuse("the first day is missing", 0)
    if not text[dots + 2 :].strip():
        raise nothing.refuse("the last day is missing", len(text))
    first = read_day(said(text, "period", 0, dots), today, NO_LIMIT)
    last = read_day(said(text, "period", dots + 2), today, NO_LIMIT)
    if last < first:
        raise nothing.refuse(f"{first} lies after {last}", dots + 2)
    return Period(first, last + ONE_DAY)


def _numbered(words: Said) -> Period | None:
    """YYYY, YYYY-MM, YYYY-Www."""
    first, *rest = words.words
    year_text, dash, month_text = first.partition("-")
    if len(year_text) != 4 or not year_text.isdigit():
        return None
    year = int(year_text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise words.refuse(f"years from {FIRST_YEAR} to {LAST_YEAR} are understood")
    if not dash and len(rest) == 2 and rest[0] == "w" and rest[1].isdigit():
        return _iso_week(words, year, int(rest[1]))
    if rest:
        return None
    if not dash:
        return _months(date(year, 1, 1), 12)
    if len(month_text) != 2 or not month_text.isdigit():
        return None
    if not 1 <= int(month_text) <= 12:
        raise words.refuse(f"there is no month {int(month_text)}", words.columns[0] + 5)
    return _months(date(year, int(month_text), 1), 1)


def _iso_week(words: Said, year: int, week: int) -> Period:
    weeks = date(year, 12, 28).isocalendar().week  # 28 December always lies in the last week
    if not 1 <= week <= weeks:
        raise words.refuse(f"there is no week {week}: {year} has {weeks}", words.columns[2])
    start = date.fromisocalendar(year, week, 1)
    return Period(start, start + 7 * ONE_DAY)


def _named(words: Said, today: date, week_starts_on: int) -> Period | None:
    """this|last week|month|year."""
    if len(words.words) != 2 or words.words[0] not in ("this", "last"):
        return None
    if words.words[1] not in ("week", "month", "year"):
        return None
    return _calendar(words.words[1], int(words.words[0] == "last"), today, week_starts_on)


def _calendar(unit: str, back: int, today: date, week_starts_on: int) -> Period:
    """The whole calendar week, month or year of today, or the one `back` before it."""
    if unit == "month":
        return _months(add_months(today.replace(day=1), -back), 1)
    if unit == "year":
        return _months(date(today.year - back, 1, 1), 12)
    start = today - timedelta(days=(today.weekday() - week_starts_on) % 7 + 7 * back)
    return Period(start, start + 7 * ONE_DAY)


def _months(start: date, months: int) -> Period:
    return Period(start, add_months(start, months))


def _last(words: Said, today: date) -> Period | None:
    """last N d|w|mo|y."""
    if len(words.words) not in (2, 3) or words.words[0] != "last" or not words.words[1].isdigit():
        return None
    if len(words.words) == 2:
        raise words.refuse("days, weeks, months or years must be said", len(words.text))
    return _span(words, words.words[1], words.words[2], today)


def _span(words: Said, count_text: str, unit: str, today: date) -> Period:
    """So many days, weeks, months or years that end today, today included."""
    count = int(count_text)
    if count == 0:
        raise words.refuse("it must be 1 at least")
    if unit in DAY_UNITS:
        days = min(count * DAY_UNITS[unit], today.toordinal())
        return Period(today - timedelta(days=days - 1), today + ONE_DAY)
    if unit in MONTH_UNITS:
        return Period(months_back(today, count * MONTH_UNITS[unit]) + ONE_DAY, today + ONE_DAY)
    if unit == "m":
        raise words.refuse('write "mo" for months', words.columns[-1])
    raise words.refuse("d, w, mo or y is needed after the number", words.columns[-1])


def _unknown(words: Said, today: date) -> NotADate:
    """A single day is no period, and is shown written as one."""
    if words.words[0] == "next":
        return words.refuse("a period looks back: say this or last")
    if words.words[0] in ("this", "last"):
        return words.refuse(f'after "{words.words[0]}" say week, month, year or so many days')
    try:
        day = read_day(words, today, NO_LIMIT).isoformat()
    except NotADate as refusal:
        return refusal
    return words.refuse("it is a single day", None, (f"{day}..{day}",))

"""How people say when: TIME and WHEN (DATE is in dates.py), and which day it is."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from sobertrack.model import limits
from sobertrack.model.days.dates import (
    FIRST_YEAR,
    MINUTE_UNITS,
    count_of,
    read_day,
)
from sobertrack.model.days.said import NotADate, Said, said

MIDNIGHT = time(0)


class When(NamedTuple):
    """The logical day of something and its local clock time, "HH:MM" in 24 hours, None when not said."""

    day: date
    time: str | None


def logical_today(now: datetime, day_ends_at: time) -> date:
    """The day a person still calls today: before `day_ends_at` (00:00 to 11:59) it is yesterday's."""
    return now.date() - timedelta(days=now.time() < day_ends_at)


def parse_when(
    text: str,
    *,
    now: datetime,
    today: date,
    day_ends_at: time = MIDNIGHT,
    future_days: int = 0,
    coming: bool = False,
) -> When:
    """The logical day, and the time if one is said: DATE [[at] TIME], TIME [DATE], or last night.

    `today` is the logical day of `now`; a time before `day_ends_at` lies on the calendar date after its
    logical day. A time without a day is the most recent such time. NotADate for anything else, and for
    what lies ahead, unless `future_days` allows that many days. `coming` looks ahead, as in parse_date.
    """
    words = said(text, "plan" if coming else "date")
    if words.words[:2] == ("last", "night"):
        return _last_night(words, today)
    minutes = _minutes_ago(words)
    if minutes is not None:
        moment = _before(now, minutes, words)
        return When(logical_today(moment, day_ends_at), f"{moment:%H:%M}")
    begin, end = _find_time(words)
    if begin == end:
        return When(read_day(words, today, future_days), None)
    clock = _read_clock(words.part(begin, end)._replace(kind="time"))
    day_words = _beside(words, begin, end)
    if day_words is None:
        lies_ahead = _moment(today, clock, day_ends_at) > now.replace(tzinfo=None)
        return When(_yesterday(words, today) if lies_ahead else today, clock)
    day = read_day(day_words, today, future_days)
    if not future_days and _moment(day, clock, day_ends_at) > now.replace(tzinfo=None):
        raise words._replace(kind="future").refuse(f"it is {now:%H:%M} now")
    return When(day, clock)


def parse_time(text: str, *, now: datetime) -> str:
    """A local clock time as "HH:MM": 22:30, 9pm, 9:30 pm, noon, now, or up to a day back, 20 min [ago]."""
    words = said(text, "time")
    minutes = _minutes_ago(words)
    if minutes is None:
        begin, end = _find_time(words)
        if end - begin not in (0, len(words.words)):
            raise words.refuse("a time alone is expected here", words.columns[0 if begin else end])
        return _read_clock(words)
    if minutes >= limits.DAY_MINUTES:
        raise words.refuse("that is a day ago or more: say the day as well")
    return f"{_before(now, minutes, words):%H:%M}"


def _last_night(words: Said, today: date) -> When:
    if len(words.words) > 2:
        raise words.refuse('with a time say "yesterday" or "today"', words.columns[2])
    return When(_yesterday(words, today), None)


def _yesterday(words: Said, today: date) -> date:
    return read_day(words._replace(words=("yesterday",)), today, 0)


def _minutes_ago(words: Said) -> int | None:
    """now, or N m|min|h|hours [ago]; None for anything else."""
    if words.words == ("now",):
        return 0
    counted = words.words[:-1] if words.words[-1] == "ago" else words.words
    if len(counted) != 2 or counted[1] not in MINUTE_UNITS:
        return None
    count = count_of(counted[0])
    return None if count is None else count * MINUTE_UNITS[counted[1]]


def _before(now: datetime, minutes: int, words: Said) -> datetime:
    """So many minutes earlier, counted in real time: an hour put forward or back in between is honoured."""
    if minutes > (now.year - FIRST_YEAR + 1) * 366 * limits.DAY_MINUTES:
        raise words.refuse(f"that is before {FIRST_YEAR}")
    moment = now - timedelta(minutes=minutes)
    if now.tzinfo is not None:
        utc = now.astimezone(UTC) - timedelta(minutes=minutes)
        moment = utc.astimezone(now.tzinfo)
    if moment.year < FIRST_YEAR:
        raise words.refuse(f"that is before {FIRST_YEAR}")
    return moment


def _find_time(words: Said) -> tuple[int, int]:
    """Where a clock time stands among the words; an empty stretch when there is none."""
    said_words = (*words.words, "")
    for n, word in enumerate(words.words):
        if word in ("noon", "midnight", "now"):
            return n, n + 1
        after = n + 2 if said_words[n + 1] in ("am", "pm") else n + 1
        after_at = n > 0 and said_words[n - 1] == "at"
        if word[0].isdigit() and (":" in word or (word.isdigit() and (after == n + 2 or after_at))):
            return n, after
    return 0, 0


def _beside(words: Said, begin: int, end: int) -> Said | None:
    """The words for the day before or after the time, without "at" and "on"; None when there are none."""
    first = end
    if end < len(words.words) - 1 and words.words[end] == "on":
        first = end + 1
    last = begin
    if begin and words.words[begin - 1] in ("at", "t"):  # 2026-11-20T22:30 is three words
        last = begin - 1
    before, after = words.part(0, last), words.part(first)
    if before.words and after.words:
        raise after.refuse("the time stands before or after the day, not inside it")
    return before if before.words else after if after.words else None


def _moment(day: date, clock: str, day_ends_at: time) -> datetime:
    """The calendar date and time at which a time of a logical day lies."""
    at = time.fromisoformat(clock)
    return datetime.combine(day + timedelta(days=at < day_ends_at), at)


def _read_clock(words: Said) -> str:
    """HH:MM | H[:MM]am|pm | noon, in 24 hours."""
    first, *rest = words.words
    if first == "noon" and not rest:
        return "12:00"
    if first == "now":
        raise words.refuse('"now" stands alone')
    if first == "midnight":
        raise words.refuse("midnight begins one day and ends another", None, ("00:00", "23:59"))
    hour, colon, minute = first.partition(":")
    half = rest[0] if rest else ""
    if not hour.isdigit() or len(hour) > 2 or len(rest) > 1 or half not in ("", "am", "pm"):
        raise words.refuse("no such time is known")
    if not colon and not half:
        raise _bare_hour(words, int(hour))
    minutes = _read_minute(words, minute) if colon else 0
    return f"{_read_hour(words, int(hour), half):02}:{minutes:02}"


def _read_hour(words: Said, hour: int, half: str) -> int:
    if hour > 23:
        raise words.refuse(f"there is no hour {hour}")
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise words.refuse(f"there is no hour {hour} {half}")
    return hour % 12 + (12 if half == "pm" else 0)


def _read_minute(words: Said, minute: str) -> int:
    at = words.columns[0] + words.words[0].index(":") + 1
    if ":" in minute:
        raise words.refuse("seconds are not kept", at + minute.index(":"))
    if not minute.isdigit() or len(minute) != 2:
        raise words.refuse("minutes are two digits", at)
    if int(minute) > 59:
        raise words.refuse(f"there is no minute {int(minute)}", at)
    return int(minute)


def _bare_hour(words: Said, hour: int) -> NotADate:
    """A number alone can be an hour of the morning or of the evening."""
    hours = [n for n in (hour, hour + 12) if n < 24 and (n == hour or 0 < hour < 12)]
    return words.refuse(
        "a number alone is no time" if hours else f"there is no hour {hour}",
        None,
        tuple(f"{n:02}:00" for n in hours),
    )

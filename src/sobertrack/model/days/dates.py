"""DATE: which day a text means, looking back from today; or ahead, where only a day to come makes sense."""

from datetime import date

from sobertrack.model import limits
from sobertrack.model.days.calendar_words import (
    MONTH_DAYS,
    MONTH_NUMBERS,
    MONTHS,
    WEEKDAY_NUMBERS,
    WEEKDAYS,
    add_months,
    days_in_month,
    say_ago,
    say_day,
)
from sobertrack.model.days.said import NotADate, Said, quoted, said

FIRST_YEAR, LAST_YEAR = limits.FIRST_YEAR, limits.LAST_YEAR
NO_LIMIT = 1_000_000  # days ahead; more than the years up to LAST_YEAR have

DAY_UNITS = {"d": 1, "day": 1, "days": 1, "w": 7, "wk": 7, "wks": 7, "week": 7, "weeks": 7}
MONTH_UNITS = {"mo": 1, "mos": 1, "month": 1, "months": 1, "y": 12, "yr": 12, "yrs": 12, "year": 12, "years": 12}
MINUTE_UNITS = dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 1)
MINUTE_UNITS |= dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 60)
NEAR_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
ORDINALS = ("st", "nd", "rd", "th")
TIME_WORDS = (*MINUTE_UNITS, "am", "pm", "noon", "midnight", "now")
OTHER_WORDS = ("last", "next", "this", "in", "ago", "a", "an", "of", "at", *ORDINALS)


def parse_date(text: str, *, today: date, future_days: int = 0, plans: bool = False, coming: bool = False) -> date:
    """The day a text means, looking back: "friday" is the most recent one, today included.

    `future_days` is how many days ahead are accepted: none for a log. `plans` accepts any day up to the
    year 2300 (a limit in `future_days` still holds). `coming` looks ahead: "friday" is the next one, today
    included, and "2 weeks" are counted from today on. NotADate for anything else.
    """
    limit = NO_LIMIT if plans and not future_days else future_days
    return read_day(said(text, "plan" if coming else "date"), today, limit)


def read_day(words: Said, today: date, limit: int) -> date:
    """The day that these words mean, at most `limit` days ahead of today; NotADate otherwise."""
    day = _read(words, today, limit)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        edge = f"before {FIRST_YEAR}" if day.year < FIRST_YEAR else f"after {LAST_YEAR}"
        raise words.refuse(f"that is {edge}")
    ahead = (day - today).days
    if ahead > limit:
        name = "" if words.text == day.isoformat() else f"{say_day(day)}, "
        most = f", at most {limit} days are accepted" if limit else ""
        raise words._replace(kind="future").refuse(f"{name}{say_ago(day, today)}{most}")
    return day


def count_of(word: str) -> int | None:
    """A whole number, with "a" and "an" for 1."""
    return int(word) if word.isdigit() else 1 if word in ("a", "an") else None


def months_back(day: date, months: int) -> date:
    """`add_months` into the past; what would lie before the year 1 stops in the year 1."""
    return add_months(day, -min(months, (day.year - 1) * 12))


def _read(words: Said, today: date, limit: int) -> date:
    first, *rest = words.words
    if first in NEAR_DAYS and not rest:
        return _moved(today, NEAR_DAYS[first])
    if first in WEEKDAY_NUMBERS and not rest:
        back = (today.weekday() - WEEKDAY_NUMBERS[first]) % 7
        return _moved(today, -back % 7 if words.kind == "plan" else -back)
    if first in ("last", "this", "next"):
        return _pointed(words, today, limit)
    day = _counted(words, today)
    if day is None and first in WEEKDAY_NUMBERS:
        day = _weekday_and_day(words, today)
    elif day is None:
        day = _dated(words, today)
    if day is None:
        raise _unknown(words)
    return day


def _moved(today: date, days: int) -> date:
    """Today and so many days; kept inside what `date` can hold, for the check of the year to refuse."""
    return date.fromordinal(min(max(today.toordinal() + days, 1), date.max.toordinal()))


def _pointed(words: Said, today: date, limit: int) -> date:
    """last WEEKDAY; "this" and "next" are refused, for people disagree about them."""
    first, *rest = words.words
    number = WEEKDAY_NUMBERS.get(rest[0]) if len(rest) == 1 else None
    if number is None:
        raise words.refuse(f'after "{first}" a weekday is needed' if first != "this" else 'say "today" or a date')
    back = (today.weekday() - number) % 7
    if first == "last":
        return _moved(today, -(back or 7))
    coming = _moved(today, 7 - back)
    if first == "next" and limit == 0:
        raise words._replace(kind="future").refuse(f"{say_day(coming)} at the earliest")
    days = (coming, _moved(coming, 7)) if first == "next" else (_moved(today, -back), coming)
    if first == "this" and back == 0:
        raise words.refuse('say "today"', None, (today.isoformat(),))
    raise words.refuse(f'"{first}" can be read two ways', None, tuple(day.isoformat() for day in days))


def _counted(words: Said, today: date) -> date | None:
    """N d|w [ago], and "in N days" as this program itself says days ahead."""
    counted = list(words.words)
    ahead = counted[0] == "in" or (words.kind == "plan" and counted[-1] != "ago")
    if counted[0] == "in":
        del counted[0]
    elif counted[-1] == "ago":
        del counted[-1]
    if len(counted) != 2:
        return None
    count, unit = count_of(counted[0]), counted[1]
    if count is None:
        return None
    if unit in DAY_UNITS:
        return _moved(today, count * DAY_UNITS[unit] * (1 if ahead else -1))
    if unit in MONTH_UNITS and not ahead:
        day = months_back(today, count * MONTH_UNITS[unit])
        readings = (day.isoformat(),) if day.year >= FIRST_YEAR else ()
        raise words.refuse("days and weeks can be counted back, months and years cannot", None, readings)
    if unit in MINUTE_UNITS:
        raise words.refuse("hours and minutes say a time, not a day")
    return None


def _weekday_and_day(words: Said, today: date) -> date | None:
    """Fri 20 Nov 2026, as this program says days; the weekday must fit."""
    day = _dated(words.part(1), today)
    if day is not None and day.weekday() != WEEKDAY_NUMBERS[words.words[0]]:
        raise words.refuse(f"{say_day(day)[4:]} is a {WEEKDAYS[day.weekday()]}")
    return day


def _dated(words: Said, today: date) -> date | None:
    if len(words.words) == 1:
        return _in_digits(words, today)
    return _with_month_name(words, today)


def _in_digits(words: Said, today: date) -> date | None:
    """YYYY-MM-DD or YYYYMMDD; other orders and signs are refused with their readings."""
    word, at = words.words[0], words.columns[0]
    if word in MONTH_NUMBERS:
        raise words.refuse("the day is missing")
    if word.isdigit() and len(word) == 8:
        return _checked(words, (word[:4], at), (word[4:6], at + 4), (word[6:], at + 6))
    if word.isdigit():
        raise words.refuse("the month and the day are missing" if len(word) == 4 else "a number alone is no day")
    parts = word.replace("/", "-").replace(".", "-").split("-")
    if len(parts) not in (2, 3) or not all(part.isdigit() for part in parts):
        return None
    if [len(part) for part in parts] == [4, 2, 2] and word.count("-") == 2:
        return _checked(words, (parts[0], at), (parts[1], at + 5), (parts[2], at + 8))
    if len(parts) == 2 and len(parts[0]) == 4:
        raise words.refuse("the day is missing", at + len(word))
    raise _unclear(words, [int(part) for part in parts], today)


def _checked(words: Said, year: tuple[str, int], month: tuple[str, int], day: tuple[str, int]) -> date:
    """The day of three numbers, each given with its column, or a refusal that names the wrong one."""
    y, m, d = int(year[0]), int(month[0]), int(day[0])
    if not FIRST_YEAR <= y <= LAST_YEAR:
        raise words.refuse(f"years from {FIRST_YEAR} to {LAST_YEAR} are understood", year[1])
    if not 1 <= m <= 12:
        raise words.refuse(f"there is no month {m}", month[1])
    if d == 0:
        raise words.refuse("there is no day 0", day[1])
    if d > days_in_month(y, m):
        raise words.refuse(f"{MONTHS[m - 1]} {y} has {days_in_month(y, m)} days", day[1])
    return date(y, m, d)


def _unclear(words: Said, numbers: list[int], today: date) -> NotADate:
    """10/11/2026 and the like: refused, with every day it can be."""
    if len(numbers) == 2:
        a, b = numbers
        found = {_nearest(words, a, b, today), _nearest(words, b, a, today)}
    elif numbers[0] > 99:
        found = {_real(*numbers)}
    else:
        a, b, year = numbers
        year = _century(year, today)
        found = {_real(year, a, b), _real(year, b, a)}
    readings = tuple(sorted(day.isoformat() for day in found if day is not None))
    if not readings:
        return words.refuse("no day of a month can be read from it")
    clear = "the order of day and month is not clear"
    return words.refuse(clear if len(readings) > 1 else "a date is written YYYY-MM-DD", None, readings)


def _century(year: int, today: date) -> int:
    """A year of two digits is the latest that is not after next year."""
    if year > 99:
        return year
    full = today.year // 100 * 100 + year
    return full if full <= today.year + 1 else full - 100


def _real(year: int, month: int, day: int) -> date | None:
    known = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12
    return date(year, month, day) if known and 1 <= day <= days_in_month(year, month) else None


def _nearest(words: Said, month: int, day: int, today: date) -> date | None:
    """The last such day up to today, or the first from it on; eight years, for 1900 had no 29 February."""
    sign = 1 if words.kind == "plan" else -1
    days = (_real(today.year + sign * number, month, day) for number in range(9))
    return next((day for day in days if day is not None and (day - today).days * sign >= 0), None)


def _with_month_name(words: Said, today: date) -> date | None:
    """D MON [YYYY] or MON D [YYYY], with 20th, commas and "of" allowed."""
    parts = [part for part in zip(words.words, words.columns, strict=True) if part[0] not in (*ORDINALS, "of")]
    if len(parts) not in (2, 3):
        return None
    day, name = parts[:2] if parts[1][0] in MONTH_NUMBERS else (parts[1], parts[0])
    if name[0] not in MONTH_NUMBERS or not day[0].isdigit():
        return None
    month = MONTH_NUMBERS[name[0]]
    if len(day[0]) > 2:
        raise words.refuse("the day is missing" if len(day[0]) == 4 else "no month has so many days", day[1])
    if len(parts) == 2:
        return _without_year(words, month, day, today)
    year = parts[2]
    if not year[0].isdigit():
        return None
    if len(year[0]) < 3:
        reading = _real(_century(int(year[0]), today), month, int(day[0]))
        readings = (reading.isoformat(),) if reading else ()
        raise words.refuse("write the year with four digits", year[1], readings)
    return _checked(words, year, (str(month), name[1]), day)


def _without_year(words: Said, month: int, day: tuple[str, int], today: date) -> date:
    number, name = int(day[0]), MONTHS[month - 1]
    longest = 29 if month == 2 else MONTH_DAYS[month - 1]
    if number == 0:
        raise words.refuse("there is no day 0", day[1])
    if number > longest:
        raise words.refuse(f"{name} has {'28 or 29' if month == 2 else longest} days", day[1])
    found = _nearest(words, month, number, today)
    if found is None:
        raise words.refuse(f"that is after {LAST_YEAR}" if words.kind == "plan" else f"that is before {FIRST_YEAR}")
    return found


def _unknown(words: Said) -> NotADate:
    """Point at the first word that no form has."""
    known = (WEEKDAY_NUMBERS, MONTH_NUMBERS, DAY_UNITS, MONTH_UNITS, NEAR_DAYS, OTHER_WORDS)
    alone = len(words.text.split()) == 1
    for word, at in zip(words.words, words.columns, strict=True):
        if word in TIME_WORDS or (":" in word and word[0].isdigit()):
            return words.refuse("a time stands where a day is expected", at)
        is_day = not alone and [len(part) for part in word.split("-")] == [4, 2, 2]
        if not (is_day or word.isdigit()) and not any(word in names for names in known):
            return words.refuse("no such word is known" if alone else f'"{quoted(word)}" is not known', at)
    return words.refuse("these words together mean no day")

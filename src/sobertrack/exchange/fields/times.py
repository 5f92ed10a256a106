"""Days and times as lists write them: numbers, names, 12 hours, seconds, midnight by two names."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone

from sobertrack.model import limits
from sobertrack.model.days.calendar_words import WEEKDAYS, weekday_number

LONGEST = 4 * 60
"""An end before the start means the next day, unless the meeting would be longer than this: then it is mistyped."""

USUAL = 60

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?:[:.]\d{2}(?:\.\d+)?)?\s*([ap])?\.?(?:m\b\.?)?$", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:[\s,;/|&+]|\band\b)+")
_RANGE = re.compile(r"(?<=[^\W\d])\.?\s*(?:[-\u2013]|\bto\b)\s*(?=[^\W\d])")
_SPANS = {"daily": range(7), "every day": range(7), "everyday": range(7), "m-f": range(5)}
_SPANS |= {"weekdays": range(5), "weekends": range(5, 7)}
_HOUR = re.compile(r"^(\d{1,2})\s*(?:uhr|h)\.?$")
_PLAIN = re.compile(r"^\d{4}-\d\d-\d\d[t ]|\s*\b(?:uhr|hrs|hours)\.?$|(?<=\d)\s+(?=:)|(?<=:)\s+(?=\d)")
_FOUR_DIGITS = re.compile(r"([01]\d|2[0-4])([0-5]\d)$")
_UPDATED = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|UTC|[+-]\d\d:?\d\d)?)?$")
_US_TIME = r"(?: (\d{1,2}):(\d\d)(?::(\d\d))?\s*([AP]M)?)?"
_US_UPDATED = re.compile(rf"(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}){_US_TIME}$", re.IGNORECASE)


def from_sunday(number: int) -> int | None:
    """The weekday, 0 for Monday, of a day that a list counts from 0 for Sunday; 7 is Sunday, too."""
    return (number - 1) % 7 if 0 <= number <= 7 else None


def weekday(text: str, foreign: Mapping[str, Sequence[str]]) -> int | None:
    """The weekday that a word or a number means; `foreign` holds the names in other languages by the English one."""
    word = text.strip().strip(".").casefold()
    if re.fullmatch(r"\d(\.0)?", word):
        return from_sunday(int(word[0]))
    found = weekday_number(word)
    if found is None:
        found = next((n for n, name in enumerate(WEEKDAYS) if word in foreign.get(name.lower(), ())), None)
    if found is None and len(word) == 2:
        found = next((n for n, name in enumerate(WEEKDAYS) if name.lower().startswith(word)), None)
    return found


def weekdays(text: str, foreign: Mapping[str, Sequence[str]]) -> list[int]:
    """The weekdays of a text that may name several: "Mon & Wed", "Mon-Fri", "daily"; none where a part is no day."""
    said = text.strip().casefold()
    one = weekday(said, foreign)
    if one is not None or said in _SPANS:
        return [one] if one is not None else list(_SPANS[said])
    found: list[int] = []
    for part in _SEVERAL.split(_RANGE.sub("-", said)):
        alone = weekday(part, foreign)
        ends = [alone] if alone is not None else [weekday(end, foreign) for end in _RANGE.split(part)]
        known = [end for end in ends if end is not None]
        if len(known) != len(ends) or len(ends) > 2:
            return []
        found += [(known[0] + step) % 7 for step in range((known[-1] - known[0]) % 7 + 1)]
    return found


def clock(text: str) -> tuple[str, int] | None:
    """A time of day as "HH:MM", and the days it lies later: 24:00 is 00:00 of the next day. None for anything else."""
    said = _PLAIN.sub("", _HOUR.sub(r"\1:00", text.strip().casefold())).strip()
    if said in ("noon", "12 noon", "midday"):
        return "12:00", 0
    if said in ("midnight", "12 midnight"):
        return "00:00", 0
    found = _CLOCK.match(said) or _FOUR_DIGITS.match(said)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    half = found[3] if found.re is _CLOCK else None
    if found[2] is None and half is None:
        return None
    if half is not None:
        if not 1 <= hour <= 12:
            return (f"{hour:02}:{minute:02}", 0) if half == "p" and 12 < hour < 24 and minute < 60 else None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour == 24 and minute == 0:
        return "00:00", 1
    return (f"{hour:02}:{minute:02}", 0) if hour < 24 and minute < 60 else None


def minutes_between(start: str, end: str) -> int:
    """Minutes from one "HH:MM" to the next time it is the other; 0 where they are the same."""
    return (_minutes(end) - _minutes(start)) % limits.DAY_MINUTES


def _minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:5])


def later(start: str, minutes: int) -> str:
    """The time of day so many minutes after "HH:MM"."""
    total = (_minutes(start) + minutes) % limits.DAY_MINUTES
    return f"{total // 60:02}:{total % 60:02}"


def updated(text: str) -> str | None:
    """When a record was changed, as "YYYY-MM-DD HH:MM:SS" in UTC; None where it cannot be told."""
    said = text.strip()
    found = _UPDATED.match(said)
    try:
        if found:
            zone = (found[3] or "").replace("Z", "").replace("UTC", "")
            moment = datetime.fromisoformat(f"{found[1]} {found[2] or '00:00'}{zone or '+00:00'}")
            return f"{moment.astimezone(timezone.utc):%Y-%m-%d %H:%M:%S}"  # noqa: UP017
        found = _US_UPDATED.match(said)
        if found:
            month, day, year, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
            if found[7]:
                hour = hour % 12 + (12 if found[7].casefold() == "pm" else 0)
            return f"{datetime(year, month, day, hour, minute, second):%Y-%m-%d %H:%M:%S}"
    except (ValueError, OverflowError):
        return None
    return None

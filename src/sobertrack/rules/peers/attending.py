"""Which meeting a visit was to, where nobody named it: the one around that hour, or on that day."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo

from sobertrack.model.peers.meetings import Meeting
from sobertrack.rules.peers.next_meeting import Weekly, next_start, once

BEFORE = timedelta(hours=1)
AFTER = timedelta(hours=4)
"""A visit is written down from an hour before the start to four hours behind it."""


def around(meetings: Iterable[Meeting], now: datetime) -> list[Meeting]:
    """The meetings that begin soon or began lately."""
    return [each for each in meetings if each.meets and _start_within(each, now - AFTER, now + BEFORE)]


def on_day(meetings: Iterable[Meeting], day: date, zone: tzinfo | None) -> list[Meeting]:
    """The meetings that begin on a day of the person's; one without a time begins on its weekday."""
    return [
        each
        for each in meetings
        if each.meets and (start_on(each, day, zone) if each.time else day == each.date or day.weekday() in each.days)
    ]


def start_on(meeting: Meeting, day: date, zone: tzinfo | None) -> datetime | None:
    """When a meeting begins on a day of the person's, on their clock; None where it does not."""
    begin, end = (datetime.combine(each, time(0), zone) for each in (day, day + timedelta(days=1)))
    start = _start_within(meeting, begin, end)
    return start.astimezone(zone) if start else None


def begins_later(meeting: Meeting, now: datetime) -> bool:
    """Whether it begins on the day of `now`, and has not begun yet."""
    start = start_on(meeting, now.date(), now.tzinfo)
    return start is not None and start > now


def next_time(meeting: Meeting, now: datetime) -> datetime | None:
    """The next start, in the meeting's own zone; None where its day or time is not known, it is over, or does not meet
    now."""
    return _next(meeting, now) if meeting.meets else None


def _next(meeting: Meeting, now: datetime) -> datetime | None:
    if not meeting.time:
        return None
    if meeting.date is not None:
        return once(meeting.date, meeting.time, meeting.zone or None, now)
    starts = [next_start(Weekly(day, meeting.time, meeting.zone or None), now) for day in meeting.days]
    return min((start for start in starts if start is not None), default=None)


def _start_within(meeting: Meeting, begin: datetime, end: datetime) -> datetime | None:
    """The first start from `begin` until before `end`; None where there is none."""
    start = _next(meeting, begin)
    return start if start is not None and start < end else None

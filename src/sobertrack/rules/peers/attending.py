"""Which regular meeting a visit was to, where nobody named it: the one around that hour, or on that day."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo

from sobertrack.model.peers.meetings import Meeting
from sobertrack.rules.peers.next_meeting import Weekly, next_start

BEFORE = timedelta(hours=1)
AFTER = timedelta(hours=4)
"""A visit is written down from an hour before the start to four hours behind it."""


def around(meetings: Iterable[Meeting], now: datetime) -> list[Meeting]:
    """The meetings that begin soon or began lately."""
    return [each for each in meetings if _starts(each, now - AFTER, now + BEFORE)]


def on_day(meetings: Iterable[Meeting], day: date, zone: tzinfo | None) -> list[Meeting]:
    """The meetings that begin on a day of the person's; one without a time begins on its weekday."""
    begin = datetime.combine(day, time(0), zone)
    return [
        each
        for each in meetings
        if (_starts(each, begin, begin + timedelta(days=1)) if each.time else day.weekday() in each.days)
    ]


def next_time(meeting: Meeting, now: datetime) -> datetime | None:
    """The next start, in the meeting's own zone; None where its weekday or time is not known."""
    if not meeting.days or not meeting.time:
        return None
    starts = [next_start(Weekly(day, meeting.time, meeting.zone or None), now) for day in meeting.days]
    return min((start for start in starts if start is not None), default=None)


def _starts(meeting: Meeting, begin: datetime, end: datetime) -> bool:
    start = next_time(meeting, begin)
    return start is not None and start < end

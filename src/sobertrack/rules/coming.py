"""What starts next: the coming starts of many meetings, on the person's clock."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from sobertrack.model.feeds import INACTIVE, ListedMeeting
from sobertrack.rules.next_meeting import UTC, Weekly, next_start, zone_of

GRACE = timedelta(minutes=10)
"""A meeting that began so little ago still counts as coming: one can walk in."""


class Start(NamedTuple):
    """A coming start: when, on the person's clock, and the meeting. `source` is its list, "" for one's own."""

    when: datetime
    meeting: ListedMeeting
    source: str


class Coming:
    """Starts from an aware `now` to `within` later. `unknown` counts meetings whose zone nobody knows."""

    def __init__(self, now: datetime, within: timedelta) -> None:
        self.now = now
        self.end = now.astimezone(UTC) + within
        self.unknown = 0
        self._known: dict[tuple[tuple[int, ...], str, str], datetime | None] = {}

    def of(self, meetings: Iterable[ListedMeeting], source: str, zone: str) -> list[Start]:
        """The next start of each meeting, where it lies within; `zone` is that of meetings that name none.

        A list always has a zone; one's own meetings without one are where the person is (source and zone "").
        """
        starts = []
        for meeting in meetings:
            if not meeting.days or not meeting.time or meeting.attendance == INACTIVE:
                continue
            where = meeting.zone or zone
            if source and not where:
                self.unknown += 1
                continue
            start = self._next(meeting.days, meeting.time, where)
            if start is not None:
                starts.append(Start(start, meeting, source))
        return starts

    def _next(self, days: tuple[int, ...], time: str, zone: str) -> datetime | None:
        key = (days, time, zone)
        if key not in self._known:
            found = [next_start(Weekly(day, time, zone or None), self.now - GRACE) for day in days]
            first = min((start.astimezone(UTC) for start in found if start), default=None)
            late = first is None or first > self.end
            self._known[key] = None if first is None or late else first.astimezone(self.now.tzinfo)
        return self._known[key]

    def weekdays(self, zones: Iterable[str]) -> frozenset[int] | None:
        """The weekdays on which a start can lie in these zones; None where it can be any."""
        days: set[int] = set()
        for name in zones:
            zone = zone_of(name) if name else self.now.tzinfo
            if zone is None:
                return None
            day, last = (self.now - GRACE).astimezone(zone).date(), self.end.astimezone(zone).date()
            if (last - day).days >= 6:
                return None
            while day <= last:
                days.add(day.weekday())
                day += timedelta(days=1)
        return frozenset(days)

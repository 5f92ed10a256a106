"""What starts next: the coming starts of many meetings, on the person's clock."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sobertrack.model.peers.feeds import INACTIVE, ListedMeeting
from sobertrack.rules.peers.next_meeting import UTC, Weekly, next_start, once, zone_of

WEEK = timedelta(days=7, hours=1)
"""A weekly meeting starts within this, the hour of a clock change included."""

GRACE = timedelta(minutes=10)
"""A meeting that began so little ago still counts as coming: one can walk in."""


class Coming:
    """Starts from an aware `now` to `within` later. `unknown` counts meetings whose zone nobody knows."""

    def __init__(self, now: datetime, within: timedelta) -> None:
        self.now = now
        self.end = now.astimezone(UTC) + within
        self.unknown = 0
        self._known: dict[tuple[tuple[int, ...], date | None, str, str], datetime | None] = {}

    def start_of(self, meeting: ListedMeeting, zone: str | None = None) -> datetime | None:
        """The next start of a meeting on the person's clock; None where it does not lie within.

        `zone` is that of the list, for a meeting that names none. One's own meetings without a zone (`zone` None) are
        where the person is; a list that names none is not computed.
        """
        if not (meeting.days or meeting.date) or not meeting.time or meeting.attendance == INACTIVE:
            return None
        if not meeting.zone and zone == "":
            self.unknown += 1
            return None
        return self._next(meeting.days, meeting.date, meeting.time, meeting.zone or zone or "")

    def _next(self, days: tuple[int, ...], day: date | None, time: str, zone: str) -> datetime | None:
        key = (days, day, time, zone)
        if key not in self._known:
            since = self.now - GRACE
            if day is not None:
                found = [once(day, time, zone or None, since)]
            else:
                found = [next_start(Weekly(weekday, time, zone or None), since) for weekday in days]
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

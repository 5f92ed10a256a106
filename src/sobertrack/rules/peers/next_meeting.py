"""When a meeting starts next, clock changes included: the only rule that knows time zones."""

from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

UTC = timezone.utc  # noqa: UP017
WEEK = timedelta(days=7)


class Weekly(NamedTuple):
    """A regular time: weekday 0 (Monday) to 6, "HH:MM", and an IANA zone, or None for where the person is."""

    weekday: int
    time: str
    zone: str | None = None


def zone_of(name: str) -> ZoneInfo | None:
    """The zone of this name; None where nobody knows it."""
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return None


def next_start(weekly: Weekly, now: datetime) -> datetime | None:
    """The next start from an aware `now` on, in the meeting's own zone; None for a zone that nobody knows.

    A start that the clock skips in spring comes as much later; one that comes twice in autumn is the first.
    """
    zone = zone_of(weekly.zone) if weekly.zone else now.tzinfo
    if zone is None:
        return None
    here = now.astimezone(zone)
    at = time.fromisoformat(weekly.time)
    day = here.date() + timedelta(days=(weekly.weekday - here.weekday()) % 7)
    for start in (datetime.combine(day, at, zone), datetime.combine(day + WEEK, at, zone)):
        real = start.astimezone(UTC)
        if real >= now.astimezone(UTC):
            return real.astimezone(zone)
    return None


def once(day: date, at: str, zone_name: str | None, now: datetime) -> datetime | None:
    """The start of what comes once, in its own zone; None where it lies before `now`, or nobody knows the zone."""
    zone = zone_of(zone_name) if zone_name else now.tzinfo
    if zone is None:
        return None
    start = datetime.combine(day, time.fromisoformat(at), zone).astimezone(UTC)
    return start.astimezone(zone) if start >= now.astimezone(UTC) else None

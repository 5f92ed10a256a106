"""Which appointment comes next."""

from collections.abc import Iterable
from datetime import datetime, time

from sobertrack.model.appointments import Appointment


def in_order(known: Iterable[Appointment]) -> list[Appointment]:
    """By day and time; one whose time is not known stands first on its day."""
    return sorted(known, key=lambda each: (each.date, each.time, each.id))


def ahead(known: Iterable[Appointment], now: datetime) -> list[Appointment]:
    """Those to come, in order; of today's those whose hour has passed are left out. The calendar counts, not the
    day of a person who is still up after midnight."""
    today, clock = now.date(), f"{now:%H:%M}"
    return in_order(
        each for each in known if each.date > today or (each.date == today and (each.time or clock) >= clock)
    )


def start(each: Appointment, now: datetime) -> datetime | None:
    """The instant at which it begins, where the person is; None where its time is not known."""
    return datetime.combine(each.date, time.fromisoformat(each.time), now.tzinfo) if each.time else None

"""Check-in streaks: days with a check-in. A habit of writing, never confused with sober time."""

from collections.abc import Iterable
from datetime import date

from sobertrack.model.values import Value


class Streaks(Value):
    """Days with a check-in up to today. `current` ends today, or yesterday while today is still open."""

    current: int
    longest: int
    total: int
    logged_today: bool
    last: date | None


def checkin_streaks(days: Iterable[date], today: date) -> Streaks:
    """Count the days that hold a check-in. Order and repeats do not matter; days after today wait."""
    numbers = sorted({day.toordinal() for day in days if day <= today})
    longest = length = 0
    previous = None
    for number in numbers:
        length = length + 1 if previous is not None and number == previous + 1 else 1
        longest = max(longest, length)
        previous = number
    now = today.toordinal()
    fresh = previous is not None and previous >= now - 1
    return Streaks(
        current=length if fresh else 0,
        longest=longest,
        total=len(numbers),
        logged_today=previous == now,
        last=date.fromordinal(previous) if previous is not None else None,
    )

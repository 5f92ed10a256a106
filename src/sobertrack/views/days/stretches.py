"""A stretch of days in words: what it is called, and how many of its days were sober."""

from datetime import date, timedelta

from sobertrack.model.days.calendar_words import MONTHS, add_months, say_day
from sobertrack.rules.looking.summary import SoberDays
from sobertrack.views.amounts import count

Period = tuple[date, date]


def say_period(period: Period) -> str:
    """The name of a half-open period: "November 2026", "2026", "Fri 20 Nov 2026", else its first and last day."""
    start, end = period
    if start.day == 1 and end == add_months(start, 1):
        return f"{MONTHS[start.month - 1]} {start.year}"
    if (start.day, start.month) == (1, 1) and end == add_months(start, 12):
        return str(start.year)
    last = end - timedelta(days=1)
    return say_day(start) if start >= last else f"{say_day(start, year=start.year != last.year)} to {say_day(last)}"


def say_sober_days(days: SoberDays, word: str) -> str:
    """ "28 of 30 days sober by your date (26 with a check-in), 2 slips": facts, and no share of anything."""
    slips = f", {count(days.slips, 'slip')}" if days.slips else ""
    if not days.of:
        return f"No whole day to count here yet{slips}"
    if not days.sober:
        return f"These days lie outside your runs{slips}. The days of your runs stay yours"
    said = f"{days.sober:,} of {count(days.of, 'day')}{' ' + word if word else ''} by your date"
    written = f" ({days.with_checkin:,} with a check-in)" if days.with_checkin else ""
    return f"{said}{written}{slips}"

"""Lengths of sober time: days and weeks are counted, months and years are calendar anniversaries."""

from datetime import date

from sobertrack.model.days.calendar_words import add_months, elapsed

IN_DAYS = {"day": 1, "week": 7}
IN_MONTHS = {"month": 1, "year": 12}


def date_after(start: date, unit: str, count: int) -> date:
    """The day on which a length counted from `start` is complete; `unit` is hour, day, week, month or year."""
    if unit in IN_MONTHS:
        return add_months(start, count * IN_MONTHS[unit])
    return date.fromordinal(start.toordinal() + in_days(unit, count))


def completed_units(start: date, today: date, unit: str) -> int:
    """How many whole units lie between the days; 0 before the start. It agrees with `date_after`."""
    days = max(0, today.toordinal() - start.toordinal())
    if unit in IN_MONTHS:
        years, months, _ = elapsed(start, today)
        return (years * 12 + months) // IN_MONTHS[unit]
    return days * 24 if unit == "hour" else days // IN_DAYS[unit]


def same_length(unit: str, count: int) -> tuple[str, int]:
    """The same length said in other units is the same: 14 days and 2 weeks, 12 months and 1 year."""
    return ("month", count * IN_MONTHS[unit]) if unit in IN_MONTHS else ("day", in_days(unit, count))


def in_days(unit: str, count: int) -> int:
    """Hours count as whole days, begun ones as well: 48 hours are 2 days."""
    return -(-count // 24) if unit == "hour" else count * IN_DAYS[unit]

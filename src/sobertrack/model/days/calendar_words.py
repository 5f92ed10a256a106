"""The names of weekdays and months, how a day is said, and calendar months added and counted."""

from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

WEEKDAY_NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
WEEKDAY_NUMBERS |= {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}
WEEKDAY_NUMBERS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS |= {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS["sept"] = 9


def weekday_number(text: str) -> int | None:
    """Monday is 0, Sunday 6. Short names and plurals ("mondays") count; None for anything else."""
    word = text.strip().lower()
    if word not in WEEKDAY_NUMBERS and word.endswith("days"):
        word = word[:-1]
    return WEEKDAY_NUMBERS.get(word)


def days_in_month(year: int, month: int) -> int:
    """How many days the month has, 28 to 31; month is 1 to 12."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap and month == 2 else MONTH_DAYS[month - 1]


def say_day(day: date, *, year: bool = True) -> str:
    """A day in English whatever the locale: 'Fri 20 Nov 2026', without the year 'Fri 20 Nov'."""
    said = f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"
    return f"{said} {day.year}" if year else said


def say_ago(day: date, today: date) -> str:
    """How far away a day is: 'today', 'yesterday', '2 days ago', 'tomorrow', 'in 19 days'."""
    ahead = (day - today).days
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}
    return near.get(ahead) or (f"in {ahead} days" if ahead > 0 else f"{-ahead} days ago")


def echo_day(day: date, today: date) -> str:
    """The resolved day as every write repeats it: 'Fri 20 Nov 2026 (2 days ago)'; today has no bracket."""
    return say_day(day) if day == today else f"{say_day(day)} ({say_ago(day, today)})"


def add_months(day: date, months: int) -> date:
    """The same day of another month, clamped to its last day: 31 Jan + 1 month is 28 or 29 Feb.

    Anniversaries are always added from the first day, never from each other, or the clamping would stick.
    `months` may be negative; ValueError when the result leaves the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def elapsed(start: date, end: date) -> tuple[int, int, int]:
    """Completed years, months and days from start to end; zeros when end is not after start.

    It agrees with `add_months` from start, so 2020-02-29 to 2021-02-28 is exactly one year.
    """
    if end <= start:
        return 0, 0, 0
    months = (end.year - start.year) * 12 + end.month - start.month
    if add_months(start, months) > end:
        months -= 1
    return months // 12, months % 12, (end - add_months(start, months)).days

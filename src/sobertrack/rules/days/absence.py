"""Coming back after days without an entry. The empty days are never listed."""

from datetime import date

AWAY = 7
"""From so many days on, coming back is worth a word."""


def days_away(last_entry_day: date | None, today: date) -> int | None:
    """Days since the last entry where they are 7 or more; None otherwise, and where there was no entry yet."""
    days = (today - last_entry_day).days if last_entry_day else 0
    return days if days >= AWAY else None

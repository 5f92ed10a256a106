"""The words of `due`: whether a day is still open. They name nobody and nothing."""

from datetime import date
from typing import Any

from sobertrack.model.calendar_words import say_day
from sobertrack.views.blocks import Block, Line


def screen(day: date, today: date, *, done: bool) -> list[Block]:
    """One plain line."""
    name = "today" if day == today else say_day(day)
    return [Line(f"Check-in: done {name}" if done else f"Check-in: not yet {name}")]


def data(day: date, *, done: bool) -> dict[str, Any]:
    """The same as JSON."""
    return {"day": day, "due": not done, "logged_today": done}

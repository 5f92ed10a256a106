"""The words of `due`: whether a day is still open. They name nobody and nothing."""

from datetime import date
from typing import Any

from sobertrack.model.days.calendar_words import say_day
from sobertrack.rules.people.keeping_touch import Touch
from sobertrack.views.amounts import days
from sobertrack.views.blocks import Block, Line


def screen(day: date, today: date, *, done: bool) -> list[Block]:
    """One plain line."""
    name = "today" if day == today else say_day(day)
    return [Line(f"Check-in: done {name}" if done else f"Check-in: not yet {name}")]


def person(found: Touch) -> Line:
    """Somebody whom it may be time to be in touch with."""
    number = f" {found.person.phone}" if found.person.phone else ""
    return Line(f"{found.person.name}{number}: {since(found)}")


def since(found: Touch) -> str:
    """How long it is since the last contact, as far as it is written down."""
    if found.last is None:
        return "nothing is written down yet"
    assert found.silence is not None
    return f"last in touch {days(found.silence)} ago"


def data(day: date, *, done: bool) -> dict[str, Any]:
    """The same as JSON."""
    return {"day": day, "due": not done, "logged_today": done}

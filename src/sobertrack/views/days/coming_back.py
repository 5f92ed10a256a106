"""The words after a week or more without an entry. The days between are never listed."""

from collections.abc import Sequence
from datetime import date

from sobertrack.model.days.calendar_words import say_day
from sobertrack.views.blocks import Block, Line

HELP = "y leaves everything as it is. s writes down a slip: it erases nothing. Enter asks nothing more."


def welcome(last: date) -> list[Block]:
    """That nothing was lost, and when the last entry was."""
    return [Line(f"Good to see you. Nothing was lost; your last entry was on {say_day(last)}.", "good")]


def question(since: Sequence[date | None]) -> str:
    """Whether the date still holds; one alone is named, for after months nobody knows it."""
    first = since[0] if len(since) == 1 else None
    asked = f"Your date is {say_day(first)}. Does it still hold?" if first else "Do your dates still hold?"
    return f"{asked} y yes, s no, Enter later"


def thanks() -> list[Block]:
    """The answer to a yes: nothing is written for it."""
    return [Line("Thank you. It stands as it is.")]

"""What a slip cannot touch, in words. Counts of what a person did: no points, no ranks."""

from typing import Any

from sobertrack.rules.looking.kept import Untouched
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Facts, Heading, Line

TITLE = "What a slip cannot touch"


def section(untouched: Untouched) -> list[Block]:
    """The counts under their heading; nothing where there are none yet."""
    rows = [
        ("Meetings", untouched.meetings),
        ("Urges that passed", untouched.urges_passed),
        ("Times you talked with someone", untouched.contacts),
        ("Days written down", untouched.days_written),
    ]
    shown = tuple((name, f"{number:,}") for name, number in rows if number)
    return [Heading(TITLE), Facts(shown)] if shown else []


def line(untouched: Untouched) -> list[Block]:
    """The same in one line, for the screen after a slip; nothing where that slip is all that was ever written."""
    said = [
        count(untouched.meetings, "meeting") if untouched.meetings else "",
        count(untouched.urges_passed, "urge that passed", "urges that passed") if untouched.urges_passed else "",
        count(untouched.contacts, "talk with someone", "talks with someone") if untouched.contacts else "",
        count(untouched.days_written, "day written down", "days written down") if untouched.days_written > 1 else "",
    ]
    words = ", ".join(part for part in said if part)
    return [Line(f"A slip cannot touch these: {words}.")] if words else []


def data(untouched: Untouched) -> dict[str, Any]:
    """The counts as JSON."""
    return untouched._asdict()

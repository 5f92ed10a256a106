"""What `demo` says between the commands."""

from datetime import date
from pathlib import Path
from shlex import quote
from typing import TypeAlias

from sobertrack.model.days.calendar_words import say_day
from sobertrack.views.blocks import Block, Gap, Line

Words: TypeAlias = list[Block]

LOOK_AROUND = ("today", "log --last 14d", "report --last 120d", "calendar")
"""What is worth a look afterwards."""


def opening() -> Words:
    """Before the first command."""
    return [Line("A made-up notebook of 120 days. Nobody in it exists; the commands and their answers are real.")]


def first_day(day: date) -> Words:
    """The beginning of the story."""
    return _scene(f"{say_day(day)}. Somebody begins.")


def slip_day(day: date, days: int) -> Words:
    """The middle of the story."""
    return _scene(f"{say_day(day)}. {days} days of check-ins, meetings and calls later: a wedding.")


def today(day: date) -> Words:
    """The last day of the story."""
    return _scene(f"{say_day(day)}. Two months later, today.")


def _scene(text: str) -> Words:
    return [Gap(), Line(text, "good")]


def command(line: str) -> Words:
    """A command as it is typed."""
    return [Gap(), Line(f"$ {line}", "strong")]


def ending(place: Path) -> Words:
    """Where the notebook is, and how to begin one's own."""
    blocks: Words = [Gap(), Line(f"This notebook stays in {place}", "good"), Line("Look around in it:")]
    blocks += [Line(f"sobertrack --home {quote(str(place))} {line}", indent=1) for line in LOOK_AROUND]
    blocks += [Line("It may be deleted at any time.")]
    return [*blocks, Gap(), Line("Your own begins with: sobertrack start", "strong")]

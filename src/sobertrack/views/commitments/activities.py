"""The words of `activity`."""

from datetime import date

from sobertrack.model.days.calendar_words import echo_day
from sobertrack.model.entries import Activity, Entry
from sobertrack.views.blocks import Block, Line

UNDO = "Undo: sobertrack undo"


def length(minutes: int) -> str:
    """A stretch of time: "45 min", "1 h 30 min", "7 h"."""
    hours, rest = divmod(minutes, 60)
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part)


def saved(short: str, entry: Entry[Activity], today: date, counts: str) -> list[Block]:
    """What is said after an activity was saved; `counts` says which promise it counts for."""
    what = entry.what
    took = f", {length(what.minutes)}" if what.minutes else ""
    first = f"Saved activity {short} for {echo_day(entry.day, today)}: {what.name}{took}."
    return [Line(first), Line(f"{counts} {UNDO}".strip())]

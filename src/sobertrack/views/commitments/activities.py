"""The words of `activity`."""

from datetime import date

from sobertrack.model.days.calendar_words import echo_day
from sobertrack.model.entries import Activity, Entry
from sobertrack.views.amounts import stretch
from sobertrack.views.blocks import Block, Line
from sobertrack.views.change import UNDO


def saved(short: str, entry: Entry[Activity], today: date, counts: str) -> list[Block]:
    """What is said after an activity was saved; `counts` says which promise it counts for."""
    what = entry.what
    took = f", {stretch(what.minutes)}" if what.minutes else ""
    first = f"Saved activity {short} for {echo_day(entry.day, today)}: {what.name}{took}."
    return [Line(first), Line(f"{counts} {UNDO}".strip())]

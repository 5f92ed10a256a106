"""What a person noted to talk about at a meeting, and has not been to one since."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sobertrack.model.entries import CheckIn, Entry, Visit


def to_bring(entries: Iterable[Entry[Any]], today: date) -> list[tuple[Entry[CheckIn], str]]:
    """What was noted with `checkin --bring` since the last visit by today, each once, in the order of writing."""
    known = sorted((each for each in entries if each.day <= today), key=lambda each: (each.day, each.id))
    last = max((place for place, each in enumerate(known) if isinstance(each.what, Visit)), default=-1)
    noted: dict[str, Entry[CheckIn]] = {}
    for each in known[last + 1 :]:
        if isinstance(each.what, CheckIn):
            for text in each.what.bring:
                noted.setdefault(text, each)
    return [(entry, text) for text, entry in noted.items()]

"""When it is time to learn from a slip: the day after, never at its moment, never while use goes on."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sobertrack.model.entries import Entry, Slip
from sobertrack.rules.days.sober_time import Standing


def to_learn_from(standings: Iterable[Standing], records: Iterable[Entry[Any]], today: date) -> Entry[Slip] | None:
    """The last slip, where yesterday was the last day of use, or the day on which it was written down."""
    known = list(standings)
    if any(each.status == "ongoing" for each in known):
        return None
    counted = {each.counter.id for each in known}
    slips = [entry for entry in records if isinstance(entry.what, Slip) and entry.what.counter in counted]
    if not slips:
        return None
    last = max(slips, key=lambda entry: (entry.what.until or entry.day, entry.id))
    written = last.at[:10]
    day = max((last.what.until or last.day).isoformat(), written if len(written) == 10 else "")
    return last if day == (today - timedelta(days=1)).isoformat() else None

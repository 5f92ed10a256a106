"""Meetings to TOML tables and back: `[meeting.ID]` in groups.toml."""

import re

from sobertrack.model.calendar_words import WEEKDAYS, weekday_number
from sobertrack.model.meetings import HOWS, Meeting
from sobertrack.store.codec import Raw
from sobertrack.store.notebook import Notebook
from sobertrack.store.tables import BadTable, text, without_empty

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:00)?\Z")  # with seconds where a person wrote a time of TOML's own


def meetings(notebook: Notebook) -> list[Meeting]:
    """The meetings of a notebook, in the order of the file."""
    return notebook.made("meeting", meeting_from)


def meeting_from(key: str, table: Raw) -> Meeting:
    """The meeting that a table holds."""
    how = text(table, "how")
    if how and how not in HOWS:
        raise BadTable(f"how is none of: {', '.join(HOWS)}")
    return Meeting(
        id=key,
        name=text(table, "name", key) or key,
        group=text(table, "group"),
        weekday=_weekday(text(table, "weekday")),
        time=_time(text(table, "time")),
        zone=text(table, "zone"),
        place=text(table, "place"),
        link=text(table, "link"),
        how=how,
        note=text(table, "note"),
    )


def _weekday(said: str) -> int | None:
    number = weekday_number(said)
    if said and number is None:
        raise BadTable("weekday is no day of the week, such as tuesday")
    return number


def _time(said: str) -> str:
    if said and not _TIME.match(said):
        raise BadTable("time is not HH:MM")
    return said[:5]


def meeting_table(meeting: Meeting) -> Raw:
    """A meeting as a table; the weekday by its name, because feeds do not agree on where a week begins."""
    fields = meeting._asdict()
    del fields["id"]
    if meeting.weekday is not None:
        fields["weekday"] = WEEKDAYS[meeting.weekday].lower()
    return without_empty(fields)

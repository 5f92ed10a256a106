"""Meetings to TOML tables and back: `[meeting.ID]` in groups.toml."""

from sobertrack.model import limits
from sobertrack.model.days.calendar_words import WEEKDAYS, weekday_number
from sobertrack.model.peers.meetings import MEETING_HOWS, Meeting
from sobertrack.store.codec import Raw
from sobertrack.store.notebook import Notebook
from sobertrack.store.tables.tables import BadTable, day, hour, number, text, texts, without_empty

FIELDS = frozenset((*Meeting._fields, "weekday")) - {"id", "days"}
"""The keys of a meeting's table: its days stand there by name, as `weekday`."""


def meetings(notebook: Notebook) -> list[Meeting]:
    """The meetings of a notebook, in the order of the file."""
    return notebook.made("meeting", meeting_from)


def meeting_from(key: str, table: Raw) -> Meeting:
    """The meeting that a table holds."""
    how = text(table, "how")
    if how and how not in MEETING_HOWS:
        raise BadTable(f"how is none of: {', '.join(MEETING_HOWS)}")
    once = day(table, "date")
    return Meeting(
        id=key,
        name=text(table, "name", key) or key,
        group=text(table, "group"),
        days=() if once else _days(table),
        time=hour(table, "time"),
        zone=text(table, "zone"),
        place=text(table, "place"),
        link=text(table, "link"),
        how=how,
        note=text(table, "note"),
        minutes=number(table, "minutes", 0, 0, limits.DAY_MINUTES),
        phone=text(table, "phone"),
        source=text(table, "source"),
        slug=text(table, "slug"),
        date=once,
        status=text(table, "status"),
    )


def _days(table: Raw) -> tuple[int, ...]:
    """The weekdays: one name, or a list of them."""
    said = texts(table, "weekday") if isinstance(table.get("weekday"), list) else (text(table, "weekday"),)
    found = {weekday_number(name) for name in said if name}
    if None in found:
        raise BadTable("weekday is no day of the week, such as tuesday")
    return tuple(sorted(day for day in found if day is not None))


def meeting_table(meeting: Meeting) -> Raw:
    """A meeting as a table; the weekday by its name, because lists do not agree on where a week begins."""
    names = tuple(WEEKDAYS[day].lower() for day in meeting.days)
    fields = {**meeting._asdict(), "days": names[0] if len(names) == 1 else names, "minutes": meeting.minutes or None}
    del fields["id"]
    return without_empty({"weekday" if key == "days" else key: value for key, value in fields.items()})

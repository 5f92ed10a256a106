"""Appointments to TOML tables and back: `[appointment.ID]` in plan.toml."""

import re

from sobertrack.model.appointments import Appointment
from sobertrack.store.codec import Raw
from sobertrack.store.notebook import Notebook
from sobertrack.store.tables.tables import BadTable, day, text, without_empty

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:00)?\Z")


def appointments(notebook: Notebook) -> list[Appointment]:
    """The appointments of a notebook, in the order of the file."""
    return notebook.made("appointment", appointment_from)


def appointment_from(key: str, table: Raw) -> Appointment:
    """The appointment that a table holds."""
    on = day(table, "date")
    if on is None:
        raise BadTable("date is missing: the day of it")
    at = text(table, "time")
    if at and not _TIME.match(at):
        raise BadTable("time is not HH:MM")
    return Appointment(
        id=key,
        name=text(table, "name", key) or key,
        date=on,
        time=at[:5],
        who=text(table, "who"),
        where=text(table, "where"),
        note=text(table, "note"),
    )


def appointment_table(each: Appointment) -> Raw:
    """An appointment as a table."""
    fields = each._asdict()
    del fields["id"]
    return without_empty(fields)

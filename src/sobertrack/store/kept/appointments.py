"""Appointments to TOML tables and back: `[appointment.ID]` in plan.toml."""

from sobertrack.model.appointments import Appointment
from sobertrack.store.codec import Raw
from sobertrack.store.notebook import Notebook
from sobertrack.store.tables.tables import BadTable, day, hour, text, without_empty


def appointments(notebook: Notebook) -> list[Appointment]:
    """The appointments of a notebook, in the order of the file."""
    return notebook.made("appointment", appointment_from)


def appointment_from(key: str, table: Raw) -> Appointment:
    """The appointment that a table holds."""
    on = day(table, "date")
    if on is None:
        raise BadTable("date is missing: the day of it")
    return Appointment(
        id=key,
        name=text(table, "name", key) or key,
        date=on,
        time=hour(table, "time"),
        who=text(table, "who"),
        where=text(table, "where"),
        note=text(table, "note"),
    )


def appointment_table(each: Appointment) -> Raw:
    """An appointment as a table."""
    fields = each._asdict()
    del fields["id"]
    return without_empty(fields)

"""Appointments: a day, a time, and somebody who waits: a doctor, a counsellor, an office."""

from datetime import date

from sobertrack.model.values import Value


class Appointment(Value):
    """One appointment. `id` never changes; `time` is "HH:MM" on the clock of where the person is, "" if not known."""

    id: str
    name: str
    date: date
    time: str = ""
    who: str = ""
    where: str = ""
    note: str = ""

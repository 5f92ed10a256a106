"""Regular meetings: where and when a group comes together every week."""

from sobertrack.model.values import Value

HOWS = ("in-person", "online", "phone")
"""The ways to be at a meeting."""


class Meeting(Value):
    """A regular meeting. `id` never changes; a visit keeps its own copy of the name.

    `weekday` runs from 0 (Monday) to 6, None where it is not known or changes; `time` is "HH:MM" in `zone`, an IANA
    name, and "" there stands for where the person is.
    """

    id: str
    name: str
    group: str = ""
    weekday: int | None = None
    time: str = ""
    zone: str = ""
    place: str = ""
    link: str = ""
    how: str = ""
    note: str = ""

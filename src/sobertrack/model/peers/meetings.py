"""Regular meetings: where and when a group comes together every week."""

from sobertrack.model.values import Value

HOWS = ("in-person", "online", "phone")
"""The ways to be at a meeting."""


class Meeting(Value):
    """A regular meeting. `id` never changes; a visit keeps its own copy of the name.

    `days` are weekdays from 0 (Monday) to 6, none where they are not known or change; `time` is "HH:MM" in `zone`, an
    IANA name, and "" there stands for where the person is. One that is followed from an imported list has the name of
    the list as `source` and its key there as `slug`.
    """

    id: str
    name: str
    group: str = ""
    days: tuple[int, ...] = ()
    time: str = ""
    zone: str = ""
    place: str = ""
    link: str = ""
    how: str = ""
    note: str = ""
    minutes: int = 0
    phone: str = ""
    source: str = ""
    slug: str = ""

    @property
    def weekday(self) -> int | None:
        """The only day of the week on which it comes; None where there is no such day, or more than one."""
        return self.days[0] if len(self.days) == 1 else None

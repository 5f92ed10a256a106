"""Meetings: where and when a group comes together every week, and what comes once."""

import datetime

from sobertrack.model.values import Value

HOWS = ("in-person", "online", "phone")
"""The ways to be at a meeting."""

HYBRID = "hybrid"
MEETING_HOWS = (*HOWS, HYBRID)
"""How one can be at a regular meeting; a hybrid one is in a room and online, and each visit is one of both."""

INACTIVE = "inactive"


class Meeting(Value):
    """A regular meeting, or one that comes once. `id` never changes; a visit keeps its own copy of the name.

    `days` are weekdays from 0 (Monday) to 6, none where they are not known or change; `date` is the only day of what
    comes once (a workshop, a sober evening), which has no weekdays; `time` is "HH:MM" in `zone`, an IANA name, and ""
    there stands for where the person is. One that is followed from an imported list has the name of the list as
    `source` and its key there as `slug`; `status` is "inactive" where that list says that it does not meet now.
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
    date: datetime.date | None = None
    status: str = ""

    @property
    def weekday(self) -> int | None:
        """The only day of the week on which it comes; None where there is no such day, or more than one."""
        return self.days[0] if len(self.days) == 1 else None

    @property
    def meets(self) -> bool:
        """Whether it meets now, as far as anybody said."""
        return self.status != INACTIVE

    def over(self, today: datetime.date) -> bool:
        """Whether it came once, on a day before this one."""
        return self.date is not None and self.date < today

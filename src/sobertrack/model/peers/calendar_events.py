"""What a calendar file holds: meetings, and days to remember."""

from datetime import date

from sobertrack.model.values import Value


class MeetingEvent(Value):
    """A meeting that comes every week, or once. `uid` stays the same whenever the file is made again.

    `first` is the day of its first start from now on, `days` are weekdays from 0 (Monday), none for what comes once;
    `time` is "HH:MM" in `zone`, an IANA name; without one it is the clock of whoever looks.
    """

    uid: str
    name: str
    first: date
    days: tuple[int, ...]
    time: str
    zone: str
    minutes: int = 60
    place: str = ""
    link: str = ""
    about: str = ""
    lat: float | None = None
    lon: float | None = None


class DayEvent(Value):
    """A whole day to remember."""

    uid: str
    name: str
    day: date
    about: str = ""

"""A meeting of a list as a table of what it says, and back: each field is what it must be, or the file is refused."""

import re
from typing import Any

from sobertrack.exchange.fields.text import LONGEST
from sobertrack.model.peers.feeds import ATTENDANCE, ListedMeeting

_TIME = re.compile(r"(?:([01]\d|2[0-3]):[0-5]\d)?\Z")
_USUAL = ListedMeeting._field_defaults
FIELDS = tuple(name for name in ListedMeeting._fields if name != "date")
"""Every field that a list can hold; what comes once is a person's own and stands among the kept things."""


def listed_fields(meeting: ListedMeeting) -> dict[str, Any]:
    """What a meeting says; what it does not say is left out."""
    said = {key: getattr(meeting, key) for key in FIELDS}
    return {key: list(value) if type(value) is tuple else value for key, value in said.items() if value != _USUAL[key]}


def listed(table: Any) -> ListedMeeting:
    """The meeting that a table holds; ValueError names the field that is wrong. Fields that are not ours are left."""
    if type(table) is not dict:
        raise ValueError("a meeting is not a table")
    meeting = ListedMeeting(**{key: _value(key, table[key]) for key in FIELDS if key in table})
    if not meeting.slug:
        raise ValueError("a meeting has no slug")
    return meeting


def _value(key: str, value: Any) -> Any:
    if key == "days":
        fits = type(value) is list and all(type(day) is int and 0 <= day <= 6 for day in value)
        return tuple(value) if fits else _wrong(key)
    if key == "types":
        fits = type(value) is list and all(type(code) is str and len(code) <= LONGEST for code in value)
        return tuple(value) if fits else _wrong(key)
    if key in ("lat", "lon"):
        most = 90 if key == "lat" else 180
        return value if value is None or (type(value) in (int, float) and -most <= value <= most) else _wrong(key)
    if key == "minutes":
        return value if value is None or (type(value) is int and 0 <= value <= 10_000) else _wrong(key)
    if key == "approximate":
        return value if value is None or type(value) is bool else _wrong(key)
    if type(value) is not str or len(value) > LONGEST:
        return _wrong(key)
    if (key == "time" and not _TIME.match(value)) or (key == "attendance" and value not in ATTENDANCE):
        return _wrong(key)
    return value


def _wrong(key: str) -> Any:
    raise ValueError(f'"{key}" of a meeting is not what it must be')

"""Meeting lists that fellowships publish, in the one shape in which we keep them, whatever they came in."""

import datetime
from collections.abc import Mapping
from typing import NamedTuple

from sobertrack.model.values import Value

IN_PERSON, ONLINE, HYBRID, INACTIVE = "in-person", "online", "hybrid", "inactive"
ATTENDANCE = (IN_PERSON, ONLINE, HYBRID, INACTIVE)
"""How one can be there; inactive is a meeting that is listed and does not meet now."""


class ListedMeeting(NamedTuple):
    """One meeting of a list. `slug` is its key there and never a path.

    `days` are weekdays from 0 (Monday) to 6, none for a meeting by appointment; `time` is "HH:MM" in `zone`, an IANA
    name, "" for the zone of its list; `types` holds codes; `link_note` and `phone_note` may hold a password. "" and
    None stand for what the list does not say. `approximate` says that the place is only roughly known. `date` is the
    day of what comes once: no list has such, a person's own meetings have.
    """

    days: tuple[int, ...] = ()
    time: str = ""
    lat: float | None = None
    lon: float | None = None
    attendance: str = IN_PERSON
    slug: str = ""
    name: str = ""
    types: tuple[str, ...] = ()
    minutes: int | None = None
    zone: str = ""
    group: str = ""
    place: str = ""
    address: str = ""
    region: str = ""
    link: str = ""
    phone: str = ""
    notes: str = ""
    place_notes: str = ""
    link_note: str = ""
    phone_note: str = ""
    page: str = ""
    updated: str = ""
    approximate: bool | None = None
    date: datetime.date | None = None

    @property
    def whole_place(self) -> str:
        """The place and its address in one line; lists often give the one as the beginning of the other."""
        place, address = self.place.casefold().strip(), self.address.casefold()
        ends = (",", " ") if place[:1].isdigit() else (",",)
        if place and (address == place or address.startswith(tuple(place + end for end in ends))):
            return self.address
        return ", ".join(part for part in (self.place, self.address) if part)


class Problem(NamedTuple):
    """Something in a list that is not as it should be: where, what it says, and what was done about it."""

    slug: str
    field: str
    value: str
    done: str


class LeftOut(NamedTuple):
    """A record that is not in the list we keep, and why."""

    slug: str
    why: str


class TypeNames(Value):
    """What the codes of a list mean: their names, and the common code of those that only this list uses."""

    names: Mapping[str, str]
    common: Mapping[str, str] = {}


class ImportResult(Value):
    """What reading a list gave. Every record is in `meetings` or in `left_out`: together they are `read`."""

    read: int
    meetings: tuple[ListedMeeting, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]
    types: TypeNames


class Source(Value):
    """A meeting list that is kept: its name, whose meetings it holds, and the zone of meetings that name none.

    `zones` are the other zones its meetings name, `imported` is the day it was read, `count` how many it holds, and
    `placed` how many of them have a place on the map.
    """

    name: str
    program: str
    zone: str
    types: TypeNames
    zones: tuple[str, ...] = ()
    imported: str = ""
    count: int = 0
    placed: int = 0


class Sieve(Value):
    """What is surely not looked for, so that it need not be read: a coarse question, answered again by the rules.

    `days` are weekdays, `box` is south, west, north, east in degrees, `words` and `codes` must stand somewhere; None
    and empty ask for nothing. `codes` holds sets of which one must be there. `first` asks only for so many, those that
    come first in the week, and for all that begin with the last of them; `without` are keys that are not asked for.
    """

    days: frozenset[int] | None = None
    box: tuple[float, float, float, float] | None = None
    words: tuple[str, ...] = ()
    codes: tuple[frozenset[str], ...] = ()
    slug: str = ""
    first: int = 0
    without: frozenset[str] = frozenset()

"""Which meetings of a list suit: by day, time, type, way to be there, distance and words."""

import math
from collections.abc import Mapping

from sobertrack.model.folding import fold, holds
from sobertrack.model.peers.feeds import HYBRID, IN_PERSON, ONLINE, ListedMeeting, Sieve, TypeNames
from sobertrack.model.values import Value

EARTH_KM = 6371.0
DEGREE_KM = EARTH_KM * math.pi / 180


class Wanted(Value):
    """What is asked for, all of it together.

    `days` are weekdays from 0 (Monday); `after` and `before` are "HH:MM", the first included, and reach over midnight
    where `after` is the later one; `types` are words or codes; `how` is in-person, online or phone; `near` is a
    latitude and a longitude, `within` the kilometres around it; `words` are words that stand somewhere, each in its
    folded form.
    """

    days: frozenset[int] = frozenset()
    after: str = ""
    before: str = ""
    types: tuple[str, ...] = ()
    how: str = ""
    near: tuple[float, float] | None = None
    within: float = 0.0
    words: tuple[str, ...] = ()


class Question(Value):
    """What is asked of one list: what is wanted, and for each type asked for the codes that mean it there."""

    wanted: Wanted
    codes: tuple[frozenset[str], ...] = ()

    def sieve(self, days: frozenset[int] | None = None, first: int = 0) -> Sieve:
        """What surely does not suit; `days` narrows the weekdays down further, `first` asks for so many alone."""
        wanted = self.wanted
        asked = (wanted.days or None) if days is None else (days & wanted.days if wanted.days else days)
        box = box_around(wanted.near, wanted.within) if wanted.near else None
        return Sieve(asked, box, wanted.words, self.codes, first=first if self.by_day_alone else 0)

    @property
    def by_day_alone(self) -> bool:
        """Whether nothing but days is asked for."""
        return self.wanted == Wanted(days=self.wanted.days, within=self.wanted.within)

    @property
    def by_its_head(self) -> bool:
        """Whether days, time, place and the way to be there decide: no other field is asked for."""
        return not self.codes and not self.wanted.words and self.wanted.how != "phone"


def question(wanted: Wanted, types: TypeNames, meant: Mapping[str, str]) -> Question:
    """What is wanted, asked of a list with these types. `meant` holds the code that its programme has for a word."""
    return Question(wanted, tuple(codes_of(word, types, meant.get(word, "")) for word in wanted.types))


def codes_of(word: str, types: TypeNames, meant: str = "") -> frozenset[str]:
    """The codes of a list that a word means: a code itself, or a type whose name holds all of its words."""
    folded = fold(word)
    asked = set(_words(folded))
    found = {code for code, name in types.names.items() if asked and asked <= set(_words(fold(name)))}
    found |= {code for code in (*types.names, *types.common) if fold(code) == folded} | {word, meant} - {""}
    return frozenset(found | {code for code, common in types.common.items() if common in found})


def _words(folded: str) -> list[str]:
    kept = "".join(letter if letter.isalnum() else " " for letter in folded).split()
    return [word.removesuffix("s") if len(word) > 3 else word for word in kept]


def suits(meeting: ListedMeeting, asked: Question) -> bool:
    """Whether a meeting is what is asked for."""
    wanted = asked.wanted
    if wanted.days and wanted.days.isdisjoint(meeting.days):
        return False
    if (wanted.after or wanted.before) and not _in_hours(meeting.time, wanted.after, wanted.before):
        return False
    if wanted.how and wanted.how not in ways(meeting):
        return False
    if not all(codes & set(meeting.types) for codes in asked.codes):
        return False
    if wanted.near is not None:
        away = distance(meeting, wanted.near)
        if away is None or away > wanted.within:
            return False
    return not wanted.words or holds("\n".join(texts(meeting)), wanted.words)


def ways(meeting: ListedMeeting) -> set[str]:
    """The ways to be there; none for a meeting that does not meet now."""
    found = {HYBRID: {IN_PERSON, ONLINE}}.get(meeting.attendance, {meeting.attendance})
    return found | {"phone"} if meeting.phone and ONLINE in found else found


def texts(meeting: ListedMeeting) -> tuple[str, ...]:
    """What of a meeting is searched: names, places and notes; no passwords and no addresses of calls."""
    return (
        *(meeting.name, meeting.group, meeting.place, meeting.address, meeting.region, meeting.notes),
        *(meeting.place_notes, meeting.slug),
    )


def _in_hours(time: str, after: str, before: str) -> bool:
    if not time:
        return False
    if after and before and before < after:
        return time >= after or time < before
    return (not after or time >= after) and (not before or time < before)


def distance(meeting: ListedMeeting, near: tuple[float, float]) -> float | None:
    """Kilometres along the earth; None where the place is not known, or where nobody can go."""
    if meeting.lat is None or meeting.lon is None or meeting.attendance == ONLINE:
        return None
    lat, lon, here_lat, here_lon = map(math.radians, (meeting.lat, meeting.lon, *near))
    half = math.sin((lat - here_lat) / 2) ** 2
    half += math.cos(lat) * math.cos(here_lat) * math.sin((lon - here_lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def box_around(near: tuple[float, float], km: float) -> tuple[float, float, float, float]:
    """South, west, north, east of a box that holds a circle; west lies above east where it crosses the date line."""
    lat, lon = near
    high = km / DEGREE_KM * 1.001 + 1e-4
    south, north = lat - high, lat + high
    if south <= -90 or north >= 90:
        return max(south, -90.0), -180.0, min(north, 90.0), 180.0
    ratio = math.sin(math.radians(high)) / math.cos(math.radians(lat))
    if ratio >= 1:
        return south, -180.0, north, 180.0
    wide = math.degrees(math.asin(ratio)) + 1e-4
    if wide >= 180:
        return south, -180.0, north, 180.0
    west, east = lon - wide, lon + wide
    return south, west + 360 * (west < -180), north, east - 360 * (east > 180)


def place_in_order(
    meeting: ListedMeeting, wanted: Wanted, away: float | None = None
) -> tuple[float, int, str, str, str]:
    """Where a meeting stands in a listing: by how far `away` it is where that is asked for, weekday, time, name.

    Those by appointment come last.
    """
    days = [day for day in meeting.days if day in wanted.days] if wanted.days else meeting.days
    week = days[0] if days and meeting.time else 7
    if away is None and wanted.near is not None:
        away = distance(meeting, wanted.near)
    return away or 0.0, week, meeting.time, fold(meeting.name), meeting.slug

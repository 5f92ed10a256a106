"""What `meeting list` and `meeting next` are asked for, as typed options."""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Annotated

from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.errors import Misuse
from sobertrack.model.days.calendar_words import weekday_number
from sobertrack.model.days.when import parse_time
from sobertrack.model.folding import fold
from sobertrack.model.peers.meetings import HOWS
from sobertrack.model.values import Value
from sobertrack.rules.peers.finding import Wanted

USUAL_KM = 10.0
FARTHEST_KM = 20_100.0

Days = Annotated[
    list[str] | None, option("--day", help="on this day: mon, today ...; several: sat,sun", value="WEEKDAY")
]
After = Annotated[str | None, option("--starts-after", help="not before this time: 18:00, 6pm", value="TIME")]
Before = Annotated[str | None, option("--starts-before", help="earlier than this time", value="TIME")]
Types = Annotated[list[str] | None, option("--type", help="women, secular, newcomer ...; all of several", value="TYPE")]
Near = Annotated[str | None, option("--near", help="around this place: 43.66,-70.25", value="LAT,LON")]
Within = Annotated[str | None, option("--within", help="so far around it: 5km, 3mi; 10km if not said", value="KM")]
Sources = Annotated[list[str] | None, option("--source", help="only of this imported list", value="NAME")]

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(km|mi|miles?|m)?\Z", re.IGNORECASE)
_KM = {"km": 1.0, "mi": 1.609344, "mile": 1.609344, "miles": 1.609344, "m": 0.001}


class Asked(Value):
    """The options as they were typed."""

    days: list[str] | None = None
    after: str | None = None
    before: str | None = None
    types: list[str] | None = None
    how: str | None = None
    near: str | None = None
    within: str | None = None
    search: str | None = None
    sources: list[str] | None = None


def wanted_by(session: Session, asked: Asked) -> Wanted:
    """What the options ask for; Misuse where one of them says nothing."""
    if asked.within is not None and asked.near is None:
        raise Misuse("--within: around which place?", "add --near LAT,LON")
    return Wanted(
        days=frozenset(_days(session, asked.days or ())),
        after=_time(session, "--starts-after", asked.after),
        before=_time(session, "--starts-before", asked.before),
        types=tuple(word for said in asked.types or () for word in map(str.strip, said.split(",")) if word),
        how=texts.one_of(asked.how or "", HOWS, "--how"),
        near=_place(asked.near),
        within=USUAL_KM if asked.within is None else _kilometres(asked.within),
        words=tuple(fold(asked.search or "").split()),
    )


def _days(session: Session, said: Iterable[str]) -> Iterator[int]:
    near = {"today": session.today, "tomorrow": session.today + timedelta(days=1)}
    for word in (word.strip() for each in said for word in each.split(",")):
        day = near.get(word.casefold())
        number = weekday_number(word) if day is None else day.weekday()
        if number is None:
            raise Misuse(
                f'--day: "{word[:40]}" is not a day of the week', "such as --day mon, --day sat,sun, --day today"
            )
        yield number


def _time(session: Session, name: str, said: str | None) -> str:
    return "" if said is None else dates.refusing(name, lambda: parse_time(said, now=session.now))


def _place(said: str | None) -> tuple[float, float] | None:
    if said is None:
        return None
    try:
        lat, lon = (float(part) for part in said.replace(" ", "").split(","))
    except ValueError:
        lat = lon = 999.0
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        hint = "latitude and longitude in degrees, north and east above 0: --near 43.66,-70.25"
        raise Misuse(f'--near: "{said[:40]}" is no place', hint)
    return lat, lon


def _kilometres(said: str) -> float:
    found = _LENGTH.match(said.strip())
    km = float(found[1]) * _KM[(found[2] or "km").casefold()] if found else 0.0
    if not 0 < km <= FARTHEST_KM:
        raise Misuse(f'--within: "{said[:40]}" is no distance', "such as --within 5km, 3mi or 800m")
    return km

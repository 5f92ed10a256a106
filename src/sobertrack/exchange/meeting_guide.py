"""Meeting Guide JSON, the format of AA and of most lists around it: one record to one meeting.

The specification is that of code4recovery/spec; what real lists write instead is read as well, and told.
"""

from collections.abc import Mapping
from typing import Any

from sobertrack.exchange.fields import places, readings, times
from sobertrack.exchange.fields.links import opens_a_call
from sobertrack.exchange.fields.record import Record
from sobertrack.exchange.fields.text import code as clean_code
from sobertrack.model import limits
from sobertrack.model.days.calendar_words import WEEKDAYS
from sobertrack.model.peers.feeds import ATTENDANCE, HYBRID, IN_PERSON, INACTIVE, ONLINE, ListedMeeting
from sobertrack.model.peers.meeting_types import CLOSED, NOT_THERE, OPEN, MeetingTypes
from sobertrack.model.peers.meeting_types import ONLINE as ONLINE_TYPE

VENUES = {"1": IN_PERSON, "2": ONLINE, "3": HYBRID}
"""How BMLT numbers the ways to be there."""


class Context:
    """What every record of a list is read with: the types of its programme, and words of other languages."""

    def __init__(self, types: MeetingTypes, words: Mapping[str, Any]) -> None:
        self.types = types
        self.weekdays: Mapping[str, Any] = words["weekday"]
        self.providers: list[str] = words["providers"]
        self.words = words


def read_record(record: Record, context: Context) -> ListedMeeting | None:
    """The meeting that a record holds; None where it holds nothing to list. Its slug is the record's."""
    time, later = readings.start(record, "time")
    days = _days(record, context, later)
    link = readings.link(record, "conference_url")
    lat, lon, rough = readings.coordinates(record)
    types = _types(record, context)
    place = record.line("location")
    address = _address(record)
    name = record.line("name", longest=255)
    if not name and not (time or days or place or address or link or record.line("group")):
        return None
    approximate = _yes(record, "approximate") if "approximate" in record.raw else (True if rough else None)
    meeting = ListedMeeting(
        days=days,
        time=time,
        lat=lat,
        lon=lon,
        slug=record.slug,
        name=name or _name_of(record, place or address, days, time),
        types=types,
        minutes=_minutes(record, time),
        zone=readings.zone(record, "timezone"),
        group=record.line("group"),
        place=place,
        address=address,
        region=_region(record),
        link=link,
        phone=readings.phone(record, "conference_phone"),
        notes=_notes(record),
        place_notes=record.paragraphs("location_notes"),
        link_note=record.paragraphs("conference_url_notes"),
        phone_note=record.paragraphs("conference_phone_notes"),
        page=readings.link(record, "url"),
        updated=_updated(record),
        approximate=approximate,
    )
    return meeting._replace(attendance=_attendance(record, meeting, context))


def _name_of(record: Record, where: str, days: tuple[int, ...], time: str) -> str:
    """A name for a meeting without one, as the lists' own plugin makes it."""
    place = where or record.line("group") or "Meeting"
    said = f"{place} {WEEKDAYS[days[0]]} at {time}" if days and time else f"{place} by appointment"
    record.wrong("name", "", f'named "{said}"')
    return said[:255]


def _days(record: Record, context: Context, later: int) -> tuple[int, ...]:
    name, value = record.given("day")
    if not name:
        return ()
    if isinstance(value, str):
        said = record.word(name)
        parts: list[Any] = [said]
        if not times.weekdays(said, context.weekdays):
            parts = [part for part in said.replace("/", ",").replace("|", ",").split(",") if part.strip()]
    else:
        parts = value if isinstance(value, list) else [value]
    found: set[int] = set()
    for part in parts[:20]:
        said = part if isinstance(part, str) else str(part) if type(part) in (int, float) else ""
        days = times.weekdays(said, context.weekdays)
        if not days:
            record.wrong(name, part, "left out: no day of the week")
        elif said.strip() == "7":
            record.wrong(name, part, "read as Sunday")
        found |= {(day + later) % 7 for day in days}
    return tuple(sorted(found))


def _minutes(record: Record, start: str) -> int | None:
    name, value = record.given("end_time")
    if not start:
        return None
    if not name:
        return readings.length(record, "duration", "duration_time")
    end = times.clock(record.word(name))
    if end is None:
        record.wrong(name, value, "left out: no time of day")
        return None
    minutes = times.minutes_between(start, end[0])
    if minutes == 0 and not end[1]:
        record.wrong(name, value, "the same as the start: 60 minutes are taken")
        return times.USUAL
    if end[0] < start and not end[1] and minutes > times.LONGEST:
        record.wrong(name, value, f"before the start at {start}: 60 minutes are taken")
        return times.USUAL
    return minutes or limits.DAY_MINUTES


def _types(record: Record, context: Context) -> tuple[str, ...]:
    name, value = record.given("types")
    if not name:
        return ()
    if isinstance(value, str):
        parts: list[Any] = value.replace(";", ",").split(",")
    else:
        parts = value if isinstance(value, list) else [value]
    found: dict[str, None] = {}
    for part in parts[:60]:
        text = clean_code(part) if isinstance(part, str) else str(part) if type(part) is int else ""
        known = context.types.code(context.words["standard"].get(text, text)) if text else ""
        if not text or len(text) > 60:
            record.wrong(name, part, "left out: no type")
            continue
        if not known:
            record.wrong(name, text, "kept as it is: its meaning is not known here")
        found[known or text] = None
    if OPEN in found and CLOSED in found:
        del found[OPEN]
        record.wrong(name, "O, C", "both open and closed: read as closed")
    return tuple(found)


def _address(record: Record) -> str:
    whole = record.line("formatted_address")
    if whole:
        return whole
    state = " ".join(part for part in (record.line("state"), record.line("postal_code")) if part)
    parts = (record.line("address"), record.line("city"), state, record.line("country"))
    return places.joined(parts)


def _region(record: Record) -> str:
    _, several = record.given("regions")
    if isinstance(several, list):
        names = [clean_code(part) for part in several[:6] if isinstance(part, str)]
    else:
        names = record.line("regions").split(">") if several else []
        names = names or [record.line(name) for name in ("region", "sub_region", "sub_sub_region")]
    return " > ".join(dict.fromkeys(name.strip() for name in names if name.strip()))


def _notes(record: Record) -> str:
    own, groups = record.paragraphs("notes"), record.paragraphs("group_notes")
    return f"{own}\n\n{groups}" if own and groups and groups != own else own or groups


def _updated(record: Record) -> str:
    name, value = record.given("updated")
    if not name:
        return ""
    found = times.updated(record.word(name))
    if found is None:
        record.wrong(name, value, "left out: no moment")
    elif "/" in str(value):
        record.wrong(name, value, "read as month/day/year")
    return found or ""


def _yes(record: Record, name: str) -> bool | None:
    said = str(record.raw.get(name)).strip().casefold()
    return True if said in ("yes", "1", "true") else False if said in ("no", "0", "false") else None


def _attendance(record: Record, meeting: ListedMeeting, context: Context) -> str:
    """How one can be there: what the list says, else what its plugin would say."""
    said = record.word("attendance_option").replace("_", "-").casefold()
    if said in ATTENDANCE:
        return said
    if said:
        record.wrong("attendance_option", said, "left out: told by the other fields")
    if record.word("venue_type") in VENUES:
        return VENUES[record.word("venue_type")]
    call = bool(meeting.phone) or opens_a_call(meeting.link, context.providers) or ONLINE_TYPE in meeting.types
    if NOT_THERE in meeting.types:
        return ONLINE if call else INACTIVE
    nowhere = meeting.approximate or not (meeting.place or meeting.address)
    if call or (meeting.link and nowhere):
        return ONLINE if nowhere else HYBRID
    return INACTIVE if meeting.approximate else IN_PERSON

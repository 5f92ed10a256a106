"""BMLT, the server of Narcotics Anonymous: the answers of GetSearchResults and GetFormats."""

from collections.abc import Iterable, Mapping
from typing import Any

from sobertrack.exchange.fields import places, readings, times
from sobertrack.exchange.fields.record import Record
from sobertrack.exchange.meeting_guide import VENUES, Context
from sobertrack.model.peers.feeds import HYBRID, IN_PERSON, INACTIVE, ONLINE, ListedMeeting

MARKS = frozenset(("id_bigint", "weekday_tinyint", "format_shared_id_list", "service_body_bigint"))
"""Fields that only a meeting of a BMLT answer has."""

FORMAT_MARKS = frozenset(("key_string", "name_string"))
"""Fields that only a format of a BMLT answer has."""

OTHER_LISTS = (
    (FORMAT_MARKS, "formats", "import the answer of GetSearchResults, and give this file with --formats"),
    (frozenset(("parent_id", "helpline")), "service bodies", "import the answer of GetSearchResults"),
)
"""Answers of the same servers that hold no meetings: fields that tell them, what they hold, and what to do."""

BY_FORMAT = {"HY": HYBRID, "VM": ONLINE, "TC": INACTIVE}
"""Old servers say by a format what new ones say by venue_type."""


class Formats:
    """What the format keys of one server mean: its own names, and the world id that all servers share."""

    def __init__(self, answer: Iterable[Any], context: Context) -> None:
        self.by_id: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.world: dict[str, str] = {}
        self._context = context
        rows = [row for row in answer if isinstance(row, dict)]
        for row in sorted(rows, key=lambda each: each.get("lang") == "en"):  # English names win over others
            record = Record(row, [])
            key, name = record.line("key_string", longest=40), record.line("name_string", longest=60)
            if key:
                self.by_id[record.word("id")] = key
                self.names[key] = name or key
                self.world[key] = record.word("world_id").strip()
        self.given = bool(self.names)

    def world_id(self, key: str) -> str:
        """The world id of a key, by the server's formats; without them what the key usually stands for."""
        if self.given:
            return self.world.get(key, "")
        return str(self._context.words["format"].get(key, key if key in self._context.types.names else ""))

    def common(self, key: str) -> str:
        """The code that other lists have for it, "" where there is none."""
        world = self.world_id(key)
        code = str(self._context.words["standard"].get(world, world))
        return code if code in self._context.types.names else ""

    def name(self, key: str) -> str:
        """What it means in words: the common name, else the server's own; "" where nothing says it."""
        return self._context.types.names.get(self.common(key), "") or self.names.get(key, "")


def slug_of(record: Record) -> str:
    """The id of a meeting, with that of its server where the answer comes from several."""
    return "-".join(part for part in (record.word("root_server_id"), record.word("id_bigint")) if part)


def read_record(record: Record, formats: Formats) -> ListedMeeting | None:
    """The meeting that a record holds; None where it holds nothing to list."""
    time, later = readings.start(record, "start_time")
    days = _days(record, later)
    name = _line(record, "meeting_name", 255)
    place = _line(record, "location_text")
    if not name and not (time or days or place):
        return None
    types = _types(record, formats)
    attendance = _attendance(record, types, formats)
    lat, lon, _ = readings.coordinates(record) if attendance != ONLINE else (None, None, False)
    if not name:
        name = place or "NA meeting"
        record.wrong("meeting_name", "", f'named "{name}"')
    return ListedMeeting(
        days=days,
        time=time,
        lat=lat,
        lon=lon,
        attendance=attendance,
        slug=record.slug,
        name=name,
        types=types,
        minutes=readings.length(record, "duration_time"),
        zone=readings.zone(record, "time_zone"),
        group=_line(record, "service_body_name"),
        place=place,
        address=_address(record),
        region=_line(record, "location_sub_province"),
        link=readings.link(record, "virtual_meeting_link"),
        phone=readings.phone(record, "phone_meeting_number"),
        notes=_last(record.paragraphs("comments")),
        place_notes=_place_notes(record),
        link_note=_last(record.paragraphs("virtual_meeting_additional_info")),
    )


def _last(text: str) -> str:
    """Old servers keep the question before the answer: "OPNV#@-@#U1, U3"."""
    return text.rpartition("#@-@#")[2].strip()


def _line(record: Record, name: str, longest: int = 300) -> str:
    return _last(record.line(name, longest=longest))


def _days(record: Record, later: int) -> tuple[int, ...]:
    """BMLT counts from 1 for Sunday to 7 for Saturday."""
    name, value = record.given("weekday_tinyint")
    if not name:
        return ()
    said = record.word(name).strip()
    if said not in ("1", "2", "3", "4", "5", "6", "7"):
        record.wrong(name, value, "left out: no day from 1 to 7")
        return ()
    day = times.from_sunday(int(said) - 1)
    return () if day is None else ((day + later) % 7,)


def _types(record: Record, formats: Formats) -> tuple[str, ...]:
    keys = [key.strip() for key in record.line("formats", longest=1_000).split(",")]
    if not any(keys):
        ids = record.line("format_shared_id_list", longest=1_000).split(",")
        keys = [formats.by_id.get(each.strip(), "") for each in ids]
    found = tuple(dict.fromkeys(key for key in keys if key))
    for key in found:
        if not formats.name(key):
            record.wrong("formats", key, "kept as it is: its meaning is not known here")
    return found


def _attendance(record: Record, types: Iterable[str], formats: Formats) -> str:
    venue = VENUES.get(record.word("venue_type").strip())
    worlds = {formats.world_id(key) for key in types}
    if venue is None:
        venue = next((how for world, how in BY_FORMAT.items() if world in worlds), None)
    if venue is None:
        call = record.word("virtual_meeting_link") or record.word("phone_meeting_number")
        place = record.word("location_text") or record.word("location_street")
        venue = IN_PERSON if not call else HYBRID if place else ONLINE
    return INACTIVE if venue == IN_PERSON and "TC" in worlds else venue


def _address(record: Record) -> str:
    names = ("location_street", "location_city_subsection", "location_municipality")
    parts = [_line(record, name) for name in names]
    state = f"{_line(record, 'location_province')} {_line(record, 'location_postal_code_1')}".strip()
    return places.joined([*parts, state, _line(record, "location_nation")])


def _place_notes(record: Record) -> str:
    names: Mapping[str, str] = {"location_info": "", "bus_lines": "Bus: ", "train_lines": "Train: "}
    said = [(label, _last(record.paragraphs(name))) for name, label in names.items()]
    return "\n".join(f"{label}{text}" for label, text in said if text)

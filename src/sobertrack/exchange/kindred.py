"""Shapes that are near to Meeting Guide, in its fields: other names, GeoJSON, Airtable, meetings inside a place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any
from unicodedata import normalize

from sobertrack.exchange.fields import times

ALIASES = {
    name: column
    for column, names in {
        "slug": "id meeting_id committee bmlt_id",
        "name": "meeting_name meeting committee_name title nom nombre bezeichnung",
        "day": "weekday meeting_day meetingday day_of_week days tag wochentag jour dia day_name",
        "time": "meeting_time meetingtime begin begins start starts start_time uhrzeit zeit beginn heure hora",
        "end_time": "end ends ende fin finish",
        "timezone": "time_zone tz",
        "location": "venue place location_name location_text where ort lieu lugar",
        "formatted_address": "full_address",
        "address": "street street_address location_street strasse adresse direccion",
        "city": "town location_municipality stadt ville ciudad",
        "state": "province state_province location_province",
        "postal_code": "zip zip_code zipcode postcode postal location_postal_code_1 plz",
        "country": "nation location_nation land",
        "location_notes": "location_info directions",
        "sub_region": "subregion",
        "latitude": "lat",
        "longitude": "lon lng long",
        "types": "type meeting_type meeting_types format formats format1",
        "notes": "note description comments remarks details",
        "conference_url": "online_url online_link zoom zoom_link join_url meeting_link video_link virtual_link "
        "virtual_meeting_link",
        "conference_url_notes": "password passcode zoom_password virtual_meeting_additional_info virtual_meeting_info",
        "conference_phone": "dial_in phone_number_to_join phone_meeting_number",
        "group": "group_name gruppe groupe grupo",
        "updated": "last_updated",
        "url": "website link web",
    }.items()
    for name in names.split()
}
"""What lists call a field, by what it is called here."""

_NOTHING: tuple[Any, ...] = (None, "", [], {})
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_FROM_TO = re.compile(r"(.+?)\s*(?:[-\u2013]|\bto\b)\s*(.+)")
_TYPES = (
    *("types", "type", "meeting_type", "meeting_types", "format", "formats", "features", "communities"),
    *(f"format{number}" for number in range(1, 6)),
    "closed",
)
"""Where one list has all codes in `types`, another has them by what they are about."""

_OWN = ("meetings", "name", "slug", "id", "url")
"""What a place or a group does not share with the meetings inside it."""


MOST_FIELDS = 1_000
"""Of a record that holds more fields, which no list has, the first are read."""


@lru_cache(4096)
def plain_name(name: str) -> str:
    """The name of a field as a key: "Postal Code", "postalCode" and "postal_code" are one."""
    plain = normalize("NFKD", _HUMP.sub("_", name).casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def each_meeting(records: Iterable[Any]) -> Iterator[Any]:
    """The records, and in the place of one that is a place or a group with meetings inside, those."""
    return (each for record in records for each in _inside(record))


def _inside(record: Any) -> Iterable[Any]:
    inside = record.get("meetings") if isinstance(record, dict) else None
    if not isinstance(inside, list) or not inside or not all(isinstance(each, dict) for each in inside):
        return (record,)
    shared = {key: value for key, value in record.items() if key not in _OWN}
    kind = "location" if {"formatted_address", "address", "latitude"} & record.keys() else "group"
    return ({kind: record.get("name"), **shared, **each} for each in inside)


def in_guide_fields(raw: Mapping[str, Any], foreign: Mapping[str, Any]) -> dict[str, Any]:
    """A record with the field names of Meeting Guide; `foreign` holds weekdays in other languages."""
    fields: dict[str, Any] = {}
    for key, value in islice(_unfolded(raw).items(), MOST_FIELDS):
        name = plain_name(key)
        if fields.get(name) in _NOTHING:
            fields[name] = value
    if not fields.get("types"):
        codes = [each for name in _TYPES for each in _listed(fields.get(name))]
        fields |= {"types": codes} if codes else {}
    for key in list(fields):
        name = ALIASES.get(key, key)
        if fields.get(name) in _NOTHING:
            fields[name] = fields[key]
    said = fields.get("times")
    if isinstance(said, str) and not fields.get("day") and not fields.get("time"):
        day, _, time = said.strip().partition(" ")
        if times.weekday(day.rstrip(","), foreign) is not None:
            fields |= {"day": day.rstrip(","), "time": time}
    return fields if fields.get("end_time") else fields | _from_to(fields.get("time"))


def _from_to(said: Any) -> dict[str, str]:
    """The start and the end of a time that says both: "7:00 PM - 8:30 PM". "7-8 PM" leaves the start open."""
    found = _FROM_TO.fullmatch(said.strip()) if isinstance(said, str) and len(said) < 40 else None
    if found is None or not (times.clock(found[1]) and times.clock(found[2])):
        return {}
    halves = {bool(re.search("[ap]", each, re.IGNORECASE)) for each in found.groups()}
    return {"time": found[1], "end_time": found[2]} if len(halves) == 1 else {}


def _unfolded(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """The properties of a GeoJSON feature with its place, the fields of an Airtable record; anything else as it is."""
    inside, geometry = raw.get("properties"), raw.get("geometry")
    if isinstance(raw.get("fields"), dict):
        return {"id": raw.get("id"), **raw["fields"]}
    if not isinstance(inside, dict) or raw.get("type") != "Feature":
        return raw
    point = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if isinstance(point, list) and len(point) >= 2 and "latitude" not in inside:
        return {**inside, "latitude": point[1], "longitude": point[0]}
    return inside


def _listed(value: Any) -> list[Any]:
    if isinstance(value, str):
        return [part for part in value.replace(";", ",").split(",") if part.strip()]
    return value if isinstance(value, list) else []

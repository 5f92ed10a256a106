"""What lists of all kinds hold, read from a record: a start, an address of a call, a number, a place on the map."""

from sobertrack.exchange.fields import places, times
from sobertrack.exchange.fields.links import phone_number, web_address
from sobertrack.exchange.fields.record import Record
from sobertrack.exchange.fields.text import shown
from sobertrack.exchange.fields.zones import known_zone
from sobertrack.model import limits


def start(record: Record, *names: str) -> tuple[str, int]:
    """When it begins, "HH:MM", and the days it lies later; "" for a meeting by appointment."""
    name, value = record.given(*names)
    if not name:
        return "", 0
    found = times.clock(record.word(name))
    if found is None:
        record.wrong(name, value, "left out: no time of day, so the meeting is listed as by appointment")
        return "", 0
    if found[1]:
        record.wrong(name, value, "read as 00:00 of the next day")
    return found


def link(record: Record, name: str) -> str:
    """A web address; "" for anything else."""
    said = record.line(name, longest=3_000)
    if not said:
        return ""
    address = web_address(said)
    if not address:
        record.wrong(name, said, "left out: no web address")
    elif address != said and address.casefold() != said.casefold():
        record.wrong(name, said, f"read as {address[:60]}")
    return address


def phone(record: Record, name: str) -> str:
    """A number to dial; "" for anything else."""
    said = record.line(name)
    if not said:
        return ""
    number = phone_number(said)
    if not number:
        record.wrong(name, said, "left out: no number to dial")
    elif "/" in said or any(letter.isalpha() for letter in said):
        record.wrong(name, said, f"read as {number}")
    return number


def coordinates(record: Record) -> tuple[float | None, float | None, bool]:
    """Latitude, longitude, and whether they are known only roughly; None where they cannot be true."""
    lat_name, lat = record.given("latitude", "lat")
    lon_name, lon = record.given("longitude", "lon", "lng")
    if not lat_name and not lon_name:
        name, both = record.given("coordinates")
        found = places.pair(both) if isinstance(both, str) else None
        if name and found is None:
            record.wrong(name, both, "left out: no latitude and longitude")
        return found or (None, None, False)
    north, east = places.degree(lat, 90), places.degree(lon, 180)
    if north is None or east is None or (north == 0 and east == 0):
        record.wrong(lat_name or lon_name, f"{shown(lat)}, {shown(lon)}", "left out: no place on earth that is meant")
        return None, None, False
    return north, east, False


def zone(record: Record, *names: str) -> str:
    """The zone of its time; "" where it names none, or one that nobody knows."""
    name, value = record.given(*names)
    if not name:
        return ""
    said = record.word(name)
    found = known_zone(said)
    if not found:
        record.wrong(name, value, "left out: no time zone is called so; the zone of the list is taken")
    elif found != said:
        record.wrong(name, value, f"read as {found}")
    return found


def length(record: Record, *names: str) -> int | None:
    """Minutes from "HH:MM:SS", or a number of minutes; 0 stands for the usual length, which nobody says."""
    name, value = record.given(*names)
    if not name:
        return None
    said = record.word(name).strip()
    parts = said.split(":")
    if len(parts) > 3 or not all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in parts):
        record.wrong(name, value, "left out: no length")
        return None
    minutes = int(parts[0]) * 60 + int(parts[1]) if len(parts) > 1 else int(said)
    if minutes > limits.DAY_MINUTES:
        record.wrong(name, value, "left out: longer than a day")
        return None
    return minutes or None

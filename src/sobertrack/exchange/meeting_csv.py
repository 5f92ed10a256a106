"""The Meeting Guide table as CSV: one header row, columns in any order, their names in plain English."""

import csv
import io
import re
from unicodedata import normalize

from sobertrack.errors import Misuse
from sobertrack.model import limits
from sobertrack.model.peers.feeds import Problem

ALIASES = {
    name: column
    for column, names in {
        "slug": "id meeting_id committee",
        "name": "meeting_name committeename groupname title nom nombre bezeichnung",
        "day": "weekday meeting_day meetingday day_of_week days tag wochentag jour dia day_name",
        "time": "meeting_time meetingtime begin begins start starts start_time uhrzeit zeit beginn heure hora",
        "end_time": "end ends ende fin finish",
        "timezone": "time_zone tz zone",
        "location": "venue place location_name where ort lieu lugar",
        "formatted_address": "full_address",
        "address": "street street_address strasse adresse direccion",
        "city": "town stadt ville ciudad",
        "state": "province state_province",
        "postal_code": "zip zip_code zipcode postcode postal plz",
        "country": "nation land",
        "sub_region": "subregion",
        "latitude": "lat",
        "longitude": "lon lng long",
        "types": "type meeting_type meeting_types format formats",
        "notes": "note description comments remarks details",
        "conference_url": "online_url online_link zoom zoom_link join_url meeting_link video_link virtual_link",
        "conference_url_notes": "password passcode zoom_password",
        "conference_phone": "dial_in phone_number_to_join",
        "group": "group_name gruppe groupe grupo",
        "updated": "last_updated",
        "url": "website link web",
    }.items()
    for name in names.split()
}
"""What tables call a column, by what it is called here."""

NEEDED = frozenset(("name", "slug", "day", "time", "location", "meeting", "types", "group", "address"))
"""A header row has at least two of these; otherwise the text is no table of meetings."""

BMLT = frozenset(("id_bigint", "weekday_tinyint", "service_body_bigint"))
"""A table with one of these is an answer of BMLT as CSV, and keeps the names of that."""

DELIMITERS = ",;\t"
LONGEST_FIELD = limits.CSV_FIELD


def rows(text: str, problems: list[Problem]) -> list[dict[str, str]]:
    """The rows of a table by the names of their columns, empty rows left out; Misuse where it is no such table."""
    text = text.replace("\0", "")
    first = text.lstrip().partition("\n")[0]
    said = first.casefold().startswith("sep=")
    delimiter = max(DELIMITERS, key=(first[4:] or "," if said else first).count)
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    full = (cells for cells in reader if any(map(str.strip, cells)) and not cells[0].casefold().startswith("sep="))
    try:
        given = [_plain(name) for name in next(full, [])]
        bmlt = not BMLT.isdisjoint(given)
        header = given if bmlt else [ALIASES.get(name, name) for name in given]
        if not bmlt and len(NEEDED & set(header)) < 2:
            raise Misuse(
                "line 1, column 1: neither JSON nor a table with a header row of meetings",
                "a table begins with a row like: Name,Day,Time,Location,Address,Types,ID",
            )
        return [_row(header, cells, problems, reader.line_num) for cells in full]
    except csv.Error as error:
        raise Misuse(f"line {reader.line_num}, column 1: {error}", "look at that line; nothing was stored") from None


def _plain(name: str) -> str:
    """The name of a column as a key: "Postal Code" is postal_code."""
    plain = normalize("NFKD", name.strip().casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def _row(header: list[str], cells: list[str], problems: list[Problem], line: int) -> dict[str, str]:
    if len(cells) > len(header) and any(map(str.strip, cells[len(header) :])):
        found = dict(zip(header, cells, strict=False))
        more = f"line {line}: cells beyond the last column"
        problems.append(Problem(found.get("slug", ""), "", more, "left out: no column is named for them"))
    row: dict[str, str] = {}
    for name, cell in zip(header, cells, strict=False):
        row[name] = row.get(name) or cell.strip()  # of two columns for one thing the first that says something
    return {name: cell for name, cell in row.items() if name}

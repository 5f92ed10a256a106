"""The Meeting Guide table as CSV: one header row, columns in any order, their names in plain English."""

import csv
import io
import re

from sobertrack.errors import Misuse
from sobertrack.model.peers.feeds import Problem

ALIASES = {
    "id": "slug",
    "full_address": "formatted_address",
    "street": "address",
    "street_address": "address",
    "zip_code": "postal_code",
    "meeting_name": "name",
    "begin": "time",
    "starts": "time",
    "ends": "end_time",
    "time_zone": "timezone",
    "subregion": "sub_region",
    "online_url": "conference_url",
    "last_updated": "updated",
}
NEEDED = frozenset(("name", "slug", "day", "time", "location", "meeting", "types"))
"""A header row has at least two of these; otherwise the text is no table of meetings."""

DELIMITERS = ",;\t"
LONGEST_FIELD = 1_000_000


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
        header = [_column(name) for name in next(full, [])]
        if len(NEEDED & set(header)) < 2:
            raise Misuse(
                "line 1, column 1: neither JSON nor a table with a header row of meetings",
                "a table begins with a row like: Name,Day,Time,Location,Address,Types,ID",
            )
        return [_row(header, cells, problems, reader.line_num) for cells in full]
    except csv.Error as error:
        raise Misuse(f"line {reader.line_num}, column 1: {error}", "look at that line; nothing was stored") from None


def _column(name: str) -> str:
    key = re.sub(r"[^a-z0-9]+", "_", name.strip().casefold()).strip("_")
    return ALIASES.get(key, key)


def _row(header: list[str], cells: list[str], problems: list[Problem], line: int) -> dict[str, str]:
    if len(cells) > len(header) and any(map(str.strip, cells[len(header) :])):
        found = dict(zip(header, cells, strict=False))
        more = f"line {line}: cells beyond the last column"
        problems.append(Problem(found.get("slug", ""), "", more, "left out: no column is named for them"))
    return {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name}

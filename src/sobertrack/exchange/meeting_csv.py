"""The Meeting Guide table as CSV: one header row, columns in any order, their names in plain English."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from sobertrack.errors import Misuse
from sobertrack.exchange.kindred import ALIASES, plain_name
from sobertrack.model import limits
from sobertrack.model.peers.feeds import Problem

NEEDED = frozenset(("name", "slug", "day", "time", "location", "meeting", "types", "group", "address"))
"""A header row has at least two of these; otherwise the text is no table of meetings."""

BMLT = frozenset(("id_bigint", "weekday_tinyint", "service_body_bigint"))
"""A table with one of these is an answer of BMLT as CSV, and keeps the names of that."""

Line: TypeAlias = tuple[int, list[str]]
"""The cells of a row, behind the number of its line."""

DELIMITERS = ",;\t|"
LONGEST_FIELD = limits.CSV_FIELD

END = "\x1aend"
"""Stands behind the last row: a row that holds it, too, has an open quotation mark."""


def rows(text: str, problems: list[Problem]) -> Iterator[dict[str, str]]:
    """The rows of a table by the names of their columns, empty rows left out; Misuse where it is no such table."""
    text = text.replace("\0", "").replace(END[0], "")
    first = text.lstrip().partition("\n")[0]
    said = first.casefold().startswith("sep=")
    delimiter = max(DELIMITERS, key=(first[4:] or "," if said else first).count)
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(f"{text}\n{END}", newline=""), delimiter=delimiter)
    began = 1

    def whole() -> Iterator[Line]:
        nonlocal began
        for cells in reader:
            if cells and cells[-1].endswith(END):
                break
            if cells and not cells[0].casefold().startswith("sep="):
                yield reader.line_num, cells
            began = reader.line_num + 1
        if cells != [END]:
            raise csv.Error("a quotation mark is opened here and never closed")

    try:
        yield from named(whole(), problems)
    except csv.Error as error:
        raise Misuse(f"line {began}, column 1: {error}", "look at that line; nothing was stored") from None


def named(table: Iterable[Line], problems: list[Problem]) -> Iterator[dict[str, str]]:
    """The rows of a table whose first full row names its columns."""
    full = ((line, cells) for line, cells in table if any(map(str.strip, cells)))
    header = [plain_name(name) for name in next(full, (0, []))[1]]
    known = _meant(header)
    if BMLT.isdisjoint(header):
        if not names_columns(header):
            raise Misuse(
                "line 1, column 1: neither JSON nor a table with a header row of meetings",
                "a table begins with a row like: Name,Day,Time,Location,Address,Types,ID",
            )
        for column in sorted({"day", "time"} - known):
            done = "no column is called so: every meeting is listed as by appointment"
            problems.append(Problem("", column, "", done))
    yield from (_row(header, cells, problems, line) for line, cells in full)


def names_columns(cells: Iterable[str]) -> bool:
    """Whether a row is the header of a table of meetings."""
    return len(NEEDED & _meant(cells)) >= 2


def _meant(cells: Iterable[str]) -> set[str]:
    return {ALIASES.get(name, name) for name in map(plain_name, cells)}


def _row(header: list[str], cells: list[str], problems: list[Problem], line: int) -> dict[str, str]:
    row: dict[str, str] = {}
    for name, cell in zip(header, cells, strict=False):
        row[name] = row.get(name) or cell.strip()  # of two columns for one thing the first that says something
    if any(map(str.strip, cells[len(header) :])):
        more = f"line {line}: cells beyond the last column"
        done = "left out: no column is named for them"
        problems.append(Problem(row.get("slug") or row.get("id", ""), "", more, done))
    return {name: cell for name, cell in row.items() if name}

"""A table as comma-separated values (RFC 4180) that no spreadsheet can mistake for formulas."""

from __future__ import annotations

from collections.abc import Iterable

from sobertrack.render.text import clean
from sobertrack.views.blocks import Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would calculate."""


_QUOTED = frozenset(',;\t"\r\n')
"""What a cell holds that is quoted. Spreadsheets part cells at a semicolon and a tab, too."""


def text(table: Table, *, raw: bool = False) -> str:
    """A header and the rows, ended by CR LF. `raw` leaves formulas as they are, for reading back in."""
    rows = ((column.title for column in table.columns), *table.rows)
    return "".join([f"{_line(row, raw=raw)}\r\n" for row in rows])


def _line(row: Iterable[str], *, raw: bool) -> str:
    cells = [clean(cell) if raw or not cell.startswith(_FORMULA) else f"'{clean(cell)}" for cell in row]
    return ",".join(map(_quoted, cells)) if cells != [""] else '""'


def _quoted(cell: str) -> str:
    return cell if _QUOTED.isdisjoint(cell) else '"' + cell.replace('"', '""') + '"'

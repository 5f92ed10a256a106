"""A table as comma-separated values (RFC 4180) that no spreadsheet can mistake for formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from sobertrack.render.text import clean
from sobertrack.views.blocks import Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would calculate."""


def text(table: Table, *, raw: bool = False) -> str:
    """A header and the rows, ended by CR LF. `raw` leaves formulas as they are, for reading back in."""
    page = StringIO()
    writer = csv.writer(page)
    for row in ((column.title for column in table.columns), *table.rows):
        writer.writerow(_cells(row, raw=raw))
    return page.getvalue()


def _cells(row: Iterable[str], *, raw: bool) -> list[str]:
    return [clean(cell) if raw or not cell.startswith(_FORMULA) else f"'{clean(cell)}" for cell in row]

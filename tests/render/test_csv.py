"""Tables as CSV."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given

from sobertrack.render.csv import text
from sobertrack.render.text import clean
from sobertrack.views.blocks import Column, Table

from .samples import UNSAFE, tables


def test_rows_follow_the_header():
    table = Table((Column("day"), Column("note")), (("2026-11-22", 'she said "well done", twice\nand left'),))
    assert text(table) == 'day,note\r\n2026-11-22,"she said ""well done"", twice\nand left"\r\n'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start):
    table = Table((Column("note"),), ((f"{start}cmd|' /C calc'!A0",),))
    cell = next(csv.reader(io.StringIO(text(table).split("\r\n", 1)[1], newline="")))[0]
    assert cell.startswith("'")
    assert not next(csv.reader(io.StringIO(text(table, raw=True).split("\r\n", 1)[1], newline="")))[0].startswith("'")


@pytest.mark.parametrize("other", [";", "\t"])
def test_a_program_that_parts_cells_at_other_signs_too_finds_no_formula(other):
    page = text(Table((Column("a"), Column("b")), (("1", f"x{other}=1+1{other}y"),)))
    assert page == f'a,b\r\n1,"x{other}=1+1{other}y"\r\n'


@given(tables())
def test_every_cell_reads_back(table):
    page = text(table, raw=True)
    assert not UNSAFE.search(page.replace("\r\n", "\n"))
    rows = list(csv.reader(io.StringIO(page, newline="")))
    expected = [[column.title for column in table.columns], *table.rows]
    assert [row or [""] for row in rows] == [[clean(cell) for cell in row] for row in expected]


@given(tables())
def test_nothing_begins_like_a_formula(table):
    for row in csv.reader(io.StringIO(text(table), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)

"""The vocabulary of every screen: what a view may say, without how it looks."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

from sobertrack.model.values import Value

Tone: TypeAlias = Literal["plain", "strong", "good", "care", "muted"]
"""What a piece of text means. "care" is for safety and warnings; nothing ever means "bad"."""

Mark: TypeAlias = Literal["sober", "slip", "gap", "logged", "empty", "future", "today", "none"]
"""What a cell of a grid stands for; a renderer chooses the glyph and a legend names it. "none" is a cell left blank."""


class Line(Value):
    """One sentence or a few. Long lines wrap on a terminal and stay whole elsewhere; indent counts steps of two."""

    text: str
    tone: Tone = "plain"
    indent: int = 0


class Gap(Value):
    """An empty line between two thoughts."""


class Heading(Value):
    """The name of a section; level 1 is the page's title."""

    text: str
    level: int = 2


class Quote(Value):
    """A person's own words, kept as written, line breaks included."""

    text: str
    indent: int = 1


class Steps(Value):
    """Things to do one after the other, numbered from 1."""

    items: tuple[str, ...]


class Bullets(Value):
    """A few things of one kind, in no order that matters."""

    items: tuple[str, ...]


class Facts(Value):
    """Names and values side by side, one pair a row."""

    rows: tuple[tuple[str, str], ...]


class Column(Value):
    """One column of a table: its title, and whether its cells are numbers (set flush right on a terminal)."""

    title: str
    number: bool = False
    tone: Tone = "plain"


class Table(Value):
    """Rows under named columns. On a narrow screen a row becomes a small paragraph; nothing is ever cut off."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of(columns: Mapping[str, Sequence[str]]) -> Table:
    """A table of these cells by the titles of their columns; a column in which nothing stands is left out."""
    shown = {title: cells for title, cells in columns.items() if any(cells)}
    return Table(tuple(map(Column, shown)), tuple(zip(*shown.values(), strict=True)))


class Bar(Value):
    """One bar: what it is of, its value (0 or more), and the value in words."""

    label: str
    value: float
    text: str


class Bars(Value):
    """Bars that share one scale, from 0 to `top` (the largest value when None)."""

    rows: tuple[Bar, ...]
    top: float | None = None


class GridRow(Value):
    """One row of a grid: its label and a mark for each cell."""

    label: str
    marks: tuple[Mark, ...]


class Grid(Value):
    """Small cells in rows under a header, as a calendar has them. `legend` pairs each mark used with its word."""

    header: tuple[str, ...]
    rows: tuple[GridRow, ...]
    legend: tuple[tuple[Mark, str], ...]


Block: TypeAlias = Line | Gap | Heading | Quote | Steps | Bullets | Facts | Table | Bars | Grid
Blocks: TypeAlias = Iterable[Block]

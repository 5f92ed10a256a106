"""Plain lines for pipes, files and screen readers: one thing a line, tabs between columns, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from sobertrack.render.glyphs import Glyphs, glyphs
from sobertrack.render.text import clean
from sobertrack.views.blocks import (
    Bars,
    Block,
    Blocks,
    Bullets,
    Facts,
    Gap,
    Grid,
    Heading,
    Line,
    Quote,
    Steps,
    Table,
)


def text(blocks: Blocks, *, unicode: bool = True) -> str:
    """The whole page, each line ended. `unicode` chooses the signs of a grid."""
    signs = glyphs(unicode=unicode)
    return "".join(f"{line}\n" for block in blocks for line in _lines(block, signs))


def _cell(value: str) -> str:
    return clean(value, keep_newlines=False)


def row(cells: Iterable[str]) -> str:
    """One row of a table."""
    return "\t".join(map(_cell, cells))


def _lines(block: Block, signs: Glyphs) -> Iterator[str]:
    match block:
        case Line():
            yield "  " * block.indent + _cell(block.text)
        case Gap():
            yield ""
        case Heading():
            yield _cell(block.text)
        case Quote():
            yield from ("  " * block.indent + line for line in clean(block.text).split("\n"))
        case Steps():
            yield from (f"{number}. {_cell(item)}" for number, item in enumerate(block.items, 1))
        case Bullets():
            yield from (f"- {_cell(item)}" for item in block.items)
        case Facts():
            yield from map(row, block.rows)
        case Table():
            yield row(column.title for column in block.columns)
            yield from map(row, block.rows)
        case Bars():
            yield from (row((bar.label, bar.text)) for bar in block.rows)
        case Grid():
            yield row(("", *block.header))
            yield from (row((each.label, *(signs.marks[mark] for mark in each.marks))) for each in block.rows)
            yield from (row((signs.marks[mark], word)) for mark, word in block.legend)
        case _:
            assert_never(block)

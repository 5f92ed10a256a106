"""GitHub-flavoured Markdown, in which a person's text stays text: never HTML, a link, an image or a heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import assert_never

from sobertrack.render.glyphs import UNICODE
from sobertrack.render.text import clean
from sobertrack.views.blocks import (
    Bars,
    Block,
    Blocks,
    Bullets,
    Column,
    Facts,
    Gap,
    Grid,
    Heading,
    Line,
    Quote,
    Steps,
    Table,
)

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def text(blocks: Blocks) -> str:
    """The whole page; lines that follow one another stay in one paragraph."""
    parts: list[str] = []
    for lines, group in groupby(blocks, key=lambda block: isinstance(block, Line)):
        shown = ["\n".join(_part(block)) for block in group]
        parts += ["\\\n".join(shown)] if lines else shown
    return "\n\n".join(filter(None, parts)) + "\n"


@cache
def _special() -> re.Pattern[str]:
    # Signs that begin something; what makes an address a link (:// www. @); an emoji code; and at the start of a
    # line what makes a list, a rule or an underlined heading.
    return re.compile(r"[\\`*_\[\]|~$#!@]|:(?=//|[\w+-]+:)|(?<=www)\.|^[+=-]|^\d+[.)]", re.M | re.I)


def _escape(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}\\{found[0][-1]}"


def _safe(value: str) -> str:
    """One line of text with every sign that Markdown would read taken at its face value."""
    words = value.strip()
    spaces = len(value) - len(value.lstrip())
    return "&nbsp;" * spaces * bool(words) + _special().sub(_escape, words.translate(_ENTITIES))


def _lines(value: str, indent: str = "") -> str:
    """Text of one or more lines, each break kept."""
    lines = [_safe(line) for line in clean(value).expandtabs(4).split("\n")]
    return f"\\\n{indent}".join(line or "&nbsp;" for line in lines)


def _cell(value: str) -> str:
    return "<br>".join(_safe(line) for line in clean(value).expandtabs(4).split("\n"))


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _rows(columns: Iterable[Column], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    columns = tuple(columns)
    yield _row(column.title for column in columns)
    yield "| " + " | ".join("---:" if column.number else "---" for column in columns) + " |"
    yield from map(_row, rows)


def _part(block: Block) -> Iterator[str]:
    match block:
        case Line():
            yield _lines(block.text)
        case Gap():
            pass
        case Heading():
            yield f"{'#' * min(max(block.level, 1), 6)} {_safe(clean(block.text, keep_newlines=False))}"
        case Quote():
            yield "> " + _lines(block.text, "> ")
        case Steps():
            for number, item in enumerate(block.items, 1):
                yield f"{number}. {_lines(item, ' ' * len(f'{number}. '))}"
        case Bullets():
            yield from (f"- {_lines(item, '  ')}" for item in block.items)
        case Facts():
            yield from (f"- **{_cell(name)}:** {_lines(value, '  ')}" for name, value in block.rows)
        case Table():
            yield from _rows(block.columns, block.rows)
        case Bars():
            yield from (f"- {_cell(bar.label)}: {_lines(bar.text, '  ')}" for bar in block.rows)
        case Grid():
            columns = (Column(""), *map(Column, block.header))
            yield from _rows(columns, ((row.label, *(UNICODE.marks[mark] for mark in row.marks)) for row in block.rows))
            yield ""
            yield ", ".join(f"{UNICODE.marks[mark]} {_cell(word)}" for mark, word in block.legend)
        case _:
            assert_never(block)

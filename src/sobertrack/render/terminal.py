"""Short styled text for a terminal of at least 40 columns. The only importer of Rich, which sets the tables.

Measured (Python 3.11, Rich 15): a first table costs 30 ms, nearly all of it the import of Rich, then 0.2 ms a row; a
page of seven lines costs 0.04 ms here, 1 ms and the import with Rich. So all but tables is written without Rich, which
is imported when a page holds a table that fits the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import TextIO, assert_never

from sobertrack.render.drawings import bars, grid
from sobertrack.render.glyphs import glyphs
from sobertrack.render.links import with_links
from sobertrack.render.screen import Screen
from sobertrack.render.text import clean, width, wrap
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
    Tone,
)

_STYLES: Mapping[Tone, str] = {"plain": "", "strong": "bold", "good": "green", "care": "bold yellow", "muted": "dim"}

_NARROWEST = 24
"""A column of text is not wrapped into less than this; the table becomes paragraphs."""


def show(
    blocks: Blocks, *, stream: TextIO, width: int, color: bool, unicode: bool, numbers: Sequence[str] = ()
) -> None:
    """Write the page to the stream at once. Without `color` not a single escape sequence is written.

    `numbers` are those behind which a link is laid, for a terminal that shows links.
    """
    screen = Screen(max(width, 20), color, glyphs(unicode=unicode))
    text = "".join(f"{line}\n" for block in blocks for line in _lines(block, screen))
    stream.write(with_links(text, numbers) if numbers and color else text)


def _lines(block: Block, screen: Screen) -> Iterator[str]:
    match block:
        case Line():
            return screen.wrapped(block.text, block.tone, 2 * block.indent)
        case Gap():
            return iter([""])
        case Heading():
            return screen.wrapped(block.text, "strong")
        case Quote():
            return screen.wrapped(block.text, indent=2 * block.indent, hang=0)
        case Steps():
            last = len(f"{len(block.items)}. ")
            return _items([f"{at}. ".rjust(last) for at in range(1, len(block.items) + 1)], block.items, screen)
        case Bullets():
            return _items([f"{screen.signs.bullet} "] * len(block.items), block.items, screen)
        case Facts():
            return _facts(block, screen)
        case Table():
            return _table(block, screen)
        case Bars():
            return bars(block, screen)
        case Grid():
            return grid(block, screen)
        case _:
            assert_never(block)


def _items(signs: Sequence[str], items: Sequence[str], screen: Screen) -> Iterator[str]:
    for sign, item in zip(signs, items, strict=True):
        yield from screen.beside(sign, len(sign), item)


def _facts(facts: Facts, screen: Screen) -> Iterator[str]:
    """Values side by side with their names, or after them where a name is long."""
    rows = [(clean(name, keep_newlines=False), value) for name, value in facts.rows]
    values = 2 + max((width(name) for name, _ in rows), default=0)
    for name, value in rows:
        if values > screen.width // 2:
            yield from screen.wrapped(f"{name}: {value}")
        else:
            yield from screen.beside(name + " " * (values - width(name)), values, value)


def _table(table: Table, screen: Screen) -> Iterator[str]:
    """Columns as wide as their text; the widest wrapped where that is enough; else one small paragraph a row."""
    columns = [Column(clean(c.title), c.number, c.tone) for c in table.columns]
    rows = [[clean(cell).expandtabs(4) for cell in row] for row in table.rows]
    widths = _widths(columns, rows, screen.width)
    fitted = [["\n".join(wrap(cell, room)) for cell, room in zip(row, widths, strict=True)] for row in rows if widths]
    if widths and all(_fits(cell, room) for row in fitted for cell, room in zip(row, widths, strict=True)):
        yield from _drawn(columns, fitted, screen)
        return
    for number, row in enumerate(rows):
        if number:
            yield ""
        for column, cell in zip(columns, row, strict=True):
            if cell:
                yield from screen.wrapped(f"{column.title}: {cell}" if column.title else cell, column.tone)


def _fits(text: str, room: int) -> bool:
    return all(width(line) <= room for line in text.split("\n"))


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The width of each column, wide columns of text narrowed alike; empty where no widths fit the room."""
    room -= 2 * (len(columns) - 1)
    titles = [width(column.title) for column in columns]
    natural = [
        max([title, *(width(line) for row in rows for line in row[at].split("\n"))]) for at, title in enumerate(titles)
    ]
    for most in range(max(room, _NARROWEST), _NARROWEST - 1, -1):
        narrowed = [
            full if column.number else max(min(full, most), title)
            for column, full, title in zip(columns, natural, titles, strict=True)
        ]
        if sum(narrowed) <= room:
            return narrowed
    return []


def _drawn(columns: Sequence[Column], rows: Sequence[Sequence[str]], screen: Screen) -> Iterator[str]:
    """The table as Rich sets it: our widths, plain Text cells, so that nothing is read as markup or cut."""
    from rich.box import Box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    rule = screen.signs.rule
    box = Box(f"    \n    \n {rule}{rule} \n    \n    \n    \n    \n    \n", ascii=rule.isascii())
    page = StringIO()
    console = Console(
        file=page,
        width=4 * screen.width,
        color_system="standard" if screen.color else None,
        force_terminal=screen.color,
        no_color=not screen.color,
        legacy_windows=False,
    )
    drawn = RichTable(box=box, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for column in columns:
        drawn.add_column(
            Text(column.title), justify="right" if column.number else "left", style=_STYLES[column.tone], no_wrap=True
        )
    for row in rows:
        drawn.add_row(*map(Text, row))
    console.print(drawn)
    return (line.rstrip(" ") for line in page.getvalue().splitlines())

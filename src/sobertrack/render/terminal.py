"""Short styled text for a terminal of at least 40 columns. The only importer of Rich, which sets the tables.

Measured (Python 3.11, Rich 15): importing rich.table costs 30 to 50 ms, and a screen of twenty lines takes Rich's
Console 4 ms and the writer below 0.1 ms. So lines, facts, bars and grids are written here with the table of tones,
and Rich is imported when a page holds a table that fits the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import NamedTuple, TextIO, assert_never

from sobertrack.render.glyphs import Glyphs, glyphs
from sobertrack.render.text import clean, width, wrap
from sobertrack.views.blocks import (
    Bar,
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
    Mark,
    Quote,
    Steps,
    Table,
    Tone,
)

_SGR: Mapping[Tone, str] = {"plain": "", "strong": "1", "good": "32", "care": "1;33", "muted": "2"}
_RICH: Mapping[Tone, str] = {"plain": "", "strong": "bold", "good": "green", "care": "bold yellow", "muted": "dim"}
_MARKS: Mapping[Mark, Tone] = {"sober": "good", "slip": "care", "today": "strong", "logged": "plain"}

_BAR = 30
"""A bar is at most this long: longer ones say nothing more."""

_SHORTEST_BAR = 8
_NARROWEST = 24
"""A column of text is not wrapped into less than this; the table becomes paragraphs."""


class _Screen(NamedTuple):
    width: int
    color: bool
    signs: Glyphs

    def paint(self, text: str, tone: Tone) -> str:
        """The text in its tone, the spaces around it left alone."""
        code = _SGR[tone] if self.color else ""
        words = text.strip(" ")
        if not code or not words:
            return text
        start = text.index(words)
        return f"{text[:start]}\x1b[{code}m{words}\x1b[0m{text[start + len(words) :]}"

    def wrapped(self, text: str, tone: Tone = "plain", indent: int = 0, hang: int = 2) -> Iterator[str]:
        """Lines that fit, the following ones indented by `hang` more."""
        return (self.paint(line, tone) for line in wrap(clean(text), self.width, indent, hang))


def show(blocks: Blocks, *, stream: TextIO, width: int, color: bool, unicode: bool) -> None:
    """Write the page to the stream at once. Without `color` not a single escape sequence is written."""
    screen = _Screen(max(width, 20), color, glyphs(unicode=unicode))
    stream.write("".join(f"{line}\n" for block in blocks for line in _lines(block, screen)))


def _lines(block: Block, screen: _Screen) -> Iterator[str]:
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
            return _items(screen, ((f"{number}. ".rjust(last), item) for number, item in enumerate(block.items, 1)))
        case Bullets():
            return _items(screen, ((f"{screen.signs.bullet} ", item) for item in block.items))
        case Facts():
            return _facts(block, screen)
        case Table():
            return _table(block, screen)
        case Bars():
            return _bars(block, screen)
        case Grid():
            return _grid(block, screen)
        case _:
            assert_never(block)


def _items(screen: _Screen, items: Iterator[tuple[str, str]]) -> Iterator[str]:
    for sign, item in items:
        first, *rest = screen.wrapped(item, indent=len(sign), hang=0)
        yield sign + first[len(sign) :]
        yield from rest


def _facts(facts: Facts, screen: _Screen) -> Iterator[str]:
    """Values side by side with their names, or below long ones."""
    rows = [(clean(name, keep_newlines=False), value) for name, value in facts.rows]
    values = 2 + max((width(name) for name, _ in rows), default=0)
    if values > screen.width // 2:
        for name, value in rows:
            yield from screen.wrapped(f"{name}: {value}")
        return
    for name, value in rows:
        first, *rest = screen.wrapped(value, indent=values, hang=0)
        yield (name + first[width(name) :]).rstrip() if first else name
        yield from rest


def _bars(bars: Bars, screen: _Screen) -> Iterator[str]:
    """Label, bar and words in one row, or the bars below where they would not fit."""
    rows = [Bar(clean(b.label, keep_newlines=False), b.value, clean(b.text, keep_newlines=False)) for b in bars.rows]
    labels = 2 + max((width(bar.label) for bar in rows), default=0)
    room = screen.width - labels - 1 - max((width(bar.text) for bar in rows), default=0)
    top = max((bar.value for bar in rows), default=0) if bars.top is None else bars.top
    for bar in rows:
        if room >= _SHORTEST_BAR:
            drawn = screen.paint(_drawn(bar.value, top, min(room, _BAR), screen.signs.bar), "good")
            yield f"{bar.label}{' ' * (labels - width(bar.label))}{drawn} {bar.text}".rstrip()
            continue
        yield from screen.wrapped(f"{bar.label}: {bar.text}")
        if bar.value > 0:
            yield "  " + screen.paint(_drawn(bar.value, top, min(screen.width - 2, _BAR), screen.signs.bar), "good")


def _drawn(value: float, top: float, room: int, sign: str) -> str:
    """A bar of whole signs: anything above nothing shows at least one."""
    return sign * min(max(round(value / top * room), 1), room) if value > 0 and top > 0 else ""


def _grid(grid: Grid, screen: _Screen) -> Iterator[str]:
    """The cells under their header, in as many panels side by side as fit, then what each sign means."""
    header = [clean(title, keep_newlines=False) for title in grid.header]
    labels = [clean(row.label, keep_newlines=False) for row in grid.rows]
    cell = 1 + max((width(title) for title in header), default=1)
    margin = max((width(label) for label in labels), default=0)
    above = margin + cell > screen.width // 2 + cell
    margin = 2 if above else margin
    many = max((screen.width - margin) // cell, 1)
    columns = max([len(header), *(len(row.marks) for row in grid.rows)])
    for start in range(0, columns, many):
        titles = header[start : start + many]
        yield (" " * margin + "".join(" " + t + " " * (cell - 1 - width(t)) for t in titles)).rstrip()
        for label, row in zip(labels, grid.rows, strict=True):
            if above:
                yield from screen.wrapped(label)
            shown = "" if above else label
            yield (
                shown + " " * (margin - width(shown)) + _cells(row.marks[start : start + many], cell, screen)
            ).rstrip()
    yield from _legend(grid.legend, screen)


def _legend(legend: Sequence[tuple[Mark, str]], screen: _Screen) -> Iterator[str]:
    """Each sign with its word, as many to a line as fit."""
    line, used = "", 0
    for mark, word in legend:
        sign, said = screen.signs.marks[mark], clean(word, keep_newlines=False)
        columns = width(sign) + 1 + width(said)
        if line and used + 3 + columns > screen.width:
            yield line
            line, used = "", 0
        line += " " * (3 if line else 0) + screen.paint(sign, _tone(mark)) + f" {said}"
        used += (3 if used else 0) + columns
    if line:
        yield line


def _tone(mark: Mark) -> Tone:
    return _MARKS.get(mark, "muted")


def _cells(marks: Sequence[Mark], cell: int, screen: _Screen) -> str:
    return "".join(" " + screen.paint(screen.signs.marks[mark], _tone(mark)) + " " * (cell - 2) for mark in marks)


def _table(table: Table, screen: _Screen) -> Iterator[str]:
    """Columns as wide as their text; the widest wrapped where that is enough; else one small paragraph a row."""
    columns = [Column(clean(c.title), c.number, c.tone) for c in table.columns]
    rows = [[clean(cell).expandtabs(4) for cell in row] for row in table.rows]
    widths = _widths(columns, rows, screen.width)
    if widths:
        fitted = [["\n".join(wrap(cell, room)) for cell, room in zip(row, widths, strict=True)] for row in rows]
        if all(
            width(line) <= room for row in fitted for c, room in zip(row, widths, strict=True) for line in c.split("\n")
        ):
            yield from _drawn_table(columns, fitted, screen)
            return
    for number, row in enumerate(rows):
        if number:
            yield ""
        for column, cell in zip(columns, row, strict=True):
            if cell:
                yield from screen.wrapped(f"{column.title}: {cell}" if column.title else cell, column.tone)


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


def _drawn_table(columns: Sequence[Column], rows: Sequence[Sequence[str]], screen: _Screen) -> Iterator[str]:
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
            Text(column.title), justify="right" if column.number else "left", style=_RICH[column.tone], no_wrap=True
        )
    for row in rows:
        drawn.add_row(*map(Text, row))
    console.print(drawn)
    return (line.rstrip(" ") for line in page.getvalue().splitlines())

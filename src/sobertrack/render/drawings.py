"""What a screen draws with signs of its own: bars, and grids of small cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sobertrack.render.screen import Screen
from sobertrack.render.text import clean, width
from sobertrack.views.blocks import Bar, Bars, Grid, GridRow, Mark, Tone

_LONGEST_BAR = 30
"""A longer bar says nothing more."""

_SHORTEST_BAR = 8

_TONES: Mapping[Mark, Tone] = {
    "sober": "good",
    "slip": "care",
    "gap": "muted",
    "logged": "plain",
    "empty": "muted",
    "future": "muted",
    "today": "strong",
    "none": "plain",
}


def bars(block: Bars, screen: Screen) -> Iterator[str]:
    """Label, bar and words in one row, or the bars below their words where a row would not fit."""
    rows = [Bar(_word(bar.label), bar.value, _word(bar.text)) for bar in block.rows]
    top = max((bar.value for bar in rows), default=0) if block.top is None else block.top
    labels = 2 + max((width(bar.label) for bar in rows), default=0)
    room = screen.width - labels - 1 - max((width(bar.text) for bar in rows), default=0)
    for bar in rows:
        drawn = _bar(bar.value, top, room if room >= _SHORTEST_BAR else screen.width - 2, screen)
        if room >= _SHORTEST_BAR:
            yield f"{_padded(bar.label, labels)}{drawn} {bar.text}".rstrip(" ")
            continue
        yield from screen.wrapped(f"{bar.label}: {bar.text}")
        if drawn:
            yield f"  {drawn}"


def _bar(value: float, top: float, room: int, screen: Screen) -> str:
    """A bar of whole signs: anything above nothing shows at least one."""
    if value <= 0 or top <= 0:
        return ""
    signs = round(min(value / top, 1) * min(room, _LONGEST_BAR))
    return screen.paint(screen.signs.bar * max(signs, 1), "good")


def grid(block: Grid, screen: Screen) -> Iterator[str]:
    """The cells under their header, going on below where they are too many for a line; then what each sign means."""
    header = [_word(title) for title in block.header]
    rows = [GridRow(_word(row.label), row.marks) for row in block.rows]
    margin = max((width(row.label) for row in rows), default=0)
    if margin > screen.width // 2:
        margin = 2
    cell = 1 + max((width(title) for title in header), default=1)
    many = max((screen.width - margin) // cell, 1)
    for start in range(0, max([1, len(header), *(len(row.marks) for row in rows)]), many):
        yield from _panel(
            header[start : start + many],
            [GridRow(row.label, row.marks[start : start + many]) for row in rows],
            (margin, cell),
            screen,
        )
    yield from _legend(block.legend, screen)


def _panel(header: Sequence[str], rows: Sequence[GridRow], size: tuple[int, int], screen: Screen) -> Iterator[str]:
    margin, cell = size
    if header:
        yield (" " * margin + "".join(f" {_padded(title, cell - 1)}" for title in header)).rstrip(" ")
    for row in rows:
        label = row.label
        if width(label) > margin:  # too long to stand beside the cells
            yield from screen.wrapped(label)
            label = ""
        cells = "".join(f" {_sign(mark, screen)}{' ' * (cell - 2)}" for mark in row.marks)
        yield (_padded(label, margin) + cells).rstrip(" ")


def _legend(legend: Sequence[tuple[Mark, str]], screen: Screen) -> Iterator[str]:
    """Each sign with its word, as many to a line as fit."""
    line, used = "", 0
    for mark, word in legend:
        first, *rest = screen.beside(_sign(mark, screen), 1, f" {_word(word)}")
        columns = screen.width if rest else 2 + width(_word(word))
        if line and used + 3 + columns > screen.width:
            yield line
            line, used = "", 0
        line, used = (f"{line}   {first}", used + 3 + columns) if line else (first, columns)
        if rest:
            yield line
            yield from rest
            line, used = "", 0
    if line:
        yield line


def _sign(mark: Mark, screen: Screen) -> str:
    return screen.paint(screen.signs.marks[mark], _TONES[mark])


def _word(text: str) -> str:
    return clean(text, keep_newlines=False)


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))

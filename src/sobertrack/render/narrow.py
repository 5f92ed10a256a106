"""Plain lines that break themselves, for a screen that must be read in a hurry, and through a pipe as well."""

from __future__ import annotations

from sobertrack.render import plain
from sobertrack.render.text import width, wrap
from sobertrack.views.blocks import Blocks

HANG = 2


def text(blocks: Blocks, columns: int) -> str:
    """The page in lines of at most so many columns; following lines are set in a little."""
    lines: list[str] = []
    for line in plain.text(blocks, unicode=False).split("\n")[:-1]:
        indent = len(line) - len(line.lstrip(" "))
        for part in wrap(line.strip(), columns, min(indent, columns // 2), HANG):
            lines += _pieces(part, columns)
    return "".join(f"{line}\n" for line in lines)


def _pieces(line: str, columns: int) -> list[str]:
    """A line whose only word is too long, taken apart: a long word must not push the rest off the screen."""
    pieces: list[str] = []
    while width(line) > columns:
        size = columns
        while size > 1 and width(line[:size]) > columns:
            size -= 1
        pieces.append(line[:size])
        line = line[size:]
    return [*pieces, line]

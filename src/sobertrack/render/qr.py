"""A text as a code that a phone reads: small squares in half blocks, or in plain ASCII."""

from __future__ import annotations

WIDEST = 60
"""Columns that a code may take."""

QUIET, LEAST_QUIET = 4, 2
"""Light squares around a code: four, or as many as `columns` and `rows` have room for, but never less than two."""

HALVES = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


class TooLong(ValueError):
    """A text whose code is wider than a narrow window."""


def drawn(text: str, *, unicode: bool, invert: bool = False, columns: int = WIDEST, rows: int = WIDEST) -> list[str]:
    """The lines of the code, for light letters on a dark ground; `invert` is for dark letters on a light ground.

    With `unicode` each sign holds two squares, one above the other. In ASCII a square takes two columns where they
    fit into `columns`, else one, and the code comes out twice as high as it is wide.
    """
    light = _light(text, min(columns, WIDEST, rows * 2 if unicode else rows))
    inked = [[square != invert for square in row] for row in light]
    if unicode:
        blank = [not invert] * len(inked[0])
        pairs = zip(inked[::2], [*inked[1::2], blank], strict=False)
        return ["".join(HALVES[pair] for pair in zip(*rows, strict=True)) for rows in pairs]
    sign = "#" if len(inked) * 2 > columns else "##"
    return ["".join(sign if square else " " * len(sign) for square in row) for row in inked]


def is_stretched(lines: list[str]) -> bool:
    """Whether an ASCII code came out twice as high as wide."""
    return bool(lines) and len(lines) == len(lines[0])


def _light(text: str, room: int) -> list[list[bool]]:
    """The squares row by row, True where light, with the quiet zone around them: narrower where there is less room."""
    import segno  # 20 ms, and only a drawn code needs it: docs/decisions/0005

    try:
        # phones take bytes for UTF-8; segno alone would write Cyrillic letters in Shift JIS
        code = segno.make(text, error="l", micro=False, boost_error=False, encoding="utf-8")
    except ValueError:
        raise TooLong("it is too long for any code") from None
    size = int(code.symbol_size(border=0)[0])
    quiet = min(QUIET, max(LEAST_QUIET, (room - size) // 2))
    if size + 2 * quiet > WIDEST:
        raise TooLong(f"its code would be {size + 2 * LEAST_QUIET} columns wide; {WIDEST} are the most")
    return [[not square for square in row] for row in code.matrix_iter(border=quiet)]

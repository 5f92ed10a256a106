"""Text that a person or a feed wrote: made safe to show, measured in columns, and wrapped by words."""

from __future__ import annotations

import re
from functools import cache

from sobertrack.model.signs import HIDDEN

# Digit groups of a phone number, and a command with its first word, are read as one.
_PHRASE = r"\+?\d[\d()./-]{0,8}(?: [\d()./-]{1,8}){1,4}|\bsobertrack [a-z][a-z-]*"
_UNIT = rf" +|(?:{_PHRASE}|[^ ])+"


@cache
def _hidden() -> re.Pattern[str]:
    return re.compile(f"[{HIDDEN}]")  # 0.6 ms, and most runs meet printable text only


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(_UNIT)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def clean(text: str, *, keep_newlines: bool = True) -> str:
    r"""The text with everything that could steer a terminal or hide in a page shown as a visible escape (`\x1b`).

    A newline and a tab stay, or print as `\n` and `\t` where they would break a row (`keep_newlines=False`).
    """
    if text.isprintable():
        return text
    text = _hidden().sub(_escape, text.replace("\r\n", "\n"))
    return text if keep_newlines else text.replace("\n", "\\n").replace("\t", "\\t")


def hides(text: str) -> bool:
    """Whether a text holds what could steer a terminal or hide in a page."""
    return clean(text) != text


def width(text: str) -> int:
    """How many columns a terminal gives the text: two for wide characters and emoji, none for combining marks."""
    return len(text) if text.isascii() else sum(columns for _, columns in _clusters(text))


def _clusters(text: str) -> list[tuple[str, int]]:
    """What is drawn as one character, with its columns. A family emoji is one, as modern terminals draw it."""
    found: list[tuple[str, int]] = []
    for char in text:
        columns = _columns(char)
        if not found:
            found.append((char, columns))
            continue
        last, taken = found[-1]
        if char == "\ufe0f":  # asks for the emoji form, which is wide
            found[-1] = (last + char, 2 if taken else 0)
        elif columns == 0 or (taken == 2 and (last[-1] == "\u200d" or "\U0001f3fb" <= char <= "\U0001f3ff")):
            found[-1] = (last + char, taken)
        else:
            found.append((char, columns))
    return found


@cache
def _columns(char: str) -> int:
    from unicodedata import category, east_asian_width

    if char.isascii() or char == "\u00ad":
        return 1
    if category(char) in {"Mn", "Me", "Cf"} or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def wrap(text: str, width: int, indent: int = 0, hang: int = 0) -> list[str]:
    """Lines of at most `width` columns: `indent` spaces before the first, `indent + hang` before those that follow.

    Lines break between words; spaces within a line stay as written. A word longer than a line stays whole, so that
    an address can still be copied, unless it is written in wide characters, which need no spaces.
    """
    lines: list[str] = []
    for part in text.expandtabs(4).split("\n"):
        lines += _fill(part, width, indent, indent + hang, first=not lines)
    return lines


def _fill(part: str, room: int, indent: int, hang: int, *, first: bool) -> list[str]:
    start = " " * (indent if first else hang)
    if len(start) + width(part) <= room:
        return [(start + part).rstrip()]
    lines: list[str] = []
    line, used, blank = start, len(start), ""
    for unit in _units(part, room - hang):
        if unit.isspace():
            blank = unit
            continue
        columns = width(unit)
        if used + len(blank) + columns > room and line.strip():
            lines.append(line)
            line, used, blank = " " * hang, hang, ""
        line += blank + unit
        used += len(blank) + columns
        blank = ""
    return [*lines, line.rstrip()]


def _units(part: str, room: int) -> list[str]:
    """Runs of spaces, and what stays together between them; what cannot fit in a line is taken apart further."""
    units: list[str] = []
    for unit in _unit().findall(part):
        if width(unit) <= room:
            units.append(unit)
            continue
        for word in re.findall(r" +|[^ ]+", unit):
            units += [word] if word.isascii() or width(word) <= room else _letters(word)
    return units


def _letters(word: str) -> list[str]:
    """An overlong word in the pieces between which a line may break: beside each wide character."""
    pieces = [""]
    wide = True
    for cluster, columns in _clusters(word):
        if wide or columns == 2:
            pieces.append(cluster)
        else:
            pieces[-1] += cluster
        wide = columns == 2
    return [piece for piece in pieces if piece]

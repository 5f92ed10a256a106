"""The screen that a page is written for: how wide it is, whether it has colour, and which signs it can show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sobertrack.render.glyphs import Glyphs
from sobertrack.render.text import clean, wrap
from sobertrack.views.blocks import Tone

_SGR: Mapping[Tone, str] = {"plain": "", "strong": "1", "good": "32", "care": "1;33", "muted": "2"}


class Screen(NamedTuple):
    """A terminal as the caller found it."""

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

    def beside(self, sign: str, columns: int, text: str) -> Iterator[str]:
        """Text with a sign of so many columns before its first line, the other lines flush with the first."""
        first, *rest = self.wrapped(text, indent=columns, hang=0)
        yield (sign + first[columns:]).rstrip(" ")
        yield from rest

"""The signs we draw ourselves, for screens that show Unicode and for those that show ASCII only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sobertrack.views.blocks import Mark


class Glyphs(NamedTuple):
    """One sign for each mark of a grid, and for what stands before an item, in a bar and under a table's titles."""

    marks: Mapping[Mark, str]
    bullet: str
    bar: str
    rule: str


UNICODE = Glyphs(
    marks={
        "sober": "█",
        "slip": "×",
        "gap": "–",
        "logged": "▪",
        "empty": "·",
        "future": "○",
        "today": "◆",
        "none": " ",
    },
    bullet="•",
    bar="█",
    rule="─",
)

ASCII = Glyphs(
    marks={
        "sober": "#",
        "slip": "x",
        "gap": "-",
        "logged": "+",
        "empty": ".",
        "future": "o",
        "today": "@",
        "none": " ",
    },
    bullet="-",
    bar="#",
    rule="-",
)


def glyphs(*, unicode: bool) -> Glyphs:
    """The set that the screen can show."""
    return UNICODE if unicode else ASCII

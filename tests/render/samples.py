"""Text that has broken other programs, and pages made of every kind of block around it."""

from __future__ import annotations

import re
from typing import get_args

from hypothesis import strategies as st

from sobertrack.views.blocks import (
    Bar,
    Bars,
    Block,
    Bullets,
    Column,
    Facts,
    Gap,
    Grid,
    GridRow,
    Heading,
    Line,
    Mark,
    Quote,
    Steps,
    Table,
    Tone,
)

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"

NASTY = (
    "[/]",
    "[red]hard[/red] [link=https://a.b]x[/link]",
    ":beer: :smile:",
    "a trailing backslash \\",
    "\x1b[31mred\x1b[0m \x1b]8;;https://a.b\x07link",
    "\u202egnp.exe \u2066\u2069 \u2028 \u2029",
    FAMILY,
    "nul \x00 and bell \x07 and backspace \x08\x08",
    "\udc80 lone \ud83d",
    "carriage\rreturn, \x85 next line, \x9b31m csi, \x7f del",
    "<script>alert(1)</script> <b>bold</b> &lt; &#60;",
    "![x](https://a.b/c.png) [x](javascript:alert(1)) <https://a.b> https://a.b www.a.b me@a.b",
    "# heading\n===\n- item\n1. item\n> quote\n```\ncode\n```\n| a | b |\n|---|---|",
    "=1+1\t@SUM(A1)\n+1 555 0100",
    "متن \u200fفارسی و نیم\u200cفاصله",
    "今天很好" * 20,
    "\ufeff\ufffe\U0010ffff\u2069",
    "",
    "   leading and trailing   ",
    "*_~`$^{}()|\\\\",
)

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""What no output may hold, whatever the text was; a medium's own SGR sequences are taken out first."""

words = st.one_of(st.sampled_from(NASTY), st.text(max_size=60))
tones: st.SearchStrategy[Tone] = st.sampled_from(get_args(Tone))
marks: st.SearchStrategy[Mark] = st.sampled_from(get_args(Mark))
indents = st.integers(0, 3)
values = st.floats(0, 1000)


def several(of: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(of, max_size=4).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.lists(st.builds(Column, words, st.booleans(), tones), min_size=1, max_size=5))
    rows = draw(st.lists(st.tuples(*([words] * len(columns))), max_size=4))
    return Table(tuple(columns), tuple(rows))


bars = st.builds(Bars, several(st.builds(Bar, words, values, words)), st.none() | values)
grids = st.builds(
    Grid,
    several(st.text(max_size=3)),
    several(st.builds(GridRow, words, st.lists(marks, max_size=40).map(tuple))),
    several(st.tuples(marks, words)),
)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Line, words, tones, indents),
    st.just(Gap()),
    st.builds(Heading, words, st.integers(1, 3)),
    st.builds(Quote, words, indents),
    st.builds(Steps, several(words)),
    st.builds(Bullets, several(words)),
    st.builds(Facts, several(st.tuples(words, words))),
    tables(),
    bars,
    grids,
)
pages = st.lists(blocks, max_size=4)


def texts(block: Block) -> list[str]:
    """Every piece of text that a block says."""
    match block:
        case Line() | Heading() | Quote():
            return [block.text]
        case Gap():
            return []
        case Steps() | Bullets():
            return list(block.items)
        case Facts():
            return [part for row in block.rows for part in row]
        case Table():
            return [cell for row in block.rows for cell in row]
        case Bars():
            return [part for bar in block.rows for part in (bar.label, bar.text)]
        case Grid():
            return [*block.header, *(row.label for row in block.rows), *(word for _, word in block.legend)]

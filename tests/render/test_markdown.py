"""Markdown, read back by a Markdown parser (the one that Rich brings along)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from sobertrack.render import markdown
from sobertrack.render.text import clean
from sobertrack.views.blocks import (
    Bar,
    Bars,
    Bullets,
    Column,
    Facts,
    Gap,
    Grid,
    GridRow,
    Heading,
    Line,
    Quote,
    Steps,
    Table,
)

from .samples import NASTY, UNSAFE, pages, words

parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tokens(page: str):
    for token in parser.parse(page):
        yield token
        yield from token.children or ()


def said(page: str) -> str:
    """The words that a reader of the finished page sees."""
    parts = []
    for token in tokens(page):
        if token.type == "text":
            parts.append(token.content)
        elif token.type in {"hardbreak", "softbreak", "html_inline"}:
            parts.append("\n")
    return "".join(parts)


def test_each_block_has_its_markdown():
    page = markdown.text(
        [
            Heading("Alcohol", 1),
            Line("41 days sober", "strong"),
            Line("212 in all"),
            Gap(),
            Line("Well done"),
            Quote("one\ntwo"),
            Steps(("Breathe", "Call Sam")),
            Bullets(("tired\nand hungry",)),
            Facts((("Longest run", "41 days"),)),
            Table((Column("Day"), Column("Mood", number=True)), (("2026-11-22", "4"),)),
            Bars((Bar("tired", 4, "4 times"),)),
            Grid(("Mo",), (GridRow("12 Oct", ("sober",)),), (("sober", "sober"), ("slip", "slip"))),
        ]
    )
    assert page == (
        "# Alcohol\n\n"
        "41 days sober\\\n212 in all\n\n"
        "Well done\n\n"
        "> one\\\n> two\n\n"
        "1. Breathe\n2. Call Sam\n\n"
        "- tired\\\n  and hungry\n\n"
        "- **Longest run:** 41 days\n\n"
        "| Day | Mood |\n| --- | ---: |\n| 2026-11-22 | 4 |\n\n"
        "- tired: 4 times\n\n"
        "|  | Mo |\n| --- | --- |\n| 12 Oct | █ |\n\n"
        "█ sober, × slip\n"
    )


def test_cells_keep_their_pipes_and_breaks():
    page = markdown.text([Table((Column("Note"),), (("a | b \\| c\nd",),))])
    assert page.splitlines()[2] == "| a \\| b \\\\\\| c<br>d |"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# not a heading", "\\# not a heading"),
        ("- not a list", "\\- not a list"),
        ("12. not a list", "12\\. not a list"),
        ("https://a.b www.a.b me@a.b", "https\\://a.b www\\.a.b me\\@a.b"),
        ("<b>&lt;</b>", "&lt;b&gt;&amp;lt;&lt;/b&gt;"),
        (":beer: at 10:30", "\\:beer: at 10:30"),
        ("41 days - well done, 3.5 hours + a call", "41 days - well done, 3.5 hours + a call"),
        ("    four spaces", "&nbsp;&nbsp;&nbsp;&nbsp;four spaces"),
    ],
)
def test_signs_are_taken_at_their_face_value(text, shown):
    assert markdown.text([Line(text)]) == shown + "\n"


@given(pages)
@settings(deadline=None)
def test_no_html_no_link_no_image(page):
    shown = markdown.text(page)
    assert not UNSAFE.search(shown)
    assert "<" not in shown.replace("<br>", "")
    for token in tokens(shown):
        assert token.type not in {
            "link_open",
            "image",
            "html_block",
            "code_block",
            "code_inline",
            "fence",
            "em_open",
            "hr",
        }
        assert token.type != "html_inline" or token.content == "<br>"


BLOCKS = (Line, Quote, lambda text: Steps((text,)), lambda text: Table((Column("a"),), ((text,),)))


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("text", NASTY)
def test_awkward_text_reads_back(block, text):
    assert squeezed(clean(text)) in squeezed(said(markdown.text([block(text)])))


@given(words)
def test_any_text_reads_back(text):
    for block in BLOCKS:
        assert squeezed(clean(text)) in squeezed(said(markdown.text([block(text)])))


def squeezed(text: str) -> str:
    """The text without its spaces, no-break ones included."""
    return "".join(text.split())


def test_lines_one_after_another_cannot_become_a_heading_or_a_table():
    page = markdown.text([Line("a | b"), Line("--- | ---"), Line("==="), Line("c | d")])
    assert {token.type for token in tokens(page)} == {
        "paragraph_open",
        "inline",
        "text",
        "hardbreak",
        "paragraph_close",
    }

"""Plain lines for pipes and screen readers."""

from __future__ import annotations

from hypothesis import given

from sobertrack.render import plain
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

from .samples import UNSAFE, pages, texts, words


def test_each_block_has_its_plain_form():
    page = plain.text(
        [
            Heading("Alcohol", 1),
            Line("41 days sober", "strong"),
            Line("sobertrack checkin      sobertrack cope", indent=1),
            Gap(),
            Quote("first\n  second"),
            Steps(("Breathe", "Call Sam")),
            Bullets(("tired",)),
            Facts((("Longest run", "41 days"),)),
            Bars((Bar("tired", 4, "4 times"),)),
        ]
    )
    assert page == (
        "Alcohol\n"
        "41 days sober\n"
        "  sobertrack checkin      sobertrack cope\n"
        "\n"
        "  first\n"
        "    second\n"
        "1. Breathe\n"
        "2. Call Sam\n"
        "- tired\n"
        "Longest run\t41 days\n"
        "tired\t4 times\n"
    )


def test_tabs_stand_between_columns_and_nowhere_else():
    table = Table((Column("Day"), Column("Note")), (("2026-11-22", "a\tb\nc"), ("2026-11-23", "")))
    assert plain.text([table]) == "Day\tNote\n2026-11-22\ta\\tb\\nc\n2026-11-23\t\n"


def test_a_line_stays_one_line():
    long = "a long thought " * 40
    assert plain.text([Line(long + "\nSaved something")]) == f"{long}\\nSaved something\n"


def test_a_grid_has_its_legend_in_either_set_of_signs():
    grid = Grid(("Mo", "Tu", "We"), (GridRow("12 Oct", ("sober", "empty", "slip")),), (("slip", "a slip"),))
    assert plain.text([grid]) == "\tMo\tTu\tWe\n12 Oct\t█\t·\t×\n×\ta slip\n"
    assert plain.text([grid], unicode=False) == "\tMo\tTu\tWe\n12 Oct\t#\t.\tx\nx\ta slip\n"


@given(pages)
def test_nothing_unsafe_and_nothing_lost(page):
    shown = plain.text(page)
    assert not UNSAFE.search(shown)
    for block in page:
        for text in texts(block):
            if isinstance(block, Quote):
                assert all(line in shown for line in clean(text).split("\n"))
            else:
                assert clean(text, keep_newlines=False) in shown


@given(words, words)
def test_a_row_is_always_one_line_of_as_many_cells(first, second):
    table = Table((Column("a"), Column("b")), ((first, second),))
    header, row, end = plain.text([table]).split("\n")
    assert (header, row.count("\t"), end) == ("a\tb", 1, "")

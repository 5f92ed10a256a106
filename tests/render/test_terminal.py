"""What a terminal shows: styled, safe and inside its width."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sobertrack.render import terminal
from sobertrack.render.text import clean, width
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

from .samples import FAMILY, NASTY, UNSAFE, pages, several, texts

SGR = re.compile(r"\x1b\[[0-9;]+m")
CALM = {"1", "2", "32", "1;32", "33", "1;33", "0"}

NOTES = Table(
    (Column("Id", tone="muted"), Column("Mood", number=True), Column("Note")),
    (("c-1", "4", "quiet"), ("c-2", "10", "a longer note that goes on until it has to be wrapped somewhere")),
)


def shown(*blocks, columns=80, color=False, unicode=True):
    stream = io.StringIO()
    terminal.show(blocks, stream=stream, width=columns, color=color, unicode=unicode)
    return stream.getvalue()


def lines(*blocks, **how):
    return shown(*blocks, **how).splitlines()


def test_tones_are_styles():
    page = [Heading("Alcohol", 1), *(Line("text", tone) for tone in ("plain", "strong", "good", "care", "muted"))]
    assert lines(*page, color=True) == [
        "\x1b[1mAlcohol\x1b[0m",
        "text",
        "\x1b[1mtext\x1b[0m",
        "\x1b[32mtext\x1b[0m",
        "\x1b[1;33mtext\x1b[0m",
        "\x1b[2mtext\x1b[0m",
    ]


def test_long_lines_wrap_with_a_hanging_indent_and_keep_a_number_whole():
    line = Line("Sam (sponsor) +1 555 0100         Words to send: sobertrack share sam --slip", "care")
    assert lines(line, columns=40) == [
        "Sam (sponsor) +1 555 0100         Words",
        "  to send: sobertrack share sam --slip",
    ]
    assert lines(Line("Call Sam, your sponsor: +1 555 0100", indent=1), columns=34) == [
        "  Call Sam, your sponsor:",
        "    +1 555 0100",
    ]


def test_items_stand_under_their_own_text():
    steps = Steps(("Breathe slowly, count to four, and go on", "Call Sam"))
    assert lines(steps, columns=40)[:2] == ["1. Breathe slowly, count to four, and go", "   on"]
    assert lines(Bullets(("one\ntwo",))) == ["• one", "  two"]
    assert lines(Steps(("x",) * 10))[8:] == [" 9. x", "10. x"]


def test_facts_stand_side_by_side_or_below_long_names():
    facts = Facts((("Longest", "41 days"), ("In all", "212 sober days in all, counted since 2025")))
    assert lines(facts, columns=40) == [
        "Longest  41 days",
        "In all   212 sober days in all, counted",
        "         since 2025",
    ]
    assert lines(Facts((("What helped most often", "a walk"),)), columns=40) == ["What helped most often: a walk"]


def test_a_quote_keeps_its_line_breaks():
    assert lines(Quote("one\n\n  two")) == ["  one", "", "    two"]


def test_a_table_has_a_rule_and_numbers_flush_right():
    assert lines(NOTES, columns=100) == [
        "Id   Mood  Note",
        "─" * 74,
        "c-1     4  quiet",
        "c-2    10  a longer note that goes on until it has to be wrapped somewhere",
    ]


def test_a_narrower_table_wraps_its_text():
    assert lines(NOTES, columns=50, unicode=False) == [
        "Id   Mood  Note",
        "-" * 50,
        "c-1     4  quiet",
        "c-2    10  a longer note that goes on until it has",
        "           to be wrapped somewhere",
    ]


def test_a_table_too_wide_becomes_paragraphs():
    table = Table((Column("Day"), Column("Where")), (("2026-11-22", "a" * 38), ("2026-11-23", "")))
    assert lines(table, columns=40) == ["Day: 2026-11-22", "Where:", "  " + "a" * 38, "", "Day: 2026-11-23"]


def test_bars_share_a_scale_and_something_is_never_nothing():
    bars = Bars(
        (Bar("tired", 10, "10 times"), Bar("angry", 5, "5 times"), Bar("bored", 0.1, "once"), Bar("x", 0, "no"))
    )
    assert [line.count("█") for line in lines(bars)] == [30, 15, 1, 0]
    assert lines(bars, columns=40, unicode=False)[1] == "angry  ############ 5 times"
    assert lines(Bars((Bar("a", 1, "1"),), top=2))[0].count("█") == 15


def test_bars_with_long_labels_go_below_them():
    bars = Bars((Bar("seeing people from work", 2, "2 times this month"),))
    assert lines(bars, columns=40, unicode=False) == [
        "seeing people from work: 2 times this",
        "  month",
        "  " + "#" * 30,
    ]


def test_a_grid_says_what_its_signs_mean():
    legend = (("sober", "sober"), ("slip", "a slip"), ("empty", "no check-in"), ("future", "to come"))
    grid = Grid(("Mo", "Tu", "We"), (GridRow("12 Oct", ("sober", "slip", "empty")),), legend)
    assert lines(grid, columns=40) == [
        "       Mo Tu We",
        "12 Oct █  ×  ·",
        "█ sober   × a slip   · no check-in",
        "○ to come",
    ]
    assert lines(grid, columns=40, unicode=False)[1] == "12 Oct #  x  ."


def test_a_wide_grid_goes_on_below():
    grid = Grid(tuple(f"{week:02}" for week in range(20)), (GridRow("Mon", ("sober",) * 20),), ())
    assert [line.count("#") for line in lines(grid, columns=40, unicode=False)] == [0, 12, 0, 8]


def test_every_cell_of_a_grid_has_its_own_sign_without_colour():
    marks = ("sober", "slip", "gap", "logged", "empty", "future", "today")
    for unicode in (True, False):
        row = lines(Grid((), (GridRow("", marks),), ()), unicode=unicode)[0]
        assert len(set(row.replace(" ", ""))) == len(marks)


@pytest.mark.parametrize("text", NASTY)
def test_a_persons_text_is_shown_as_it_is(text):
    expected = "".join(clean(text).split())
    for block in (Line(text), Quote(text), Bullets((text,)), Table((Column("note"),), ((text,),))):
        assert expected in "".join(shown(block, columns=1000).split())


def test_a_family_stays_together_in_a_table():
    assert f"1  {FAMILY}" in shown(Table((Column("a"), Column("b")), (("1", FAMILY),)))


@given(pages, st.booleans(), st.integers(40, 120))
@settings(deadline=None)
def test_without_colour_nothing_unsafe_and_nothing_lost(page, unicode, columns):
    output = shown(*page, columns=columns, unicode=unicode)
    assert not UNSAFE.search(output)
    said = "".join(clean(text) for block in page for text in texts(block))
    assert not Counter("".join(said.split())) - Counter(output)


@given(pages)
@settings(deadline=None)
def test_colour_adds_only_calm_styles(page):
    output = shown(*page, color=True)
    assert not UNSAFE.search(SGR.sub("", output))
    assert {code[2:-1] for code in SGR.findall(output)} <= CALM
    plainly = [line.rstrip() for line in SGR.sub("", output).split("\n")]
    assert plainly == [line.rstrip() for line in shown(*page).split("\n")]


short = st.lists(st.text("abcdefg hij我很[]0123456789éß", max_size=7), max_size=25).map(" ".join)
either = st.text("ab我 ", max_size=8) | short
columns_of_three = (Column("one"), Column("two", True), Column("three"))


@given(
    st.one_of(
        st.builds(Line, short, st.just("care"), st.integers(0, 3)),
        st.builds(Quote, short, st.integers(0, 3)),
        st.builds(Heading, short, st.just(1)),
        st.builds(Steps, several(short)),
        st.builds(Bullets, several(short)),
        st.builds(Facts, several(st.tuples(either, short))),
        st.builds(Table, st.just(columns_of_three), several(st.tuples(either, either, short))),
        st.builds(Bars, several(st.builds(Bar, either, st.floats(0, 9), either)), st.just(9)),
        st.builds(
            lambda said, many: Grid(("Mo",) * many, (GridRow(said, ("sober",) * many),), (("sober", said),) * 3),
            either,
            st.integers(1, 30),
        ),
    ),
    st.integers(40, 60),
)
@settings(deadline=None)
def test_everything_fits(block, columns):
    assert max((width(line) for line in lines(block, columns=columns)), default=0) <= columns


@pytest.mark.parametrize("name", ["FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "COLUMNS"])
def test_only_the_caller_decides_about_colour_and_width(name, monkeypatch):
    monkeypatch.delenv(name, raising=False)
    before = [shown(NOTES, Line("x", "care"), color=color) for color in (True, False)]
    monkeypatch.setenv(name, "1")
    assert [shown(NOTES, Line("x", "care"), color=color) for color in (True, False)] == before
    assert "\x1b[" in before[0]
    assert "\x1b" not in before[1]


def test_ascii_screens_get_ascii_and_keep_a_persons_text():
    everything = (NOTES, Bullets(("a",)), Bars((Bar("a", 1, "1"),)), Grid(("Mo",), (GridRow("a", ("gap",)),), ()))
    assert shown(*everything, Gap(), unicode=False).isascii()
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252", errors="backslashreplace", newline="\n")
    terminal.show([Line(FAMILY), NOTES], stream=stream, width=40, color=False, unicode=False)
    stream.flush()
    assert rb"\U0001f468\u200d" in raw.getvalue()


def test_rich_is_loaded_for_tables_only():
    program = (
        "import sys; from sobertrack.render import terminal; from sobertrack.views.blocks import *;"
        "terminal.show([Line('x', 'care'), Facts((('a', 'b'),)), Bars((Bar('a', 1, '1'),))],"
        " stream=sys.stdout, width=40, color=True, unicode=True);"
        "assert not [name for name in sys.modules if name.split('.')[0] == 'rich']"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, env={"PYTHONUTF8": "1"})

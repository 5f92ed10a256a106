"""Codes: half blocks and ASCII say the same squares, with light around them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sobertrack.render.qr import LEAST_QUIET, WIDEST, TooLong, drawn, is_stretched

TEXT = "SMSTO:+15550100:I used on Friday. I am safe. I want to go on. Can you call me?"
LIGHT = {"█": (True, True), "▀": (True, False), "▄": (False, True), " ": (False, False)}


def squares(lines: list[str]) -> list[list[bool]]:
    """The squares of a code in half blocks."""
    return [[LIGHT[sign][half] for sign in line] for line in lines for half in (0, 1)]


def test_half_blocks_and_ascii_say_the_same() -> None:
    halves = squares(drawn(TEXT, unicode=True))
    wide = drawn(TEXT, unicode=False, columns=200)
    narrow = drawn(TEXT, unicode=False, columns=60)
    assert [[sign == "#" for sign in line[::2]] for line in wide] == halves[: len(wide)]
    assert [[sign == "#" for sign in line] for line in narrow] == halves[: len(narrow)]
    assert (is_stretched(narrow), is_stretched(wide)) == (True, False)


def test_inverted_is_the_other_way_round() -> None:
    one, other = squares(drawn(TEXT, unicode=True)), squares(drawn(TEXT, unicode=True, invert=True))
    assert all(left != right for row, its in zip(one, other, strict=True) for left, right in zip(row, its, strict=True))


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=205))
def test_what_a_message_holds_fits_with_light_all_around(text: str) -> None:
    lines = drawn(f"SMSTO:+1555010020:{text}", unicode=True)
    assert {len(line) for line in lines} == {len(lines[0])}
    assert len(lines[0]) <= WIDEST
    light = squares(lines)
    edge = [row[:LEAST_QUIET] + row[-LEAST_QUIET:] for row in light]
    assert all(square for row in edge for square in row)
    assert all(square for row in light[:LEAST_QUIET] for square in row)


@pytest.mark.parametrize(
    "text", ["\u041f\u043e\u0437\u0432\u043e\u043d\u0438 \u043c\u043d\u0435", "K\u00f6nntest du?", "\u98f2\u3093\u3067"]
)
def test_letters_of_every_script_are_bytes_of_utf_8(text: str) -> None:
    """As a phone reads them: the code is that of the same bytes, which says no other encoding."""
    import segno

    same = segno.make(text.encode(), error="l", micro=False, boost_error=False, mode="byte")
    light = [[not square for square in row] for row in same.matrix_iter(border=4)]
    assert squares(drawn(text, unicode=True))[: len(light)] == light


@pytest.mark.parametrize("size", [300, 10_000])
def test_what_is_too_long_is_refused(size: int) -> None:
    with pytest.raises(TooLong):
        drawn("x" * size, unicode=True)


def test_the_quiet_zone_makes_room_on_a_narrow_window() -> None:
    widths = [len(drawn(TEXT, unicode=True, columns=columns)[0]) for columns in (80, 40, 38, 30)]
    assert widths == [41, 39, 37, 37]


def test_the_quiet_zone_makes_room_in_a_low_window() -> None:
    for unicode, rows, heights in ((True, (60, 20, 19, 5), (21, 20, 19, 19)), (False, (60, 39, 5), (41, 39, 37))):
        assert tuple(len(drawn(TEXT, unicode=unicode, columns=200, rows=room)) for room in rows) == heights

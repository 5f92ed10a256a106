"""Cleaning, measuring and wrapping text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.render.text import clean, width, wrap

from .samples import FAMILY, UNSAFE, words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "\\x1b[31m"),
        ("a\x00b\x7f\x85\x9b", "a\\x00b\\x7f\\x85\\x9b"),
        ("\u202e\u2066\u2069\u2028\u2029", "\\u202e\\u2066\\u2069\\u2028\\u2029"),
        ("\udc80\ud83d", "\\udc80\\ud83d"),
        ("\ufeff\ufffe\ufdd0\U0001fffe\U0010ffff", "\\ufeff\\ufffe\\ufdd0\\U0001fffe\\U0010ffff"),
        ("one\r\ntwo\rthree", "one\ntwo\\x0dthree"),
    ],
)
def test_what_could_steer_a_screen_is_shown(text, shown):
    assert clean(text) == shown


@pytest.mark.parametrize("text", [FAMILY, "a\tb\nc", "é e\u0301", "می\u200cشود \u200f", "❤\ufe0f", "[/] :beer: \\"])
def test_a_persons_writing_stays_as_it_is(text):
    assert clean(text) == text


def test_printable_text_comes_back_itself():
    text = "a quiet day, " + "我很好"
    assert clean(text) is text


def test_breaks_can_be_shown():
    assert clean("a\tb\nc\r\nd", keep_newlines=False) == "a\\tb\\nc\\nd"


@given(words)
def test_nothing_unsafe_is_left_and_cleaning_twice_changes_nothing(text):
    shown = clean(text)
    assert not UNSAFE.search(shown)
    assert clean(shown) == shown
    assert "\n" not in clean(text, keep_newlines=False)
    assert "\t" not in clean(text, keep_newlines=False)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("我很好", 6),
        (FAMILY, 2),
        ("👍🏽", 2),
        ("❤\ufe0f", 2),
        ("🇫🇷", 2),
        ("한", 2),
        ("\u1112\u1161\u11ab", 2),
        ("نیم\u200cفاصله", 8),
        ("█·×", 3),
        ("👍👍", 4),
    ],
)
def test_width_counts_columns(text, columns):
    assert width(text) == columns


def test_lines_break_between_words_and_hang():
    assert wrap("one two three four", 9, 1, 2) == [" one two", "   three", "   four"]


def test_spaces_inside_a_line_stay_and_those_at_a_break_go():
    assert wrap("checkin      cope", 20) == ["checkin      cope"]
    assert wrap("checkin      cope", 12, 0, 2) == ["checkin", "  cope"]


def test_newlines_are_kept():
    assert wrap("one\n\n  two", 20, 2, 2) == ["  one", "", "      two"]


@pytest.mark.parametrize("number", ["+1 555 0100", "(555) 010-0100", "+44 20 7946 0958", "116 123", "13 11 14"])
def test_a_phone_number_stays_on_one_line(number):
    for room in range(len(number) + 2, 60):
        assert any(number in line for line in wrap(f"You could call Sam, your sponsor, at {number}, any time", room))


@pytest.mark.parametrize("room", range(22, 60))
def test_a_command_stays_on_one_line(room):
    lines = wrap("If it gets harder than you can carry: sobertrack sos, or sobertrack cope", room)
    assert any("sobertrack sos" in line for line in lines)
    assert any("sobertrack cope" in line for line in lines)


def test_many_numbers_still_break():
    assert all(len(line) <= 40 for line in wrap(" ".join(map(str, range(200))), 40))


def test_a_long_address_stays_whole():
    address = "https://example.org/" + "a" * 60
    assert address in [line.strip() for line in wrap(f"see {address} for more", 40)]


def test_text_in_wide_characters_breaks_anywhere():
    lines = wrap("今天很好" * 20, 40)
    assert "".join(lines) == "今天很好" * 20
    assert max(map(width, lines)) == 40


def test_an_emoji_is_never_taken_apart():
    assert all(line.count(FAMILY) == line.count("\U0001f468") for line in wrap(FAMILY * 30, 40))


@given(words.map(clean), st.integers(10, 80), st.integers(0, 6), st.integers(0, 4))
def test_wrapping_loses_nothing_and_fits(text, room, indent, hang):
    lines = wrap(text, room, indent, hang)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert width(line) <= room or " " not in line.strip()

"""What a slip cannot touch, in words."""

import pytest

from sobertrack.rules.looking.kept import Untouched
from sobertrack.views.blocks import Facts, Heading, Line
from sobertrack.views.days import kept


@pytest.mark.parametrize(
    ("untouched", "said"),
    [
        (Untouched(1, 1, 1, 2), "1 meeting, 1 urge that passed, 1 talk with someone, 2 days written down"),
        (
            Untouched(12, 30, 8, 1204),
            "12 meetings, 30 urges that passed, 8 talks with someone, 1,204 days written down",
        ),
        (Untouched(0, 0, 0, 5), "5 days written down"),
    ],
)
def test_one_line_after_a_slip(untouched, said):
    assert kept.line(untouched) == [Line(f"A slip cannot touch these: {said}.")]


def test_a_slip_that_is_all_there_is_gets_no_line():
    assert kept.line(Untouched(0, 0, 0, 1)) == []


def test_a_section_without_zeros():
    assert kept.section(Untouched(3, 0, 0, 9)) == [
        Heading("What a slip cannot touch"),
        Facts((("Meetings", "3"), ("Days written down", "9"))),
    ]
    assert kept.section(Untouched(0, 0, 0, 0)) == []


def test_the_screen_after_a_slip_says_it(real):
    real("start", "smoking", "--since", "2026-10-12")
    assert "cannot touch" not in real("slip", "--on", "2026-11-01").out
    real("checkin", "3", "--talked", "Sam")
    lines = real("slip").out.splitlines()
    assert lines[3] == "A slip cannot touch these: 1 talk with someone, 2 days written down."
    assert lines[2].endswith("40 sober days in all.")

"""Stretches of days in words."""

from datetime import date

import pytest

from sobertrack.rules.looking.summary import SoberDays
from sobertrack.views.days.stretches import say_period, say_sober_days


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-11-01", "2026-12-01", "November 2026"),
        ("2024-02-01", "2024-03-01", "February 2024"),
        ("2026-01-01", "2027-01-01", "2026"),
        ("2026-11-20", "2026-11-21", "Fri 20 Nov 2026"),
        ("2026-10-24", "2026-11-23", "Sat 24 Oct to Sun 22 Nov 2026"),
        ("2025-12-29", "2026-01-05", "Mon 29 Dec 2025 to Sun 4 Jan 2026"),
    ],
)
def test_the_name_of_a_period(start, end, said):
    assert say_period((date.fromisoformat(start), date.fromisoformat(end))) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (SoberDays("a", 28, 30, 26, 2, 2), "28 of 30 days sober by your date (26 with a check-in), 2 slips"),
        (SoberDays("a", 30, 30, 0, 0, 0), "30 of 30 days sober by your date"),
        (SoberDays("a", 1, 1, 1, 0, 0), "1 of 1 day sober by your date (1 with a check-in)"),
        (SoberDays("a", 1200, 1200, 0, 1, 0), "1,200 of 1,200 days sober by your date, 1 slip"),
        (SoberDays("a", 0, 5, 0, 1, 5), "These days lie outside your runs, 1 slip. The days of your runs stay yours"),
        (SoberDays("a", 0, 0, 0, 0, 0), "No whole day to count here yet"),
    ],
)
def test_sober_days_in_a_sentence(days, said):
    assert say_sober_days(days, "sober") == said
    assert "%" not in said


def test_without_the_word():
    assert say_sober_days(SoberDays("a", 3, 4, 0, 0, 0), "") == "3 of 4 days by your date"

"""One urge: whether it fell, and whether it passed."""

from datetime import date

import pytest

from sobertrack.model.entries import Urge
from sobertrack.rules.coping.urges import drop, fell, open_urge, passed


@pytest.mark.parametrize(
    ("level", "after", "points", "helped", "over"),
    [
        (8, 2, 6, True, True),
        (8, 3, 5, True, True),
        (8, 4, 4, True, False),
        (3, 2, 1, True, True),
        (3, 3, 0, False, False),
        (5, 7, -2, False, False),
        (0, 0, 0, None, False),
        (8, None, None, None, False),
        (None, 2, None, None, True),
        (None, 6, None, None, False),
    ],
)
def test_unknown_is_never_did_not_help(level, after, points, helped, over):
    urge = Urge(level, after)
    assert (drop(urge), fell(urge), passed(urge)) == (points, helped, over)


def test_the_last_urge_without_a_level_after_is_open(days):
    """
    2026-11-20 urge level=8
    2026-11-21 urge level=7
    2026-11-25 urge level=7
    as of 2026-11-22
    """
    assert open_urge(days.entries, days.today).day == date(2026, 11, 21)


def test_when_the_last_one_is_closed_none_is_open(days):
    """
    2026-11-20 urge level=8
    2026-11-21 urge level=7 after=3
    """
    assert open_urge(days.entries, days.today) is None
    assert open_urge([], days.today) is None

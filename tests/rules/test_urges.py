"""One urge: whether it fell, and whether it passed."""

import pytest

from sobertrack.model.entries import Urge
from sobertrack.rules.coping.urges import drop, fell, passed


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

"""What a supporter is given, in words."""

import pytest

from sobertrack.views.blocks import Line
from sobertrack.views.people.share import page

PERIOD = {"period": {"first": "2026-11-16", "last": "2026-11-17"}}


@pytest.mark.parametrize(
    ("kept", "state", "said"),
    [(0, "open", "the week goes on"), (1, "open", "1 of 2 kept so far"), (0, "missed", "0 of 2 kept")],
)
def test_a_week_that_goes_on_is_no_failure(kept, state, said):
    each = [{"promise": "2 meetings a week", "done": 0, "asked": 2, "state": state}]
    blocks = page({**PERIOD, "promises": {"kept": kept, "of": 2, "each": each}})
    assert Line(f"Promises this week: {said}") in blocks

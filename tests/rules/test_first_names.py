"""When a name seems to give a surname away."""

import pytest

from sobertrack.rules.people.first_names import with_initial


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Sam Miller", "Sam M."),
        ("Sam van der Berg", "Sam B."),
        ("Anne-Marie O'Neill", "Anne-Marie O."),
        ("Zo\u00eb \u00c5ngstr\u00f6m", "Zo\u00eb \u00c5."),
    ],
)
def test_a_surname_becomes_an_initial(name: str, suggestion: str) -> None:
    assert with_initial(name) == suggestion


@pytest.mark.parametrize(
    "name",
    [
        "Sam",
        "Sam M.",
        "Sam M",
        "Sam (work)",
        "Sam from work",
        "sam miller",
        "Dr. Miller",
        "Aunt May",
        "",
        "Sam AA",
        "Sam 2",
        "\u738b \u4f1f",
    ],
)
def test_what_seems_to_hold_none(name: str) -> None:
    assert with_initial(name) is None

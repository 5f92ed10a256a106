"""The circle: first names, told apart where two share one, in the order of the alphabet and no other."""

from datetime import date

import pytest

from sobertrack.model.sharing import Member, is_first_name
from sobertrack.rules.people.circle import seats


def called(*names: str) -> list[str]:
    day = date(2026, 11, 22)
    made = [Member(str(place), name, day, {"made": "2026-11-22"}) for place, name in enumerate(names)]
    return [seat.called for seat in seats(made)]


@pytest.mark.parametrize(
    ("names", "seen"),
    [
        (("Robin Smith",), ["Robin"]),
        (("sam", "Alex", "robin"), ["Alex", "robin", "sam"]),
        (("Zoe", "\u00c9mile", "Eva"), ["\u00c9mile", "Eva", "Zoe"]),
        (("Robin Smith", "Robin Miller", "Alex"), ["Alex", "Robin M.", "Robin S."]),
        (("Robin Smith", "Robin Sutton"), ["Robin Smith", "Robin Sutton"]),
        (("Robin", "Robin Smith"), ["Robin", "Robin S."]),
        (("Aunt Mary", "Dr Lee"), ["Aunt Mary", "Dr Lee"]),
    ],
)
def test_first_names_by_the_alphabet(names: tuple[str, ...], seen: list[str]) -> None:
    assert called(*names) == seen


@pytest.mark.parametrize("name", ["Robin", "Zo\u00eb", "\u674e", "Robin S.", "O'Neill"])
def test_names_of_people(name: str) -> None:
    assert is_first_name(name)


@pytest.mark.parametrize("name", ["", " ", "a/b", "a\\b", ".", "..", "~", "a\x1b", " a", "x" * 81, "a\u202eb"])
def test_what_is_no_name(name: str) -> None:
    assert not is_first_name(name)

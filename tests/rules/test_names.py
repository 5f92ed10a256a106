"""People by name: the whole one, or the first where only one has it."""

import pytest

from sobertrack.rules.names import match_person

PEOPLE = {"sam-m": "Sam M.", "sam-k": "Sam K.", "alex-miller": "Alex Miller", "kim": "Kim"}


@pytest.mark.parametrize(
    ("typed", "key"),
    [("alex", "alex-miller"), ("Alex Miller", "alex-miller"), ("alex-miller", "alex-miller"), ("KIM", "kim")],
)
def test_a_first_name_will_do_where_only_one_has_it(typed: str, key: str) -> None:
    found = match_person(typed, PEOPLE)
    assert (found.id, found.known) == (key, True)


def test_two_of_one_first_name_are_both_named() -> None:
    found = match_person("Sam", PEOPLE)
    assert not found.known
    assert found.near == ("Sam M.", "Sam K.")


def test_two_who_are_spelled_alike_are_named_once_each() -> None:
    assert match_person("kim", {"kim-a": "Kim A", "kim-b": "Kim B"}).near == ("Kim A", "Kim B")


@pytest.mark.parametrize("typed", ["miller", "al", "", "Alex M"])
def test_a_part_of_a_name_is_no_name(typed: str) -> None:
    assert not match_person(typed, PEOPLE).known


ROLES = {"sam-m": "sponsor", "sam-k": "friend", "alex-miller": "doctor", "kim": "doctor"}


@pytest.mark.parametrize(("typed", "key"), [("my sponsor", "sam-m"), ("Sponsor", "sam-m"), ("kim", "kim")])
def test_a_role_will_do_where_only_one_has_it(typed: str, key: str) -> None:
    found = match_person(typed, PEOPLE, ROLES)
    assert (found.id, found.known) == (key, True)


def test_two_of_one_role_are_both_named_and_a_friend_is_not_the_only_one() -> None:
    assert match_person("my doctor", PEOPLE, ROLES).near == ("Alex Miller", "Kim")
    assert not match_person("friend", PEOPLE, ROLES).known

"""Choosing a group: equals by name, nothing inactive, moderation only where it is wished for."""

import pytest

from sobertrack.model.peers.groups import Group
from sobertrack.rules.peers.choosing import Wishes, in_the_way, listed, matches
from sobertrack.rules.peers.group_names import GroupNames
from sobertrack.store.kept.groups import shipped_groups

GROUPS = (
    Group("zen", "Zen sitting", approach="buddhist", goal="abstinence", serves=("any",), how=("online",), cost="free"),
    Group("beer", "A beer group", approach="secular", goal="abstinence", serves=("alcohol",), how=("in-person",)),
    Group("own", "Each decides", goal="user-defined", serves=("any",), how=("in-person", "online"), cost="donation"),
    Group("less", "Drink less", approach="moderation", goal="moderation", serves=("alcohol",), how=("online",)),
    Group("kin", "For relatives", goal="family", serves=("alcohol",), audiences=("family",), how=("phone",)),
    Group("she", "Women", approach="women", goal="abstinence", serves=("any",), audiences=("women",), how=("online",)),
    Group("gone", "Gone", goal="abstinence", serves=("alcohol",), status="inactive"),
    Group("doubt", "In doubt", goal="abstinence", serves=("alcohol",), status="check", how=("in-person",)),
    Group("hid", "Hidden", goal="abstinence", serves=("alcohol",), hidden=True),
    Group("clinic", "A clinic", kind="service", mine=True),
    Group("mine", "My group", kind="local", mine=True),
)


def ids(wishes: Wishes) -> list[str]:
    return [each.group.id for each in matches(GROUPS, wishes)]


def test_a_list_is_by_name_without_what_is_gone_or_hidden_or_about_moderation() -> None:
    assert [each.id for each in listed(GROUPS, Wishes())] == [
        *("beer", "clinic", "own", "kin", "doubt", "mine", "she", "zen"),
    ]
    everything = {each.id for each in listed(GROUPS, Wishes(), everything=True)}
    assert everything == {each.id for each in GROUPS}


@pytest.mark.parametrize(
    ("wishes", "found"),
    [
        (Wishes(goal="moderation"), ["less", "own"]),
        (Wishes(approaches=("moderation",)), ["less"]),
        (Wishes(goal="family"), ["kin"]),
        (Wishes(audiences=("women",)), ["she"]),
        (Wishes(how="online", goal="abstinence"), ["own", "she", "zen"]),
        (Wishes(cost="free"), ["own", "zen"]),
        (Wishes(cost="donation"), ["own"]),
        (Wishes(serves=("gambling",)), ["own", "she", "zen"]),
        (Wishes(words=("clinic",)), ["clinic"]),
        (Wishes(approaches=("secular", "buddhist")), ["beer", "zen"]),
    ],
)
def test_a_list_meets_every_wish(wishes: Wishes, found: list[str]) -> None:
    assert [each.id for each in listed(GROUPS, wishes)] == sorted(
        found, key=lambda name: next(each.name.casefold() for each in GROUPS if each.id == name)
    )


def test_what_is_suggested_may_be_gone_to() -> None:
    assert ids(Wishes(serves=("alcohol",))) == ["beer", "own", "doubt", "mine", "zen"]
    assert ids(Wishes(goal="moderation", serves=("alcohol",))) == ["less", "own", "mine"]
    assert ids(Wishes(goal="family")) == ["kin", "mine"]
    assert ids(Wishes(approaches=("secular",), how="online")) == ["mine"]


def test_those_made_for_a_person_come_first_and_say_so() -> None:
    found = matches(GROUPS, Wishes(audiences=("women",), serves=("alcohol",), how="online"))
    assert [each.group.id for each in found] == ["she", "own", "mine", "zen"]
    assert found[0].made_for
    assert found[0].reasons == (("audience", "women"), ("serves", "any"), ("how", "online"))
    assert not any(each.made_for for each in found[1:])


def test_the_wish_that_stands_in_the_way() -> None:
    strangers = [each for each in GROUPS if not each.mine]
    assert in_the_way(strangers, Wishes(approaches=("buddhist",), how="in-person")) == "approaches"
    assert in_the_way(strangers, Wishes(approaches=("faith",))) == "approaches"
    assert in_the_way(strangers, Wishes(goal="family", audiences=("jewish",))) == ""


@pytest.mark.parametrize("goal", ["", "abstinence", "moderation", "family"])
@pytest.mark.parametrize("kind", ["alcohol", "opioids", "gambling", "other"])
def test_the_shipped_ones(kind: str, goal: str) -> None:
    found = [each.group for each in matches(shipped_groups(), Wishes(serves=(kind,), goal=goal))]
    assert found
    assert "inactive" not in {each.status for each in found}
    assert {each.goal for each in found} <= {
        "": {"abstinence", "user-defined"},
        "abstinence": {"abstinence", "user-defined"},
        "moderation": {"moderation", "user-defined"},
        "family": {"family"},
    }[goal]
    names = [each.name.casefold() for each in found]
    assert names == sorted(names)


def test_a_name_of_any_kind_finds_the_group() -> None:
    names = GroupNames([Group("smart", "My own", mine=True), *shipped_groups()])
    assert names.id("AA") == names.id("alcoholics anonymous") == names.id("aa") == "aa"
    assert names.id("SMART Recovery") == "smart"
    assert names.id("Tuesday") == names.id("") == ""

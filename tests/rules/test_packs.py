"""What the strategies of somebody else would change."""

from sobertrack.model.strategies import Strategy
from sobertrack.rules.coping.packs import news


def strategy(name: str, how: str = "", heard_from: str = "", key: str = "") -> Strategy:
    texts = dict.fromkeys(("category", "caution", "evidence", "evidence_note", "source"), "")
    lists = dict.fromkeys(("steps", "triggers", "needs"), ())
    flags = {"verified": False, "night": True, "strenuous": False, "withdrawal": False}
    return Strategy(id=key or name, name=name, how=how, minutes=0, heard_from=heard_from, **texts, **lists, **flags)


def ids(strategies) -> list[str]:
    return [each.id for each in strategies]


def test_everything_that_is_offered_is_sorted_once():
    known = [strategy("same"), strategy("theirs", "old", "Sam"), strategy("mine", "old")]
    offered = [strategy(name, how, "Sam") for name, how in (("new", ""), ("same", ""), ("theirs", "x"), ("mine", "x"))]
    found = news(known, offered)
    assert ids(found.added) == ["new"]
    assert ids(found.same) == ["same"]
    assert ids(found.changed) == ["theirs"]
    assert ids(found.clashing) == ["mine"]


def test_the_same_name_under_another_id_is_the_same_thing():
    found = news([strategy("Feed the cat", key="cat")], [strategy("feed-the-cat", "now")])
    assert (ids(found.clashing), ids(found.added)) == (["cat"], [])


def test_two_of_one_name_in_a_pack_are_not_both_new():
    found = news([], [strategy("a", "one", "Sam"), strategy("A", "two", "Sam", key="b")])
    assert (ids(found.added), ids(found.changed)) == (["a"], ["a"])

"""Who may like to hear from this person."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.supporters import Supporter
from sobertrack.rules.people.keeping_touch import touches

TODAY = date(2026, 11, 22)
NEVER = {}


def person(name: str, every: int = 7, since: date | None = None) -> Supporter:
    return Supporter(name.lower(), name, every=every, since=since)


def names(found) -> list[str]:
    return [each.person.name for each in found if each.due]


def ago(number: int) -> date:
    return TODAY - timedelta(days=number)


def test_the_longest_silence_stands_first() -> None:
    people = [person("Ana"), person("Bo"), person("Kim")]
    found = touches(people, {"ana": ago(8), "bo": ago(20), "kim": ago(6)}, TODAY)
    assert names(found) == ["Bo", "Ana"]
    assert [each.person.name for each in found] == ["Bo", "Ana", "Kim"]
    assert [each.silence for each in found] == [20, 8, 6]


def test_nobody_is_due_without_a_wish() -> None:
    assert names(touches([person("Ana", every=0)], NEVER, TODAY)) == []


def test_a_wish_begins_with_its_own_day_where_no_talk_is_written_down() -> None:
    assert names(touches([person("Ana", since=ago(3))], NEVER, TODAY)) == []
    assert names(touches([person("Ana", since=ago(7))], NEVER, TODAY)) == ["Ana"]


def test_a_talk_that_is_written_down_counts_whenever_the_wish_was_written() -> None:
    assert names(touches([person("Ana", since=TODAY)], {"ana": ago(30)}, TODAY)) == ["Ana"]
    assert names(touches([person("Ana", since=ago(30))], {"ana": ago(6)}, TODAY)) == []


def test_somebody_is_found_by_name_as_it_was_written_down() -> None:
    assert names(touches([Supporter("sam-k", "Sam K.", every=7)], {"sam k.": ago(2), "SAM-K": ago(9)}, TODAY)) == []


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.dates(ago(400), TODAY)),
    st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 30)), unique_by=lambda pair: pair[0]),
    st.sampled_from("abcdef"),
)
def test_a_talk_today_makes_nobody_due(last, wishes, talked) -> None:
    people = [Supporter(name, name, every=every) for name, every in wishes]
    before, after = names(touches(people, last, TODAY)), names(touches(people, {**last, talked: TODAY}, TODAY))
    assert after == [name for name in before if name != talked]

"""Kept things to tables and back: nothing is lost, nothing that cannot be is taken, nothing unsafe is loosened."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.counters import KINDS, Counter
from sobertrack.model.peers.meetings import HOWS, Meeting
from sobertrack.model.strategies import CATEGORIES, Strategy
from sobertrack.model.supporters import Supporter
from sobertrack.store.kept.counters import counter_from, counter_table
from sobertrack.store.kept.meetings import meeting_from, meeting_table
from sobertrack.store.kept.strategies import OWN, shipped_strategies, strategies, strategy_from, strategy_table
from sobertrack.store.kept.supporters import supporter_from, supporter_table
from sobertrack.store.notebook import Notebook
from sobertrack.store.paths import Home
from sobertrack.store.tables.splice import with_table
from sobertrack.store.tables.tables import BadTable, slug, with_unknown
from sobertrack.store.tables.toml import read_toml

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
lines = st.lists(texts, max_size=3).map(tuple)
names = texts.filter(bool)


@given(
    st.builds(
        Counter,
        st.just("x"),
        names,
        st.sampled_from(KINDS),
        st.dates(date(1900, 1, 1), date(2300, 12, 31)),
        st.booleans(),
        lines,
        lines.filter(bool),
        lines,
        st.none() | st.just(date(2026, 1, 1)),
        st.booleans(),
    )
)
def test_counters_come_back(counter: Counter) -> None:
    assert counter_from("x", counter_table(counter)) == counter


@given(st.builds(Supporter, st.just("x"), names, texts, texts, st.booleans(), texts, st.integers(-99, 99)))
def test_supporters_come_back(person: Supporter) -> None:
    assert supporter_from("x", supporter_table(person)) == person


@given(
    st.builds(
        Meeting,
        st.just("x"),
        names,
        texts,
        st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days))),
        st.sampled_from(("", "07:05")),
        texts,
        texts,
        texts,
        st.sampled_from(("", *HOWS)),
        texts,
    )
)
def test_meetings_come_back(meeting: Meeting) -> None:
    assert meeting_from("x", meeting_table(meeting)) == meeting


own = st.builds(
    Strategy,
    st.just("x"),
    names,
    st.sampled_from(("", *CATEGORIES)),
    texts,
    lines,
    lines,
    st.integers(0, 600),
    lines,
    texts,
    st.just(""),
    st.just(""),
    st.just(""),
    st.just(False),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.just(True),
    texts,
    st.booleans(),
)


@given(own)
def test_strategies_come_back(strategy: Strategy) -> None:
    assert strategy_from("x", strategy_table(strategy)) == strategy


@given(st.sampled_from(shipped_strategies()), own)
def test_a_version_of_a_shipped_one_comes_back_and_is_never_less_safe(under: Strategy, said: Strategy) -> None:
    table = strategy_table(said, under)
    found = strategy_from(under.id, table, under)
    assert found.caution.startswith(under.caution)
    assert found.strenuous >= under.strenuous
    assert found.withdrawal <= under.withdrawal
    assert (found.category, found.evidence, found.source) == (under.category, under.evidence, under.source)
    assert strategy_from(under.id, strategy_table(found, under), under) == found


def test_a_shipped_one_as_it_is_needs_no_table() -> None:
    assert {bool(strategy_table(each, each)) for each in shipped_strategies()} == {False}
    assert strategy_from("wait-fifteen", {"hidden": True}, shipped_strategies()[0]).mine is False


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ({"name": 3}, "name"),
        ({"category": "nice"}, "category"),
        ({"steps": "one"}, "steps"),
        ({"steps": [1]}, "steps"),
        ({"minutes": True}, "minutes"),
        ({"minutes": 601}, "minutes"),
        ({"night": "yes"}, "night"),
    ],
)
def test_what_is_no_strategy(table: dict, key: str) -> None:
    with pytest.raises(BadTable, match=key):
        strategy_from("x", table)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ({"weekday": 2}, "weekday"),
        ({"weekday": "someday"}, "weekday"),
        ({"time": "7pm"}, "time"),
        ({"time": "24:00"}, "time"),
        ({"how": "boat"}, "how"),
    ],
)
def test_what_is_no_meeting(table: dict, key: str) -> None:
    with pytest.raises(BadTable, match=key):
        meeting_from("x", table)


def test_a_time_of_toml_is_a_time(tmp_path: Path) -> None:
    file = tmp_path / "groups.toml"
    file.write_text('[meeting.a]\nname = "A"\ntime = 19:30:00\n')
    with pytest.raises(BadTable, match="time"):
        meeting_from("a", {"time": "19:30:00.5"})
    assert meeting_from("a", read_toml(file).data["meeting"]["a"]).time == "19:30"


def test_own_ones_stand_before_the_shipped_ones_in_their_place(tmp_path: Path) -> None:
    home = Home(tmp_path, tmp_path / "state", tmp_path / "cache")
    (tmp_path / "strategies.toml").write_text(
        '[strategy.next-hour]\nname = "My hour"\n[strategy.tea]\n[strategy.gone]\nsteps = 4\n'
    )
    notebook = Notebook(home)
    found = strategies(notebook)
    assert [each.id for each in found[:3]] == ["tea", "wait-fifteen", "next-hour"]
    assert [each.id for each in found if each.mine] == ["tea", "next-hour"]
    assert found[0] == OWN._replace(id="tea", name="tea")
    assert found[2].steps == shipped_strategies()[1].steps
    assert [problem.message for problem in notebook.problems] == ["[strategy.gone]: steps is not a list of texts"]
    assert len(found) == len(shipped_strategies()) + 1


def test_unknown_fields_stay() -> None:
    assert with_unknown({"a": 1}, {"a": 0, "b": 2, "c": 3}, ("a", "b")) == {"a": 1, "c": 3}
    assert with_unknown({"a": 1}, None, ()) == {"a": 1}


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60), st.frozensets(names, max_size=3))
def test_any_name_makes_a_key_that_a_file_can_hold(name: str, taken: frozenset[str]) -> None:
    key = slug(name, taken)
    assert key
    assert key not in taken
    assert len(key) <= 43
    empty = read_toml(Path("/nowhere/at/all.toml"))
    text = with_table(empty, "meeting", key, {"name": name})
    assert tomllib.loads(text)["meeting"] == {key: {"name": name}}

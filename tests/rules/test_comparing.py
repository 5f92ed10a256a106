"""Groups side by side: counts, means with their counts, and the day after beside the usual."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.entries import CheckIn, Entry, Visit
from sobertrack.model.peers.groups import Group
from sobertrack.rules.coping.moods import Levels
from sobertrack.rules.peers.comparing import compared, is_few
from sobertrack.rules.peers.group_names import GroupNames

GROUPS = GroupNames([Group("smart", "SMART Recovery", "SMART"), Group("aa", "Alcoholics Anonymous", "AA")])


def rows(days, **more):
    return {each.name: each for each in compared(days.entries, GROUPS, days.today, **more).rows}


def test_a_visit_belongs_to_the_group_it_names_or_is_called_like(days):
    """
    2026-11-03 visit name=Tuesday_night group=smart
    2026-11-04 visit name=SMART
    2026-11-05 visit name=a_hall
    2026-11-06 visit name=A_Hall
    2026-11-07 visit name=a_hall group=the_choir
    2026-11-30 visit name=SMART
    as of 2026-11-22
    """
    found = rows(days)
    assert {name: each.visits for name, each in found.items()} == {"A Hall": 2, "SMART Recovery": 2, "the choir": 1}
    assert found["SMART Recovery"].id == "smart"
    assert (found["A Hall"].id, found["A Hall"].last) == ("", date(2026, 11, 6))
    meetings = rows(days, by_meeting=True)
    assert {name: each.visits for name, each in meetings.items()} == {"Tuesday night": 1, "SMART": 1, "a hall": 3}


def test_how_it_was_with_the_number_behind_each_mean(days):
    """
    2026-11-03 visit name=aa comfort=2 connection=5 shared=yes how=online
    2026-11-10 visit name=aa comfort=3 shared=no how=online
    2026-11-17 visit name=aa how=in-person
    """
    each = rows(days)["Alcoholics Anonymous"]
    assert (each.comfort, each.connection) == (Levels(2, 2.5), Levels(1, 5.0))
    assert (each.spoke, each.listened, each.how) == (1, 1, ("online", "in-person"))
    assert each.cost == Levels(0, None)
    assert is_few(each.comfort)
    assert not is_few(Levels(3, 2.0))
    assert not is_few(Levels(0, None))


def test_the_day_after_stands_beside_the_usual_of_that_time(days):
    """
    2026-01-01 checkin mood=1 craving=10
    2026-11-02 checkin mood=3 craving=4
    2026-11-03 visit name=aa
    2026-11-03 visit name=aa
    2026-11-03 checkin mood=1
    2026-11-04 checkin mood=2 craving=6
    2026-11-04 checkin mood=4
    2026-11-10 visit name=aa
    2026-11-12 checkin mood=2
    2026-11-21 visit name=SMART
    2026-11-22 checkin mood=5 craving=0
    """
    found = compared(days.entries, GROUPS, days.today)
    after = {each.name: (each.mood, each.craving) for each in found.rows}
    assert after["Alcoholics Anonymous"] == (Levels(1, 4.0), Levels(1, 6.0))
    assert after["SMART Recovery"] == (Levels(1, 5.0), Levels(1, 0.0))
    assert found.since == date(2026, 10, 4)
    assert (found.mood, found.craving) == (Levels(5, 3.0), Levels(3, 10 / 3))


def test_nothing_visited(days):
    """
    2026-11-02 checkin mood=3 craving=4
    """
    found = compared(days.entries, GROUPS, days.today)
    assert (found.rows, found.since, found.mood.given) == ((), None, 0)


amounts = st.none() | st.integers(0, 500).map(lambda cents: cents / 4)
visit = st.builds(
    Visit,
    name=st.sampled_from(["aa", "SMART", "a hall"]),
    comfort=st.none() | st.integers(1, 5),
    cost=amounts,
)
what = visit | st.builds(CheckIn, mood=st.none() | st.integers(1, 5))


@given(st.lists(st.tuples(st.integers(0, 40), what), max_size=30), st.randoms())
def test_every_visit_counts_once_whatever_the_order(written, random):
    today = date(2026, 11, 22)
    entries = [Entry(f"{n:04}", today - timedelta(back), what) for n, (back, what) in enumerate(written)]
    shuffled = [*entries, *entries[:3]]
    random.shuffle(shuffled)
    found = compared(entries, GROUPS, today)
    assert compared(shuffled, GROUPS, today) == found
    assert sum(each.visits for each in found.rows) == sum(isinstance(each.what, Visit) for each in entries)
    assert [each.name.casefold() for each in found.rows] == sorted(each.name.casefold() for each in found.rows)
    for each in found.rows:
        for mean in (each.comfort, each.cost, each.mood):
            assert mean.given <= each.visits
            assert (mean.mean is None) == (mean.given == 0)

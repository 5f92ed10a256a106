"""Promises counted from what is logged: weeks, skips, pauses."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.entries import Activity, CheckIn, Contact, Entry, Skip, Visit
from sobertrack.model.promises import Pause, Promise, parse_promise
from sobertrack.rules.commitments.promises import done_by_day, kinds, progress, week, week_start, weeks

MONDAY = date(2026, 11, 16)
DAYS = [MONDAY + timedelta(days=n) for n in range(-14, 14)]


def made(words: str, since: date = date(2026, 10, 1), **fields) -> Promise:
    said = parse_promise(words)
    return Promise("p", said.what, since, said.name, said.how, said.times, said.per, **fields)


def entries(*whats, start: int = 0) -> list[Entry]:
    """(day of November 2026, what) in the order of writing."""
    return [Entry(f"{start + n:04}", date(2026, 11, day), what) for n, (day, what) in enumerate(whats)]


def this(promise: Promise, found, today: str = "2026-11-20", week_starts_on: int = 0):
    return weeks(promise, found, date.fromisoformat(today), week_starts_on, 1)[-1]


def test_each_promise_counts_its_own_kind() -> None:
    found = entries(
        (16, Visit("Tuesday group")),
        (17, Contact("sam", "call")),
        (17, Contact("sam", "message")),
        (17, Contact("sam")),
        (18, Contact("Alex K")),
        (18, CheckIn(mood=3)),
        (18, CheckIn(mood=4)),
        (19, Activity("Walk")),
        (19, Activity("walk", 20)),
    )
    counts = {
        words: this(made(words), found).done
        for words in (
            "meetings 3/week",
            "call sam 3/week",
            "reach sam 3/week",
            "meet sam 3/week",
            "call alex-k weekly",
            "checkin 5/week",
            "walk 5/week",
            "swim weekly",
        )
    }
    assert list(counts.values()) == [1, 2, 3, 1, 1, 1, 2, 0]


def test_a_week_is_kept_open_or_missed() -> None:
    walk = made("walk 2/week")
    one, two = entries((17, Activity("walk"))), entries((17, Activity("walk")), (22, Activity("walk")))
    assert (this(walk, one).state, this(walk, one).left) == ("open", 3)
    assert this(walk, two, "2026-11-22").state == "kept"
    last = progress([walk], one, date(2026, 11, 25), 0)[0].last
    assert last is not None
    assert (last.state, last.done, last.asked) == ("missed", 1, 2)


def test_by_the_day_days_are_counted() -> None:
    found = entries(*((day, Activity("walk")) for day in (16, 17, 17, 19)))
    now = this(made("walk daily"), found)
    assert (now.done, now.asked, now.left, now.today, now.state) == (3, 7, 3, "open", "open")
    assert this(made("walk 2/day"), found).done == 1


def test_what_lies_ahead_waits_for_its_day() -> None:
    assert this(made("walk 2/week"), entries((22, Activity("walk")))).done == 0


def test_days_left_end_with_the_promise() -> None:
    assert this(made("walk 5/week", until=date(2026, 11, 21)), []).left == 2
    assert weeks(made("walk 5/week", until=date(2026, 11, 8)), [], date(2026, 11, 20), 0, 1) == []


def test_a_week_that_a_promise_did_not_fill_is_never_missed() -> None:
    begun = made("walk 5/week", since=date(2026, 11, 18))
    ended = made("walk 5/week", until=date(2026, 11, 18))
    for promise in (begun, ended):
        assert week(promise, {}, (), MONDAY, date(2026, 11, 30)).state == "rest"
        assert week(promise, {MONDAY: 5}, (), MONDAY, date(2026, 11, 30)).state == "kept"


def test_skipped_and_paused_days_ask_nothing() -> None:
    paused = made("walk 5/week", pauses=(Pause(date(2026, 11, 19), date(2026, 11, 20)),))
    assert this(paused, []).asked == 3
    assert this(paused, []).today == "paused"
    daily = made("walk daily")
    skip = entries((18, Skip("p", date(2026, 11, 20))))
    assert (this(daily, skip).asked, this(daily, skip).today, this(daily, skip).skipped) == (4, "skipped", 3)
    endless = made("walk daily", pauses=(Pause(date(2026, 11, 1)),))
    assert this(endless, []).state == "rest"


def test_a_skip_of_another_promise_is_none_of_this() -> None:
    assert this(made("walk daily"), entries((18, Skip("q")))).asked == 7


def test_medicine_is_yes_or_skip_and_never_missed() -> None:
    found = entries((16, Activity("medicine")), (16, Activity("medicine")), (17, Skip("p")))
    last = progress([made("medicine daily")], found, date(2026, 11, 24), 0)[0].last
    assert last is not None
    assert (last.done, last.skipped, last.state) == (1, 1, "rest")


def test_only_the_kinds_that_are_needed_are_read() -> None:
    assert kinds([]) == set()
    assert kinds([made("walk daily"), made("meetings 1/week")]) == {"activity", "visit", "skip"}


walks = st.lists(st.sampled_from(DAYS), max_size=40).map(
    lambda days: [Entry(f"{n:04}", day, Activity("walk")) for n, day in enumerate(days)]
)
starts = st.integers(0, 6)
pauses = st.lists(
    st.tuples(st.sampled_from(DAYS), st.integers(0, 20)).map(lambda p: Pause(p[0], p[0] + timedelta(days=p[1]))),
    max_size=3,
).map(tuple)
promised = st.sampled_from(["walk daily", "walk 2/day", "walk weekly", "walk 3/week", "walk 9/week"])
TODAY = DAYS[-1]


@given(walks, starts)
def test_every_walk_is_counted_in_exactly_one_week(found, week_starts_on) -> None:
    counted = weeks(made("walk 3/week"), found, TODAY, week_starts_on, 6)
    assert sum(each.done for each in counted) == len(found)
    assert all(each.start.weekday() == week_starts_on for each in counted)
    assert all(earlier.end == later.start for earlier, later in pairwise(counted))


@given(walks, starts, st.randoms())
def test_order_and_repeats_do_not_matter(found, week_starts_on, dice) -> None:
    shuffled = [*found, *found]
    dice.shuffle(shuffled)
    promise = made("walk 3/week")
    assert weeks(promise, shuffled, TODAY, week_starts_on, 4) == weeks(promise, found, TODAY, week_starts_on, 4)


@given(promised, walks, starts, pauses)
def test_a_pause_never_makes_a_week_harder(words, found, week_starts_on, rest) -> None:
    without = weeks(made(words), found, TODAY, week_starts_on, 5)
    with_it = weeks(made(words, pauses=rest), found, TODAY, week_starts_on, 5)
    for before, after in zip(without, with_it, strict=True):
        assert after.asked <= before.asked
        assert after.done == before.done
        assert not (before.state == "kept" and after.state == "missed")


@given(promised, walks, starts, st.sampled_from(DAYS))
def test_one_more_never_lowers_anything(words, found, week_starts_on, day) -> None:
    before = weeks(made(words), found, TODAY, week_starts_on, 5)
    after = weeks(made(words), [*found, Entry("9999", day, Activity("walk"))], TODAY, week_starts_on, 5)
    for was, is_ in zip(before, after, strict=True):
        assert is_.done >= was.done
        assert is_.asked == was.asked
        assert was.state != "kept" or is_.state == "kept"


@given(st.dates(date(1900, 1, 8), date(2299, 12, 20)), starts)
def test_every_day_lies_in_its_week(day, week_starts_on) -> None:
    start = week_start(day, week_starts_on)
    assert start <= day < start + timedelta(days=7)
    assert start.weekday() == week_starts_on


def test_the_days_on_which_it_was_done() -> None:
    found = entries((16, Activity("walk")), (16, Activity("walk")), (18, Activity("walk")))
    assert done_by_day(made("walk daily"), found) == {MONDAY: 2, date(2026, 11, 18): 1}


@pytest.mark.parametrize("words", ["checkin daily", "medicine daily"])
def test_some_things_count_once_a_day(words: str) -> None:
    what = CheckIn(mood=3) if words.startswith("check") else Activity("medicine")
    assert done_by_day(made(words), entries((16, what), (16, what))) == {MONDAY: 1}

"""Stretches of days against plain sets of days."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sobertrack.rules.days.spans import between, overlap, union, without

spans = st.lists(st.tuples(st.integers(0, 40), st.integers(-2, 8)).map(lambda pair: (pair[0], pair[0] + pair[1])))
span = st.tuples(st.integers(0, 40), st.integers(0, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def days_of(found):
    return {day for first, last in found for day in range(first, last + 1)}


def assert_apart(found):
    assert all(first <= last for first, last in found)
    assert all(last + 1 < first for (_, last), (first, _) in pairwise(found))


@given(spans)
def test_union_holds_the_same_days_in_separate_stretches(found):
    assert days_of(union(found)) == days_of(found)
    assert_apart(union(found))


@given(spans, span)
def test_without_leaves_the_days_outside(found, hole):
    assert days_of(without(found, hole)) == days_of(found) - days_of([hole])
    assert_apart(without(found, hole))


@given(spans, span)
def test_between_finds_the_days_that_nothing_covers(found, bounds):
    assert days_of(between(union(found), bounds)) == days_of([bounds]) - days_of(found)
    assert_apart(between(union(found), bounds))


@given(spans, span)
def test_overlap_counts_the_days_in_common(found, bounds):
    assert overlap(union(found), bounds) == len(days_of(found) & days_of([bounds]))

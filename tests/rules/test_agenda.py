"""What the bare screen has room for, and who comes back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.rules.days.absence import days_away
from sobertrack.rules.looking.agenda import PRIORITY, ROOM, Piece, fit


def piece(kind, size=1):
    return Piece(kind, tuple(f"{kind} {n}" for n in range(size)))


def kinds(found):
    return [each.kind for each in found]


def test_a_usual_day_keeps_its_order():
    day = [piece("days", 2), piece("next"), piece("checkin"), piece("commands")]
    assert fit(day) == day


def test_what_matters_less_goes_first():
    full = [piece("days", 3), piece("next"), piece("milestone"), piece("soon"), piece("checkin"), piece("commands")]
    assert kinds(fit([piece("safety", 2), *full])) == ["safety", "days", "milestone", "soon", "checkin"]


def test_one_person_or_one_sign():
    assert kinds(fit([piece("sign"), piece("person"), piece("person")])) == ["person"]
    assert kinds(fit([piece("sign"), piece("sign")])) == ["sign"]
    assert kinds(fit([piece("days", 7), piece("person", 2), piece("sign")])) == ["days", "sign"]


def test_safety_stays_even_where_there_is_no_room():
    assert kinds(fit([piece("safety", 6), piece("days", 3), piece("checkin"), piece("safety", 4)])) == ["safety"] * 2


def test_a_smaller_piece_may_take_the_room_that_a_larger_one_leaves():
    assert kinds(fit([piece("days", 6), piece("soon", 3), piece("milestone")])) == ["days", "milestone"]


def test_an_empty_piece_is_none():
    assert fit([Piece("days", ())]) == []


@given(st.lists(st.builds(piece, st.sampled_from(PRIORITY), st.integers(1, 4))))
def test_it_never_takes_more_room_than_there_is(given_pieces):
    kept = fit(given_pieces)
    safety = sum(len(each.lines) for each in given_pieces if each.kind == "safety")
    assert sum(len(each.lines) for each in kept) <= max(ROOM, safety)
    assert [each for each in given_pieces if each in kept][: len(kept)] or not kept
    assert sum(each.kind in ("person", "sign") for each in kept) <= 1


@pytest.mark.parametrize(("days", "away"), [(0, None), (6, None), (7, 7), (400, 400), (-3, None)])
def test_a_week_without_an_entry_is_coming_back(days, away):
    today = date(2026, 11, 22)
    assert days_away(date.fromordinal(today.toordinal() - days), today) == away
    assert days_away(None, today) is None

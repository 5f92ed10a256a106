"""The quiet signs: each against this person's own usual, from the log alone."""

from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.entries import CheckIn, Contact, Entry, Slip, Urge, Visit
from sobertrack.rules.looking.signs import LOOK_BACK, signs

TODAY = date(2026, 11, 22)
NUMBERS = count()


def ago(days: int, what) -> Entry:
    return Entry(f"{next(NUMBERS):06}", TODAY - timedelta(days=days), what)


def kinds(entries) -> list[str]:
    return [sign.kind for sign in signs(entries, TODAY)]


def talks(*days: int) -> list[Entry]:
    return [ago(day, Contact("sam")) for day in days]


def test_an_empty_log_has_no_sign() -> None:
    assert kinds([]) == []


def test_a_silence_longer_than_ones_own_rhythm() -> None:
    assert kinds(talks(20, 17, 14, 11, 9)) == ["silence"]
    (sign,) = signs(talks(20, 17, 14, 11, 9), TODAY)
    assert (sign.now, sign.usual) == (9, 3)
    assert kinds(talks(18, 15, 12, 9, 6)) == []
    assert kinds(talks(80, 65, 50, 35, 20)) == []


def test_too_little_is_known_of_a_rhythm() -> None:
    assert kinds(talks(20, 17, 14, 11)) == []


def urges(now: int, before: int, lately: int = 3, earlier: int = 8) -> list[Entry]:
    return [ago(day, Urge(now)) for day in range(lately)] + [
        ago(10 + day, CheckIn(craving=before)) for day in range(earlier)
    ]


def test_urges_that_rise_against_ones_own_usual() -> None:
    (sign,) = signs(urges(7, 4), TODAY)
    assert (sign.kind, sign.now, sign.usual) == ("urges", 7, 4)
    assert kinds(urges(5, 4)) == []
    assert kinds(urges(8, 8)) == []
    assert kinds(urges(9, 1, lately=2)) == []
    assert kinds(urges(9, 1, earlier=7)) == []


@pytest.mark.parametrize(
    ("days", "found"), [((0, 1, 2), True), ((1, 2, 3), True), ((0, 1, 3), False), ((2, 3, 4), False)]
)
def test_hungry_angry_lonely_or_tired_in_a_row(days: tuple[int, ...], found: bool) -> None:
    entries = [ago(day, CheckIn(triggers=("tired", "stress"))) for day in days]
    assert kinds(entries) == (["halt"] if found else [])


def test_the_commonest_of_the_four_is_named() -> None:
    said = (("lonely",), ("lonely", "tired"), ("tired",), ("lonely",))
    (sign,) = signs([ago(day, CheckIn(triggers=names)) for day, names in enumerate(said)], TODAY)
    assert (sign.now, sign.trigger) == (4, "lonely")


def visits(*days: int) -> list[Entry]:
    return [ago(day, Visit("Tuesday group")) for day in days]


def test_meetings_that_stopped() -> None:
    (sign,) = signs(visits(35, 28, 21, 14), TODAY)
    assert (sign.kind, sign.now, sign.usual) == ("meetings", 14, 1.0)
    assert kinds(visits(35, 28, 21, 13)) == []
    assert kinds(visits(80, 60, 40, 20)) == []
    assert kinds(visits(28, 21, 14)) == []


@given(st.lists(st.integers(0, 400), max_size=30))
def test_whether_somebody_uses_the_program_is_no_sign(days: list[int]) -> None:
    entries = [ago(day, CheckIn(mood=3)) for day in days] + [ago(day, Slip("alcohol")) for day in days]
    assert kinds(entries) == []


@given(
    st.lists(
        st.tuples(
            st.integers(-30, 400),
            st.sampled_from(
                [Contact("sam"), Visit("group"), Urge(8), Urge(2), CheckIn(craving=5, triggers=("tired",))]
            ),
        ),
        max_size=60,
    ),
    st.randoms(),
)
def test_order_repeats_and_far_days_do_not_matter(written, dice) -> None:
    entries = [ago(day, what) for day, what in written]
    near = [entry for entry in entries if 0 <= (TODAY - entry.day).days <= LOOK_BACK]
    shuffled = [*entries, *entries]
    dice.shuffle(shuffled)
    assert signs(shuffled, TODAY) == signs(near, TODAY)

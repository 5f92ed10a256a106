"""Which meetings suit what is asked for."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.peers.feeds import ListedMeeting, TypeNames
from sobertrack.rules.peers.finding import (
    Question,
    Wanted,
    box_around,
    codes_of,
    distance,
    place_in_order,
    question,
    suits,
    ways,
)

MON, TUE, SUN = 0, 1, 6
TYPES = TypeNames(
    {
        "W": "Women",
        "M": "Men",
        "A": "Secular",
        "ST": "Step Study",
        "O": "Open",
        "Fr": "Women",
        "X": "Wheelchair Access",
    },
    {"Fr": "W"},
)
PORTLAND = (43.6561, -70.2511)


def fits(meeting, **wanted):
    return suits(meeting, question(Wanted(**wanted), TYPES, {}))


@pytest.mark.parametrize(
    ("days", "asked", "yes"),
    [((MON,), {MON}, True), ((MON, SUN), {SUN}, True), ((TUE,), {MON}, False), ((), {MON}, False), ((), (), True)],
)
def test_days(days, asked, yes):
    assert fits(ListedMeeting(days=days, time="19:00"), days=frozenset(asked)) == yes


@pytest.mark.parametrize(
    ("time", "after", "before", "yes"),
    [
        ("18:00", "18:00", "", True),
        ("17:59", "18:00", "", False),
        ("20:00", "", "20:00", False),
        ("19:59", "18:00", "20:00", True),
        ("23:30", "22:00", "02:00", True),
        ("00:30", "22:00", "02:00", True),
        ("03:00", "22:00", "02:00", False),
        ("", "18:00", "", False),
        ("", "", "", True),
    ],
)
def test_hours(time, after, before, yes):
    assert fits(ListedMeeting(days=(MON,), time=time), after=after, before=before) == yes


@pytest.mark.parametrize(
    ("attendance", "phone", "found"),
    [
        ("in-person", "", {"in-person"}),
        ("in-person", "+15555550100", {"in-person"}),
        ("hybrid", "", {"in-person", "online"}),
        ("online", "+15555550100", {"online", "phone"}),
        ("inactive", "", {"inactive"}),
    ],
)
def test_ways_to_be_there(attendance, phone, found):
    assert ways(ListedMeeting(attendance=attendance, phone=phone)) == found


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("women", {"W", "Fr"}),
        ("Women", {"W", "Fr"}),
        ("w", {"W", "Fr"}),
        ("men", {"M"}),
        ("secular", {"A"}),
        ("step", {"ST"}),
        ("steps", {"ST"}),
        ("study step", {"ST"}),
        ("wheelchair", {"X"}),
        ("fr", {"Fr"}),
        ("unheard of", set()),
        ("&", set()),
    ],
)
def test_types_by_word_or_code(word, codes):
    assert codes_of(word, TYPES) - {word} == codes


def test_all_types_that_are_asked_for_must_be_there():
    both, one = ListedMeeting(types=("Fr", "A")), ListedMeeting(types=("W",))
    assert fits(both, types=("women", "secular"))
    assert not fits(one, types=("women", "secular"))
    assert fits(one, types=("women",))


def test_a_word_of_another_language_means_the_code_of_the_programme():
    asked = question(Wanted(types=("Frauen",)), TYPES, {"Frauen": "W"})
    assert suits(ListedMeeting(types=("W",)), asked)
    assert suits(ListedMeeting(types=("Fr",)), asked)
    assert not suits(ListedMeeting(types=("M",)), asked)


def test_words_are_found_without_case_and_accents_anywhere_but_in_passwords():
    meeting = ListedMeeting(
        name="Café Serenity", address="1 Main St", link_note="Password: tulip", link="https://zoom.us"
    )
    assert fits(meeting, words=("cafe", "main"))
    assert not fits(meeting, words=("tulip",))
    assert not fits(meeting, words=("zoom",))


@pytest.mark.parametrize(
    ("place", "km"),
    [
        (PORTLAND, 0.0),
        ((42.3601, -71.0589), 158.0),
        ((51.5074, -0.1278), 5114.0),
        ((-43.6561, 109.7489), math.pi * 6371),
    ],
)
def test_distance(place, km):
    away = distance(ListedMeeting(lat=place[0], lon=place[1]), PORTLAND)
    assert away == pytest.approx(km, rel=0.01, abs=0.01)


def test_without_a_place_or_online_there_is_no_distance():
    assert distance(ListedMeeting(), PORTLAND) is None
    assert distance(ListedMeeting(lat=43.0, lon=-70.0, attendance="online"), PORTLAND) is None
    assert not fits(ListedMeeting(), near=PORTLAND, within=100.0)


PLACES = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(PLACES, PLACES, st.floats(0.1, 21_000))
def test_whatever_lies_within_lies_in_the_box(here, there, km):
    meeting = ListedMeeting(lat=round(there[0], 5), lon=round(there[1], 5))
    if distance(meeting, here) > km:
        return
    south, west, north, east = box_around(here, km)
    assert south <= meeting.lat <= north
    assert west <= meeting.lon <= east if west <= east else not east < meeting.lon < west


def test_order_is_that_of_the_week_or_of_the_way():
    monday = ListedMeeting(days=(MON,), time="19:00", slug="monday", lat=43.0, lon=-70.0)
    early = ListedMeeting(days=(TUE, SUN), time="07:00", slug="early", lat=43.6, lon=-70.2)
    sometime = ListedMeeting(slug="sometime", lat=43.5, lon=-70.1)
    known = [sometime, early, monday]

    def order(**wanted):
        return [each.slug for each in sorted(known, key=lambda each: place_in_order(each, Wanted(**wanted)))]

    assert order() == ["monday", "early", "sometime"]
    assert order(days=frozenset((SUN, TUE))) == ["early", "sometime", "monday"]
    assert order(near=PORTLAND, within=99.0) == ["early", "sometime", "monday"]


def test_the_sieve_asks_for_less_than_the_question():
    asked = Question(Wanted(days=frozenset((MON, SUN)), words=("tea",), near=PORTLAND, within=5.0), (frozenset("W"),))
    assert asked.sieve().days == {MON, SUN}
    assert asked.sieve(frozenset((SUN, TUE))).days == {SUN}
    assert (asked.sieve().words, asked.sieve().codes) == (("tea",), (frozenset("W"),))
    assert Question(Wanted()).sieve().days is None
    assert Question(Wanted()).sieve(frozenset((MON,))).days == {MON}

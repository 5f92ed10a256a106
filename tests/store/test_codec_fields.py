"""Records to entries: every field of every kind, and what is refused."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.entries import KINDS, CheckIn, Entry, Slip, Unknown, Urge
from sobertrack.store import codec, overlay

HEAD = {"v": 1, "id": "01KAKY", "at": "2026-11-22T12:00:00+00:00", "day": "2026-11-22", "dev": "dev00000"}
TEXTS = ("sober", "triggers", "tried", "wins", "hard", "gratitude", "bring", "fields")
DAYS = ("until", "restart", "first", "last")
NUMBERS = {"mood": (1, 5), "craving": (0, 10), "level": (0, 10), "after": (0, 10), "minutes": (1, 1440)} | {
    "comfort": (1, 5),
    "connection": (1, 5),
}

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def value_of(field: str) -> st.SearchStrategy:
    if field in TEXTS:
        return st.lists(text, max_size=3).map(tuple)
    if field in DAYS:
        return st.none() | st.dates(date(1900, 1, 1), date(2300, 12, 31))
    if field in NUMBERS:
        return st.none() | st.integers(*NUMBERS[field])
    if field in ("ongoing", "from_them"):
        return st.booleans()
    if field == "cost":
        return st.none() | st.decimals(0, 1_000_000, places=2).map(float)
    if field in ("held", "shared"):
        return st.none() | st.booleans()
    if field in ("before", "after_table"):
        return st.none() | st.dictionaries(text, text, max_size=2)
    return text


@given(st.data(), st.sampled_from([kind for kind in KINDS if kind != "kept"]))
def test_what_is_written_is_read_back(data, kind):
    cls = KINDS[kind]
    what = cls(**{field: data.draw(value_of(field), field) for field in cls._fields})
    entry = Entry("01KAKY", date(2026, 11, 22), what, "09:30", HEAD["at"], "dev00000", "01KAKY")
    assert codec.decode(codec.record(entry)) == entry


def test_a_bare_record_of_each_kind_is_read():
    for kind in KINDS:
        assert type(codec.decode({**HEAD, "type": kind}).what) is KINDS[kind]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"type": "checkin", "mood": 6}, '"mood" is not a whole number from 1 to 5'),
        ({"type": "checkin", "mood": True}, '"mood" is not a whole number'),
        ({"type": "checkin", "triggers": ["a", 1]}, '"triggers" is not a list of texts'),
        ({"type": "checkin", "triggers": "a"}, '"triggers" is not a list of texts'),
        ({"type": "checkin", "note": None}, '"note" is not text'),
        ({"type": "visit", "comfort": 6}, '"comfort" is not a whole number from 1 to 5'),
        ({"type": "visit", "cost": -1}, '"cost" is not an amount from 0'),
        ({"type": "visit", "cost": True}, '"cost" is not an amount from 0'),
        ({"type": "visit", "cost": "5"}, '"cost" is not an amount from 0'),
        ({"type": "slip", "ongoing": 1}, '"ongoing" is not true or false'),
        ({"type": "slip", "until": "2026-13-01"}, '"until" is not a day'),
        ({"type": "slip", "until": "1899-12-31"}, "lies outside the years"),
        ({"type": "slip", "day": None}, 'it has no "day"'),
        ({"type": "slip", "day": ["2026-11-22"]}, '"day" is not a day'),
        ({"type": "slip", "id": ""}, "it has no id"),
        ({"type": "slip", "time": "24:00"}, '"time" is not HH:MM'),
        ({"type": "kept", "before": []}, '"before" is not a table'),
        ({"type": 5}, '"type" is not text'),
    ],
)
def test_what_cannot_be_is_refused_by_name(fields, words):
    with pytest.raises(codec.BadRecord, match=words):
        codec.decode({**HEAD, **fields})


def test_null_is_unknown():
    found = codec.decode({**HEAD, "type": "checkin", "mood": None, "wins": None, "time": None})
    assert (found.what, found.time) == (CheckIn(), None)
    assert codec.decode({**HEAD, "type": "slip", "ongoing": None, "until": None}).what == Slip("")
    assert codec.decode({**HEAD, "type": "urge", "held": None}).what == Urge()


def test_fields_and_kinds_of_a_newer_program_are_passed_on():
    entry = codec.decode({**HEAD, "type": "checkin", "mood": 3, "sleep": 8, "steps": [1]})
    assert entry.extra == {"sleep": 8, "steps": [1]}
    assert codec.record(entry)["steps"] == [1]
    raw = {**HEAD, "type": "dream", "text": "x"}
    assert codec.decode(raw).what == Unknown("dream", raw)


def test_records_stand_in_one_order_whatever_order_they_are_read_in():
    records = [
        {"id": "01KAKY0001AAAA", "dev": "b"},
        {"id": "01KAKY0001BBBB", "dev": "a"},
        {"id": "01KAKY0002AAAA", "dev": "a"},
    ]
    ordered = [records[1], records[0], records[2]]
    for given_ in permutations(records):
        assert overlay.unique([*given_, given_[0]]) == ordered
    mine = [{**raw, "dev": "a"} for raw in records]
    for given_ in permutations(mine):
        assert overlay.unique(given_) == mine
    assert overlay.unique([*mine, mine[0]]) == mine
    assert overlay.unique([{"id": 5}, {}]) == [{}, {"id": 5}]

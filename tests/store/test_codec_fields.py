"""Records to entries: every field of every kind, and what is refused."""

from datetime import date
from itertools import permutations
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.entries import KINDS, CheckIn, Entry, Slip, Unknown, Urge
from sobertrack.store import codec
from sobertrack.store.records import overlay

HEAD = {"v": 1, "id": "01KAKY", "at": "2026-11-22T12:00:00+00:00", "day": "2026-11-22", "dev": "dev00000"}
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
days = st.dates(date(1900, 1, 1), date(2300, 12, 31))
BY_TYPE = {
    "str": text,
    "tuple[str, ...]": st.lists(text, max_size=3).map(tuple),
    "bool": st.booleans(),
    "bool | None": st.none() | st.booleans(),
    "date | None": st.none() | days,
    "int | None": st.none() | st.integers(1, 5),
    "float | None": st.none() | st.integers(0, 500).map(lambda cents: cents / 4),
}
"""Values that every field of a type takes; 1 to 5 lies in every scale."""


def value_of(cls: type, field: str) -> st.SearchStrategy:
    hint = get_type_hints(cls)[field]
    return BY_TYPE[hint.__name__ if hint in (str, bool) else str(hint).replace("datetime.", "")]


@given(st.data(), st.sampled_from([kind for kind in KINDS if kind != "kept"]))
def test_what_is_written_is_read_back(data, kind):
    cls = KINDS[kind]
    what = cls(**{field: data.draw(value_of(cls, field), field) for field in cls._fields})
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

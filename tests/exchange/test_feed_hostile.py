"""Hostile lists end in a clear error or a cleaned list, never a crash or a stored escape."""

import json
import re
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lists import context_of

from sobertrack.errors import SobertrackError
from sobertrack.exchange.feed import read_feed
from sobertrack.exchange.fields.slugs import numbered
from sobertrack.exchange.fields.zones import known_zone

HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufeff\ud800-\udfff]")
EVIL = "\x1b]8;;http://evil\x07[/]\u202eabc\ud800\x9b31m<script>x</script>&#27;[0m&#x202e;\r\n\x00=cmd|' /C calc'!A0"
TEXTS = ("name", "slug", "notes", "location", "location_notes", "group", "group_notes", "formatted_address", "region")
FIELDS = (*TEXTS, "types", "timezone", "conference_url", "conference_url_notes", "conference_phone", "url", "updated")


def everything_kept(result):
    return [
        text for each in result.meetings for value in each for text in (value if isinstance(value, tuple) else [value])
    ]


@pytest.mark.parametrize("field", FIELDS)
def test_no_control_sign_is_kept(read, field):
    for value in (EVIL, [EVIL], f"A{EVIL}"):
        result = read({"name": "A", "slug": "a", "day": 1, "time": "19:00", field: value})
        kept = [*everything_kept(result), *(text for each in result.problems for text in each), *result.types.names]
        assert [text for text in kept if isinstance(text, str) and HIDDEN.search(text)] == []
        json.dumps(kept, ensure_ascii=False).encode("utf-8")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", [5, 5.5, True, None, [], {}, [1, 2], {"a": "b"}, [[["x"]]], "x" * 200_000, 10**19])
def test_wrong_types_are_told_or_read(read, field, value):
    result = read({"name": "A", "slug": "a", "day": 1, "time": "19:00", field: value})
    assert len(result.meetings) == 1
    assert all(len(text) <= 10_000 for text in everything_kept(result) if isinstance(text, str))
    assert all(len(each.value) <= 80 for each in result.problems)


@pytest.mark.parametrize("number", ["1e999", "-1e999", "NaN", "Infinity", "9" * 5000, "0." + "9" * 5000, "1e-400"])
def test_numbers_that_are_none(read, number):
    data = (
        f'[{{"name": "A", "slug": {number}, "latitude": {number}, "longitude": {number}, "day": {number}, "time": 1}}]'
    )
    [meeting] = read(data.encode()).meetings
    assert meeting.lat is None or abs(meeting.lat) <= 90
    assert meeting.days in ((), (0,), (6,))


def test_a_deep_value_in_a_field_is_no_text(read):
    deep = "[" * 900 + "]" * 900
    result = read(f'[{{"name": "A", "slug": {deep}, "latitude": {deep}, "notes": {deep}, "types": {deep}}}]'.encode())
    assert [each.name for each in result.meetings] == ["A"]
    assert {"a list"} == {each.value for each in result.problems if each.field in ("notes", "types")}


@pytest.mark.parametrize("piece", ["<script", "<", "&", "<a ", "<!--", "&#", "\u202e", "a\n", " \t", ">,<", "é"])
def test_text_that_is_made_to_hold_up_the_reading(read, piece):
    began = time.process_time()
    read(
        {
            "name": piece * 100_000,
            "slug": piece * 100_000,
            "notes": piece * 500_000,
            "conference_phone": piece * 100_000,
        }
    )
    assert time.process_time() - began < 5


class Asked(set):
    """Keys that are taken, and how often one was looked for."""

    times = 0

    def __contains__(self, key):
        self.times += 1
        return super().__contains__(key)


def test_a_key_that_all_share_costs_each_of_them_the_same():
    taken, tried = Asked(["same"]), {}
    for _ in range(500):
        taken.add(numbered("same", taken, tried))
    assert len(taken) == 501
    assert taken.times <= 2 * 500


@pytest.mark.parametrize("data", [b" " * 300_000 + b"x", b"x([])" + b" " * 300_000 + b"x", b"/**/" + b" " * 300_000])
def test_blanks_that_are_made_to_hold_up_the_reading(read, data):
    began = time.process_time()
    with suppress(SobertrackError):
        read(data)
    assert time.process_time() - began < 5


def test_a_day_and_a_time_without_end(read):
    [meeting] = read({"name": "A", "slug": "a", "day": "mon - " * 200_000, "time": "7 - " * 200_000}).meetings
    assert (meeting.days, meeting.time) == ((), "")


def test_zones_that_nobody_knows_are_not_looked_for_in_the_files_again_and_again(read, monkeypatch):
    known_zone.cache_clear()
    read({"name": "A", "slug": "a", "timezone": "Europe/London"})
    monkeypatch.setattr("sobertrack.exchange.fields.zones.available_timezones", None)
    names = [f"{name}{number}" for number in range(500) for name in ("x", "Europe/x", "../x")]
    result = read(*({"name": "A", "slug": name, "timezone": name} for name in names))
    assert sum(each.field == "timezone" for each in result.problems) == len(names)


def test_fields_without_end(read):
    many = {f"field{number}": number for number in range(5_000)}
    assert [(each.name, each.notes) for each in read({"name": "A", **many, "notes": "late"}).meetings] == [("A", "")]


def test_markup_and_formulas_stay_as_they_are_written(read_one):
    meeting = read_one(name="[/] [bold]:beer: =1+1", notes="[open] <3 a < b > c")
    assert (meeting.name, meeting.notes) == ("[/] [bold]:beer: =1+1", "[open] <3 a < b > c")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(
    [*FIELDS, "day", "time", "end_time", "latitude", "longitude", "coordinates", "attendance_option"]
)
BMLT = st.sampled_from(
    ["id_bigint", "weekday_tinyint", "start_time", "formats", "duration_time", "meeting_name", "venue_type"]
)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        st.dictionaries(NAMES, VALUES, max_size=8) | st.dictionaries(BMLT, VALUES, max_size=6) | VALUES, max_size=4
    )
)
def test_any_json_is_read_or_refused(records):
    data = json.dumps(records).encode()
    try:
        result = read_feed(data, context_of("aa"))
    except SobertrackError:
        return
    assert len(result.meetings) + len(result.left_out) == result.read == len(records)
    assert len({each.slug for each in result.meetings}) == len(result.meetings)
    for each in result.meetings:
        assert each.name
        assert re.fullmatch(r"[\w~%][\w.~%-]*", each.slug, re.ASCII)
        assert re.fullmatch(r"(([01]\d|2[0-3]):[0-5]\d)?", each.time)
        assert set(each.days) <= set(range(7))
    json.dumps([list(each) for each in result.meetings], ensure_ascii=False).encode("utf-8")


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data):
    with suppress(SobertrackError):
        assert read_feed(data, context_of("aa")).read >= 0

"""Meeting Guide JSON as we write it: strict, and without contact details or ways to pay."""

import json
import re

import pytest
from lists import context_of

from sobertrack.exchange.meeting_guide_file import Export
from sobertrack.model.peers.feeds import ListedMeeting, TypeNames

SPECIFIED = {
    *(
        "name",
        "slug",
        "day",
        "time",
        "end_time",
        "timezone",
        "formatted_address",
        "latitude",
        "longitude",
        "approximate",
    ),
    *("regions", "location", "location_notes", "group", "types", "notes", "conference_url", "conference_phone", "url"),
    "updated",
}


def written(*meetings, zone="Europe/London", program="aa", names=None):
    export = Export()
    export.add(meetings, zone, context_of(program).types, names or TypeNames({}))
    return json.loads(export.data())


def test_a_meeting_as_it_is_written():
    [record] = written(
        ListedMeeting(
            days=(6,),
            time="23:30",
            minutes=60,
            slug="a",
            name="A",
            types=("W", "ONL", "ASBI", "C"),
            region="Maine > Portland",
            lat=43.65,
            lon=-70.25,
            link="https://zoom.us/j/1",
            link_note="Password: x",
            phone_note="PIN 1",
            approximate=False,
            updated="2026-01-03 10:00:00",
        )
    )
    assert record == {
        "name": "A",
        "slug": "a",
        "day": 0,
        "time": "23:30",
        "end_time": "00:30",
        "timezone": "Europe/London",
        "latitude": 43.65,
        "longitude": -70.25,
        "approximate": "no",
        "regions": ["Maine", "Portland"],
        "types": ["C", "W"],
        "conference_url": "https://zoom.us/j/1",
        "updated": "2026-01-03 10:00:00",
    }


def test_several_days_are_a_list_and_an_appointment_has_none():
    daily, unscheduled, half = written(
        ListedMeeting(days=(0, 6), time="07:00", slug="a", name="A", zone="Asia/Tokyo"),
        ListedMeeting(slug="b", name="B"),
        ListedMeeting(days=(0,), slug="c", name="C"),
    )
    assert (daily["day"], daily["timezone"]) == ([0, 1], "Asia/Tokyo")
    assert unscheduled == {"name": "B", "slug": "b"}
    assert half == {"name": "C", "slug": "c"}


def test_keys_are_short_and_never_twice():
    slugs = [each["slug"] for each in written(*(ListedMeeting(slug="x" * 90, name="A") for _ in range(3)))]
    assert len(set(slugs)) == 3
    assert max(map(len, slugs)) <= 64


def test_codes_of_a_server_become_common_ones():
    names = TypeNames({"Fr": "Women", "Qx": "Own"}, {"Fr": "W"})
    assert written(ListedMeeting(slug="a", name="A", types=("Fr", "Qx")), program="na", names=names)[0]["types"] == [
        "W"
    ]


@pytest.mark.parametrize(
    ("name", "program"),
    [
        *(("aa-san-jose.json", "aa"), ("al-anon-massachusetts.json", "al-anon"), ("aa-edmonton.json", "aa")),
        *(("eda.json", "eda"), ("bmlt-yap-monday.json", "na"), ("times-upstream-test.json", "aa")),
    ],
)
def test_real_lists_are_written_strictly_and_read_back_without_a_problem(read, real_list, name, program):
    first = read(real_list(name), program=program)
    export = Export()
    export.add(first.meetings, "America/New_York", context_of(program).types, first.types)
    for record in json.loads(export.data()):
        assert set(record) <= SPECIFIED
        assert record["name"]
        assert 1 <= len(record["slug"]) <= 64
        assert "day" not in record or (type(record["day"]) is int and 0 <= record["day"] <= 6)
        assert all(re.fullmatch(r"\d\d:\d\d", record.get(field, "00:00")) for field in ("time", "end_time"))
        assert set(record.get("types", ())) <= set(context_of(program).types.names) - {"ONL"}
    again = read(export.data(), program=program)
    assert again.problems == ()
    assert [each._replace(zone="", types=(), slug="") for each in again.meetings] == [
        each._replace(zone="", types=(), slug="") for each in first.meetings
    ]


def test_what_would_hide_something_is_an_escape_of_json():
    text = "\u202egnitset \x7f \U0001ffff \ud800 \u00e9"
    export = Export()
    export.add([ListedMeeting(slug="a", name=text)], "Europe/London", context_of("aa").types, TypeNames({}))
    assert json.loads(export.data())[0]["name"] == text
    assert export.data().decode().replace("\n", "").isprintable()
    assert "\u00e9" in export.data().decode()

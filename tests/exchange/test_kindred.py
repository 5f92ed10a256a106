"""Lists that are near to a known format, and tables with other words for their columns."""

import json

import pytest

from sobertrack.errors import Misuse
from sobertrack.exchange.feed import read_feed
from sobertrack.exchange.meeting_guide import Context
from sobertrack.model.peers.meeting_types import MeetingTypes
from sobertrack.store.library import shipped

WORDS = shipped("meeting_words")
A = {"name": "A", "slug": "a", "day": 1, "time": "19:00"}


def read(data, program="aa"):
    text = data if isinstance(data, str) else json.dumps(data)
    context = Context(MeetingTypes(program, shipped("meeting_types")["type"], WORDS), WORDS)
    return read_feed(text.encode(), context)


def one(data, program="aa"):
    result = read(data, program)
    assert (result.read, len(result.meetings)) == (1, 1)
    return result.meetings[0]


@pytest.mark.parametrize(
    "data",
    [
        [A],
        A,
        {"meetings": [A], "regions": [{"id": 1}, {"id": 2}]},
        {"data": [A], "meta": {"count": 1}},
        {"data": {"meetings": [A]}},
        {"results": [A], "locations": [{"id": 1}]},
        {"7": A},
        f"/**/jQuery_1.cb({json.dumps([A])});",
        [{**A, "types": None, "end_time": "", "notes": None, "conference_url": None, "latitude": None}],
        [{**A, "types": False, "location": False, "end_time": False, "conference_url": {"url": "https://zoom.us/j/1"}}],
    ],
)
def test_wherever_the_list_lies(data) -> None:
    meeting = one(data)
    assert (meeting.slug, meeting.days, meeting.time) == ("a", (0,), "19:00")


def test_objects_within_objects_without_end_are_no_list() -> None:
    with pytest.raises(Misuse, match="holds no list"):
        read('{"data":' * 300 + "{}" + "}" * 300)


def test_geojson_brings_its_place() -> None:
    feature = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [-70.25, 43.6]}, "properties": A}
    meeting = one({"type": "FeatureCollection", "features": [feature]})
    assert (meeting.name, meeting.lat, meeting.lon, meeting.types) == ("A", 43.6, -70.25, ())


def test_day_and_time_in_one_text() -> None:
    meeting = one([{"name": "A", "slug": "a", "times": "Tuesday 08:15 PM", "timezone": "America/New_York"}], "al-anon")
    assert (meeting.days, meeting.time, meeting.zone) == ((1,), "20:15", "America/New_York")


def test_camel_case_a_length_and_a_numbered_venue() -> None:
    record = {
        "id": 1,
        "name": "A",
        "day": 0,
        "startTime": "19:00",
        "duration": "01:15",
        "venueType": 2,
        "timeZone": "UTC",
    }
    meeting = one([record], "na")
    assert (meeting.days, meeting.time, meeting.minutes, meeting.attendance) == ((6,), "19:00", 75, "online")


def test_types_by_what_they_are_about() -> None:
    meeting = one([{**A, "type": "O", "formats": ["D"], "communities": ["W"], "duration": 90, "notes": ["a", "b"]}])
    assert (meeting.types, meeting.minutes, meeting.notes) == (("O", "D", "W"), 90, "a\nb")


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Mon & Wed", (0, 2)),
        ("Mon-Fri", (0, 1, 2, 3, 4)),
        ("Friday to Sunday", (4, 5, 6)),
        ("Sat - Mon", (0, 5, 6)),
        ("daily", (0, 1, 2, 3, 4, 5, 6)),
        ("Weekdays", (0, 1, 2, 3, 4)),
        ("weekends", (5, 6)),
        ("M-F", (0, 1, 2, 3, 4)),
        ("Mon Wed Fri", (0, 2, 4)),
        ("Mo, Th; Su", (0, 3, 6)),
        ("Mon. - Wed.", (0, 1, 2)),
        ("Monday morning", ()),
        ("1-5", ()),
        ("Montag und Freitag", ()),
        ("1st Saturday", ()),
        ("-1", ()),
    ],
)
def test_several_days_in_a_text(said, days) -> None:
    assert one([{**A, "day": said}]).days == days


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("7.30 Uhr", "07:30"),
        ("19 Uhr", "19:00"),
        ("19h", "19:00"),
        ("1899-12-30 19:30:00", "19:30"),
        ("7 : 30 PM", "19:30"),
        ("2026-11-22T19:30:00", "19:30"),
        ("19:30 hrs", "19:30"),
        ("7:30 PM EST", ""),
    ],
)
def test_times_with_words(said, time) -> None:
    assert one([{**A, "time": said}]).time == time


@pytest.mark.parametrize(
    ("said", "time", "minutes"),
    [
        ("7:00 PM - 8:30 PM", "19:00", 90),
        ("19:00\u201320:00", "19:00", 60),
        ("11 pm to 12:30 am", "23:00", 90),
        ("7-8 PM", "", None),
        ("7:00 - 8:00 PM", "", None),
        ("soon - later", "", None),
    ],
)
def test_a_time_that_says_its_end_too(said, time, minutes) -> None:
    meeting = one([{**A, "time": said}])
    assert (meeting.time, meeting.minutes) == (time, minutes)


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("US/Eastern", "US/Eastern"),
        ("Asia/Calcutta", "Asia/Calcutta"),
        ("EST5EDT", "EST5EDT"),
        ("gb", "GB"),
        ("Singapore", "Asia/Singapore"),
        ("EST", "America/New_York"),
        ("Factory", ""),
        ("localtime", ""),
    ],
)
def test_old_names_of_zones(said, zone) -> None:
    assert one([{**A, "timezone": said}]).zone == zone


def test_an_offset_is_no_zone() -> None:
    for said in ("GMT+1", "UTC-5", "+2"):
        result = read([{**A, "timezone": said}])
        assert result.meetings[0].zone == ""
        assert result.problems[0].field == "timezone"
    assert one([{**A, "timezone": "Etc/GMT+1"}]).zone == "Etc/GMT+1"


@pytest.mark.parametrize(
    "table",
    [
        "\ufeffName;Day;Time;Location\r\nA;Monday;19:00;Hall\r\n",
        "Meeting Name,Weekday,Start Time,Venue\nA,Mon,7:00 PM,Hall\n",
        "Name;Wochentag;Uhrzeit;Ort\nA;Montag;19:00;Hall\n",
        "Nom\tJour\tHeure\tLieu\nA\tLundi\t19h00\tHall\n",
        "Title,Day,Start,Time,Place\nA,Mon,19:00,,Hall\n",
    ],
)
def test_columns_by_other_words(table) -> None:
    meeting = one(table)
    assert (meeting.name, meeting.days, meeting.time, meeting.place) == ("A", (0,), "19:00", "Hall")


def test_a_world_id_as_a_key_means_itself() -> None:
    record = {"id_bigint": "1", "weekday_tinyint": "2", "start_time": "19:00:00", "formats": "BEG", "meeting_name": "N"}
    assert [each.field for each in read([record], "na").problems] == ["formats"]


def test_an_answer_of_bmlt_as_csv() -> None:
    header = "id_bigint,weekday_tinyint,start_time,duration_time,formats,meeting_name,location_text,venue_type"
    meeting = one(f"{header}\n5,2,19:00:00,01:30:00,O,N,Hall,1\n", "na")
    assert (meeting.slug, meeting.name, meeting.days, meeting.minutes) == ("5", "N", (0,), 90)


def test_a_table_of_world_services() -> None:
    table = "Committee,CommitteeName,Day,Time,Place,Address,City\nG001,N,Monday,1930,Hall,1 St,Town\n"
    meeting = one(table, "na")
    assert (meeting.slug, meeting.name, meeting.days, meeting.time, meeting.place) == (
        "G001",
        "N",
        (0,),
        "19:30",
        "Hall",
    )

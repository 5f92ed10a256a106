"""The answers of BMLT servers."""

import json

import pytest

from sobertrack.errors import Misuse

ROW = {"id_bigint": "1", "weekday_tinyint": "2", "start_time": "19:00:00", "meeting_name": "A", "location_text": "Hall"}


def test_an_answer_with_its_formats(read, fixture):
    result = read(fixture("bmlt.json"), program="na")
    first, second = result.meetings
    assert (first.slug, first.name, first.days, first.time, first.minutes) == ("41", "NA-Meeting", (6,), "19:00", 90)
    assert (first.place, first.address) == ("Laden", "Am Ufer 3, Berlin, 10999, Deutschland")
    assert (first.place_notes, first.attendance, first.lat) == ("Hinterhaus\nTrain: U1, U3", "in-person", 52.5)
    assert (second.days, second.minutes, second.zone, second.attendance) == ((5,), None, "Europe/Berlin", "online")
    assert (second.lat, second.link, second.link_note) == (None, "https://zoom.us/j/0000000000", "Kennwort: x")
    assert [(each.slug, each.why) for each in result.left_out] == [("43", "not published")]
    assert first.types == ("O", "Fr", "Rl")
    assert result.types.names == {"O": "Open", "G": "Closed", "Fr": "Women", "Rl": "Wheelchair Access", "VM": "Online"}
    assert result.types.common == {"Fr": "W", "G": "C", "Rl": "X", "VM": "ONL"}
    assert result.problems == ()


def test_a_zone_that_nobody_knows_is_told(read):
    result = read({**ROW, "time_zone": "Europe/Nowhere"}, {**ROW, "id_bigint": "2", "time_zone": "EST"}, program="na")
    assert [each.zone for each in result.meetings] == ["", "America/New_York"]
    assert [(each.slug, each.value) for each in result.problems if each.field == "time_zone"] == [
        ("1", "Europe/Nowhere"),
        ("2", "EST"),
    ]


@pytest.mark.parametrize("day", range(1, 8))
def test_days_count_from_1_for_sunday(read, day):
    [meeting] = read({**ROW, "weekday_tinyint": str(day)}, program="na").meetings
    assert meeting.days == ((day - 2) % 7,)


@pytest.mark.parametrize("day", ["0", "8", "monday", "-1", "1.5", [2]])
def test_other_days_are_told(read, day):
    result = read({**ROW, "weekday_tinyint": day}, program="na")
    assert result.meetings[0].days == ()
    assert ("weekday_tinyint", "left out: no day from 1 to 7") in [(each.field, each.done) for each in result.problems]


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("01:00:00", 60),
        ("01:59:00", 119),
        ("24:00:00", 1440),
        ("00:00:00", None),
        ("", None),
        ("25:00:00", None),
        ("x", None),
    ],
)
def test_durations(read, said, minutes):
    assert read({**ROW, "duration_time": said}, program="na").meetings[0].minutes == minutes


@pytest.mark.parametrize(
    ("fields", "attendance"),
    [
        ({"venue_type": "1", "formats": "VM"}, "in-person"),
        ({"venue_type": "2"}, "online"),
        ({"venue_type": "3"}, "hybrid"),
        ({"venue_type": "1", "formats": "TC"}, "inactive"),
        ({"formats": "VM"}, "online"),
        ({"formats": "HY"}, "hybrid"),
        ({"formats": "O,TC"}, "inactive"),
        ({"virtual_meeting_link": "https://zoom.us/j/1"}, "hybrid"),
        ({"phone_meeting_number": "+15555550100", "location_text": ""}, "online"),
        ({}, "in-person"),
    ],
)
def test_venues(read, fields, attendance):
    assert read({**ROW, **fields}, program="na").meetings[0].attendance == attendance


def test_formats_given_apart_win_over_the_usual_ones(read):
    answer = [{"key_string": "O", "name_string": "Ouvert aux autres", "lang": "fr", "id": "9", "world_id": ""}]
    rows = {**ROW, "formats": "O,B"}
    alone = read(rows, program="na")
    assert alone.types.names == {"O": "Open", "B": "Newcomer"}
    assert alone.problems[0].field == "formats"
    with_formats = read(rows, program="na", formats=json.dumps(answer).encode())
    assert with_formats.types.names == {"O": "Ouvert aux autres"}
    assert [each.value for each in with_formats.problems] == ["B"]


def test_formats_by_their_ids(read):
    answer = [{"key_string": "W", "name_string": "Frauen", "lang": "de", "id": "9", "world_id": "W"}]
    row = {**ROW, "formats": "", "format_shared_id_list": "9,77"}
    assert read(row, program="na", formats=json.dumps(answer).encode()).meetings[0].types == ("W",)


def test_several_servers_may_have_the_same_ids(read):
    rows = [{**ROW, "root_server_id": root} for root in ("3", "7")]
    assert [each.slug for each in read(*rows, program="na").meetings] == ["3-1", "7-1"]


@pytest.mark.parametrize("data", [b'{"meetings": [], "formats": []}', b"[]"])
def test_an_empty_answer(read, data):
    assert read(data, program="na").read == 0


def test_formats_alone_are_no_list(read, real_list):
    with pytest.raises(Misuse) as refusal:
        read(b'[{"key_string": "O", "name_string": "Open"}]', program="na")
    assert "GetSearchResults" in str(refusal.value.hint)
    with pytest.raises(Misuse):
        read(real_list("bmlt-yap-formats.json"), program="na")


def test_meetings_are_no_formats(read):
    with pytest.raises(Misuse, match="no answer of GetFormats"):
        read(ROW, program="na", formats=json.dumps([ROW]).encode())


def test_a_real_answer(read, real_list):
    result = read(real_list("bmlt-yap-monday.json"), program="na")
    assert {each.days for each in result.meetings} == {(0,)}
    assert result.types.names["St"] == "Step study"
    assert result.types.common["St"] == "STEP"
    assert all(each.lat for each in result.meetings)

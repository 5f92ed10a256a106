"""Lists of other shapes: Airtable, a sheet of Google, meetings inside a place, tables of NA's world services."""

import json

import pytest
from lists import context_of

from sobertrack.errors import Misuse
from sobertrack.exchange.feed import read_feed

A = {"name": "A", "slug": "a", "day": 1, "time": "19:00"}


def read(data, program="aa"):
    text = data if isinstance(data, str) else json.dumps(data)
    return read_feed(text.encode(), context_of(program))


def one(data, program="aa"):
    result = read(data, program)
    assert (result.read, len(result.meetings)) == (1, 1)
    return result.meetings[0]


def test_records_of_airtable_hold_their_fields_one_deeper() -> None:
    fields = {"Meeting Name": "A", "day": "Monday", "Start Time": "7:00 PM", "SOURCE_day": "x", "types": "Open,English"}
    meeting = one(
        {"records": [{"id": "rec1", "createdTime": "2020-10-15T04:09:20.000Z", "fields": fields}], "offset": "x"}
    )
    assert (meeting.slug, meeting.name, meeting.days, meeting.time) == ("rec1", "A", (0,), "19:00")
    assert meeting.types == ("O", "EN")


SHEET = [
    ["Name", "Day", "Time", "ID"],
    ["A", "Monday", "7:00 PM", 5],
    [],
    ["B", "Tuesday"],
    ["C", None, "", "", "more"],
]


@pytest.mark.parametrize("data", [SHEET, {"range": "Sheet1!A1:D5", "majorDimension": "ROWS", "values": SHEET}])
def test_a_sheet_of_google_as_json(data) -> None:
    result = read(data)
    assert result.read == 3
    assert [(each.slug, each.name, each.days, each.time) for each in result.meetings] == [
        ("5", "A", (0,), "19:00"),
        ("B-Tuesday", "B", (1,), ""),
        ("C", "C", (), ""),
    ]
    assert [each.value for each in result.problems if each.field == ""] == ["line 5: cells beyond the last column"]


def test_lists_without_a_header_are_no_meetings() -> None:
    result = read([["a", "b"], [1, 2]])
    assert (result.read, [each.why for each in result.left_out]) == (2, ["no meeting, but a list"] * 2)


def test_meetings_inside_a_place_or_a_group() -> None:
    inside = [{"name": "A", "slug": "a", "day": 1, "time": "19:00"}, {"name": "B", "day": 2, "time": "7 pm"}]
    place = {"name": "Hall", "slug": "hall", "url": "https://x.org", "formatted_address": "1 St", "meetings": inside}
    result = read({"5": place, "6": {**place, "meetings": []}})
    assert [(each.name, each.place, each.address, each.page) for each in result.meetings] == [
        ("A", "Hall", "1 St", ""),
        ("B", "Hall", "1 St", ""),
        ("Hall", "", "1 St", "https://x.org"),
    ]
    assert [each.group for each in read([{"name": "Hope", "meetings": inside}]).meetings] == ["Hope", "Hope"]


def test_service_bodies_are_no_meetings() -> None:
    body = {
        "id": "1",
        "parent_id": "0",
        "name": "Greater Area",
        "type": "AS",
        "url": "",
        "helpline": "",
        "world_id": "",
    }
    with pytest.raises(Misuse, match="a list of service bodies") as refusal:
        read([body])
    assert "GetSearchResults" in (refusal.value.hint or "")


def test_the_fields_of_a_bmlt_administrator() -> None:
    place = {"location_text": "Hall", "location_street": "1 St", "location_municipality": "Town", "comments": None}
    call = {"virtual_meeting_link": "https://zoom.us/j/1", "phone_meeting_number": "", "location_info": "Side door"}
    when = {"id": 1, "name": "A", "day": 0, "startTime": "20:00", "duration": "01:30", "published": True}
    record = {**when, **place, **call, "venueType": 3}
    meeting = one([record], "na")
    assert (meeting.place, meeting.address, meeting.place_notes) == ("Hall", "1 St, Town", "Side door")
    assert (meeting.link, meeting.attendance, meeting.minutes) == ("https://zoom.us/j/1", "hybrid", 90)


@pytest.mark.parametrize("said", [{"published": False}, {"published": "0"}, {"unpublished": "1"}, {"Delete": "D"}])
def test_what_is_not_published_is_left_out_and_told(said) -> None:
    result = read([{**A, **said}, {**A, "slug": "b", "published": "1", "unpublished": "", "delete": ""}])
    assert [each.slug for each in result.meetings] == ["b"]
    assert [(each.slug, each.why) for each in result.left_out] == [("a", "not published")]


def test_the_call_and_the_formats_of_a_table_of_world_services() -> None:
    row = {"Committee": "", "CommitteeName": "N", "Room": "", "Closed": "OPEN", "Day": "Sunday", "Time": "0730"}
    row |= {"Directions": "By the pond", "Format1": "VM", "Format2": "JFT", "PhoneMeetingNumber": "+1 555 555 0100"}
    row |= {"VirtualMeetingLink": "https://zoom.us/j/1", "VirtualMeetingInfo": "Password 5", "bmlt_id": "1093"}
    table = f"{','.join(row)},TimeZone\n{','.join(row.values())},America/New_York\n"
    meeting = one(table, "na")
    assert (meeting.slug, meeting.time, meeting.zone, meeting.types) == (
        *("1093", "07:30", "America/New_York"),
        ("ONL", "JFT", "O"),
    )
    assert (meeting.link, meeting.phone, meeting.link_note, meeting.place_notes, meeting.attendance) == (
        *("https://zoom.us/j/1", "+15555550100", "Password 5", "By the pond", "online"),
    )


def test_of_two_fields_of_one_name_the_one_that_says_something_is_read() -> None:
    meeting = one([{"Name": "A", "name": "", "Start Time": "", "time": None, "startTime": "7 pm", "day": 1, "ID": 5}])
    assert (meeting.slug, meeting.name, meeting.time) == ("5", "A", "19:00")

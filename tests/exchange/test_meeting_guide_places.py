"""Meeting Guide JSON: how one can be there, where it is, links and numbers, and when it was updated."""

import pytest


@pytest.mark.parametrize(
    ("fields", "attendance"),
    [
        ({"attendance_option": "online"}, "online"),
        ({"attendance_option": "in_person", "conference_url": "https://zoom.us/j/1"}, "in-person"),
        ({"attendance_option": "inactive"}, "inactive"),
        ({"location": "Hall"}, "in-person"),
        ({"location": "Hall", "conference_url": "https://zoom.us/j/1"}, "hybrid"),
        ({"location": "Hall", "conference_url": "https://us02web.zoom.us/j/1", "types": ["TC"]}, "online"),
        ({"location": "Hall", "types": ["TC"]}, "inactive"),
        ({"location": "Hall", "types": ["ONL"]}, "hybrid"),
        ({"location": "Hall", "approximate": "yes", "types": ["ONL"]}, "online"),
        ({"location": "Hall", "approximate": "yes"}, "inactive"),
        ({"location": "Hall", "approximate": 0}, "in-person"),
        ({"location": "Hall", "conference_url": "https://club.example.org/"}, "in-person"),
        ({"conference_url": "https://club.example.org/"}, "online"),
        ({"location": "Hall", "conference_phone": "+1 555 555 0100"}, "hybrid"),
        ({}, "in-person"),
    ],
)
def test_how_one_can_be_there(read_one, fields, attendance):
    assert read_one(day=1, time="19:00", **fields).attendance == attendance


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("America/New_York", "America/New_York"),
        ("america/new_york", "America/New_York"),
        ("New York", "America/New_York"),
        ("EST", "America/New_York"),
        ("Pacific Time", "America/Los_Angeles"),
        ("UTC", "UTC"),
        ("", ""),
        (None, ""),
        *((bad, "") for bad in ("Mars/Base", "../../etc/passwd", "Europe", "posix/Europe/London", "\0", 5, "X" * 500)),
    ],
)
def test_zones(read_one, problems, said, zone):
    assert read_one(day=1, time="19:00", timezone=said).zone == zone
    assert bool(problems(timezone=said)) == (said != zone and said is not None)


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"latitude": 43.65612345, "longitude": -70.2}, (43.65612, -70.2)),
        ({"latitude": "43.6", "longitude": "-70.2"}, (43.6, -70.2)),
        ({"coordinates": "43.6,-70.2"}, (43.6, -70.2)),
        ({"coordinates": "43,-71,44,-70"}, (43.5, -70.5)),
        ({"latitude": None, "longitude": None}, (None, None)),
        ({"latitude": 91, "longitude": 0}, (None, None)),
        ({"latitude": 0, "longitude": 0}, (None, None)),
        ({"latitude": "north", "longitude": "west"}, (None, None)),
        ({"latitude": True, "longitude": 1}, (None, None)),
        ({"latitude": [], "longitude": {"a": 1}}, (None, None)),
        ({"coordinates": "here"}, (None, None)),
        ({"latitude": "43,5", "longitude": "-70,25"}, (43.5, -70.25)),
    ],
)
def test_coordinates(read_one, fields, place):
    meeting = read_one(**fields)
    assert (meeting.lat, meeting.lon) == place


def test_a_box_of_coordinates_is_only_roughly_known(read_one):
    assert read_one(coordinates="43,-71,44,-70").approximate is True


@pytest.mark.parametrize(
    ("said", "link"),
    [
        ("https://zoom.us/j/1?pwd=a&amp;b=c", "https://zoom.us/j/1?pwd=a&b=c"),
        (" Http://zoom.us/j/1 ", "http://zoom.us/j/1"),
        ("zoom.us/j/1", "https://zoom.us/j/1"),
        *((bad, "") for bad in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ID", "ftp://x.y/z")),
        ("https://zoom.us/\x1b[31mj", "https://zoom.us/[31mj"),
        ("https://x.example/" + "a" * 3000, ""),
        ("https://zoom.us/j/123 4567 890", "https://zoom.us/j/1234567890"),
        ("https://zoom.us/j/1 Password 5", "https://zoom.us/j/1"),
        ("Zoom: https://zoom.us/j/1, https://zoom.us/j/2", "https://zoom.us/j/1"),
        ("https://zoom.us/j/1\nhttps://zoom.us/j/2", "https://zoom.us/j/1"),
        ("Zoom ID 123 456", ""),
    ],
)
def test_links(read_one, said, link):
    assert read_one(conference_url=said).link == link


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("+15555550100,,0000000000#", "+15555550100,,0000000000#"),
        ("(555) 555-0100", "5555550100"),
        ("+1 555 555 0100 ID 123 456 789", "+15555550100"),
        ("555 555 0100 / 555 555 0101", "5555550100"),
        ("030/555-0100", "0305550100"),
        (5555550100.0, "5555550100"),
        *((bad, "") for bad in ("ID", "Passcode", "For ID and Password email", "12")),
    ],
)
def test_phone_numbers(read_one, said, number):
    assert read_one(conference_phone=said).phone == number


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2026-01-03 10:00:00", "2026-01-03 10:00:00"),
        ("2026-01-03T10:00:00.123Z", "2026-01-03 10:00:00"),
        ("2026-01-03T10:00:00+02:00", "2026-01-03 08:00:00"),
        ("8/25/2022 11:17:07 AM", "2022-08-25 11:17:07"),
        ("8/25/2022 23:17", "2022-08-25 23:17:00"),
        ("8/25/2022", "2022-08-25 00:00:00"),
        ("2022-08-25", "2022-08-25 00:00:00"),
        ("yesterday", ""),
        ("2026-02-30 10:00:00", ""),
        (20260103, ""),
    ],
)
def test_when_it_was_updated(read_one, said, kept):
    assert read_one(updated=said).updated == kept


def test_a_second_number_that_is_left_out_is_told(problems):
    [(field, _, done)] = problems(conference_phone="555 555 0100 / 555 555 0101")
    assert (field, done) == ("conference_phone", "read as 5555550100")


def test_no_comma_stands_twice_in_an_address(read_one):
    assert read_one(address="51st & Pier,  ", city="Town").address == "51st & Pier, Town"

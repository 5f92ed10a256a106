"""Meeting Guide JSON: what the specification says, and what real lists write instead."""

import pytest

MON, TUE, WED, THU, SAT, SUN = 0, 1, 2, 3, 5, 6


def test_a_whole_record(read, fixture):
    sunrise, quiet, phone, seven = read(fixture("guide.json")).meetings
    assert sunrise._asdict() == {
        "slug": "sunrise-coffee-1",
        "name": "Sunrise & Coffee",
        "days": (SUN,),
        "time": "06:30",
        "minutes": 60,
        "zone": "America/New_York",
        "attendance": "hybrid",
        "types": ("O", "D", "X", "ONL"),
        "group": "Sunrise",
        "place": "Harbour Hall",
        "place_notes": "Side door",
        "address": "1 Pier St, Portland, ME 04101, USA",
        "region": "Maine > Portland",
        "lat": 43.6561,
        "lon": -70.2511,
        "link": "https://zoom.us/j/0000000000?pwd=a&b",
        "link_note": "Password: harbour",
        "phone": "+15555550100,,0000000000#",
        "phone_note": "",
        "notes": "Bring a cup.\n\nAll are welcome.",
        "page": "https://example.org/meetings/sunrise",
        "updated": "2026-01-03 10:00:00",
        "approximate": False,
    }
    assert (quiet.slug, quiet.days, quiet.time, quiet.minutes, quiet.types) == ("17", (WED,), "20:00", 120, ("C", "W"))
    assert (quiet.address, quiet.lat, quiet.lon) == ("12 Mill Rd, Bangor, ME 4401", 44.8, -68.77)
    assert (phone.days, phone.time, phone.phone, phone.attendance) == ((), "", "5550100", "online")
    assert (seven.days, seven.time, seven.attendance) == ((SUN,), "18:00", "inactive")


@pytest.mark.parametrize(
    ("said", "days"),
    [
        *((n, ((n - 1) % 7,)) for n in range(7)),
        (7, (SUN,)),
        ("0", (SUN,)),
        ("Sunday", (SUN,)),
        ("tues", (TUE,)),
        ("lundi", (MON,)),
        ("Sexta-feira", (4,)),
        ([1, 3], (MON, WED)),
        ([6], (SAT,)),
        ("1,3", (MON, WED)),
        ("Monday, Thursday", (MON, THU)),
        ([3, 3, 1], (MON, WED)),
        (2.0, (TUE,)),
        (None, ()),
        ("", ()),
        ([], ()),
    ],
)
def test_days(read_one, said, days):
    assert read_one(day=said, time="19:00").days == days


@pytest.mark.parametrize("said", [8, -1, "someday", True, {"a": 1}, [[1]], 1.5, "9"])
def test_a_day_that_is_none_is_told_and_the_meeting_stays(read_one, problems, said):
    assert read_one(day=said, time="19:00").days == ()
    [(field, _, done)] = problems(day=said, time="19:00")
    assert (field, done) == ("day", "left out: no day of the week")


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("19:00", "19:00"),
        ("8:00", "08:00"),
        ("18:00:00", "18:00"),
        ("8:00 PM", "20:00"),
        ("12:00 am", "00:00"),
        ("12:30 PM", "12:30"),
        ("7pm", "19:00"),
        ("7:30 p.m.", "19:30"),
        ("00:00", "00:00"),
        ("23:59", "23:59"),
        ("noon", "12:00"),
        ("1930", "19:30"),
        ("19.30", "19:30"),
        ("19h30", "19:30"),
        (None, ""),
        ("", ""),
    ],
)
def test_times(read_one, problems, said, time):
    assert read_one(day=1, time=said).time == time
    assert problems(day=1, time=said) == []


@pytest.mark.parametrize("said", ["25:00", "19:60", "soon", "19", 19, True, [], {"h": 1}, "-1:00", "24:30"])
def test_a_time_that_is_none_makes_it_by_appointment(read_one, problems, said):
    assert read_one(day=1, time=said).time == ""
    assert said == [] or problems(day=1, time=said)[0][0] == "time"


def test_24_00_is_midnight_of_the_next_day_and_told(read_one, problems):
    assert (read_one(day=6, time="24:00").days, read_one(day=6, time="24:00").time) == ((SUN,), "00:00")
    assert problems(day=6, time="24:00") == [("time", "24:00", "read as 00:00 of the next day")]


@pytest.mark.parametrize(
    ("start", "end", "minutes", "told"),
    [
        ("19:00", "20:00", 60, False),
        ("19:00", "20:30", 90, False),
        ("23:00", "00:00", 60, False),
        ("23:30", "00:30", 60, False),
        ("23:59", "01:00", 61, False),
        ("23:00", "24:00", 60, False),
        ("00:00", "23:59", 1439, False),
        ("08:00", "16:00", 480, False),
        ("12:15", "01:15", 60, True),
        ("17:30", "16:30", 60, True),
        ("19:00", "19:00", 60, True),
        ("19:00", "late", None, True),
        ("19:00", None, None, False),
        (None, "20:00", None, False),
    ],
)
def test_how_long_it_lasts(read_one, problems, start, end, minutes, told):
    assert read_one(day=1, time=start, end_time=end).minutes == minutes
    assert [field for field, _, _ in problems(day=1, time=start, end_time=end)] == ["end_time"] * told


@pytest.mark.parametrize(
    ("said", "types"),
    [
        (["C", "W"], ("C", "W")),
        ("C,W", ("C", "W")),
        ("[open]", ("O",)),
        ("Open,English,Online Meeting", ("O", "EN", "ONL")),
        (["onl", "ONL"], ("ONL",)),
        (["Big Book", "Frauen"], ("B", "Frauen")),
        (["Femmes", "ビッグブック"], ("W", "B")),
        (["12x12", "12X12"], ("12x12",)),
        (["ASBI"], ("ASBI",)),
        (["", "C"], ("C",)),
        ([11], ("11",)),
        ([None, {"a": 1}, "D"], ("D",)),
        (["O", "C"], ("C",)),
        (["X;W", " w "], ("X;W", "W")),
        (None, ()),
        (7, ("7",)),
    ],
)
def test_types(read_one, said, types):
    assert read_one(types=said).types == types


def test_an_unknown_type_is_kept_and_told(problems):
    assert problems(types=["ASBI", "C"]) == [("types", "ASBI", "kept as it is: its meaning is not known here")]


@pytest.mark.parametrize(
    ("program", "code", "name"),
    [
        ("aa", "POA", "Proof of Attendance"),
        ("al-anon", "POA", "Parents"),
        ("slaa", "POA", "Attendance voucher"),
        ("aa", "A", "Secular"),
        ("aca", "A", "Adults only"),
        ("ca", "A", "Atheist / Agnostic"),
        ("aa", "IS", "Icelandic"),
        ("recovery-dharma", "IS", "Inquiry study"),
        ("na", "GL", "Gay and lesbian"),
        ("heroin-anonymous", "JFT", "Just for Today"),
        ("eda", "W", "Women"),
        ("somewhere-new", "W", "Women"),
    ],
)
def test_codes_mean_what_they_mean_in_their_programme(read, program, code, name):
    assert read({"name": "A", "slug": "a", "types": [code]}, program=program).types.names == {code: name}


@pytest.mark.parametrize(("program", "code"), [("somewhere-new", "A"), ("na", "H"), ("al-anon", "HR"), ("aa", "AC")])
def test_a_code_that_may_mean_something_else_gets_no_name(read, program, code):
    result = read({"name": "A", "slug": "a", "types": [code]}, program=program)
    assert result.types.names == {}
    assert result.meetings[0].types == (code,)


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
        ("yesterday", ""),
        ("2026-02-30 10:00:00", ""),
        (20260103, ""),
    ],
)
def test_when_it_was_updated(read_one, said, kept):
    assert read_one(updated=said).updated == kept


def test_real_lists_have_names_and_keys_missing(read):
    result = read(
        {"name": "", "slug": "a", "location": "Hall", "day": 2, "time": "19:00"},
        {"name": None, "slug": "b", "group": "Hope"},
        {"name": "No key", "day": 2, "time": "19:00"},
        {"meeting": "Old name", "start_time": "7 PM", "location_name": "Hut", "zip": "04401", "day": 1, "slug": "d"},
    )
    assert [each.name for each in result.meetings] == [
        "Hall Tuesday at 19:00",
        "Hope by appointment",
        "No key",
        "Old name",
    ]
    assert result.meetings[2].slug == "No-key-2-19-00"
    old = result.meetings[3]
    assert (old.time, old.place, old.address) == ("19:00", "Hut", "04401")


def test_contact_and_money_are_not_kept(read, fixture):
    kept = repr(read(fixture("guide.json")).meetings)
    assert not [word for word in ("@sunrise", "ann@", "x@example", "Ann") if word in kept]

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
        "date": None,
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

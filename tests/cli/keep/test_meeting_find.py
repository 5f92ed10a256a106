"""`meeting list` with filters, `meeting next`, `show` and `follow`: found in lists, and kept among one's own."""

import json

import pytest
from meeting_rows import ROWS

FOR_AA = ("--program", "aa", "--timezone", "America/New_York")
NOON_IN_LONDON = "2026-11-22T12:00:00+00:00"


@pytest.fixture
def lists(data):
    data("meeting", "import", "-", "--name", "maine", *FOR_AA, stdin=json.dumps(ROWS))


@pytest.fixture
def found(lists, data):
    """The ids that a search finds."""
    return lambda *words: [each["id"] for each in data("meeting", "list", *words)["meetings"]]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--source", "maine"), ["daily", "closed", "women", "night", "ask"]),
        (("--day", "mon"), ["daily", "closed", "women"]),
        (("--day", "sat,sun"), ["daily", "night"]),
        (("--day", "sun", "--day", "Monday"), ["daily", "closed", "women", "night"]),
        (("--day", "today"), ["daily", "night"]),
        (("--day", "tomorrow", "--starts-after", "11:00"), ["closed", "women"]),
        (("--starts-after", "6pm"), ["night"]),
        (("--starts-before", "12:00"), ["daily"]),
        (("--starts-after", "22:00", "--starts-before", "08:00"), ["daily", "night"]),
        (("--type", "women"), ["women"]),
        (("--type", "W,closed"), ["women"]),
        (("--type", "women,secular"), []),
        (("--type", "Frauen", "--type", "x"), []),
        (("--type", "séculier"), ["night"]),
        (("--how", "online"), ["night", "ask"]),
        (("--how", "phone"), ["ask"]),
        (("--how", "in person"), ["daily", "women"]),
        (("--near", "43.66,-70.25"), ["women"]),
        (("--near", "43.66,-70.25", "--within", "300m"), []),
        (("--near", "-33.9,151.2", "--within", "5km"), []),
        (("--search", "CAFE"), ["daily"]),
        (("--search", "portland hall"), ["women"]),
        (("--search", "tulip"), []),
        (("--search", "daily", "--day", "fri", "--how", "in-person"), ["daily"]),
    ],
)
def test_filters_narrow_down_together(found, words, ids) -> None:
    assert found(*words) == ids


def test_bare_it_is_the_own_list_and_list_shows_everything(lists, real, data) -> None:
    assert data("meeting")["meetings"] == []
    real("meeting", "add", "Mine", "--day", "mon", "--time", "12:00", "--how", "in-person")
    real("meeting", "follow", "night")
    assert [each["id"] for each in data("meeting")["meetings"]] == ["mine", "night"]
    assert [each["id"] for each in data("meeting", "own")["meetings"]] == ["mine", "night"]
    every = data("meeting", "list")
    assert [each["id"] for each in every["meetings"]] == ["mine", "night", "daily", "closed", "women", "ask"]
    assert every["total"] == 6
    assert [each["id"] for each in data("meeting", "--day", "mon")["meetings"]] == ["daily", "closed", "mine", "women"]
    assert [each["id"] for each in data("meeting", "list", "--day", "mon")["meetings"]] == [
        "daily",
        "closed",
        "mine",
        "women",
    ]


def test_what_a_search_says_of_a_meeting(lists, data) -> None:
    [women] = data("meeting", "list", "--near", "43.66,-70.25")["meetings"]
    assert women == {
        "id": "women",
        "name": "Women at noon",
        "group": None,
        "days": ["monday"],
        "weekday": "monday",
        "date": None,
        "time": "12:00",
        "zone": "America/New_York",
        "place": "Hall",
        "link": None,
        "how": "in-person",
        "note": None,
        "minutes": None,
        "phone": None,
        "source": "maine",
        "slug": "women",
        "program": "aa",
        "followed": False,
        "attendance": "in-person",
        "types": ["W", "C"],
        "type_names": ["Women", "Closed"],
        "address": "1 Pier St, Portland",
        "region": None,
        "lat": 43.6561,
        "lon": -70.2511,
        "distance_km": 0.44,
    }


def test_a_pipe_gets_a_table_and_a_screen_a_few_lines(lists, real) -> None:
    words = ("meeting", "list", "--search", "noon")
    assert real(*words).out.splitlines() == [
        "When\tMeeting\tHow\tWhere\tList\tId",
        "Monday 12:00 (America/New_York)\tWomen at noon\tin person\tHall, 1 Pier St, Portland\tmaine\twomen",
    ]
    assert real("meeting", "list", "--day", "fri", "--limit", "1", "--day", "mon").out.endswith(
        "2 more. Ask for less, or add --limit 3\n"
    )


def test_midnight_is_named(data, real) -> None:
    record = {"name": "Late", "slug": "late", "day": 6, "time": "00:00"}
    data("meeting", "import", "-", "--name", "x", *FOR_AA, stdin=json.dumps([record]))
    assert "Saturday 00:00 (midnight) (America/New_York)" in real("meeting", "list", "--source", "x").out


def test_what_a_question_cannot_reach_is_told(lists, real) -> None:
    answer = real("meeting", "list", "--near", "43.66,-70.25", "--type", "nonsense")
    assert answer.code == 0
    assert "4 meetings have no place on the map and are left out" in answer.err
    assert 'no meeting on these lists is of the type "nonsense"' in answer.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--day", "someday"), 2, '"someday" is not a day of the week'),
        (("--starts-after", "late"), 2, "--starts-after"),
        (("--how", "boat"), 2, 'no "boat"'),
        (("--near", "here"), 2, '"here" is no place'),
        (("--near", "91,0"), 2, "is no place"),
        (("--near", "nan,0"), 2, "is no place"),
        (("--near", "1,2", "--within", "far"), 2, "is no distance"),
        (("--within", "5km"), 2, "around which place?"),
        (("--source", "nowhere"), 4, 'no list "nowhere"'),
        (("--limit", "0"), 2, "is not a number from 1 on"),
    ],
)
def test_what_says_nothing_is_refused(lists, refused, words, code, said) -> None:
    assert said in refused(code, "meeting", "list", *words)


def test_no_list_yet_says_how(real) -> None:
    assert real("meeting", "list", "--day", "mon").out == (
        "No meeting is like that on your list, and no list is imported. How: sobertrack help meetings\n"
    )


def test_what_starts_next_is_on_the_own_clock(lists, data) -> None:
    said = data("meeting", "next", now=NOON_IN_LONDON)
    assert [(each["id"], each["start"]) for each in said["meetings"]] == [
        ("daily", "2026-11-22T12:00:00+00:00"),
        ("night", "2026-11-23T04:30:00+00:00"),
        ("daily", "2026-11-22T12:00:00+00:00"),
    ][:2]
    assert (said["total"], said["bring"]) == (2, [])


@pytest.mark.parametrize(
    ("now", "within", "ids"),
    [
        ("2026-11-22T12:10:00+00:00", "1h", ["daily"]),
        ("2026-11-22T12:11:00+00:00", "1h", []),
        ("2026-11-22T12:11:00+00:00", "24h", ["night", "daily"]),
        ("2026-11-22T12:11:00+00:00", "2d", ["night", "daily", "women"]),
        ("2026-11-23T04:35:00+00:00", "10 min", ["night"]),
    ],
)
def test_within_a_time_and_begun_ten_minutes_ago(lists, data, now, within, ids) -> None:
    assert [each["id"] for each in data("meeting", "next", "--within", within, now=now)["meetings"]] == ids


@pytest.mark.parametrize(("now", "said"), [("08:34", "in 7 h"), ("10:34", "in 5 h 26 min"), ("15:04", "in 56 min")])
def test_how_far_off_the_next_one_is(now, said, real) -> None:
    real("meeting", "add", "Sunday group", "--day", "sunday", "--time", "16:00")
    assert f"Sun 16:00, {said}\t" in real("meeting", "next", now=f"2026-11-22T{now}:00").out


def test_next_in_words_with_the_way_to_be_there(lists, real) -> None:
    assert real(
        "meeting", "next", "--within", "48h", "--limit", "3", now="2026-11-22T12:05:00+00:00"
    ).out.splitlines() == [
        "Start\tMeeting\tHow\tWhere\tList\tId",
        "Sun 12:00, began 5 min ago\tCafé daily\tin person\tCafé\tmaine\tdaily",
        "Mon 04:30, in 16 h\tNight online\tonline\thttps://zoom.us/j/1\tmaine\tnight",
        "Mon 17:00, in 29 h\tWomen at noon\tin person\tHall, 1 Pier St, Portland\tmaine\twomen",
    ]
    assert real("meeting", "next", "--within", "1h", "--type", "women").out == (
        "No meeting that is known here starts within 1 hour.\n"
    )


@pytest.mark.parametrize("within", ["0h", "40d", "soon", "5km"])
def test_a_time_that_is_none(lists, refused, within) -> None:
    assert refused(2, "meeting", "next", "--within", within)


def test_next_takes_a_time_and_a_distance(lists, data) -> None:
    words = ("--within", "2d", "--near", "43.66,-70.25", "--within", "5km")
    assert [each["id"] for each in data("meeting", "next", *words)["meetings"]] == ["women"]


def test_next_across_a_clock_change(lists, data) -> None:
    """On 1 November the clocks of New York go back; London's have already."""
    said = data("meeting", "next", "--source", "maine", "--search", "night", now="2026-11-01T12:00:00-05:00")
    assert [each["start"] for each in said["meetings"]] == ["2026-11-01T23:30:00-05:00"]
    here = {"TZ": "America/New_York"}
    said = data("meeting", "next", "--within", "2d", "--search", "noon", env=here, now="2026-10-31T20:00:00")
    assert [each["start"] for each in said["meetings"]] == ["2026-11-02T12:00:00-05:00"]


def test_what_was_noted_to_bring_stands_above_until_the_next_visit(lists, real, data) -> None:
    real("checkin", "3", "--bring", "the wedding", "--bring", "sleep")
    assert real("meeting", "next").out.splitlines()[:4] == [
        "You wanted to bring:",
        "- the wedding, noted Sun 22 Nov 2026",
        "- sleep, noted Sun 22 Nov 2026",
        "",
    ]
    assert [each["text"] for each in data("meeting", "next")["bring"]] == ["the wedding", "sleep"]
    real("attend", "Café daily", now="2026-11-23T08:00:00+00:00")
    assert data("meeting", "next", now="2026-11-23T12:00:00+00:00")["bring"] == []


def test_one_of_a_list_in_full(lists, real, data, refused) -> None:
    lines = real("meeting", "show", "night").out.splitlines()
    assert lines == [
        "Night online",
        "When\tSunday 23:30 (America/New_York)",
        "Next\tMon 23 Nov 2026, 04:30 your time",
        "Lasts\t60 minutes",
        "How\tonline",
        "Link\thttps://zoom.us/j/1",
        "To join\tPassword: tulip",
        "Types\tSecular, Open",
        "List\tmaine (AA)",
        "Id\tnight",
        "To keep it among your own: sobertrack meeting follow night",
    ]
    assert data("meeting", "show", "maine/night")["next_start"] == "2026-11-23T04:30:00+00:00"
    assert 'no meeting "nothing"' in refused(4, "meeting", "show", "nothing")

"""`meeting follow`: a meeting of a list among one's own, kept up to date with it."""

import json

import pytest
from meeting_rows import ROWS

FOR_AA = ("--program", "aa", "--timezone", "America/New_York")


@pytest.fixture
def lists(data):
    data("meeting", "import", "-", "--name", "maine", *FOR_AA, stdin=json.dumps(ROWS))


def test_a_key_in_two_lists_asks_which(lists, data, refused) -> None:
    data("meeting", "import", "-", "--name", "copy", *FOR_AA, stdin=json.dumps(ROWS))
    assert "say which: copy/night, maine/night" in refused(4, "meeting", "follow", "night")
    assert data("meeting", "follow", "copy/night")["source"] == "copy"


def test_following_puts_it_among_ones_own(lists, real, data, tables) -> None:
    assert real("meeting", "follow", "night").out.splitlines() == [
        "Saved meeting night: Night online, Sunday 23:30 (America/New_York).",
        "After a visit: sobertrack attend night. Undo: sobertrack undo",
    ]
    assert tables("groups.toml")["meeting"]["night"] == {
        "name": "Night online",
        "group": "AA",
        "weekday": "sunday",
        "time": "23:30",
        "zone": "America/New_York",
        "link": "https://zoom.us/j/1",
        "how": "online",
        "minutes": 60,
        "source": "maine",
        "slug": "night",
    }
    assert real("meeting", "follow", "night").out == "Night online is on your list already, as night.\n"
    assert [each["id"] for each in data("meeting", "next", "--followed")["meetings"]] == ["night"]
    assert [each["id"] for each in data("meeting", "next")["meetings"]] == ["daily", "night"]
    assert [each["followed"] for each in data("meeting", "list", "--type", "secular")["meetings"]] == [True]
    assert real("undo").code == 0
    assert data("meeting")["meetings"] == []


def test_a_new_reading_keeps_what_is_followed_up_to_date(lists, real, data) -> None:
    real("meeting", "follow", "night")
    real("meeting", "follow", "women")
    real("meeting", "edit", "women", "--place", "the back room")
    rows = [{**ROWS[1], "time": "22:00", "end_time": "23:00"}, {**ROWS[0], "location": "Elsewhere", "time": "12:30"}]
    out = real("meeting", "import", "-", "--name", "maine", *FOR_AA, stdin=json.dumps(rows)).out
    assert "Night online on your list is now Sunday 22:00 (America/New_York).\n" in out
    own = {each["id"]: each for each in data("meeting")["meetings"]}
    assert own["night"]["time"] == "22:00"
    assert (own["women"]["time"], own["women"]["place"]) == ("12:30", "the back room")


def test_what_is_no_longer_listed_stays_and_so_do_visits(lists, real, data) -> None:
    real("meeting", "follow", "night")
    real("attend", "night", "--on", "yesterday")
    out = real("meeting", "import", "-", "--name", "maine", *FOR_AA, stdin=json.dumps(ROWS[:1])).out
    assert "Night online is no longer listed. It stays on your list, and so do your visits.\n" in out
    assert data("meeting", "show", "night")["visits"] == 1
    assert data("log", "--kind", "visit")["entries"][0]["name"] == "Night online"


def test_follow_says_where_to_look(lists, refused) -> None:
    error = refused(4, "meeting", "follow", "nothing")
    assert 'no meeting "nothing" in an imported list' in error
    assert "lists: maine" in error


def test_visits_to_meetings_of_a_fellowship_add_up(real, data) -> None:
    rows = [{"name": "A", "slug": "a", "day": 1, "time": "19:00", "group": "Local A"}, {"name": "B", "slug": "b"}]
    real("meeting", "import", "-", "--name", "x", "--program", "aa", "--timezone", "UTC", stdin=json.dumps(rows))
    real("meeting", "import", "-", "--name", "y", "--program", "our own", "--timezone", "UTC", stdin=json.dumps(rows))
    assert data("meeting", "follow", "x/a")["group"] == "AA"
    assert data("meeting", "follow", "y/a")["group"] == "Local A"
    assert data("meeting", "follow", "y/b")["group"] == "our-own"
    real("attend", "a")
    real("attend", "x/b")
    [aa] = [each for each in data("group", "compare", "aa")["groups"] if each["id"] == "aa"]
    assert aa["visits"] == 2


def test_what_is_followed_is_counted_once_where_the_first_are_shown(real, data) -> None:
    rows = [{"name": f"M{n}", "slug": f"m{n}", "day": n % 7, "time": "19:00"} for n in range(40)]
    real("meeting", "import", "-", "--name", "x", "--program", "aa", "--timezone", "UTC", stdin=json.dumps(rows))
    for slug in ("m1", "m6", "m20"):
        real("meeting", "follow", slug)
    assert data("meeting", "list")["total"] == data("meeting", "list", "--limit", "3")["total"] == 40
    assert data("meeting", "list", "--day", "mon", "--limit", "1")["total"] == 6


def test_one_that_does_not_meet_now_is_kept_with_a_word(lists, real) -> None:
    answer = real("meeting", "follow", "closed")
    assert answer.out.startswith("Saved meeting closed:")
    assert "does not meet now" in answer.err
    assert real("meeting", "follow", "women").err == ""


def test_a_place_that_begins_like_its_address_is_said_once(real, data, tables) -> None:
    street, whole = "638 E Main St", "638 E Main St, Portland"
    row = {"name": "Hut", "slug": "hut", "day": 1, "time": "12:00", "location": street, "formatted_address": whole}
    real("meeting", "import", "-", "--name", "town", *FOR_AA, stdin=json.dumps([row]))
    for words in (("list",), ("show", "hut"), ("next", "--within", "7d"), ("calendar", "hut")):
        assert real("meeting", *words).out.count(street) == 1, words
    real("meeting", "follow", "hut")
    assert tables("groups.toml")["meeting"]["hut"]["place"] == whole
    real("meeting", "edit", "hut", "--place", f"{street}, {whole}")  # as 0.1.0 kept it
    moved = {**row, "location": "Pier", "formatted_address": "1 Pier St"}
    real("meeting", "import", "-", "--name", "town", *FOR_AA, stdin=json.dumps([moved]))
    assert data("meeting", "show", "hut")["place"] == "Pier, 1 Pier St"
    hall = {**row, "slug": "hall", "location": "Hall", "formatted_address": "Hallam Road 5"}
    real("meeting", "import", "-", "--name", "other", *FOR_AA, stdin=json.dumps([hall]))
    assert "Hall, Hallam Road 5" in real("meeting", "list", "--source", "other").out


TWINS = [
    {"name": "Free to be me", "slug": "free-to-be-me", "day": 1, "time": "19:00"},
    {"name": "Free to be me", "slug": "free-to-be-me-2", "day": 3, "time": "20:00"},
    {"name": "A vision for you", "slug": "384", "day": 5, "time": "08:00"},
]


@pytest.fixture
def twins(real):
    real("meeting", "import", "-", "--name", "town", *FOR_AA, stdin=json.dumps(TWINS))


def test_it_keeps_the_id_that_it_has_in_its_list(twins, data) -> None:
    for key in ("free-to-be-me-2", "free-to-be-me", "384"):
        followed = data("meeting", "follow", key)
        assert (followed["id"], followed["slug"]) == (key, key)
        assert data("attend", key)["meeting"] == key


def test_an_id_that_is_taken_becomes_no_other_id_of_the_list(twins, real, data) -> None:
    real("meeting", "add", "Free to be me", "--day", "sunday")
    assert data("meeting", "follow", "free-to-be-me")["id"] == "free-to-be-me-3"
    assert data("meeting", "show", "town/free-to-be-me")["slug"] == "free-to-be-me"
    assert data("meeting", "show", "free-to-be-me")["days"] == ["sunday"]
    assert real("meeting", "show", "free-to-be-me").err == ""


def test_one_of_ones_own_says_what_else_has_its_id(twins, real) -> None:
    real("meeting", "add", "Free to be me", "--day", "sunday")
    assert real("meeting", "show", "free-to-be-me").err.endswith("there is also: town/free-to-be-me\n")


def test_a_name_that_is_alone_in_the_lists_is_enough(twins, data, refused) -> None:
    assert data("meeting", "show", "a vision for you")["id"] == "384"
    assert data("meeting", "follow", "A vision for you")["id"] == "384"
    for word in ("show", "follow"):
        error = refused(4, "meeting", word, "Free to be me")
        assert "2 meetings in the lists are called" in error
        assert "town/free-to-be-me (Monday 19:00), town/free-to-be-me-2 (Wednesday 20:00)" in error
    assert "in the imported ones" in refused(4, "meeting", "show", "nothing")


BOTH = {
    "name": "Women in Power",
    "slug": "power",
    "day": 2,
    "time": "18:00",
    "types": ["ONL"],
    "formatted_address": "1 Pier St, Portland",
    "conference_url": "https://zoom.us/j/7",
}


def test_one_that_is_in_a_room_and_online_says_both(real, data, tables) -> None:
    real("meeting", "import", "-", "--name", "town", *FOR_AA, stdin=json.dumps([BOTH]))
    assert data("meeting", "follow", "women in power")["how"] == "hybrid"
    for words in (("meeting",), ("meeting", "list"), ("meeting", "show", "power")):
        said = real(*words).out
        assert [part for part in ("in person or online", "Pier St", "https://zoom.us/j/7") if part not in said] == [], (
            words
        )
    assert "in person or online" in real("meeting", "calendar").out.replace("\r\n ", "")
    for how, suiting in (("in-person", 1), ("online", 1), ("phone", 0)):
        assert data("meeting", "list", "--how", how)["total"] == suiting
    assert real("attend", "power").code == 0
    assert not data("log", "--kind", "visit")["entries"][0]["how"]


def test_what_was_followed_before_hybrid_had_a_word_gets_it(real, data) -> None:
    real("meeting", "import", "-", "--name", "town", *FOR_AA, stdin=json.dumps([BOTH]))
    real("meeting", "follow", "power")
    real("meeting", "edit", "power", "--how", "")
    real("meeting", "import", "-", "--name", "town", *FOR_AA, stdin=json.dumps([{**BOTH, "time": "18:30"}]))
    assert data("meeting", "show", "power")["how"] == "hybrid"


@pytest.mark.parametrize("typed", ["hybrid", "in person or online", "In-person or online"])
def test_hybrid_in_other_words(data, refused, typed: str) -> None:
    assert data("meeting", "add", "Tuesday group", "--how", typed)["how"] == "hybrid"
    assert "one of: in-person, online, phone, hybrid" in refused(2, "meeting", "edit", "tuesday group", "--how", "both")


def test_two_of_one_name_are_told_apart_by_the_hour_or_by_their_ids(twins, real, data, refused) -> None:
    real("meeting", "follow", "free-to-be-me")
    real("meeting", "follow", "free-to-be-me-2")
    for day, key in (("2026-11-23", "free-to-be-me"), ("2026-11-25", "free-to-be-me-2")):
        evening = {"now": f"{day}T19:30:00-05:00"}
        assert data("attend", "free to be me", **evening)["meeting"] == key
    error = refused(4, "attend", "Free to be me")
    assert "fits more than one meeting: free-to-be-me, free-to-be-me-2" in error

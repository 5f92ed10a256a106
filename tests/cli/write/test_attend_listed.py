"""`attend` and imported lists: followed meetings are as good as one's own, and any other is known by its id."""

import json

import pytest

LIST = [
    {"name": "Early Birds", "slug": "early", "day": 2, "time": "07:00", "location": "Hall", "group": "Birds"},
    {"name": "Night Owls", "slug": "owls", "day": 2, "time": "21:30", "conference_url": "https://zoom.us/j/1"},
]


@pytest.fixture
def town(real) -> None:
    words = ("meeting", "import", "-", "--name", "town", "--program", "aa", "--timezone", "Europe/London")
    assert real(*words, stdin=json.dumps(LIST)).code == 0


def test_without_a_name_a_followed_one_is_picked_like_ones_own(town, real, attended) -> None:
    real("meeting", "follow", "owls")
    real("meeting", "add", "Mine", "--day", "tue", "--time", "18:00")
    for now, name in (("20:00", "Mine"), ("22:15", "Night Owls"), ("20:31", None)):
        moment = f"2026-11-24T{now}:00+00:00"
        if name:
            assert attended(now=moment)["name"] == name
        else:
            assert real("attend", now=moment).code == 5


def test_one_that_is_not_followed_is_known_by_its_id(town, real, attended) -> None:
    visit = attended("early", "--on", "2026-11-17")
    assert (visit["name"], visit["group"], visit["how"], visit["time"]) == (
        "Early Birds",
        "AA",
        "in-person",
        "07:00",
    )
    assert not visit["on_the_list"]
    said = real("attend", "town/owls").out
    assert "Night Owls" in said
    assert "To keep it on your list: sobertrack meeting follow owls." in said
    assert attended("nobody knows this")["name"] == "nobody knows this"
    real("meeting", "drop", "town")
    assert attended("early")["name"] == "early"


def test_a_visit_has_the_time_of_its_meeting_where_no_other_is_given(town, real, attended) -> None:
    real("meeting", "follow", "owls")
    assert attended("owls", "--on", "2026-11-17")["time"] == "21:30"
    assert attended("owls", "--on", "2026-11-17", "--at", "21:45")["time"] == "21:45"
    assert attended("owls", "--on", "2026-11-18")["time"] is None
    assert attended("owls", now="2026-11-24T21:40:00+00:00")["time"] == "21:40"
    assert attended("owls", "--on", "2026-11-17", now="2026-11-24T12:00:00-05:00")["time"] == "16:30"


@pytest.mark.parametrize("word", ["owls", "town/owls"])
def test_a_followed_one_is_ones_own_by_the_id_of_its_list_too(town, real, attended, word) -> None:
    real("meeting", "follow", "owls")
    assert "To keep it on your list" not in real("attend", word).out
    assert attended(word)["on_the_list"]
    assert json.loads(real("meeting", "show", "owls", "--json").out)["data"]["visits"] == 2


def test_a_name_that_only_one_listed_meeting_has_is_enough(town, real, attended) -> None:
    assert (attended("night owls")["group"], attended("EARLY-birds")["how"]) == ("AA", "in-person")
    assert "sobertrack meeting follow early." in real("attend", "early birds").out
    real("meeting", "follow", "owls")
    real("meeting", "edit", "owls", "--name", "Tuesday late")
    assert attended("Night Owls")["meeting"] == "owls"
    more = [*LIST, {**LIST[0], "slug": "early-two", "day": 3}]
    words = ("meeting", "import", "-", "--name", "other", "--program", "aa", "--timezone", "Europe/London")
    assert real(*words, stdin=json.dumps(more)).code == 0
    visit = attended("Early Birds")
    assert (visit["name"], visit["group"], visit["on_the_list"]) == ("Early Birds", None, False)


def test_of_several_near_names_each_is_named_with_its_id(real) -> None:
    real("meeting", "add", "Coffee at noon")
    real("meeting", "add", "Coffee late")
    said = real("attend", "Coffee").out
    assert "If it was one of them: sobertrack edit v-" in said
    assert " --meeting ID (coffee-at-noon, coffee-late)." in said

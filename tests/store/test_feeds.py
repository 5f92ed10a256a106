"""Meeting lists on the disk: one meeting a line, read only where it may be wanted."""

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.peers.feeds import ListedMeeting, Sieve, Source, TypeNames
from sobertrack.store.kept.feeds import Feeds, drop_feed, feed_name, keep_feed
from sobertrack.store.paths import find_home

TYPES = TypeNames({"W": "Women"}, {"Fr": "W"})
MEETINGS = [
    ListedMeeting(days=(0, 2), time="19:00", lat=43.6, lon=-70.25, slug="a", name="Café", types=("W", "C"), zone="UTC"),
    ListedMeeting(slug="b", name="By appointment", attendance="online", link="https://zoom.us/j/1"),
    ListedMeeting(days=(6,), time="07:00", lat=-40.0, lon=179.9, slug="c", name='He said "hi"\n[/]', approximate=True),
]


@pytest.fixture
def feeds(tmp_path):
    home = find_home(str(tmp_path), {})
    keep_feed(home, Source("list", "aa", "Europe/London", TYPES, imported="2026-11-22"), MEETINGS)
    return Feeds(home)


def slugs(feeds, **sieve):
    return [each.slug for each in feeds.read("list", Sieve(**sieve))[1]]


def test_what_is_kept_is_read_back(feeds):
    source, meetings, more = feeds.read("list")
    assert more == 0
    assert meetings == MEETINGS
    assert source == Source("list", "aa", "Europe/London", TYPES, ("UTC",), "2026-11-22", 3, 2)
    assert feeds.source("list") == source
    assert feeds.names() == ["list"]
    assert feeds.problems == []


def test_the_file_is_json_and_private(feeds):
    path = feeds.path("list")
    assert len(json.loads(path.read_bytes())["meetings"]) == 3
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("sieve", "found"),
    [
        ({"days": frozenset((2, 3))}, ["a"]),
        ({"days": frozenset((6,))}, ["c"]),
        ({"days": frozenset()}, []),
        ({"box": (43.0, -71.0, 44.0, -70.0)}, ["a"]),
        ({"box": (-41.0, 179.0, -39.0, -179.0)}, ["c"]),
        ({"words": ("cafe",)}, ["a"]),
        ({"words": ('"hi"',)}, ["c"]),
        ({"words": ("cafe", "appointment")}, []),
        ({"codes": (frozenset(("W", "Fr")), frozenset("C"))}, ["a"]),
        ({"codes": (frozenset("X"),)}, []),
        ({"slug": "b"}, ["b"]),
        ({"slug": "zzz"}, []),
        ({}, ["a", "b", "c"]),
    ],
)
def test_the_sieve_lets_through_what_may_be_wanted(feeds, sieve, found):
    assert slugs(feeds, **sieve) == found


@pytest.mark.parametrize(
    "change", [lambda data: json.dumps(json.loads(data), indent=1).encode(), lambda data: data + b"\n"]
)
def test_a_file_that_was_written_again_by_another_program_is_read(feeds, change):
    path = feeds.path("list")
    path.write_bytes(change(path.read_bytes()))
    assert feeds.source("list").count == 3
    assert feeds.read("list")[1] == MEETINGS


@pytest.mark.parametrize(
    "data",
    [
        *(
            b"",
            b"{}",
            b"[]",
            b"\0",
            b"[" * 100_000,
            b'{"format":2,"meetings":[\n]}\n',
            b'{"format":1,"meetings":[\n[1]\n]}\n',
        ),
        b'{"format":1,"program":"aa","zone":"","imported":"","count":1,"placed":0,"zones":[],"types":{},"common":{},'
        b'"meetings":[\n["9","x",null,null,"",5,6]\n]}\n',
    ],
)
def test_a_damaged_list_is_named_and_nothing_falls_over(feeds, data):
    feeds.path("list").write_bytes(data)
    assert feeds.read("list") is None
    assert [each.file for each in feeds.problems] == [str(feeds.path("list"))]
    assert "import it again" in feeds.problems[0].message


def test_no_list(feeds, tmp_path):
    assert feeds.read("other") is feeds.source("other") is None
    assert Feeds(find_home(str(tmp_path / "nowhere"), {})).names() == []


def test_copies_of_a_sync_tool_are_not_lists(feeds):
    for name in ("list.sync-conflict-1.json", "list (1).json", "LIST.json", ".list.json"):
        feeds.path("list").with_name(name).write_bytes(b"{}")
    assert feeds.names() == ["list"]


def test_a_list_is_put_in_the_place_of_the_old_one_and_dropped(feeds):
    keep_feed(feeds.home, Source("list", "na", "UTC", TYPES), [])
    assert feeds.read("list") == (Source("list", "na", "UTC", TYPES), [], 0)
    drop_feed(feeds.home, "list")
    drop_feed(feeds.home, "list")
    assert feeds.names() == []


@pytest.mark.parametrize(
    ("said", "name"),
    [
        *(
            ("AA San José", "aa-san-jose"),
            ("../../etc/passwd", "etc-passwd"),
            ("con", "con-list"),
            ("COM1", "com1-list"),
        ),
        *(("", ""), ("///", ""), ("a" * 90, "a" * 40), ("x.json", "x-json"), ("\0\n", ""), ("-", "")),
    ],
)
def test_names_of_lists_are_names_of_files_everywhere(said, name):
    assert feed_name(said) == name


@given(st.text(max_size=60))
def test_any_text_gives_a_name_that_is_read_again_or_none(said):
    name = feed_name(said)
    assert name == "" or feed_name(name) == name


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir])
def test_what_is_no_file_is_named_and_never_waited_for(feeds, make):
    make(feeds.path("strange"))
    assert feeds.read("strange") is None
    assert feeds.source("strange") is None
    assert feeds.heads("strange", Sieve()) is None
    assert {each.code for each in feeds.problems} == {"bad_list"}

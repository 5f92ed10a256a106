"""The file of a shared report: what is known of it comes through, and anything hostile is refused with its place."""

import copy
import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.exchange.fields.shapes import Wrong
from sobertrack.exchange.share_file import FIELDS, checked, read_share
from sobertrack.model.sharing import FIELDS as SEEN
from sobertrack.model.sharing import LARGEST
from sobertrack.render.text import hides
from sobertrack.rules.people.sharing import key_of

TODAY = date(2026, 11, 22)
WHOLE = {
    "schema": "sobertrack-share/1",
    "made": "2026-11-22",
    "period": {"first": "2026-11-16", "last": "2026-11-22"},
    "days": [{"counter": None, "status": "sober", "days": 41, "since": "2026-10-12", "total": 212}],
    "line": "a line",
    "requests": ["Call me on Friday?"],
    "name": "Robin",
    "checkins": {"days": 5, "of": 7, "today": True},
    "mood": {"mean": 3.2, "days": 5},
    "urges": {"count": 2, "mean_peak": 6.5, "peaks": 2, "mean_drop": -1.0, "drops": 1},
    "meetings": {"count": 2},
    "contacts": {"count": 3},
    "promises": {"kept": 1, "of": 2, "each": [{"promise": "walk 3/week", "done": 2, "asked": 3, "state": "open"}]},
    "activities": [{"name": "walk", "times": 2, "minutes": None}],
    "triggers": [{"name": "Lonely", "times": 1}],
    "strategies": [{"name": "Walk", "times": 1}],
    "wins": [{"day": "2026-11-20", "text": "two\nlines\tand \u200f more"}],
    "hard": [],
    "gratitude": [],
    "notes": [],
    "names": [{"name": "Alex", "times": 1}],
    "meeting_names": [{"name": "Tuesday", "times": 1}],
    "times": [{"day": "2026-11-20", "time": "23:59", "what": "urge"}],
    "slips": [{"counter": None, "day": "2026-11-01", "until": None, "ongoing": False, "triggers": ["party"]}],
}


def read(found: object) -> dict:
    data = found if isinstance(found, bytes) else json.dumps(found).encode()
    return read_share(data, TODAY, hides)


def changed(path: str, value: object) -> dict:
    """The whole report with one value changed: "days.0.since"."""
    made = copy.deepcopy(WHOLE)
    *inside, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    place = made
    for part in inside:
        place = place[part]
    place[last] = value
    return made


def test_every_field_comes_through_as_it_is() -> None:
    assert read(WHOLE) == WHOLE
    assert read(b"\xef\xbb\xbf" + json.dumps(WHOLE, indent=2).encode()) == WHOLE


def test_every_field_that_can_be_given_can_be_read() -> None:
    assert list(FIELDS) == [key_of(field) for field in SEEN]


def test_what_is_not_known_is_left_out() -> None:
    assert read({**WHOLE, "later": {"x": [1]}}) == WHOLE
    assert read(changed("mood.mode", 3)) == WHOLE


def test_every_single_field_may_stand_alone() -> None:
    always = {name: WHOLE[name] for name in ("schema", "made", "period")}
    assert read(always) == always
    for field in FIELDS:
        assert read({**always, field: WHOLE[field]}) == {**always, field: WHOLE[field]}


BROKEN = [
    ("made", "2026-11-24", "made says 2026-11-24, a day that lies ahead"),
    ("made", "2026-13-01", "made is not a day"),
    ("made", "20261122", "made is not a day"),
    ("made", "2026-W47-7", "made is not a day"),
    ("made", 20261122, "made is not a day"),
    ("made", "1899-12-31", "made is not a day"),
    ("period", None, "period is not an object"),
    ("period.first", "2026-11-23", "period does not end"),
    ("days", {"0": 1}, "days is not a list"),
    ("days.0", 41, r"days\[0\] is not an object"),
    ("days.0.days", True, r"days\[0\].days is not a whole number"),
    ("days.0.days", -1, r"days\[0\].days is not a whole number"),
    ("days.0.days", 10**30, r"days\[0\].days is not a whole number"),
    ("days.0.days", 41.0, r"days\[0\].days is not a whole number"),
    ("days.0.status", "clean", r"days\[0\].status is none of"),
    ("days.0.status", ["sober"], r"days\[0\].status is none of"),
    ("days.0.since", None, r"days\[0\].since is missing"),
    ("days.0.since", "2026-11-23", r"days\[0\].since lies after"),
    ("name", "../../etc/passwd", "name is no name of a person"),
    ("name", "C:\\Windows", "name is no name of a person"),
    ("name", "..", "name is no name of a person"),
    ("name", "", "name is no name of a person"),
    ("name", "a\nb", "name is no name of a person"),
    ("name", "R" * 81, "name is no name of a person"),
    ("line", ["a"], "line is not text"),
    ("line", "x" * 4001, "line is longer"),
    ("line", "\x1b[2J", "line holds signs"),
    ("line", "\u202egnp.exe", "line holds signs"),
    ("line", "\ud800", "line holds signs"),
    ("requests", "call me", "requests is not a list"),
    ("requests", ["x"] * 401, "requests holds more than 400"),
    ("requests", ["fine", "\x9b31m"], r"requests\[1\] holds signs"),
    ("wins.0.text", "\x00", r"wins\[0\].text holds signs"),
    ("checkins.today", "yes", "checkins.today is not true or false"),
    ("mood.mean", 7, "mood.mean is not a number from 1 to 5"),
    ("mood.mean", "3", "mood.mean is not a number"),
    ("times.0.time", "24:00", r"times\[0\].time is not a time"),
    ("promises.each.0.state", "lost", r"promises.each\[0\].state is none of"),
    ("slips.0.triggers.0", {}, r"slips\[0\].triggers\[0\] is not text"),
    ("schema", "sobertrack-share/2", "a newer sobertrack wrote it, version 2"),
    ("schema", "sobertrack-share/0", "it is of no version"),
    ("schema", "sobertrack-share/\u0661", "it is of no version"),
    ("schema", "sobertrack/1", "it is no shared report"),
    ("schema", 1, "it is no shared report"),
]


@pytest.mark.parametrize(("path", "value", "words"), BROKEN)
def test_what_cannot_be_is_refused_with_its_place(path: str, value: object, words: str) -> None:
    with pytest.raises(Wrong, match=f"^{words}"):
        read(changed(path, value))


def test_what_is_missing_is_named() -> None:
    with pytest.raises(Wrong, match=r"^made is missing"):
        read({"schema": "sobertrack-share/1"})
    with pytest.raises(Wrong, match=r"^days\[0\].total is missing"):
        read({**WHOLE, "days": [{key: value for key, value in WHOLE["days"][0].items() if key != "total"}]})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "it is empty"),
        (b"<html>", "no JSON that can be read: line 1, column 1"),
        (b"[]", "no shared report"),
        (b"null", "no shared report"),
        (b"\xff\xfe{", "byte 1 is not UTF-8"),
        (b"[" * 60_000, "nested too deep|no JSON"),
        (b'{"a":' * 10_000, "nested too deep|no JSON"),
        (b'{"schema": "sobertrack-share/1", "schema": 2}', "says something twice"),
        (b'{"schema": NaN}', "a number that is none"),
        (b'{"schema": Infinity}', "a number that is none"),
        (b'{"days": ' + b"9" * 5_000 + b"}", "a number that is none"),
        (b" " * LARGEST + b"{}", "larger than 64 kB"),
        (b"age-encryption.org/v1\n-> X25519 abc", "sealed with age"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\nabc", "sealed with age"),
    ],
)
def test_what_is_no_report_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(Wrong, match=words):
        read(data)


def test_the_minutes_of_a_year_are_not_too_many() -> None:
    assert read(changed("activities.0.minutes", 366 * 24 * 60))["activities"][0]["minutes"] == 366 * 24 * 60


def test_tomorrow_is_today_elsewhere_on_earth() -> None:
    assert read(changed("made", "2026-11-23"))["made"] == "2026-11-23"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.sampled_from(list(WHOLE)), inside, max_size=4),
    max_leaves=12,
)


@given(st.sampled_from([*WHOLE]), JSON)
def test_any_value_in_any_field_is_read_or_refused(field: str, value: object) -> None:
    try:
        found = checked({**WHOLE, field: value}, TODAY, hides)
    except Wrong:
        return
    assert hides(json.dumps(found, ensure_ascii=False)) is False
    assert json.loads(json.dumps(found, allow_nan=False)) == found


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(Wrong):
        read(data)


def test_the_page_about_the_format_is_true() -> None:
    page = (Path(__file__).parents[2] / "docs" / "share-format.md").read_text()
    example = "\n".join(line[4:] for line in page.splitlines() if line.startswith("    "))
    assert read(example.encode()) == json.loads(example)
    named = set(re.findall(r"`([a-z_]+)(?:\[\])?`", page))
    assert set(FIELDS) <= named

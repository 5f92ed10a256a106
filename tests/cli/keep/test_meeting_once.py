"""Meetings that come once: a workshop, a sober evening. They lie ahead, are told like others, and stay for visits."""

import json

import pytest

BEFORE, THAT_DAY, AFTER = "2026-12-01T12:00:00+00:00", "2026-12-05T12:00:00+00:00", "2026-12-07T12:00:00+00:00"


@pytest.fixture
def picnic(real) -> None:
    words = ("--on", "2026-12-05 14:00", "--place", "the park", "--how", "in-person")
    assert real("meeting", "add", "Sober picnic", *words).out.splitlines()[0] == (
        "Saved meeting sober-picnic: Sober picnic, Sat 5 Dec 2026 14:00."
    )
    real("meeting", "add", "Tuesday group", "--day", "tue", "--time", "19:30")


def test_it_is_kept_with_its_day(picnic, data, tables) -> None:
    assert tables("groups.toml")["meeting"]["sober-picnic"] == {
        "name": "Sober picnic",
        "date": "2026-12-05",
        "time": "14:00",
        "place": "the park",
        "how": "in-person",
    }
    weekly, once = data("meeting")["meetings"]
    assert (weekly["weekday"], weekly["date"]) == ("tuesday", None)
    assert (once["weekday"], once["days"], once["date"], once["time"]) == (None, [], "2026-12-05", "14:00")
    assert data("meeting", "show", "sober-picnic")["next_start"] == "2026-12-05T14:00:00+00:00"
    assert [each["id"] for each in data("meeting", "list", "--day", "sat")["meetings"]] == ["sober-picnic"]


def test_it_is_told_before_it_begins(picnic, real, data) -> None:
    assert [each["id"] for each in data("meeting", "next", "--within", "7d", now=BEFORE)["meetings"]] == [
        "tuesday-group",
        "sober-picnic",
    ]
    assert "Meeting: Sober picnic, 14:00 (in 2 h), the park" in real(now=THAT_DAY).out
    assert "Sober picnic" not in real(now="2026-12-03T12:00:00+00:00").out
    assert "Sober picnic, today at 14:00" in " ".join(real("sos", now=THAT_DAY).out.split())


def test_over_it_is_out_of_the_way_and_stays_for_its_visits(picnic, real, data) -> None:
    assert real("attend", "--json", now="2026-12-05T14:20:00+00:00").code == 0
    assert [each["id"] for each in data("meeting", now=AFTER)["meetings"]] == ["tuesday-group"]
    assert real("meeting", now=AFTER).out.splitlines()[-1] == (
        "1 past, kept for your visits: sobertrack meeting own --past"
    )
    assert [each["id"] for each in data("meeting", "--past", now=AFTER)["meetings"]] == [
        "tuesday-group",
        "sober-picnic",
    ]
    shown = data("meeting", "show", "sober-picnic", now=AFTER)
    assert (shown["visits"], shown["last_visit"], shown["next_start"]) == (1, "2026-12-05", None)
    assert data("meeting", "next", "--within", "30d", now=AFTER)["total"] == 1
    assert "the park" in real("meeting", "sheet", now=AFTER).out
    late = json.loads(real("attend", "--json", "--on", "2026-12-05", now=AFTER).out)["data"]
    assert (late["meeting"], late["time"]) == ("sober-picnic", "14:00")


def test_the_calendar_has_it_once(picnic, real) -> None:
    [_, picnic_event, weekly] = real("meeting", "calendar", now=BEFORE).out.split("BEGIN:VEVENT")
    assert "RRULE" not in picnic_event
    assert "20261205T140000" in picnic_event
    assert "RRULE:FREQ=WEEKLY;BYDAY=TU" in weekly
    assert "Sober picnic" not in real("meeting", "calendar", now=AFTER).out
    assert "Sober picnic" not in real("meeting", "export").out


def test_a_day_and_a_weekday_take_each_others_place(picnic, real, data, refused) -> None:
    real("meeting", "edit", "sober-picnic", "--day", "sat")
    assert data("meeting", "show", "sober-picnic")["weekday"] == "saturday"
    real("meeting", "edit", "sober-picnic", "--on", "2026-12-12")
    it = data("meeting", "show", "sober-picnic")
    assert (it["weekday"], it["date"], it["time"]) == (None, "2026-12-12", "14:00")
    real("meeting", "edit", "sober-picnic", "--on", "")
    assert data("meeting", "show", "sober-picnic")["date"] is None
    real("undo")
    assert data("meeting", "show", "sober-picnic")["date"] == "2026-12-12"
    assert "--day comes every week" in refused(2, "meeting", "add", "X", "--on", "2026-12-06", "--day", "mon")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("last saturday", "Sat 21 Nov 2026 lies behind"),
        ("2026-11-01", "what comes once lies ahead: write its day, such as 2026-12-01"),
        ("2026-13-01", "there is no month 13"),
        ("05.12.2026", "2026-12-05"),
    ],
)
def test_a_day_that_is_none_is_refused(refused, typed, said) -> None:
    assert said in refused(2, "meeting", "add", "X", "--on", typed)


def test_one_without_a_time_is_a_day(real, data) -> None:
    real("meeting", "add", "Open day", "--on", "tomorrow")
    assert "Mon 23 Nov 2026" in real("meeting").out
    assert data("meeting", "next")["meetings"] == []
    assert real("meeting", "calendar").code == 4
    assert json.loads(real("attend", "--json", "--on", "2026-11-23", now=BEFORE).out)["data"]["meeting"] == "open-day"


def test_a_broken_day_is_named_and_the_others_stay(picnic, real, home) -> None:
    path = home / "data" / "groups.toml"
    path.write_text(path.read_text().replace("2026-12-05", "2026-15-05"))
    answer = real("meeting")
    assert "date is not a day like 2026-11-22" in answer.err
    assert "Tuesday group" in answer.out

"""`today` and the next meeting: within hours, tomorrow, with --all whenever it is; and what was to be brought to it."""

import json

import pytest

EVENING, NIGHT_BEFORE, SUNDAY = "2026-11-24T18:00:00+00:00", "2026-11-23T18:00:00+00:00", "2026-11-22T12:00:00+00:00"


@pytest.fixture
def tuesday(real) -> None:
    real("start", "alcohol", "--since", "2026-10-12")
    real("meeting", "add", "Tuesday group", "--day", "tue", "--time", "19:30", "--place", "the hall")


def found(real, *words, now):
    return json.loads(real("today", *words, "--json", now=now).out)["data"]


def test_the_next_one_is_told_today_and_tomorrow_and_with_all_any(tuesday, real) -> None:
    assert "Meeting: Tuesday group, 19:30 (in 1 h 30 min), the hall" in real(now=EVENING).out.splitlines()
    assert "Next meeting" not in real(now=EVENING).out
    assert "Next meeting: tomorrow, 19:30: Tuesday group, the hall" in real(now=NIGHT_BEFORE).out.splitlines()
    assert "Tuesday group" not in real(now=SUNDAY).out
    assert "Next meeting: Tue 24 Nov, 19:30: Tuesday group, the hall" in real("today", "--all", now=SUNDAY).out
    assert found(real, now=SUNDAY)["next_meeting"] is None
    assert found(real, "--all", now=SUNDAY)["next_meeting"]["start"] == "2026-11-24T19:30:00+00:00"
    assert found(real, now=EVENING)["soon"]["id"] == "tuesday-group"


def test_another_clock_and_what_comes_once(tuesday, real) -> None:
    real("meeting", "add", "Far", "--day", "wed", "--time", "00:30", "--timezone", "Asia/Tokyo")
    assert "Next meeting: today, 15:30: Far" in real(now="2026-11-24T09:00:00+00:00").out
    real("meeting", "add", "Open day", "--on", "2026-11-24", "--time", "10:00")
    assert "Meeting: Open day, 10:00 (in 1 h)" in real(now="2026-11-24T09:00:00+00:00").out


def test_what_was_noted_is_named_before_a_meeting_and_not_after_one(tuesday, real) -> None:
    line = "You noted something to bring: sobertrack meeting next"
    real("checkin", "4", "--bring", "ask about sponsors", now=SUNDAY)
    assert line in real(now=NIGHT_BEFORE).out.splitlines()
    assert line in real(now=EVENING).out.splitlines()
    assert "ask about sponsors" not in real(now=EVENING).out
    assert line not in real(now=SUNDAY).out
    assert "- ask about sponsors, noted Sun 22 Nov 2026 (2 days ago)" in real("meeting", "next", now=EVENING).out
    ahead = real("meeting", "next", now=SUNDAY).out
    assert "ask about sponsors" in ahead
    assert "Your next one: Tuesday group, Tue 24 Nov 2026, 19:30" in ahead
    real("attend", now="2026-11-24T20:00:00+00:00")
    after = "2026-11-30T18:00:00+00:00"
    assert line not in real(now=after).out
    assert "ask about sponsors" not in real("meeting", "next", "--within", "9d", now=after).out


def test_discreet_it_is_only_a_time(tuesday, real) -> None:
    real("config", "set", "discreet", "on")
    out = real(now=NIGHT_BEFORE).out
    assert "Next: tomorrow, 19:30" in out
    assert "group" not in out

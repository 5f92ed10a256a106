"""Calendar files: what stands in them, and when other programs say that a meeting begins."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest

from sobertrack.exchange.clock_changes import onsets
from sobertrack.exchange.icalendar_file import calendar_file
from sobertrack.model.peers.calendar_events import DayEvent, MeetingEvent

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MEETING = MeetingEvent("a@sobertrack", "Alpha", date(2026, 11, 25), (2, 6), "18:00", "America/New_York")


def written(*events: MeetingEvent | DayEvent) -> str:
    return calendar_file("Meetings", events, NOW).decode()


def test_an_event_says_what_calendars_need():
    event = MEETING._replace(
        name='Sunday; "Hope",\nroom 1', minutes=90, place="Hall, 1 St", link="https://zoom.us/j/1", lat=43.1, lon=-70.2
    )
    text = written(event)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    for line in (
        'SUMMARY:Sunday\\; "Hope"\\, room 1',
        "DTSTART;TZID=America/New_York:20261125T180000",
        "DURATION:PT1H30M",
        "RRULE:FREQ=WEEKLY;BYDAY=WE,SU",
        "UID:a@sobertrack",
        "DTSTAMP:20261122T120000Z",
        "LOCATION:Hall\\, 1 St",
        "URL:https://zoom.us/j/1",
        "GEO:43.1;-70.2",
        "CLASS:PRIVATE",
        "TZID:America/New_York",
        "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
        "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11",
    ):
        assert f"\r\n{line}\r\n" in text


def test_the_same_meetings_give_the_same_file_and_each_zone_once():
    again = MEETING._replace(uid="b@sobertrack", time="07:00")
    assert written(MEETING, again) == written(MEETING, again)
    assert written(MEETING, again).count("BEGIN:VTIMEZONE") == 1


def test_without_a_zone_it_is_the_clock_on_the_wall():
    text = written(MEETING._replace(zone=""))
    assert "\r\nDTSTART:20261125T180000\r\n" in text
    assert "VTIMEZONE" not in text


def test_a_day_to_remember():
    text = written(DayEvent("m@sobertrack", "60 days", date(2026, 12, 11)))
    for line in ("DTSTART;VALUE=DATE:20261211", "DTEND;VALUE=DATE:20261212", "TRANSP:TRANSPARENT"):
        assert f"\r\n{line}\r\n" in text


@pytest.mark.parametrize("text", ["a\r\nEND:VCALENDAR", "x" * 5000, "[/]", "é" * 200, "\\n\\,;"])
def test_names_that_are_made_to_break_the_file(text):
    data = calendar_file(text, [MEETING._replace(name=text, place=text, about=text, uid="a")], NOW)
    [event] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert " ".join(str(event["SUMMARY"]).split()) == " ".join(text.split())
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_what_would_steer_or_hide_something_is_an_escape():
    text = "\x1b[31mred \u202egnitset \x00 \x9b"
    data = calendar_file(text, [MEETING._replace(name=text, place=text, about=text, link=text, uid="a")], NOW)
    day = calendar_file(text, [DayEvent("b", text, date(2026, 12, 11), text)], NOW)
    for each in (data.decode(), day.decode()):
        assert each.replace("\r\n", "").isprintable()
        [event] = icalendar.Calendar.from_ical(each).walk("VEVENT")
        assert str(event["SUMMARY"]) == "\\u001b[31mred \\u202egnitset \\u0000 \\u009b"


def test_an_empty_calendar():
    assert written().startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    ("zone", "rules"),
    [
        ("America/New_York", [{"BYMONTH": "3", "BYDAY": "2SU"}, {"BYMONTH": "11", "BYDAY": "1SU"}]),
        ("Europe/London", [{"BYMONTH": "3", "BYDAY": "-1SU"}, {"BYMONTH": "10", "BYDAY": "-1SU"}]),
        ("Australia/Lord_Howe", [{"BYMONTH": "4", "BYDAY": "1SU"}, {"BYMONTH": "10", "BYDAY": "1SU"}]),
        ("Asia/Kolkata", [{}]),
        (
            "Asia/Jerusalem",
            [
                {"BYMONTH": "3", "BYDAY": "FR", "BYMONTHDAY": "23,24,25,26,27,28,29"},
                {"BYMONTH": "10", "BYDAY": "-1SU"},
            ],
        ),
    ],
)
def test_the_rules_of_zones(zone, rules):
    found = [
        {key: ",".join(values) for key, values in each.rule.items() if key != "FREQ"} for each in zone_onsets(zone)
    ]
    assert found == rules
    assert not any(each.more for each in zone_onsets(zone))


def zone_onsets(zone):
    return onsets(ZoneInfo(zone), 2026)


def test_a_zone_without_rules_lists_its_days():
    assert [bool(each.rule) for each in zone_onsets("Asia/Gaza")] == [False, False]
    assert all(len(each.more) > 20 for each in zone_onsets("Asia/Gaza"))

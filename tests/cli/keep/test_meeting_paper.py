"""`meeting export`, `calendar`, `sheet` and `milestones --ics`: meetings out of the notebook."""

import json
from datetime import UTC, date, datetime

import icalendar
import pytest

ROWS = [
    {"name": "Women at noon", "slug": "women", "day": 1, "time": "12:00", "types": ["W", "ONL"], "notes": "Ring twice"},
    {
        "name": "Night online",
        "slug": "night",
        "day": 0,
        "time": "23:30",
        "conference_url": "https://zoom.us/j/1",
        "conference_url_notes": "Password: tulip",
        "contact_1_name": "Ann",
        "venmo": "@ann",
    },
    {"name": "Ask", "slug": "ask"},
]
FOR_AA = ("--program", "aa", "--timezone", "America/New_York")


@pytest.fixture
def lists(data):
    data("meeting", "import", "-", "--name", "maine", *FOR_AA, stdin=json.dumps(ROWS))


@pytest.fixture
def own(real):
    words = ("--day", "tue,thu", "--time", "19:30", "--place", "Hall", "--note", "only for me")
    real("meeting", "add", "Tuesday group", *words)


def test_an_export_is_strict_and_private(lists, own, real, tmp_path) -> None:
    file = tmp_path / "out.json"
    answer = real("meeting", "export", "-o", str(file))
    assert (answer.code, answer.out) == (0, "")
    assert json.loads(file.read_text("utf-8")) == [
        {
            "name": "Tuesday group",
            "slug": "tuesday-group",
            "day": [2, 4],
            "time": "19:30",
            "timezone": "Europe/London",
            "location": "Hall",
        },
        {
            "name": "Women at noon",
            "slug": "women",
            "day": 1,
            "time": "12:00",
            "timezone": "America/New_York",
            "types": ["W"],
            "notes": "Ring twice",
        },
        {
            "name": "Night online",
            "slug": "night",
            "day": 0,
            "time": "23:30",
            "timezone": "America/New_York",
            "conference_url": "https://zoom.us/j/1",
        },
        {"name": "Ask", "slug": "ask"},
    ]
    assert real("meeting", "export", "-o", str(file)).code == 2


def test_what_is_exported(lists, own, real, data) -> None:
    assert [each["slug"] for each in json.loads(real("meeting", "export", "--followed").out)] == ["tuesday-group"]
    assert len(json.loads(real("meeting", "export", "--source", "maine").out)) == 3
    assert len(data("meeting", "export")["meetings"]) == 4


def test_an_export_is_read_again_without_a_problem(lists, own, real, data) -> None:
    out = real("meeting", "export").out
    said = data("meeting", "import", "-", "--name", "again", "--program", "aa", stdin=out)
    assert (said["read"], said["imported"], said["problems"], said["timezone"]) == (4, 4, [], None)


def events(answer):
    assert answer.code == 0, answer.screen
    return icalendar.Calendar.from_ical(answer.out).walk("VEVENT")


def test_ones_own_as_a_calendar(own, lists, real) -> None:
    real("meeting", "follow", "night")
    first, second = events(real("meeting", "calendar", now="2026-11-25T12:00:00", env={"TZ": "Europe/London"}))
    assert (str(first["SUMMARY"]), str(first["UID"])) == ("Tuesday group", "tuesday-group@sobertrack")
    assert first["DTSTART"].dt.astimezone(UTC) == datetime(2026, 11, 26, 19, 30, tzinfo=UTC)
    assert first["RRULE"]["BYDAY"] == ["TU", "TH"]
    assert (str(second["UID"]), str(second["URL"])) == ("maine.night@sobertrack", "https://zoom.us/j/1")
    assert second["DTSTART"].params["TZID"] == "America/New_York"
    assert "only for me" not in real("meeting", "calendar").out


def test_the_same_calendar_is_made_again(own, real) -> None:
    answers = [real("meeting", "calendar", now=f"2026-{month}-25T12:00:00").out for month in ("11", "12")]
    uids = [[str(each["UID"]) for each in icalendar.Calendar.from_ical(text).walk("VEVENT")] for text in answers]
    assert uids[0] == uids[1]


def test_named_ones_and_those_of_lists(own, lists, real, refused) -> None:
    assert [str(each["SUMMARY"]) for each in events(real("meeting", "calendar", "women", "tuesday group"))] == [
        "Women at noon",
        "Tuesday group",
    ]
    answer = real("meeting", "calendar", "ask", "women")
    assert "without a day, a time or a known time zone, and so left out: Ask" in answer.err
    assert "no meeting with a day and a time" in refused(4, "meeting", "calendar", "ask")
    assert 'no meeting "nothing"' in refused(4, "meeting", "calendar", "nothing")
    assert refused(2, "meeting", "calendar", "women", "--followed")


def test_a_discreet_calendar_names_nothing(own, real) -> None:
    real("config", "set", "discreet", "on")
    [event] = events(real("meeting", "calendar"))
    assert (str(event["SUMMARY"]), "DESCRIPTION" in event) == ("Meeting", False)
    real("start", "alcohol", "--since", "2026-10-12")
    days = events(real("milestones", "--ics"))
    assert {str(each["SUMMARY"]) for each in days} == {"A day to remember"}


def test_a_calendar_goes_into_a_file_as_it_is(own, real, tmp_path) -> None:
    file = tmp_path / "m.ics"
    assert real("meeting", "calendar", "-o", str(file)).out == ""
    assert file.read_bytes().count(b"\r\n") == file.read_bytes().count(b"\n") > 10


def test_milestones_as_days(real, data) -> None:
    real("start", "alcohol", "--since", "2026-10-12")
    first = events(real("milestones", "--ics"))[0]
    assert (str(first["SUMMARY"]), first["DTSTART"].dt) == ("60 days", date(2026, 12, 11))
    real("start", "nicotine", "--since", "2026-11-01")
    names = [str(each["SUMMARY"]) for each in events(real("milestones", "--ics"))]
    assert "60 days: alcohol" in names
    assert "60 days: nicotine" in names
    assert data("milestones", "--ics")["days"][0]["day"] == "2026-12-01"


def test_a_sheet_to_print(own, real, data) -> None:
    real("attend", "tuesday-group", "--on", "2026-11-17", "--at", "19:30", "--how", "in-person")
    real("attend", "somewhere", "--on", "2026-10-01")
    lines = real("meeting", "sheet", "--blank", "1").out.splitlines()
    assert lines[:2] == ["Meetings attended", "Sat 24 Oct 2026 to Sun 22 Nov 2026: 1 meeting"]
    assert lines[5:7] == ["1. Tue 17 Nov 2026, 19:30", "  Tuesday group, in person, Hall"]
    assert lines[8].startswith("  Signature: ....")
    assert lines[10].startswith("2. Day: ....")
    assert lines[-1].startswith("This is my own record.")
    assert max(map(len, lines[:-1])) <= 80
    assert data("meeting", "sheet", "--last", "90d", "--blank", "0") == {
        "from": "2026-08-25",
        "to": "2026-11-22",
        "visits": [
            {"day": "2026-10-01", "time": None, "name": "somewhere", "group": None, "how": None, "place": None},
            {
                "day": "2026-11-17",
                "time": "19:30",
                "name": "Tuesday group",
                "group": None,
                "how": "in-person",
                "place": "Hall",
            },
        ],
        "blank": 0,
    }


def test_a_sheet_in_markdown(own, real) -> None:
    real("attend", "tuesday-group", "--on", "2026-11-17")
    out = real("meeting", "sheet", "--blank", "2", "--format", "md").out
    assert "| No | Day | Time | Meeting | Signature | Signed on |" in out
    assert "| 3 |  |  |  |  |  |" in out


def test_a_sheet_without_visits(real, refused) -> None:
    assert real("meeting", "sheet", "--in", "2026-10", "--blank", "0").out.splitlines()[-3:-1] == [
        "No meeting is written down in these days.",
        "",
    ]
    assert real("meeting", "sheet").out.count("Signature") == 5
    assert refused(2, "meeting", "sheet", "--blank", "101")
    assert refused(2, "meeting", "sheet", "--last", "30d", "--in", "2026-10")


@pytest.mark.parametrize("width", [30, 40, 60, 80])
def test_dotted_lines_fit_the_page(width) -> None:
    from sobertrack.model.days.periods import Period
    from sobertrack.views.peers import attendance_sheet as view

    days = Period(date(2026, 11, 1), date(2026, 12, 1))
    row = view.Row(date(2026, 11, 17), "19:30", "Noon", "", "", "")
    blocks = view.sheet(view.Sheet(days, [row], 12, discreet=False, width=width), table=False)
    dotted = [block for block in blocks if "..." in getattr(block, "text", "")]
    assert len(dotted) >= 1 + 1 + 3 * 11
    assert all(2 * block.indent + len(block.text) <= width for block in dotted)
    assert any("Date: ...." in block.text for block in dotted)


def test_a_long_id_breaks_behind_a_hyphen() -> None:
    from sobertrack.model.peers.feeds import ListedMeeting
    from sobertrack.views.peers import finding
    from sobertrack.views.peers.finding import Listing, Row

    def ids(*lists: str, width: int) -> list[str]:
        slug = "cup-of-coffee-group-on-sunday-evening-late"
        rows = tuple(Row(ListedMeeting(slug=slug, name="Cup"), name, "aa", None, "") for name in lists)
        return [
            block.text
            for block in finding.listing(Listing(rows, 0, 1, width=width), cards=True)
            if block.tone == "muted"
        ]

    assert ids("santa-clara", width=80) == ["santa-clara/cup-of-coffee-group-on-sunday-evening-late"]
    assert ids("santa-clara", width=50) == ["cup-of-coffee-group-on-sunday-evening-late"]
    assert ids("santa-clara", width=40) == ["cup-of-coffee-group-on-sunday-evening-", "late"]
    assert ids("santa-clara", "b", width=40)[:2] == ["santa-clara/cup-of-coffee-group-on-", "sunday-evening-late"]

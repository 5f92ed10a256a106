"""`meeting`: regular meetings, and the week in which they come."""

import subprocess
import sys
from pathlib import Path

import pytest

import running


@pytest.fixture
def tuesday(real) -> None:
    words = ["--day", "tue", "--time", "7:30pm", "--group", "AA", "--place", "Hall, 2nd floor", "--how", "in person"]
    assert real("meeting", "add", "Tuesday group", *words).code == 0


def test_none_yet(real, data) -> None:
    assert real("meeting").out.startswith("No meeting is on your list yet. The first one: sobertrack meeting add")
    assert data("meeting", "list") == {"meetings": [], "total": 0}


def test_add_list_and_show(tuesday, real, data, tables) -> None:
    assert tables("groups.toml")["meeting"]["tuesday-group"] == {
        "name": "Tuesday group",
        "group": "AA",
        "weekday": "tuesday",
        "time": "19:30",
        "place": "Hall, 2nd floor",
        "how": "in-person",
    }
    listed = data("meeting", "list")["meetings"]
    assert listed == [
        {
            "id": "tuesday-group",
            "name": "Tuesday group",
            "group": "AA",
            "weekday": "tuesday",
            "days": ["tuesday"],
            "time": "19:30",
            "zone": None,
            "place": "Hall, 2nd floor",
            "link": None,
            "how": "in-person",
            "note": None,
            "minutes": None,
            "phone": None,
            "source": None,
            "slug": None,
            "date": None,
            "status": None,
        }
    ]
    shown = data("meeting", "show", "TUESDAY group")
    assert shown == {**listed[0], "visits": 0, "last_visit": None, "next_start": "2026-11-24T19:30:00+00:00"}
    assert real("meeting", "show", "tuesday-group").out.splitlines() == [
        "Tuesday group",
        "Group\tAA",
        "When\tTuesday 19:30",
        "Next\tTue 24 Nov 2026, 19:30",
        "How\tin person",
        "Place\tHall, 2nd floor",
        "Id\ttuesday-group",
    ]


def test_the_list_follows_the_week(real, data) -> None:
    for words in (
        ["Late", "--day", "sunday", "--time", "20:00"],
        ["Any"],
        ["Early", "--day", "sunday", "--time", "8am"],
    ):
        real("meeting", "add", *words)
    real("meeting", "add", "Midweek", "--day", "Wednesdays")
    assert [each["name"] for each in data("meeting", "list")["meetings"]] == ["Midweek", "Early", "Late", "Any"]
    assert real("meeting").out.splitlines()[:2] == ["Meeting\tWhen\tId", "Midweek\tWednesday\tmidweek"]


def test_a_zone_elsewhere_is_told_on_the_own_clock(real, data) -> None:
    words = ["--day", "monday", "--time", "20:00", "--timezone", "America/New_York", "--link", "https://x.example/r"]
    assert real("meeting", "add", "Coast", *words).out.startswith("Saved meeting coast: Coast, Monday 20:00 (America/")
    assert "Next\tTue 24 Nov 2026, 01:00 your time" in real("meeting", "show", "coast").out
    assert data("meeting", "show", "coast")["next_start"] == "2026-11-23T20:00:00-05:00"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--timezone", "London"], "Europe/London"),
        (["--timezone", "new york"], "America/New_York"),
        (["--timezone", "../../etc/passwd"], "such as Europe/London"),
        (["--timezone", "Europe"], "did you mean"),
        (["--day", "someday"], "--day tuesday"),
        (["--time", "25:00"], "22:30"),
        (["--time", "evening"], "22:30"),
        (["--how", "by boat"], "one of: in-person, online, phone"),
        (["--place", "x" * 501], "make it shorter"),
        (["--group", "x" * 81], "make it shorter"),
        (["-n", "x" * 4001], "make it shorter"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(refused, home, words: list[str], hint: str) -> None:
    error = refused(2, "meeting", "add", "x", *words)
    assert hint in error or "did you mean" in error
    assert not (home / "data").exists()


def test_names_are_kept_apart(tuesday, real, refused) -> None:
    assert "meeting edit tuesday-group" in refused(2, "meeting", "add", "tuesday GROUP")
    assert 'there is also "Tuesday group"' in real("meeting", "add", "Tuesday groop").err
    assert "exists already" in refused(2, "meeting", "edit", "tuesday-group", "--name", "Tuesday groop")
    assert 'did you mean "Tuesday group"' in refused(4, "meeting", "show", "Tuesday grou")
    assert "sobertrack meeting add NAME" in refused(4, "meeting", "rm", "x", env={"SOBERTRACK_HOME": "/nowhere/at/all"})


def test_edit(tuesday, real, data, refused) -> None:
    changed = data("meeting", "edit", "tuesday-group", "--name", "Wednesday group", "--day", "wed", "--group", "")
    assert (changed["id"], changed["name"], changed["weekday"], changed["group"]) == (
        "tuesday-group",
        "Wednesday group",
        "wednesday",
        None,
    )
    cleared = data("meeting", "edit", "wednesday group", "--time", "", "--day", "", "--how", "", "-n", "bring cake")
    assert (cleared["time"], cleared["weekday"], cleared["how"], cleared["note"]) == (None, None, None, "bring cake")
    assert data("meeting", "show", "tuesday-group")["next_start"] is None
    assert "say what to change" in refused(2, "meeting", "edit", "tuesday-group")
    assert real("meeting", "edit", "tuesday-group", "-n", "bring cake").out.startswith("The meeting tuesday-group says")


def test_rm_keeps_the_visits_and_undo_brings_it_back(tuesday, real, data, tables) -> None:
    real("attend", "tuesday group", "--on", "2026-11-17")
    assert "Visits\t1, the last on Tue 17 Nov 2026 (5 days ago)" in real("meeting", "show", "tuesday-group").out
    kept = tables("groups.toml")
    assert real("meeting", "rm", "tuesday-group").out.splitlines() == [
        "Saved meeting tuesday-group: removed from your list.",
        "Your visits to Tuesday group stay in your log. Undo: sobertrack undo",
    ]
    assert data("log", "--kind", "visit")["entries"][0]["name"] == "Tuesday group"
    real("undo")
    assert tables("groups.toml") == kept


def test_a_table_that_cannot_be_is_left_out_and_told(tuesday, real, data, home) -> None:
    file = home / "data" / "groups.toml"
    file.write_text(file.read_text() + '[meeting.odd]\nweekday = "someday"\n[group.aa]\nname = "AA"\n')
    listed = real("meeting", "list")
    assert listed.code == 0
    assert "[meeting.odd]: weekday is no day of the week" in listed.err
    real("meeting", "edit", "tuesday-group", "--time", "20:00")
    assert '[group.aa]\nname = "AA"' in file.read_text()
    assert 'weekday = "someday"' in file.read_text()


def test_zones_are_loaded_only_where_they_are_needed(tuesday, tmp_path) -> None:
    assert "zoneinfo" not in loaded(tmp_path, "meeting", "list")
    assert "zoneinfo" not in loaded(tmp_path, "attend", "tuesday-group")
    assert "zoneinfo" in loaded(tmp_path, "meeting", "show", "tuesday-group")


def loaded(root: Path, *words: str) -> list[str]:
    """The modules that a run in a process of its own has loaded."""
    code = "import sys; from sobertrack.cli.main import run; run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", code, *words]
    done = subprocess.run(command, capture_output=True, text=True, env=running.surroundings(root), timeout=240)
    return done.stderr.split()


def test_several_days_are_one_meeting(real, data, tables) -> None:
    words = ["--day", "thu,Monday", "--time", "07:00"]
    assert real("meeting", "add", "Early", *words).out.startswith("Saved meeting early: Early, Mon, Thu 07:00.")
    assert tables("groups.toml")["meeting"]["early"]["weekday"] == ["monday", "thursday"]
    shown = data("meeting", "show", "early")
    assert (shown["weekday"], shown["days"], shown["next_start"]) == (
        None,
        ["monday", "thursday"],
        "2026-11-23T07:00:00+00:00",
    )
    assert real("meeting", "edit", "early", "--day", "").code == 0
    assert "weekday" not in tables("groups.toml")["meeting"]["early"]
    assert real("meeting", "edit", "early", "--day", "mon,someday").code == 2

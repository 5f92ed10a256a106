"""A clock that is wrong, the nights when clocks change, no time zone database: saved once, in order, never a crash."""

import json
import sys
import zoneinfo
from collections.abc import Iterator
from pathlib import Path

import pytest

import running
import samples

LATEST = "2300-12-31T23:59:59+00:00"
TODAY = "2026-11-22T12:00:00+00:00"
SAMPLES = [line for line in samples.sampled() if not line.startswith(("demo", "help", "guide"))]
CODES = {0, 1, 2, 3, 4, 5}


def records(home: Path) -> list[dict[str, object]]:
    files = sorted((home / "data" / "journal").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_bytes().split(b"\n") if line]


def notes(run, now: str) -> list[str]:
    shown = json.loads(run("log", "--json", now=now).out)
    assert shown["warnings"] == []
    return [each["note"] for each in shown["data"]["entries"]]


@pytest.mark.parametrize(
    "moments",
    [
        (TODAY, "2026-11-12T12:00:00+00:00", TODAY),
        (TODAY, "2099-01-01T00:00:00+00:00", TODAY, "2026-11-23T08:00:00+00:00"),
        ("2026-01-01T00:10:00+00:00", "2025-12-31T23:50:00+00:00", "2026-01-01T00:20:00+00:00"),
        (TODAY, "1970-01-01T00:00:00+00:00", "1969-12-31T00:00:00+00:00", "1900-01-01T00:00:00+00:00", TODAY),
        (TODAY, LATEST, TODAY),
    ],
    ids=["ten days back", "2099", "new year and back", "before 1970", "the last moment"],
)
def test_whatever_the_clock_says_the_order_is_that_of_writing(run, home: Path, moments: tuple[str, ...]) -> None:
    assert run("start", "alcohol", "--since", "1900-01-01", now=moments[0]).code == 0
    for number, moment in enumerate(moments):
        saved = run("checkin", "3", "-n", f"words {number}", now=moment)
        assert (saved.code, saved.out.count("Saved check-in")) == (0, 1), saved.screen
        for line in ("", "streak", "log", "report", "calendar", "milestones", "due", "doctor"):
            looked = run(*line.split(), now=moment)
            assert looked.code in (0, 1), (line, looked.screen)
    written = sorted(records(home), key=lambda raw: str(raw["id"]))
    assert [raw["note"] for raw in written if "note" in raw] == [f"words {number}" for number in range(len(moments))]
    assert len({raw["id"] for raw in written}) == len(written)
    last = f"words {len(moments) - 1}"
    for there in (False, True):  # undo takes back what was written last, and then the undo
        assert run("undo", now=moments[-1]).code == 0
        assert (last in notes(run, LATEST)) == there


NIGHTS = {
    "an hour that is not there": ("Europe/London", "2026-03-29T01:30:00", "2026-03-29"),
    "an hour that comes twice": ("Europe/London", "2026-10-25T01:30:00", "2026-10-25"),
    "New York, spring": ("America/New_York", "2026-03-08T02:30:00", "2026-03-08"),
    "New York, autumn": ("America/New_York", "2026-11-01T01:30:00", "2026-11-01"),
    "half an hour": ("Australia/Lord_Howe", "2026-10-04T02:15:00", "2026-10-04"),
    "a day that is not there": ("Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30"),
    "midnight that is not there": ("America/Sao_Paulo", "2017-10-15T00:30:00", "2017-10-15"),
    "another way round": ("Europe/Dublin", "2026-10-25T01:30:00", "2026-10-25"),
}


@pytest.mark.parametrize(("zone", "moment", "day"), NIGHTS.values(), ids=NIGHTS)
def test_a_night_when_the_clocks_change(run, home: Path, zone: str, moment: str, day: str) -> None:
    """The day is the one on the wall, the record says its offset, and the days count as ever."""
    env = {"TZ": zone}
    assert run("start", "alcohol", "--since", "2011-12-01", now=moment, env=env).code == 0
    for words in (("checkin", "3", "-n", "in the night"), ("urge", "5"), ("slip", "--counter", "alcohol")):
        saved = run(*words, "--json", now=moment, env=env)
        assert (saved.code, json.loads(saved.out)["data"]["day"]) == (0, day), saved.screen
    for words in (("streak",), ("log",), ("report",), ("calendar",), ("milestones",), ("sos",), ("meeting", "next")):
        assert run(*words, now=moment, env=env).code == 0, words
    written = [raw for raw in records(home) if raw["type"] == "checkin"]
    assert [(raw["day"], raw["time"]) for raw in written] == [(day, moment[11:16])]
    assert str(written[0]["at"]).startswith(moment[:16])
    assert len(str(written[0]["at"])) == 25, "with its offset"
    later = f"{int(moment[:4]) + 1}{moment[4:]}"
    days = json.loads(run("streak", "--json", now=later, env=env).out)["data"]["counters"][0]["days"]
    assert days in (364, 365), "a slip on the day before the run"


@pytest.fixture
def no_zones(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """A computer without a time zone database: neither the system's nor Python's."""
    before = zoneinfo.TZPATH
    for name in ("tzdata", *(name for name in sys.modules if name.startswith("tzdata."))):
        monkeypatch.setitem(sys.modules, name, None)
    zoneinfo.reset_tzpath(to=[])
    zoneinfo.ZoneInfo.clear_cache()
    with pytest.raises(zoneinfo.ZoneInfoNotFoundError):
        zoneinfo.ZoneInfo("Europe/London")
    yield {"PYTHONTZPATH": "", "TZDIR": "/nowhere", "TZ": "Europe/London"}
    zoneinfo.reset_tzpath(to=before)
    zoneinfo.ZoneInfo.clear_cache()


@pytest.fixture
def notebook(tmp_path: Path) -> samples.Notebook:
    return samples.Notebook(tmp_path)


def test_every_command_without_a_time_zone_database(notebook: samples.Notebook, no_zones: dict[str, str]) -> None:
    for line in SAMPLES:
        answer = notebook.run(line, **no_zones)
        assert answer.code in CODES, (line, answer.screen)
        assert "a fault of this program" not in answer.err, (line, answer.screen)
    answer = notebook.run("checkin 3 -n words", **no_zones)
    assert (answer.code, answer.out.startswith("Saved")) == (0, True)
    doctor = notebook.run("doctor", **no_zones)
    assert "time zone" in doctor.screen


@pytest.mark.parametrize("zone", ["Nowhere/Land", "", ":", "../../etc/passwd", "UTC+99:99:99", "\x1b[31m", "x" * 5000])
def test_a_zone_that_nobody_knows(run, zone: str) -> None:
    env = {"TZ": zone}
    for words in (
        ("checkin", "3"),
        ("log",),
        ("meeting", "add", "Talk", "--day", "monday", "--time", "19:00"),
        ("meeting", "next"),
        ("doctor",),
    ):
        answer = run(*words, now="2026-11-22T12:00:00", env=env)
        assert answer.code in (0, 2), answer.screen
        assert "\x1b" not in answer.screen
        assert "a fault of" not in answer.screen
    assert run("streak", "--json", now=running.NOON, env=env).code == 0

"""When other calendar programs say that our meetings begin, for a whole year: khal, recurring-ical-events and ical.js.

ical.js, the reader of Thunderbird and Nextcloud, runs where Node and npm are there; it is fetched once, into the cache
of pytest.
"""

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events

from sobertrack.exchange.icalendar_file import calendar_file
from sobertrack.model.peers.calendar_events import MeetingEvent
from sobertrack.rules.peers.next_meeting import Weekly, next_start
from sobertrack.store.zone import use_newest_zones

ZONES = (
    *("America/New_York", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca"),
    *("Europe/Dublin", "Asia/Jerusalem", "America/Nuuk", "Africa/Cairo", "America/Santiago", "Asia/Gaza", "UTC"),
)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
YEAR = timedelta(days=366)
DAYS, TIME = (2, 6), "18:00"
READER = Path(__file__).parent / "reader"


def ours(zone: str) -> list[str]:
    """The starts of a year by our own rule."""
    starts, moment = [], NOW
    while True:
        start = min(found for day in DAYS if (found := next_start(Weekly(day, TIME, zone), moment)))
        if start > NOW + YEAR:
            return starts
        starts.append(start.astimezone(UTC).isoformat())
        moment = start + timedelta(minutes=1)


@pytest.fixture(scope="module")
def expected() -> dict[str, list[str]]:
    use_newest_zones()
    return {zone: ours(zone) for zone in ZONES}


@pytest.fixture(scope="module")
def file(tmp_path_factory, expected) -> Path:
    events = []
    for number, (zone, starts) in enumerate(expected.items()):
        first = next_start(Weekly(datetime.fromisoformat(starts[0]).weekday(), TIME, zone), NOW)
        events.append(MeetingEvent(f"{number}@sobertrack", zone, first.date(), DAYS, TIME, zone))
    path = tmp_path_factory.mktemp("calendar") / "meetings.ics"
    path.write_bytes(calendar_file("Meetings", events, NOW))
    return path


def test_a_year_has_every_meeting(expected):
    assert {zone: len(starts) for zone, starts in expected.items() if not 104 <= len(starts) <= 105} == {}
    assert expected["America/New_York"][0] == "2026-11-22T23:00:00+00:00"


def test_recurring_ical_events(file, expected):
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    found: dict[str, list[str]] = {zone: [] for zone in ZONES}
    for event in recurring_ical_events.of(calendar).between(NOW, NOW + YEAR):
        found[str(event["SUMMARY"])].append(event["DTSTART"].dt.astimezone(UTC).isoformat())
    assert {zone: sorted(starts) for zone, starts in found.items()} == expected


KHAL = """[calendars]
[[meetings]]
path = {folder}/meetings
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/database
"""


def test_khal(file, expected, tmp_path):
    pytest.importorskip("khal", reason="khal is not installed here: pip install khal")
    (tmp_path / "meetings").mkdir()
    (tmp_path / "config").write_text(KHAL.format(folder=tmp_path))
    khal = [sys.executable, "-c", "from khal.cli import main_khal; main_khal()", "-c", str(tmp_path / "config")]
    subprocess.run([*khal, "import", "--batch", str(file)], check=True, capture_output=True)
    listing = ("list", f"{NOW:%Y-%m-%d}", "367d", "--day-format", "", "--format", "{title} {start-date}T{start-time}")
    said = subprocess.run([*khal, *listing], check=True, capture_output=True, text=True).stdout
    rows = {tuple(line.split()) for line in said.splitlines() if line.strip()}
    found = {zone: sorted(f"{at}:00+00:00" for title, at in rows if title == zone) for zone in ZONES}
    assert {zone: [at for at in starts if at <= (NOW + YEAR).isoformat()] for zone, starts in found.items()} == expected


@pytest.fixture(scope="module")
def reader(request, tmp_path_factory) -> Path:
    """The folder in which ical.js lies."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        pytest.skip("ical.js needs Node and npm, which are not here")
    cache = getattr(request.config, "cache", None)
    folder = Path(cache.mkdir("calendar-reader")) if cache else tmp_path_factory.mktemp("calendar-reader")
    if not (folder / "node_modules" / "ical.js").is_dir():
        shutil.copy(READER / "package.json", folder)
        command = [
            npm,
            "install",
            "--no-audit",
            "--no-fund",
            "--no-package-lock",
            "--ignore-scripts",
            "--fetch-retries=0",
        ]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
        except subprocess.TimeoutExpired:
            pytest.skip("ical.js could not be fetched: npm gave no answer")
        if done.returncode:
            pytest.skip(f"ical.js could not be fetched: {done.stderr.strip()[-200:]}")
    return folder


def test_ical_js(file, expected, reader):
    script = READER / "instants.mjs"
    most = max(map(len, expected.values()))
    done = subprocess.run(["node", script, reader, file, str(most)], capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)
    found = {zone: [start.replace(".000Z", "+00:00") for start in said[zone]] for zone in ZONES}
    assert {zone: starts[: len(expected[zone])] for zone, starts in found.items()} == expected

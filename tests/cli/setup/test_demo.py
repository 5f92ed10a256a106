"""`demo`: the real commands on a made-up notebook, apart from anybody's own."""

import re
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest

import running
from sobertrack.cli.setup.made_up import DAYS, Story
from sobertrack.model.entries import CheckIn, Entry, Urge, Visit
from sobertrack.store import codec, library

COMMANDS = [
    "sobertrack start alcohol --since 2026-07-25 --reason 'clear mornings'",
    "sobertrack slip --trigger event",
    "sobertrack checkin 4 2 --sober --tried drink-something-else --win 'asked for help early'",
    "sobertrack",
    "sobertrack streak",
    "sobertrack strategy list --for lonely --category people",
]


@pytest.fixture
def demo(real, tmp_path: Path):
    """Play the demo; what it says, without what differs from one time to the next."""
    (tmp_path / "temporary").mkdir()

    def play(*args: str, **more) -> str:
        env = {"TMPDIR": str(tmp_path / "temporary"), **more.pop("env", {})}
        answer = real("demo", *args, env=env, **more)
        assert (answer.code, answer.err) == (0, ""), answer.screen
        text = re.sub(r"\b([a-z])-[0-9a-z]{5,8}\b", r"\1-id", answer.out)
        return re.sub(r"\S*sobertrack-demo-\w+", "PLACE", text)

    tempfile.tempdir = None  # it is looked up once in a process
    yield play
    tempfile.tempdir = None


def places(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "temporary").iterdir())


def test_it_shows_each_command_and_its_answer(demo) -> None:
    lines = demo().splitlines()
    typed = [line[2:] for line in lines if line.startswith("$ ")]
    assert [line for line in typed if line in COMMANDS] == COMMANDS
    assert all(lines[n + 1] for n, line in enumerate(lines) if line.startswith("$ "))
    text = "\n".join(lines)
    assert "Saved slip s-id for Tue 22 Sep 2026. Thank you for writing it down." in text
    assert "Sam (sponsor) +1 555 0100" in text
    assert "60 days sober, since Wed 23 Sep 2026" in text
    assert "119 sober days in all" in text
    assert "PLACE" in text
    assert lines[-1] == "Your own begins with: sobertrack start"
    assert "\x1b" not in text


def test_it_is_the_same_every_time_and_leaves_a_private_notebook(demo, real, home: Path, tmp_path: Path) -> None:
    assert demo() == demo()
    assert not home.exists()
    for place in places(tmp_path):
        assert place.stat().st_mode & 0o777 == 0o700
        assert real("--home", str(place), "doctor").out.startswith("Nothing wrong found in 1")
        days = re.search(r"Days with one\t(\d+)", real("--home", str(place), "streak").out)
        assert days
        assert 90 < int(days[1]) <= DAYS
    assert len(places(tmp_path)) == 2


def test_every_command_it_names_works(demo, real, tmp_path: Path) -> None:
    demo()
    place = places(tmp_path)[0]
    answer = real("demo", env={"TMPDIR": str(tmp_path / "temporary")})
    named = re.findall(r"sobertrack --home \S+ (.*)", answer.out)
    assert len(named) >= 2
    for line in named:
        assert real("--home", str(place), *line.split()).code == 0


@pytest.mark.parametrize("now", ["2027-01-05T02:30:00+00:00", "2028-02-29T23:59:00-08:00", "2026-11-22T09:00:00+14:00"])
def test_at_any_hour_of_any_day(demo, now: str) -> None:
    text = demo(now=now)
    assert "60 days sober" in text
    assert "Check-in: done today" in text


def test_a_notebook_of_ones_own_stays_as_it_is(demo, real, home: Path) -> None:
    real("checkin", "4")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    demo(env={"SOBERTRACK_DATA": str(home / "data")})
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_a_place_of_ones_choice(demo, real, tmp_path: Path) -> None:
    demo("--home", str(tmp_path / "look"))
    assert real("--home", str(tmp_path / "look"), "streak").code == 0
    answer = real("demo", "--home", str(tmp_path / "look"))
    assert (answer.code, answer.out) == (2, "")


def test_forms(demo, real, tmp_path: Path) -> None:
    assert real("demo", "--json").code == 2
    assert real("demo", "--format", "json").code == 2
    plain = demo()
    assert demo("--plain", "--ascii") == plain
    assert demo("-q", "-o", str(tmp_path / "demo.txt")) == ""
    written = (tmp_path / "demo.txt").read_text()
    assert written.count("$ sobertrack") == plain.count("$ sobertrack")
    assert "60 days sober" in written


def test_a_reader_who_goes_away_is_no_failure(tmp_path: Path) -> None:
    line = f"{sys.executable} -m sobertrack demo </dev/null | head -1"
    done = subprocess.run(["sh", "-c", line], capture_output=True, env=running.surroundings(tmp_path), timeout=240)
    assert done.stdout.decode().startswith("A made-up notebook")
    assert done.stderr == b""


def test_what_is_made_up_can_be_true() -> None:
    story = Story(date(2026, 7, 25))
    assert all(len("".join(story.content[name])) == DAYS for name in ("mood", "craving"))
    known = {kind: {row["id"] for row in library.shipped("strategies")[kind]} for kind in ("strategy", "trigger")}
    repair = {row["id"] for row in library.shipped("strategies")["strategy"] if row["category"] == "repair"}
    assert story.drafts(story.slip) == []
    written = [draft for number in range(DAYS) if number != story.slip for draft in story.drafts(number)]
    for draft in written:
        entry = Entry("0" * 26, draft.day, draft.what, draft.time, "", "x", "0" * 26)
        assert codec.decode(codec.record(entry)) == entry
        assert set(getattr(draft.what, "triggers", ())) <= known["trigger"]
        assert set(getattr(draft.what, "tried", ())) <= known["strategy"]
        if repair & set(getattr(draft.what, "tried", ())):
            assert timedelta(0) < draft.day - story.day(story.slip) < timedelta(days=7), "repair comes after a slip"
    kinds = {type(draft.what) for draft in written}
    assert kinds >= {CheckIn, Urge, Visit}
    assert {row["n"] for row in story.content["day"]} <= {
        n for n in range(DAYS) if "".join(story.content["mood"])[n] != "."
    }

"""What doctor looks at besides lines and tables: clocks, days with two answers, owners, links, room, upkeep."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import samples
from sobertrack.store.backups.due import folder
from sobertrack.store.checks import places
from sobertrack.store.checks.rescue import whole_records
from sobertrack.store.paths import find_home
from sobertrack.views.program.findings import KNOWN

NOW = "2026-11-22T21:14:00+01:00"
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def file(run, home: Path) -> Path:
    run("start", "alcohol", "--since", "2026-10-12")
    run("checkin", "3", "--sober")
    return next((home / "data" / "journal").iterdir())


def record(number: int, **fields: object) -> bytes:
    """A check-in of another computer."""
    whole = {"v": 1, "id": f"01KB{number:022}", "at": "2026-11-20T10:00:00+00:00", "day": "2026-11-20"}
    whole |= {"dev": "otherdev", "type": "checkin", "mood": 3}
    return json.dumps(whole | fields).encode() + b"\n"


def other(file: Path, *records: bytes) -> None:
    path = file.with_name("2026-otherdev.jsonl")
    path.write_bytes(b"".join(records))
    path.chmod(0o600)


def codes(run, code: int = 0, **env: str) -> list[str]:
    answer = run("doctor", "--json", env=env)
    assert answer.code == code, answer.screen
    found = json.loads(answer.out)["data"]["findings"]
    assert all(each["advice"] and each["message"] for each in found)
    return [each["code"] for each in found]


def test_two_answers_for_one_day(run, file: Path) -> None:
    slip = {"type": "slip", "counter": "alcohol", "mood": None}
    other(file, record(1, day="2026-11-22", **slip), record(2, day="2026-11-10", **slip))
    assert codes(run) == ["two_answers"]
    assert "log --from 2026-11-22 --to 2026-11-22" in run("doctor").out
    assert run("log", "--from", "2026-11-22", "--to", "2026-11-22").code == 0


def test_the_same_computer_may_say_both(run, file: Path) -> None:
    run("slip", "--on", "today")
    assert codes(run) == []


def test_clocks_that_jumped(run, file: Path) -> None:
    other(file, record(1, at="2030-01-01T10:00:00+00:00"), record(2))
    assert codes(run) == ["clock_ahead"]
    other(file, record(1, at="2026-11-21T10:00:00+00:00"), record(2), record(3, at="2026-11-21T11:00:00+00:00"))
    assert codes(run) == ["clock_back"]
    other(file, record(2), record(1, at="2026-11-19T10:00:00+00:00"))
    assert codes(run) == [], "records that were merged stand in any order"
    hours = (record(1, at="2026-10-25T01:59:00+01:00"), record(2, at="2026-10-25T01:01:00+00:00"), b"")
    other(file, *hours, record(3, at="nonsense"), record(4, at="2026-10-25T00:00:00"))
    assert codes(run) == [], "the change of the clocks in autumn is no jump"


def test_records_that_stand_twice(run, file: Path) -> None:
    other(file, record(1), record(2), record(1))
    assert codes(run) == ["repeated"]


def test_a_journal_file_that_a_sync_tool_made_twice(run, file: Path) -> None:
    copy = file.with_name(f"{file.stem}-LAPTOP.jsonl")
    copy.write_bytes(file.read_bytes())
    copy.chmod(0o600)
    assert codes(run) == ["spare_copy"]
    copy.write_bytes(file.read_bytes() + record(1))
    assert codes(run) == ["journal_copy"]
    assert "of its 3 records 1 stands nowhere else" in run("doctor").out


def test_a_data_directory_that_is_a_link(run, home: Path, file: Path, tmp_path: Path) -> None:
    shutil.move(home / "data", tmp_path / "elsewhere")
    (home / "data").symlink_to(tmp_path / "elsewhere")
    assert codes(run) == ["linked"]
    assert run("checkin", "4").code == 0


@pytest.mark.skipif(not ROOT, reason="only root can give files away")
def test_files_of_somebody_else(run, file: Path) -> None:
    try:
        os.chown(file, 4711, -1)
    except PermissionError:
        pytest.skip("root may not give files away here")
    assert codes(run) == ["other_owner"]
    assert "user 4711 owns" in run("doctor").out


def test_a_state_directory_in_a_synced_folder(run, home: Path, file: Path) -> None:
    (home / ".stfolder").mkdir()
    assert codes(run) == ["synced_state"]
    (home / ".stfolder").rmdir()
    cloud = {"SOBERTRACK_HOME": str(home.parent / "OneDrive - Work" / "notes")}
    assert run("checkin", "3", env=cloud).code == 0
    assert codes(run, **cloud) == ["synced_state"]
    assert codes(run) == []


def test_lists_and_reports_of_others_that_cannot_be_read(run, home: Path, file: Path) -> None:
    for path in (home / "data" / "feeds" / "town.json", home / "data" / "circle" / "kim.json"):
        path.parent.mkdir(0o700)
        path.write_text("[]")
        path.chmod(0o600)
    assert codes(run) == ["bad_circle", "bad_list"]


def test_every_code_has_its_words() -> None:
    made = re.compile(r'Problem\(\s*"(\w+)"|code="(\w+)"|_bad_table\([^\n]*"(\w+)"\)')
    store = Path(places.__file__).parents[1]
    folders = [path for path in store.iterdir() if path.name not in ("backups", "safekeeping")]
    texts = [
        path.read_text("utf-8") for folder in folders for path in [*folder.rglob("*.py"), folder] if path.is_file()
    ]
    codes = {next(filter(None, found.groups())) for text in texts for found in made.finditer(text)}
    assert len(codes) > 40
    assert codes - KNOWN.keys() == set()
    assert all(known.meaning and known.advice for known in KNOWN.values())
    lines = [line for known in KNOWN.values() for line in (known.advice, known.mend)]
    named = {
        word for line in lines for word in re.findall(r"(?:: |^)sobertrack ((?:config |backup |doctor )?[a-z]+)", line)
    }
    assert {"doctor", "backup create", "config set", "purge"} <= named
    assert [each for each in named if not samples.is_command(each)] == ["does"], (
        "as in: sobertrack does not write through links"
    )


def test_little_room(run, home: Path, file: Path) -> None:
    found = find_home(str(home), {})
    assert "little_room" not in [each.code for each in places.check_places(found)]
    assert [each.code for each in places.room(found, little=2**62)] == ["little_room"]


def test_a_disk_that_others_write_to_is_told_once(run, home: Path, file: Path, monkeypatch) -> None:
    sizes = iter(range(5_000, 0, -1_000))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=next(sizes)))
    assert [each.code for each in places.room(find_home(str(home), {}))] == ["little_room"]


def test_a_backup_that_is_old(run, home: Path, file: Path) -> None:
    assert run("backup", "create").code == 0
    assert codes(run) == []
    old = file.stat().st_mtime - 20 * 24 * 60 * 60
    for path in folder(find_home(str(home), {})).iterdir():
        os.utime(path, (old, old))
    assert codes(run) == ["old_backup"]
    assert "20 days older" in run("doctor").out


def test_time_zones(run, file: Path) -> None:
    assert codes(run, TZ="Atlantis/Poseidonis") == ["unknown_zone"]
    assert codes(run, TZ="Europe/Berlin") == codes(run, TZ="CET-1CEST,M3.5.0,M10.5.0/3") == []


def test_no_table_of_time_zones(file: Path) -> None:
    blind = "import sys; sys.modules['tzdata'] = None; from sobertrack.__main__ import main; main()"
    environ = {**os.environ, "PYTHONTZPATH": "", "SOBERTRACK_HOME": str(file.parents[2]), "SOBERTRACK_NOW": NOW}
    done = subprocess.run([sys.executable, "-c", blind, "doctor", "--json"], env=environ, capture_output=True)
    assert [each["code"] for each in json.loads(done.stdout)["data"]["findings"]] == ["no_zones"]


def test_looking_writes_nothing_even_where_nothing_was_kept_yet(run, home: Path, file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"torn")
    shutil.rmtree(home / "cache", ignore_errors=True)
    (home / "state" / "lock").unlink()
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*")}
    assert codes(run) == ["torn"]
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*")} == before


@pytest.mark.skipif(not ROOT or shutil.which("unshare") is None, reason="only root can mount a disk read-only")
def test_a_disk_that_is_read_only(home: Path, file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"torn")
    mount = (
        f"mount --bind {home} {home} && mount -o remount,ro,bind {home} && exec {sys.executable} -m sobertrack doctor"
    )
    environ = {**os.environ, "SOBERTRACK_HOME": str(home), "SOBERTRACK_NOW": NOW}
    done = subprocess.run(["unshare", "-m", "sh", "-c", mount], env=environ, capture_output=True, text=True)
    if "permitted" in done.stderr or "denied" in done.stderr:
        pytest.skip("no mounts may be made here")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("cannot be written to [read_only]") >= 2
    assert "[torn]" in done.stdout


def test_whole_records_inside_a_line() -> None:
    one, two = record(1).strip(), record(2, note='{"v":1,"id":"x"} in a note').strip()
    assert list(whole_records(one + two)) == [one, two]
    assert list(whole_records(b"\0\0" + one[:-5] + two + b"xx")) == [two]
    assert list(whole_records(two[:-3])) == []
    assert list(whole_records(b'{"v":1}' * 500)) == []

"""The cache and the state may be deleted, cut, spoilt or old: nothing crashes, is lost, or is shown stale."""

import json
import os
import shutil
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

import running
from sobertrack.store.paths import Home, find_home
from sobertrack.store.records.digest import checkin_days, digests
from sobertrack.store.shelf import Shelf, key_of

OLD = "2024-03-01T12:00:00+00:00"
SPOILT = {
    "empty": b"",
    "NULs": bytes(200),
    "not JSON": b"{nonsense",
    "a list": b"[]",
    "a number": b"17",
    "null": b"null",
    "deep": b"[" * 100_000,
    "other types": b'{"v":1,"files":{"a":5},"devices":[5],"seen":5}',
    "infinite": b'{"v":1,"files":{"2026-x.jsonl":{"size":1e999,"records":1,"last":""}},"devices":{},"seen":{}}',
    "not text": b"\xff\xfe\x00",
}
LOOKS = (["streak", "--json"], ["today", "--json"], ["log", "--json"], ["report", "--json", "--last", "5y"])


@pytest.fixture
def looked(run, home: Path) -> list[object]:
    """A notebook with closed years, warm caches, and what it shows."""
    run("start", "alcohol", "--since", "2024-01-01", now=OLD)
    run("slip", "--on", "2024-02-01", now=OLD)
    for mood in ("2", "3"):
        run("checkin", mood, now=OLD)
    run("edit", json.loads(run("log", "--json", now=OLD).out)["data"]["entries"][-1]["id"], "--mood", "5", now=OLD)
    run("checkin", "4")
    rest(home)
    return shown(run)


def rest(home: Path) -> None:
    """Let the files of the notebook be older than a few seconds: a cache does not trust younger ones."""
    for path in (home / "data").rglob("*.*"):
        past = path.stat().st_mtime_ns - 10_000_000_000
        os.utime(path, ns=(past, past))


def shown(run) -> list[object]:
    found = []
    for words in LOOKS:
        answer = run(*words)
        assert answer.code == 0, answer.screen
        found.append(json.loads(answer.out)["data"])
    return found


def derived(home: Path) -> list[Path]:
    return [path for part in ("cache", "state") for path in (home / part).rglob("*") if path.is_file()]


def test_everything_derived_may_be_deleted(run, home: Path, looked: list[object]) -> None:
    assert {"digests.json", "checkin-days.json", "tables.json"} <= {path.name for path in derived(home)}
    for path in derived(home):
        path.unlink()
        assert shown(run) == looked, path
    shutil.rmtree(home / "cache")
    assert shown(run) == looked
    shutil.rmtree(home / "state")
    assert shown(run) == looked
    assert run("checkin", "4").code == 0


@pytest.mark.parametrize("content", SPOILT.values(), ids=SPOILT.keys())
def test_everything_derived_may_be_spoilt(run, home: Path, looked: list[object], content: bytes) -> None:
    for path in derived(home):
        kept = path.read_bytes()
        path.write_bytes(content)
        assert shown(run) == looked, path
        before = {each: each.read_bytes() for each in (home / "data").rglob("*") if each.is_file()}
        answer = run("checkin", "4", "--on", "2026-11-20")
        assert answer.code == 0, (path, answer.screen)
        assert all(each.read_bytes().startswith(data) for each, data in before.items()), path
        run("undo")
        assert shown(run) == looked, path
        path.write_bytes(kept)


def test_no_bit_of_a_cache_can_change_what_is_shown(run, home: Path, looked: list[object]) -> None:
    shown(run)
    for path in (home / "cache").iterdir():
        kept = path.read_bytes()
        for place in range(0, len(kept), max(1, len(kept) // 15)):
            for bit in (1, 64):
                path.write_bytes(kept[:place] + bytes([kept[place] ^ bit]) + kept[place + 1 :])
                assert shown(run) == looked, (path, place, bit)


def test_a_cache_in_a_place_that_cannot_be_written(run, home: Path, looked: list[object]) -> None:
    shutil.rmtree(home / "cache")
    (home / "cache").write_text("in the way")
    assert shown(run) == looked
    assert run("checkin", "4").code == 0


def test_a_closed_year_that_changes_is_read_anew(run, home: Path, looked: list[object]) -> None:
    file = next(path for path in (home / "data" / "journal").iterdir() if path.name.startswith("2024"))
    data = file.read_bytes()
    shown(run)
    status = file.stat()
    file.write_bytes(data.replace(b'"counter":"alcohol"', b'"counter":"nothing"'))
    assert shown(run) != looked
    file.write_bytes(data)
    assert shown(run) == looked
    (file.parent / "new").write_bytes(data.replace(b'"counter":"alcohol"', b'"counter":"nothing"'))
    (file.parent / "new").replace(file)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert shown(run) != looked, "another file of the same size and time"


def test_a_table_changed_within_one_tick_is_never_stale(run, home: Path) -> None:
    """The same size and the same time of change, as a coarse clock of a disk gives it."""
    run("start", "alcohol", "--since", "2026-10-12")
    file = home / "data" / "counters.toml"
    text = file.read_text()
    for day in range(10, 31):
        status = file.stat()
        run("streak")
        with file.open("r+") as opened:
            opened.write(text.replace("2026-10-12", f"2026-10-{day}"))
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        answer = json.loads(run("streak", "--json").out)
        assert answer["data"]["counters"][0]["first_sober_date"] == f"2026-10-{day}"


def test_a_value_is_trusted_only_when_its_file_had_been_at_rest(tmp_path: Path) -> None:
    home = find_home(str(tmp_path), {})
    home.data.mkdir(parents=True)
    file = home.data / "x.toml"
    file.write_text("x = 1")
    _keep(home, file)
    assert Shelf(home, "x.json").get("x.toml", key_of(file)) is None, "it is too young"
    os.utime(file, ns=(0, file.stat().st_mtime_ns - 3_000_000_000))
    assert Shelf(home, "x.json").get("x.toml", key_of(file)) is None, "it is another time"
    _keep(home, file)
    assert Shelf(home, "x.json").get("x.toml", key_of(file)) == {"x": 1}
    assert Shelf(home._replace(data=tmp_path / "other"), "x.json").get("x.toml", key_of(file)) is None


def _keep(home: Home, file: Path) -> None:
    shelf = Shelf(home, "x.json")
    shelf.put(file.name, key_of(file), {"x": 1})
    shelf.save({file.name})


def test_unchanged_tables_are_read_without_a_parser(tmp_path: Path, run, home: Path) -> None:
    run("start", "alcohol", "--since", "2026-10-12")
    run("config", "set", "first_day", "1")
    past = (home / "data" / "counters.toml").stat().st_mtime_ns - 5_000_000_000
    for path in (home / "data").glob("*.toml"):
        os.utime(path, ns=(past, past))
    script = "import sys; from sobertrack.cli import main; main.run(sys.argv[1:]); print('tomllib' in sys.modules)"
    parsed = []
    for words in (["checkin", "4"], ["today"], ["streak", "--json"], ["checkin", "3"]):
        done = subprocess.run(
            [sys.executable, "-c", script, *words], capture_output=True, text=True, env=running.surroundings(tmp_path)
        )
        parsed.append(done.stdout.splitlines()[-1])
    assert parsed == ["True", "False", "False", "False"]
    (home / "data" / "counters.toml").write_text('[counter.alcohol]\nkind = "alcohol"\nsince = 2026-10-10\n')
    assert json.loads(run("streak", "--json").out)["data"]["counters"][0]["first_sober_date"] == "2026-10-10"


def test_digests_hold_one_file_at_a_time(tmp_path: Path) -> None:
    home = find_home(str(tmp_path), {})
    home.journal.mkdir(parents=True)
    for year in range(2006, 2026):
        rest = f'"at":"","day":"{year}-01-01","dev":"a","type":"checkin","note":"{"x" * 200}"}}'
        lines = (f'{{"v":1,"id":"01M8{year}{n:018}",{rest}' for n in range(1000))
        (home.journal / f"{year}-a.jsonl").write_text("\n".join(lines) + "\n")
    size = (home.journal / "2006-a.jsonl").stat().st_size
    tracemalloc.start()
    try:
        digests(home, 2026)
        checkin_days(home, 2026)
        assert tracemalloc.get_traced_memory()[1] < 4 * size
    finally:
        tracemalloc.stop()

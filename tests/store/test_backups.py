"""The backup of the day: one a day, of everything, quick, and no harm to what is there already."""

import os
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from archives import FILES, NOW, held, line, notebook

from sobertrack.errors import SobertrackError
from sobertrack.store.backups import contents, kept, making, reading
from sobertrack.store.backups.due import folder
from sobertrack.store.backups.making import DAILY_BYTES, back_up_today
from sobertrack.store.files import locked
from sobertrack.store.paths import Home

LONG_AGO = 1_700_000_000


@pytest.fixture
def place(tmp_path: Path) -> Home:
    home = notebook(tmp_path)
    for path in home.data.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return home


def after(days: int) -> datetime:
    return NOW + timedelta(days=days)


def newest(home: Home) -> reading.Opened:
    found = kept.kept(home)[0]
    return reading.opened(found.path.read_bytes(), found.id)


def files_in(home: Home) -> list[str]:
    return sorted(path.name for path in folder(home).iterdir())


def test_one_a_day_that_holds_everything(place: Home) -> None:
    for hour in (0, 1, 9):
        back_up_today(place, NOW + timedelta(hours=hour))
    assert files_in(place) == ["2026-11-22-120000.tar.gz"]
    assert (newest(place).files, newest(place).problems) == (FILES, ())
    back_up_today(place, after(1))
    assert [each.id for each in kept.kept(place)] == ["2026-11-23-120000", "2026-11-22-120000"]
    assert folder(place).stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in folder(place).iterdir())


def test_hidden_files_links_and_strangers_are_left_where_they_are(place: Home, tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text("[x]\n")
    (place.data / "linked.toml").symlink_to(tmp_path / "secret.toml")
    (place.data / "journal" / "odd.jsonl").mkdir()
    for name in (".counters.toml.1.tmp", "photo.jpg", "journal/.hidden.jsonl", "feeds/notes.txt"):
        (place.data / name).write_text("x")
    back_up_today(place, NOW)
    assert newest(place).files == FILES


def test_what_did_not_change_is_copied_and_what_did_is_not(place: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    back_up_today(place, NOW)
    with (place.data / "journal" / "2026-aaaaaaaa.jsonl").open("ab") as file:
        file.write(line(700) + b"\n")
    read: list[str] = []
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path.name) or real(path))
    os.utime(kept.kept(place)[0].path)
    time.sleep(0.05)  # the clock of a file system may tick a hundred times a second
    back_up_today(place, after(1))
    assert [name for name in read if "tar.gz" not in name] == ["2026-aaaaaaaa.jsonl"]
    monkeypatch.undo()
    assert newest(place).files == held(place)
    assert newest(place).problems == ()


def test_a_file_of_the_same_size_and_time_is_read_anew(place: Home) -> None:
    back_up_today(place, NOW)
    path = place.data / "counters.toml"
    path.write_bytes(path.read_bytes().replace(b"10-12", b"10-13"))
    os.utime(path, (LONG_AGO, LONG_AGO))
    back_up_today(place, after(1))
    assert b"10-13" in newest(place).files["counters.toml"]


def test_what_was_spoilt_in_the_last_backup_is_not_copied_on(place: Home) -> None:
    back_up_today(place, NOW)
    path = kept.kept(place)[0].path
    good = path.read_bytes()
    for spot in range(400, len(good), 97):
        path.write_bytes(good[:spot] + bytes([good[spot] ^ 8]) + good[spot + 1 :])
        made = making.keep(place, after(1), "test")
        assert newest(place).problems == (), spot
        assert newest(place).files == FILES
        made.path.unlink()


@pytest.mark.parametrize("number", ["1e999", "Infinity", "NaN", '"x"', "[]"])
def test_a_list_with_a_strange_number_is_no_list_of_a_backup(number: str) -> None:
    said = contents.encoded(contents.Manifest(NOW, "", ())).replace(
        b'"files": []', b'"files": [{"name": "a", "size": 1, "sha256": "", "packed": [0, 1, %b]}]' % number.encode()
    )
    assert number.encode() in said
    with pytest.raises(ValueError, match=r"."):
        contents.decoded(said)


def test_more_than_a_command_may_cost_is_stored_first_and_compressed_later(tmp_path: Path) -> None:
    year = b"".join(line(n, note="words and words") + b"\n" for n in range(2500))
    files = {f"journal/{number}-aaaaaaaa.jsonl": year for number in range(2019, 2027)}
    home = notebook(tmp_path, files)
    for path in home.data.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    assert len(year) < DAILY_BYTES < 2 * len(year)
    sizes = []
    for day in range(10):
        back_up_today(home, after(day))
        os.utime(kept.kept(home)[0].path, (LONG_AGO + 60 * day + 60,) * 2)
        sizes.append(kept.kept(home)[0].size)
        assert (newest(home).files, newest(home).problems) == (files, ())
    assert sizes[0] > 7 * len(year)
    assert sizes[-1] < len(year)
    assert sizes[:8] == sorted(sizes[:8], reverse=True)


def test_a_large_list_is_left_out_of_the_daily_one_and_named(place: Home) -> None:
    (place.data / "feeds" / "city.json").write_bytes(b" " * (making.LARGEST_LIST + 1))
    back_up_today(place, NOW)
    found = newest(place)
    assert "feeds/city.json" not in found.files
    assert found.manifest is not None
    assert found.manifest.left_out == ("feeds/city.json",)
    making.keep(place, NOW, "by hand")
    assert "feeds/city.json" in newest(place).files


def test_a_file_that_no_backup_holds_is_named_and_never_read(place: Home) -> None:
    with (place.data / "huge.toml").open("wb") as file:
        file.truncate(making.LARGEST_FILE + 1)
    start = time.process_time()
    making.keep(place, NOW, "by hand")
    assert time.process_time() - start < 3
    manifest = newest(place).manifest
    assert manifest is not None
    assert manifest.left_out == ("huge.toml",)


def test_what_goes_wrong_is_silent(place: Home) -> None:
    place.state.mkdir(mode=0o700)
    folder(place).write_text("no directory")
    back_up_today(place, NOW)
    assert kept.kept(place) == []


def test_trouble_is_told_until_one_could_be_made(place: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making.Path, "read_bytes", full)
    back_up_today(place, NOW)
    assert kept.trouble(place) == "2026-11-22 12:00 no space left on device"
    monkeypatch.undo()
    back_up_today(place, NOW)
    assert kept.trouble(place) == ""
    assert len(kept.kept(place)) == 1


def test_what_a_kill_left_half_written_goes_with_the_next_one(place: Home) -> None:
    folder(place).mkdir(parents=True)
    (folder(place) / ".2026-11-21-120000.tar.gz.77.tmp").write_bytes(b"half")
    back_up_today(place, NOW)
    assert files_in(place) == ["2026-11-22-120000.tar.gz"]


def test_another_command_that_holds_the_lock_is_not_waited_for(place: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda seconds: pytest.fail("it waits"))
    with locked(place.state):
        back_up_today(place, NOW)
    assert kept.kept(place) == []
    assert kept.trouble(place) == ""


MIDNIGHT = """
import sys
from datetime import UTC, datetime
from sobertrack.store.backups.making import back_up_today
from sobertrack.store.paths import find_home
home = find_home(sys.argv[1], {})
sys.stdin.readline()
for turn in range(20):
    back_up_today(home, datetime(2026, 11, 22 + turn % 2, 0, 0, turn, tzinfo=UTC))
"""


def test_commands_at_midnight_make_one_backup(place: Home, tmp_path: Path) -> None:
    started = [
        subprocess.Popen([sys.executable, "-c", MIDNIGHT, str(tmp_path)], stdin=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for process in started:
        process.communicate("\n", timeout=240)
    assert [process.returncode for process in started] == [0] * 4
    assert sorted(name[:10] for name in files_in(place)) == ["2026-11-22", "2026-11-23"]


def test_too_many_go_and_those_by_hand_on_the_newest_day_stay(place: Home) -> None:
    for day in range(60):
        back_up_today(place, after(day))
    for _ in range(3):
        making.keep(place, after(59), "by hand")
    found = kept.kept(place)
    assert [each.id for each in found[:4]] == [f"2027-01-20-120000{end}" for end in ("-4", "-3", "-2", "")]
    assert len(found) <= 3 + 7 + 5 + 12
    assert len({each.made.date() for each in found}) == len(found) - 3


def test_a_notebook_with_nothing_in_it_makes_an_empty_backup(tmp_path: Path) -> None:
    home = notebook(tmp_path, {})
    made = making.make(home, NOW, "test")
    assert made.manifest.items == ()


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"sobertrack-backup":2}', b'{"sobertrack-backup":1,"files":[1]}', b"[" * 9999]
)
def test_a_list_that_is_none(data: bytes) -> None:
    with pytest.raises((ValueError, SobertrackError)):
        contents.decoded(data)

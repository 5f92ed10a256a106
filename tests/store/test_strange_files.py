"""What may lie in the journal's place: links, directories, files that cannot be read, newer ones, sealed records."""

import json
import os
import shutil
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sobertrack.store.journal import Journal
from sobertrack.store.paths import find_home

ULID = "01KZZZZZZZZZZZZZZZZZZZZZZ"
HEAD = {"v": 1, "at": "2026-11-21T12:00:00+00:00", "day": "2026-11-21", "dev": "other000"}


@pytest.fixture
def file(run, home: Path) -> Path:
    run("start", "alcohol", "--since", "2026-10-12")
    run("checkin", "3", "-n", "a day")
    return next((home / "data" / "journal").iterdir())


def add(file: Path, **fields: object) -> None:
    with file.open("ab") as opened:
        opened.write(json.dumps({**HEAD, **fields}).encode() + b"\n")


def kinds(run) -> list[str]:
    return sorted(each["kind"] for each in json.loads(run("log", "--json").out)["data"]["entries"])


def test_a_journal_file_that_is_a_link_is_neither_read_nor_written(run, home: Path, file: Path) -> None:
    outside = home / "outside.jsonl"
    file.rename(outside)
    file.symlink_to(outside)
    before = outside.read_bytes()
    for words in ([], ["streak"], ["log"], ["report"]):
        answer = run(*words)
        assert answer.code == 3, answer.screen
        assert "is a link" in answer.err
    answer = run("checkin", "4", "-n", "my own words")
    assert answer.code == 1
    assert "Saved" not in answer.screen
    assert "is a link" in answer.err
    assert "my own words" in answer.err
    assert outside.read_bytes() == before


def test_a_link_that_leads_nowhere_makes_no_file(run, home: Path, file: Path) -> None:
    file.unlink()
    file.symlink_to(home / "nowhere.jsonl")
    assert run("checkin", "4").code == 1
    assert not (home / "nowhere.jsonl").exists()


def test_a_directory_in_a_files_place(run, file: Path) -> None:
    file.rename(file.with_name("2026-moved000.jsonl"))
    file.mkdir()
    assert run("streak").code == 3
    answer = run("checkin", "4", "-n", "my own words")
    assert (answer.code, "my own words" in answer.err) == (1, True)
    assert file.is_dir()


def test_a_file_in_the_place_of_the_journal(run, home: Path, file: Path) -> None:
    file.parent.rename(home / "kept")
    file.parent.write_text("not a directory")
    assert run("streak").code == 3
    assert run("checkin", "4", "-n", "my own words").code == 1
    assert file.parent.read_text() == "not a directory"


def test_a_pipe_is_not_waited_for(run, file: Path) -> None:
    os.mkfifo(file.with_name("2026-pipe.jsonl"))
    assert run("streak").code == 3
    assert run("checkin", "4").code == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(run, file: Path) -> None:
    other = file.with_name("2026-other.jsonl")
    other.write_bytes(b"{}\n")
    other.chmod(0)
    answer = run("streak")
    assert (answer.code, "cannot be read" in answer.err) == (3, True)
    assert run("checkin", "4").code == 0


def test_a_data_directory_that_is_a_link_is_followed(run, home: Path, file: Path) -> None:
    (home / "data").rename(home / "elsewhere")
    (home / "data").symlink_to(home / "elsewhere")
    assert run("streak").code == 0
    assert run("checkin", "4").code == 0
    assert run("counter", "edit", "alcohol", "--since", "2026-10-11").code == 0
    assert (home / "data").is_symlink()
    assert kinds(run).count("checkin") == 2


def test_a_toml_file_that_is_a_link_stays_one(run, home: Path, file: Path) -> None:
    table = home / "data" / "counters.toml"
    table.rename(home / "dotfiles.toml")
    table.symlink_to(home / "dotfiles.toml")
    assert run("counter", "edit", "alcohol", "--since", "2026-10-11").code == 0
    assert table.is_symlink()
    assert "2026-10-11" in (home / "dotfiles.toml").read_text()


@pytest.mark.parametrize(
    "name",
    [
        "2026-k3jq7w2x.sync-conflict-20261122-120000-ABCDEFG.jsonl",
        "2026-k3 (conflicted copy).jsonl",
        "x.jsonl",
        "a b.jsonl",
    ],
)
def test_a_copy_with_an_odd_name_is_read_like_any_other(run, file: Path, name: str) -> None:
    """Whatever is in it, whatever year its name seems to say; what it repeats counts once."""
    copy = file.with_name(name)
    copy.write_bytes(file.read_bytes())
    add(copy, id=f"{ULID}Z", type="urge", level=3)
    add(copy, id=f"{ULID}Y", type="slip", counter="alcohol")
    assert kinds(run) == ["checkin", "slip", "urge"]
    streak = json.loads(run("streak", "--json").out)["data"]["counters"][0]
    assert (streak["slips"], streak["days"]) == (1, 0)


def test_hidden_files_are_nobodys(run, file: Path) -> None:
    file.with_name(".2026-x.jsonl").write_bytes(b"\0\0")
    file.with_name("notes.txt").write_bytes(b"\0\0")
    assert run("streak").code == 0


def test_a_record_of_a_newer_format_stops_writing(run, home: Path, file: Path) -> None:
    """And looking warns, wherever the record lies and however it is spelt."""
    for text in (
        '{"v":2,"id":"01KX"}',
        '{"id":"01KX","v": 2}',
        '{"v" : 2.5,"id":"01KX"}',
        '{"id":"01KX","v":99,"type":"checkin"}',
    ):
        other = file.with_name("2019-other.jsonl")
        other.write_text(text + "\n")
        before = {path: path.read_bytes() for path in (home / "data").rglob("*") if path.is_file()}
        answer = run("checkin", "4", "-n", "my own words")
        assert answer.code == 3
        assert "newer sobertrack" in answer.err
        assert "my own words" in answer.err
        assert run("counter", "edit", "alcohol", "--since", "2026-10-11").code == 3
        answer = run("streak", "--json")
        assert answer.code == 0
        assert [each["code"] for each in json.loads(answer.out)["warnings"]] == ["newer_record"]
        after = {path: path.read_bytes() for path in before}
        assert after == before


def test_unknown_kinds_and_fields_and_sealed_records_are_kept_and_passed_on(run, file: Path) -> None:
    add(file, id=f"{ULID}A", type="garden", rose={"red": [1, 2.5, None]})
    add(file, id=f"{ULID}B", type="checkin", mood=3, weather="rain")
    with file.open("ab") as opened:
        opened.write(b'{"v":1,"x":"c2VhbGVk"}\n')
    before = file.read_bytes()
    answer = run("log", "--json")
    assert (answer.code, json.loads(answer.out)["warnings"]) == (0, [])
    assert kinds(run) == ["checkin", "checkin", "garden"]
    ulid = next(each["id"] for each in json.loads(answer.out)["data"]["entries"] if each["kind"] == "checkin")
    assert run("edit", ulid, "--mood", "5").code == 0
    assert file.read_bytes().startswith(before)
    assert run("checkin", "4").code == 0
    entries = Journal(find_home(str(file.parent.parent.parent), {}), datetime(2026, 11, 22, tzinfo=UTC)).read().entries
    rain = next(entry for entry in entries if entry.extra)
    assert (rain.what.mood, rain.extra) == (5, {"weather": "rain"})


def test_two_records_that_claim_one_id_are_told(run, file: Path) -> None:
    other = file.with_name("2026-other.jsonl")
    add(other, id=f"{ULID}A", type="checkin", mood=3)
    add(file.with_name("2026-third.jsonl"), id=f"{ULID}A", type="checkin", mood=3, note="longer")
    answer = run("log", "--json")
    assert [each["code"] for each in json.loads(answer.out)["warnings"]] == ["same_id"]
    assert kinds(run).count("checkin") == 2
    assert run("doctor").code == 3


def used(run, home: Path) -> None:
    """A notebook in which every file of data, state and cache has been made."""
    for words in ("log", "report", "streak", "today --all", "supporter add Sam", "promise add meetings 3/week"):
        run(*words.split())
    run("config", "set", "country", "US")
    (home / "state" / "data-directory").touch()
    (home / "state" / "healed.json").touch()


class Hung(BaseException):
    """A command waited for what never comes."""


@pytest.fixture
def bounded():
    def hung(*_: object) -> None:
        raise Hung

    signal.signal(signal.SIGALRM, hung)
    yield signal.alarm
    signal.alarm(0)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)


STRANGE = {
    "pipe": os.mkfifo,
    "directory": lambda path: (path.mkdir(), (path / "x").touch()),
}


@pytest.mark.parametrize("what", STRANGE)
def test_nothing_waits_for_what_is_no_file(what: str, bounded, run, home: Path, file: Path) -> None:
    """In the place of each file in turn: every command answers, and what is said to be saved is saved."""
    used(run, home)
    kept = home.with_name("kept")
    home.rename(kept)
    for place in sorted(path.relative_to(kept) for path in kept.rglob("*") if path.is_file()):
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(kept, home)
        (home / place).unlink()
        STRANGE[what](home / place)
        for words in ("streak", "today", "log", "undo --list", "doctor", "checkin 4 -n mine", "config set country GB"):
            bounded(60)
            answer = run(*words.split())
            assert "a fault of" not in answer.err, (place, words, answer.err)
            assert ".tmp" not in answer.err, (place, words, answer.err)
            if words.startswith("checkin"):
                saved = answer.code == 0 and "Saved" in answer.out
                given_back = answer.code == 1 and "note: mine" in answer.err
                assert saved or given_back, (place, answer.screen)


@pytest.mark.parametrize("name", ["lock", "device.json"])
def test_a_directory_in_the_place_of_a_file_that_writing_needs(name: str, run, home: Path, file: Path) -> None:
    (home / "state" / name).unlink()
    (home / "state" / name).mkdir()
    answer = run("checkin", "4", "-n", "my own words")
    assert (answer.code, "my own words" in answer.err) == (1, True)
    assert f"state/{name}: it was not saved: is a directory" in answer.err
    assert "move it out of the way" in answer.err
    assert run("streak").code == 0

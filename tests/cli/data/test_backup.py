"""`backup`: made by itself, by hand and into a file; nothing is written over, and what is in it is told."""

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

import running
import samples

STARTED = ["start", "alcohol", "--since", "2026-10-12"]


@pytest.fixture
def begun(real):
    """A notebook with a counter, a supporter and a check-in."""
    for line in (STARTED, ["supporter", "add", "Sam", "--phone", "+1 555 0100"], ["checkin", "4", "-n", "rain"]):
        assert real(*line).code == 0
    return real


def data(answer) -> dict:
    return json.loads(answer.out)["data"]


def backups(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "state" / "backups").glob("*"))


def test_the_word_alone_lists_and_writes_nothing(real, home: Path) -> None:
    answer = real("backup")
    assert (answer.code, answer.out) == (0, real("backup", "list").out)
    assert "sobertrack backup create" in answer.out
    assert not home.exists()


def test_one_by_itself_on_each_day_that_something_is_saved(begun, home: Path) -> None:
    assert backups(home) == ["2026-11-22-120000.tar.gz"]
    begun("streak", now="2026-11-23T09:00+00:00")
    assert len(backups(home)) == 1
    begun("checkin", "3", now="2026-11-23T09:00+00:00")
    found = data(begun("backup", "--json", now="2026-11-25T09:00+00:00"))["backups"]
    assert [(each["id"], each["age_days"]) for each in found] == [("2026-11-23-090000", 2), ("2026-11-22-120000", 3)]
    assert Path(found[0]["file"]).is_file()
    assert "2 days ago" in begun("backup", now="2026-11-25T09:00+00:00").out


def test_none_where_they_are_not_wanted(real, home: Path) -> None:
    real("config", "set", "backups", "off")
    real("checkin", "4")
    assert backups(home) == []
    assert "config set backups on" in real("backup").out


def test_what_goes_wrong_with_it_is_silent_then_and_told_later(begun, home: Path) -> None:
    for path in (home / "state" / "backups").iterdir():
        path.unlink()
    (home / "state" / "backups").rmdir()
    (home / "state" / "backups").write_text("in the way")
    answer = begun("checkin", "5")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Saved check-in")
    (home / "state" / "backups").unlink()
    (home / "state" / "backups").mkdir(mode=0o700)
    (home / "state" / "backups" / "trouble.txt").write_text("2026-11-22 12:00 no space left on device\n")
    assert "no space left on device" in begun("backup").out
    assert data(begun("backup", "--json"))["trouble"].endswith("no space left on device")
    assert "no space left on device" in begun("doctor").out


def test_by_hand(begun, home: Path) -> None:
    answer = begun("backup", "create")
    assert answer.code == 0
    assert answer.out.startswith("Saved backup 2026-11-22-120000-2: ")
    assert "not encrypted" in answer.out
    assert begun("backup", "create", "-q").out == "2026-11-22-120000-3\n"
    assert data(begun("backup", "create", "--json"))["encrypted"] is False
    assert len(backups(home)) == 4


def test_nothing_to_back_up(real, home: Path) -> None:
    assert real("backup", "create").code == 4
    assert real("backup", "create", "-o", "x.tar.gz").code == 4
    assert not home.exists()


def test_one_file_for_a_stick(begun, tmp_path: Path) -> None:
    file = tmp_path / "stick.tar.gz"
    answer = begun("backup", "create", "-o", str(file))
    assert (answer.code, answer.out) == (0, "")
    assert "not encrypted" in answer.err
    assert file.stat().st_mode & 0o777 == 0o600
    with tarfile.open(file) as inside:
        assert "sobertrack-backup/data/counters.toml" in inside.getnames()
    before = file.read_bytes()
    refused = begun("backup", "create", "-o", str(file), now="2026-11-23T09:00+00:00")
    assert (refused.code, file.read_bytes()) == (2, before)
    assert "--force" in refused.err
    assert begun("backup", "create", "-o", str(file), "--force", now="2026-11-23T09:00+00:00").code == 0
    assert file.read_bytes() != before
    assert b"seen" not in file.read_bytes()
    assert [path.name for path in tmp_path.iterdir() if "tmp" in path.name] == []


def test_a_place_that_cannot_be(begun, tmp_path: Path, home: Path) -> None:
    (tmp_path / "linked").symlink_to(tmp_path / "nowhere")
    inside = [home / "data" / "b.tar.gz", home / "state" / "backups" / "2026-01-01-000000.tar.gz"]
    for place in (tmp_path / "no" / "b.tar.gz", tmp_path / "linked", *inside):
        assert begun("backup", "create", "-o", str(place), "--force").code == 2, place
    assert begun("backup", "create", "-o", str(tmp_path)).code == 0
    assert (tmp_path / "sobertrack-2026-11-22.tar.gz").is_file()


def test_what_a_kill_left_beside_the_file_goes(begun, tmp_path: Path) -> None:
    (tmp_path / ".b.tar.gz.77.tmp").write_bytes(b"half")
    begun("backup", "create", "-o", str(tmp_path / "b.tar.gz"))
    assert not (tmp_path / ".b.tar.gz.77.tmp").exists()


def test_to_standard_output_so_that_it_can_be_sealed(begun, tmp_path: Path) -> None:
    command = f"{sys.executable} -m sobertrack backup create -o - > {tmp_path}/out"
    done = subprocess.run(["sh", "-c", command], env=running.surroundings(tmp_path), stderr=subprocess.PIPE, text=True)
    assert done.returncode == 0
    assert "not encrypted" in done.stderr
    with (tmp_path / "out").open("rb") as file:
        command = f"{sys.executable} -m sobertrack --home {tmp_path}/new backup restore - --yes"
        done = subprocess.run(["sh", "-c", command], env=running.surroundings(tmp_path), stdin=file)
    assert done.returncode == 0
    old, new = tmp_path / "notebook" / "data", tmp_path / "new" / "data"
    assert {path.name: path.read_bytes() for path in new.rglob("*.*")} == {
        path.name: path.read_bytes() for path in old.rglob("*.*")
    }


def test_not_over_a_terminal(begun, tmp_path: Path) -> None:
    controller, terminal = os.openpty()
    command = [sys.executable, "-m", "sobertrack", "backup", "create", "-o", "-"]
    done = subprocess.run(
        command, env=running.surroundings(tmp_path), stdin=subprocess.DEVNULL, stdout=terminal, stderr=subprocess.PIPE
    )
    os.close(terminal)
    os.close(controller)
    assert done.returncode == 2
    assert b"age -p" in done.stderr


def test_verify_names_the_place(begun, home: Path, tmp_path: Path) -> None:
    assert begun("backup", "verify").code == 0
    assert begun("backup", "verify", "2026-11-22").code == 0
    assert begun("backup", "verify", "latest").code == 0
    journal = next((home / "data" / "journal").iterdir())
    journal.write_bytes(journal.read_bytes() + b'{"v":1,"id":\n')
    begun("backup", "create", "-o", str(tmp_path / "bad.tar.gz"))
    answer = begun("backup", "verify", str(tmp_path / "bad.tar.gz"), "--json")
    assert answer.code == 3
    (problem,) = data(answer)["backups"][0]["problems"]
    assert problem["file"].endswith(f"bad.tar.gz:journal/{journal.name}")
    assert problem["line"] == 4
    file = home / "state" / "backups" / backups(home)[0]
    spoilt = bytearray(file.read_bytes())
    spoilt[len(spoilt) // 2] ^= 0xFF
    file.write_bytes(bytes(spoilt))
    answer = begun("backup", "verify")
    assert answer.code == 3
    assert "damaged" in answer.out


def test_which_backup(begun) -> None:
    begun("backup", "create")
    answer = begun("backup", "verify", "2026-11")
    assert answer.code == 4
    assert "2026-11-22-120000, " in answer.err or "2026-11-22-120000-2" in answer.err
    assert begun("backup", "verify", "2026-11-22-120000").code == 0
    for which in ("2020-01-01", "nowhere.tar.gz", "", "x" * 5000):
        assert begun("backup", "restore", which).code == 4


def test_a_new_computer_takes_everything_without_a_question(begun, tmp_path: Path) -> None:
    file = str(tmp_path / "b.tar.gz")
    begun("backup", "create", "-o", file)
    looked = begun("--home", str(tmp_path / "new"), "backup", "restore", file, "--dry-run", "--json")
    assert data(looked)["dry_run"] is True
    assert (data(looked)["added"], data(looked)["into_empty"]) == (3, True)
    assert not (tmp_path / "new").exists()
    assert begun("--home", str(tmp_path / "new"), "backup", "restore", file).code == 0
    assert begun("--home", str(tmp_path / "new"), "log").out == begun("log").out
    assert begun("--home", str(tmp_path / "new"), "doctor").code == 0


def test_another_notebook_is_asked_first(begun, tmp_path: Path) -> None:
    file, other = str(tmp_path / "b.tar.gz"), ["--home", str(tmp_path / "other")]
    begun("backup", "create", "-o", file)
    begun(*other, "start", "alcohol", "--since", "2026-11-01")
    assert begun(*other, "backup", "restore", file).code == 5
    looked = data(begun(*other, "backup", "restore", file, "--dry-run", "--json"))
    answer = begun(*other, "backup", "restore", file, "--yes", "--json")
    assert answer.code == 0
    assert {**looked, "dry_run": False, "before": data(answer)["before"]} == data(answer)
    assert [each["type"] for each in looked["entries"]] == ["kept", "kept", "checkin"]
    assert (looked["files"], [each["name"] for each in looked["kept"]]) == (["supporters.toml"], ["counter.alcohol"])
    assert begun(*other, "streak", "--json").out.count('"first_sober_date": "2026-11-01"') == 1
    assert begun(*other, "backup", "verify", data(answer)["before"]).code == 0
    assert begun(*other, "backup", "restore", file, "--take", "counters.toml", "--yes").code == 0
    assert begun(*other, "streak", "--json").out.count('"first_sober_date": "2026-10-12"') == 1
    assert begun(*other, "backup", "restore", file, "--take", "nothing", "--yes").code == 4


def test_every_file_that_commands_write_is_in_it(tmp_path: Path) -> None:
    notebook = samples.Notebook(tmp_path)
    assert notebook.run("backup create -o {home}/all.tar.gz --force").code == 0
    there = {str(path.relative_to(tmp_path / "notebook")) for path in (tmp_path / "notebook" / "data").rglob("*.*")}
    with tarfile.open(tmp_path / "all.tar.gz") as file:
        assert {name.removeprefix("sobertrack-backup/") for name in file.getnames()} >= there


def test_completion_offers_backups_and_files(begun) -> None:
    found = begun("completion", "--words", "--", "backup", "restore", "").out.splitlines()
    assert [row.partition("\t")[0] for row in found] == ["latest", "2026-11-22-120000", ":files"]


def test_nothing_is_restored_after_a_loss_until_doctor_has_looked(begun, home: Path, tmp_path: Path) -> None:
    begun("backup", "create", "-o", str(tmp_path / "b.tar.gz"))
    journal = next((home / "data" / "journal").iterdir())
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:-1]))
    assert begun("backup", "restore", str(tmp_path / "b.tar.gz"), "--yes").code == 3
    begun("doctor")
    assert begun("backup", "restore", str(tmp_path / "b.tar.gz"), "--yes").code == 0

"""What a journal file loses is put back from the echo by the next command, a look too: told once, and appended only."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_many_writers import WRITE

import running

Damage = Callable[[Path], None]
BACK = "gone missing"


def lines(file: Path) -> list[bytes]:
    return file.read_bytes().splitlines(keepends=True)


def vanished(file: Path) -> None:
    file.unlink()


def no_directory(file: Path) -> None:
    shutil.rmtree(file.parent)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def older(file: Path) -> None:
    file.write_bytes(b"".join(lines(file)[:2]))


def torn(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-30])


def torn_twice(file: Path) -> None:
    file.write_bytes(b"".join(lines(file)[:2])[:-20])


def no_newline(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def all_nul(file: Path) -> None:
    file.write_bytes(bytes(file.stat().st_size))


def nul_tail(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-50] + bytes(50))


def middle(file: Path) -> None:
    file.write_bytes(b"".join(lines(file)[:1] + lines(file)[2:]))


def replaced(file: Path) -> None:
    """By an older one of the same size and more, which another program padded with a line of its own."""
    other = (
        b'{"v":1,"id":"01KB0000000000000000000999","at":"2026-11-20T10:00:00Z","day":"2026-11-20","dev":"x","n":"%s"}\n'
    )
    file.write_bytes(b"".join(lines(file)[:-1]) + other % (b"y" * 400))


ALL = (vanished, no_directory, empty, older, torn, torn_twice, no_newline, all_nul, nul_tail, middle, replaced)


@pytest.fixture
def file(run, home: Path) -> Path:
    """The journal file of a notebook with a counter and four check-ins, one of them changed and one removed."""
    run("start", "alcohol", "--since", "2026-10-12")
    for mood in "2345":
        run("checkin", mood, "-n", f"a day {mood}")
    found = json.loads(run("log", "--json").out)["data"]["entries"]
    ids = [each["id"] for each in found if each["kind"] == "checkin"]
    run("edit", ids[0], "--mood", "1")
    run("rm", ids[1])
    return next((home / "data" / "journal").iterdir())


def shown(run) -> object:
    answer = run("log", "--json")
    assert answer.code in (0, 3), answer.screen
    return json.loads(answer.out)["data"]


def records(file: Path) -> list[str]:
    """The ids of all whole lines, sorted."""
    found = []
    for line in lines(file):
        try:
            found.append(json.loads(line)["id"])
        except ValueError:
            continue
    return sorted(found)


@pytest.mark.parametrize("damage", ALL)
def test_the_next_look_puts_everything_back_and_says_so_once(run, file: Path, damage: Damage) -> None:
    before, ids = shown(run), records(file)
    damage(file)
    left = file.read_bytes() if file.exists() else b""
    answer = run("streak")
    assert answer.code == 3, answer.screen
    assert answer.err.count("Before you erase anything: sobertrack doctor") == 1
    assert file.read_bytes().startswith(left), "appended, and nothing else"
    assert set(ids) <= set(records(file))
    assert len(set(records(file))) == len(records(file)), "nothing stands twice"
    assert shown(run)["entries"][: len(before["entries"])] == before["entries"] or damage is replaced
    whole = file.read_bytes()
    assert BACK not in run("streak").err
    assert run("today").code == 0
    assert file.read_bytes() == whole, "healing again changes nothing"
    assert run("checkin", "3").code == 0
    assert run("streak").code == 0


@pytest.mark.parametrize("damage", ALL)
def test_the_next_entry_comes_after_what_is_put_back(run, file: Path, damage: Damage) -> None:
    ids = records(file)
    damage(file)
    answer = run("checkin", "3")
    assert answer.code == 0
    assert "Saved" in answer.out
    assert answer.err.count("Before you erase anything") == 1
    assert set(ids) < set(records(file))
    assert run("streak").code == 0


def test_what_was_taken_back_stays_taken_back(run, file: Path) -> None:
    run("checkin", "5", "-n", "by mistake")
    run("undo")
    before = shown(run)
    vanished(file)
    assert shown(run) == before


def test_json_names_it_among_the_warnings(run, file: Path) -> None:
    older(file)
    warnings = json.loads(run("streak", "--json").out)["warnings"]
    assert [each["code"] for each in warnings] == ["healed"]
    assert json.loads(run("streak", "--json").out)["warnings"] == []


def test_nothing_is_erased_until_doctor_has_looked(run, file: Path, home: Path, tmp_path: Path) -> None:
    older(file)
    refused = run("path", "--move", str(tmp_path / "elsewhere"))
    assert refused.code == 3
    assert "sobertrack doctor" in refused.err
    assert (home / "state" / "healed.json").stat().st_mode & 0o777 == 0o600
    assert run("path", "--move", str(tmp_path / "elsewhere")).code == 3, "a second time, too"
    assert run("doctor").code == 0
    assert run("path", "--move", str(tmp_path / "elsewhere")).code == 0
    assert run("streak").code == 0


def test_without_an_echo_a_loss_stays_damage(run, file: Path, home: Path) -> None:
    (home / "state" / "echo.jsonl").unlink()
    older(file)
    before = file.read_bytes()
    assert run("streak").code == 3
    assert file.read_bytes() == before
    assert not (home / "state" / "healed.json").exists()


def test_what_the_echo_cannot_give_back_stays_damage(run, file: Path, home: Path) -> None:
    copy = home / "state" / "echo.jsonl"
    copy.write_bytes(b"".join(lines(copy)[3:]))
    ids = records(file)
    vanished(file)
    answer = run("streak")
    assert answer.code == 3
    assert BACK in answer.err
    assert records(file) == ids[3:]
    again = run("streak")
    assert (again.code, BACK in again.err) == (3, False)
    assert run("checkin", "3").code == 0
    assert run("streak").code == 3, "what is lost stays known"
    run("doctor", "--accept")
    assert run("streak").code == 0


def test_another_device_is_left_alone(run, file: Path, home: Path) -> None:
    other = file.with_name("2026-other.jsonl")
    other.write_bytes(file.read_bytes().replace(b'"id":"0', b'"id":"1').replace(file.name[5:13].encode(), b"otherdev"))
    assert run("streak").code == 0
    kept = other.read_bytes()
    other.write_bytes(kept[:300])
    older(file)
    assert BACK in run("streak").err
    assert other.read_bytes() == kept[:300]
    other.unlink()
    assert run("streak").code == 0, "what another device has is not known here"


def test_a_disk_that_is_not_there_gets_nothing(run, file: Path, home: Path, tmp_path: Path) -> None:
    run("path", "--move", str(tmp_path / "stick"))
    run("checkin", "3")
    (tmp_path / "stick").rename(tmp_path / "gone")
    assert run("streak").code == 3
    assert not (tmp_path / "stick").exists()
    (tmp_path / "stick").mkdir()
    assert run("streak").code == 3
    assert not any((tmp_path / "stick").iterdir())
    (tmp_path / "stick").rmdir()
    (tmp_path / "gone").rename(tmp_path / "stick")
    assert run("streak").code == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")
def test_a_disk_that_cannot_be_written_still_answers(file: Path, home: Path, tmp_path: Path) -> None:
    older(file)
    before = file.read_bytes()
    if subprocess.run(["mount", "--bind", str(home), str(home)], check=False, capture_output=True).returncode:
        pytest.skip("no mount here")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(home)], check=True)
        answer = running.run(["streak"], running.surroundings(tmp_path))
        assert answer.code == 3
        assert "days sober" in answer.out
        assert file.read_bytes() == before
    finally:
        subprocess.run(["umount", str(home)], check=True)
    assert running.run(["streak"], running.surroundings(tmp_path)).code == 3, "it is told where it is put back"
    assert running.run(["streak"], running.surroundings(tmp_path)).code == 0


def test_a_program_that_keeps_putting_an_older_copy_back(run, file: Path, home: Path, tmp_path: Path) -> None:
    older_copy = tmp_path / "older"
    older_copy.write_bytes(b"".join(lines(file)[:3]))
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITE, str(home), f"w{number}", "40"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "SOBERTRACK_NOW": "2026-11-22T21:14:00+01:00"},
        )
        for number in range(2)
    ]
    while True:
        over = all(process.poll() is not None for process in writers)
        began = time.monotonic()
        with (tmp_path / "again").open("wb") as again:
            again.write(older_copy.read_bytes())
            os.fsync(again.fileno())
        (tmp_path / "again").replace(file)
        if over:
            break
        time.sleep(0.01 + 5 * (time.monotonic() - began))  # on a slow disk there are fewer turns, not fewer entries
    said = [process.communicate()[0].split() for process in writers]
    acknowledged = {ulid for words in said for ulid in words[::2]}
    assert len(acknowledged) > 40
    assert run("streak").code == 3
    assert run("streak").code == 0
    assert acknowledged <= set(records(file))
    assert len(set(records(file))) == len(records(file))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_any_part_that_is_lost_comes_back(run, file: Path, home: Path, tmp_path: Path, data: st.DataObject) -> None:
    if not (tmp_path / "whole").exists():
        shutil.copytree(home, tmp_path / "whole")
    shutil.rmtree(home)
    shutil.copytree(tmp_path / "whole", home)
    whole = lines(file)
    kept = data.draw(st.lists(st.sampled_from(range(len(whole))), unique=True), label="kept lines")
    cut = data.draw(st.integers(0, 60), label="bytes cut off the end")
    junk = data.draw(st.sampled_from([b"", bytes(7), b"{", b"\n\n"]), label="and this in their place")
    left = b"".join(whole[number] for number in kept)
    left = left[: len(left) - cut] + junk
    file.write_bytes(left)
    assert run("streak").code in (0, 3)
    assert run("streak").code == 0
    assert file.read_bytes().startswith(left)
    assert sorted(json.loads(line)["id"] for line in whole) == records(file)

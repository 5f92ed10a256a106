"""The echo: every line once more, private, bounded, and never in the way of anything."""

import json
from pathlib import Path

import pytest
from test_healing import BACK, lines, older, vanished

from sobertrack.store.safekeeping import echo


@pytest.fixture
def file(run, home: Path) -> Path:
    """The journal file of a notebook with a counter and a few check-ins."""
    run("start", "alcohol", "--since", "2026-10-12")
    for mood in "2345":
        run("checkin", mood, "-n", f"a day {mood}")
    return next((home / "data" / "journal").iterdir())


def test_the_echo_is_private_and_the_same_byte_for_byte(file: Path, home: Path) -> None:
    copy = home / "state" / "echo.jsonl"
    assert copy.read_bytes() == file.read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "content", [b"", b"{broken", b"[" * 9000 + b"\n", bytes(9000), b"\xff\xfe\n" * 100, b"{}\n[]\n"]
)
def test_an_echo_that_is_spoilt_stops_nothing(run, file: Path, home: Path, content: bytes) -> None:
    copy = home / "state" / "echo.jsonl"
    whole = copy.read_bytes()
    copy.write_bytes(content)
    assert run("streak").code == 0
    assert run("checkin", "3").code == 0
    copy.write_bytes(whole[:-40] + b"\n" + content + whole[:50])
    older(file)
    assert BACK in run("streak").err


def test_a_torn_echo_is_mended_by_the_next_entry(run, file: Path, home: Path) -> None:
    copy = home / "state" / "echo.jsonl"
    copy.write_bytes(copy.read_bytes() + b'{"v":1,"id":"01')
    run("checkin", "3")
    assert copy.read_bytes() == file.read_bytes()


def test_an_echo_in_the_way_of_nothing(run, file: Path, home: Path) -> None:
    (home / "state" / "echo.jsonl").unlink()
    (home / "state" / "echo.jsonl").mkdir()
    assert run("checkin", "3").code == 0
    assert run("streak").code == 0


def test_the_echo_stays_small_and_keeps_the_newest(run, file: Path, home: Path) -> None:
    copy = home / "state" / "echo.jsonl"
    for turn in range(14):
        run("checkin", "3", "-n", f"{turn} " + "x" * 50_000)
        assert copy.stat().st_size <= echo.BOUND
    newest = lines(file)[-2:]
    assert lines(copy)[-2:] == newest
    with copy.open("ab") as opened:
        opened.write(b"\n" * 3 * echo.BOUND)
    run("checkin", "3")
    assert copy.stat().st_size <= echo.BOUND
    file.write_bytes(b"".join(lines(file)[:-1]))
    assert BACK in run("streak").err


def test_a_line_that_never_came_into_the_journal_is_never_put_back(run, file: Path, home: Path) -> None:
    """A process that was killed between the echo and the journal: its line was not acknowledged."""
    copy = home / "state" / "echo.jsonl"
    orphan = lines(copy)[-1].replace(b'"type":"checkin"', b'"type":"orphan"')
    made = json.loads(orphan)["id"]
    copy.write_bytes(copy.read_bytes() + orphan.replace(made.encode(), b"7" + made[1:].encode()))
    run("checkin", "3")
    assert b"orphan" not in copy.read_bytes()
    vanished(file)
    assert run("streak").code == 3
    assert b"orphan" not in file.read_bytes()


def test_a_loss_right_after_a_move_heals(run, file: Path, home: Path, tmp_path: Path) -> None:
    for place in (tmp_path / "synced", home / "data"):
        assert run("path", "--move", str(place)).code == 0
        moved = place / "journal" / file.name
        older(moved)
        assert BACK in run("streak").err
        assert run("streak").code == 0
        run("doctor")


def test_what_was_erased_is_no_more_in_it_and_loses_nothing(run, file: Path, home: Path) -> None:
    run("checkin", "2", "-n", "zeisig-canary")
    ids = [json.loads(line)["id"] for line in lines(file)]
    assert run("purge", ids[-1], "--yes").code == 0
    assert b"zeisig-canary" not in (home / "state" / "echo.jsonl").read_bytes()
    vanished(file)
    assert BACK in run("streak").err
    assert b"zeisig-canary" not in file.read_bytes()
    assert json.loads(lines(file)[-1])["type"] == "purged"
    assert run("streak").code == 0

"""Lines taken out of journal files: exactly those, byte for byte; on two devices; what a damaged line may hold."""

import json
import shutil
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import running
from sobertrack.store.erasing.erasing import is_ours
from sobertrack.store.erasing.rewriting import only_erasures, without
from sobertrack.store.paths import find_home

CANARY = "zeisig-canary"
IDS = [f"01KB{number:022}" for number in range(6)]


def line(ulid: str, **fields: object) -> bytes:
    return json.dumps({"v": 1, "id": ulid, **fields}).encode() + b"\n"


LINES = [
    line(IDS[0], type="checkin", note="a"),
    line(IDS[1], type="edit", of=IDS[0], set={"note": "b"}),
    line(IDS[2], type="delete", of=IDS[1]),
    line(IDS[3], type="purged", of=IDS[:3]),
    line(IDS[4], type="checkin", note=IDS[0]),
    b"no record at all\n",
    b'{"v":1,"id":"' + IDS[5].encode() + b'","note":"torn\n',
    b"\n",
    bytes(5) + b"\n",
    b"\xff\xfe\n",
]


@given(st.lists(st.sampled_from(LINES)), st.sets(st.sampled_from(IDS)), st.sampled_from([b"", b"torn", b'{"v":1']))
def test_what_stays_is_the_same_byte_for_byte(chosen: list[bytes], ids: set[str], end: bytes) -> None:
    gone = {each.encode() for each in ids}
    left = without(b"".join(chosen) + end, gone)
    assert without(left, gone) == left
    expected = [each for each in chosen if not _goes(each, ids)]
    assert left == b"".join(expected) + end


def _goes(each: bytes, ids: set[str]) -> bool:
    if b"torn" in each:
        return IDS[5] in ids
    try:
        raw = json.loads(each)
    except ValueError:
        return False
    return raw["id"] in ids or (raw["type"] in ("edit", "delete") and raw["of"] in ids)


def test_a_record_that_stands_whole_in_a_damaged_line_stays() -> None:
    one, other = (line(ulid, at="", day="2026-11-20", dev="x", type="checkin", note="a") for ulid in IDS[:2])
    assert without(b'{"torn' + one.rstrip() + other, {IDS[0].encode()}) == other


def test_only_erasures_are_left_of_everything() -> None:
    assert only_erasures(b"".join(LINES) + b"torn") == LINES[3]


def test_copies_of_our_file_are_ours(tmp_path: Path) -> None:
    environ = running.surroundings(tmp_path)
    running.run(["checkin", "4"], environ)
    home = find_home(environ["SOBERTRACK_HOME"], {})
    ours = next(home.journal.iterdir()).name
    stem = ours.removesuffix(".jsonl")
    for name in (
        ours,
        f"{stem}.sync-conflict-20261122-120000-ABCDEFG.jsonl",
        f"{stem} (conflicted copy 2026-11-22 120000).jsonl",
        f"{stem} 2.jsonl",
        f"{stem}-LAPTOP.jsonl",
    ):
        assert is_ours(home, home.journal / name), name
    for name in ("2026-otherdev.jsonl", f"{stem}x.jsonl", "2026-x.jsonl"):
        assert not is_ours(home, home.journal / name), name


def test_two_devices_in_one_folder(tmp_path: Path) -> None:
    shared = {"SOBERTRACK_DATA": str(tmp_path / "shared")}
    one = running.surroundings(tmp_path, SOBERTRACK_HOME=str(tmp_path / "one"), **shared)
    two = running.surroundings(tmp_path, SOBERTRACK_HOME=str(tmp_path / "two"), **shared)
    made = json.loads(running.run(["checkin", "4", "-n", CANARY, "--json"], two).out)["data"]["id"]
    running.run(["checkin", "4", "-n", "stays"], two)
    running.run(["checkin", "3", "-n", "stays, too"], one)
    answer = running.run(["purge", made, "--yes"], one)
    assert answer.code == 0
    assert answer.out.startswith("Erased from what this computer wrote, hidden in what another one wrote: 1 check-in.")
    assert "another computer" in answer.out
    assert "Backups made here before that hold them, too." in answer.out
    assert running.run(["purge", "--pending", "--backups", "--yes"], one).code == 0
    assert not any((tmp_path / "one" / "state" / "backups").iterdir()), "a new one would hold what the other still has"
    for environ in (one, two):
        answer = running.run(["log"], environ)
        assert (answer.code, CANARY in answer.screen) == (0, False)
        assert (running.run(["streak"], environ).code, running.run(["doctor"], environ).code) == (0, 0)
    journal = tmp_path / "shared" / "journal"
    assert CANARY in "".join(path.read_text() for path in journal.iterdir()), "every file has one writer"
    assert "sobertrack purge --pending" in running.run(["doctor"], two).out
    assert running.run(["purge", "--pending"], two).code == 0
    assert CANARY not in "".join(path.read_text() for path in journal.iterdir())
    held = [path for path in (tmp_path / "two").rglob("*") if path.is_file() and "backups" not in path.parts]
    assert not [path for path in held if CANARY.encode() in path.read_bytes()]
    for environ in (one, two):
        assert "stays, too" in running.run(["log"], environ).out
        assert running.run(["streak"], environ).code == 0
        assert running.run(["checkin", "3"], environ).code == 0


def test_a_computer_that_is_gone(tmp_path: Path) -> None:
    old = running.surroundings(tmp_path, SOBERTRACK_HOME=str(tmp_path / "old"))
    new = running.surroundings(tmp_path, SOBERTRACK_HOME=str(tmp_path / "new"))
    made = json.loads(running.run(["checkin", "4", "-n", CANARY, "--json"], old).out)["data"]["id"]
    running.run(["checkin", "4", "-n", "stays"], old)
    shutil.copytree(tmp_path / "old" / "data", tmp_path / "new" / "data")
    assert running.run(["purge", made, "--yes", "--every-file"], new).out.startswith("Erased for good: 1 check-in.")
    held = [path.read_bytes() for path in (tmp_path / "new").rglob("*") if path.is_file()]
    assert not [data for data in held if CANARY.encode() in data]
    assert "stays" in running.run(["log"], new).out
    assert running.run(["purge", "--all", "--every-file", "--yes"], new).code == 0
    assert "stays" not in "".join(path.read_text() for path in (tmp_path / "new" / "data" / "journal").iterdir())

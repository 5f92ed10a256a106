"""`doctor --repair` keeps copies of bad lines apart, saves what is whole in them, and deletes nothing."""

import json
import stat
from pathlib import Path

import pytest

INSIDE = (
    '{"v":1,"id":"01KB0000000000000000000998","at":"2026-11-20T10:00:00+00:00","day":"2026-11-20",'
    '"dev":"otherdev","type":"checkin","mood":3,"note":"a \\"{\\" in it"}'
)
CUT = '{"v":1,"id":"01KB0000000000000000000999","at":"2026-11-20T10:00:00+00:00","day":"2026-11-20","type":"check'
BAD = [CUT + "\0\0" + INSIDE, "garbage", "<<<<<<< HEAD", CUT]


@pytest.fixture
def file(real, home: Path) -> Path:
    """The journal of a small notebook."""
    real("start", "alcohol", "--since", "2026-10-12")
    real("checkin", "3")
    return next((home / "data" / "journal").iterdir())


@pytest.fixture
def broken(file: Path) -> Path:
    """The same with four bad lines, the last without an end."""
    file.write_bytes(file.read_bytes() + "\n".join(BAD).encode())
    return file


def found(real, *options: str, code: int = 0) -> dict:
    answer = real("doctor", "--json", *options)
    assert answer.code == code, answer.screen
    return json.loads(answer.out)["data"]


def codes(real, *options: str, code: int = 0) -> list[str]:
    return [each["code"] for each in found(real, *options, code=code)["findings"]]


def test_nothing_is_deleted_and_nothing_is_told_of_any_more(real, home: Path, broken: Path) -> None:
    before = broken.read_bytes()
    assert codes(real, code=3) == ["whole_inside", "bad_line", "nul", "merge_mark", "torn"]
    assert "line 3 cannot be read" in real("streak").err
    done = found(real, "--repair", "--yes")
    assert {"saved", "aside"} <= {each["what"] for each in done["repaired"]}
    assert [each["code"] for each in done["findings"]] == ["known_nul", "set_aside", "healed"]
    assert broken.read_bytes().startswith(before + b"\n")
    assert broken.read_bytes() == before + b"\n" + INSIDE.encode() + b"\n", "a record that was whole stands anew"
    assert (home / "state" / "set-aside" / broken.name).read_bytes().split(b"\n")[:-1] == [x.encode() for x in BAD]
    assert real("streak").err == ""
    assert real("log").err == ""
    assert "mood 3" in real("log").out
    assert real("checkin", "4").err == ""
    assert found(real, "--repair", "--yes")["repaired"] == []


def test_a_new_bad_line_is_told_again(real, broken: Path) -> None:
    real("doctor", "--repair", "--yes")
    broken.write_bytes(broken.read_bytes() + b"another\n")
    assert "line 8" in real("streak").err
    assert "line 4" not in real("streak").err


def test_a_copy_of_the_file_by_a_sync_tool_is_known_by_its_lines(real, broken: Path) -> None:
    real("doctor", "--repair", "--yes")
    copy = broken.with_name(broken.stem + " 2.jsonl")
    copy.write_bytes(broken.read_bytes().replace(b"\0", b"").replace(b"\n", b"\r\n"))
    copy.chmod(0o600)
    real("doctor", "--repair", "--yes")
    assert real("streak").err == ""
    assert set(codes(real)) == {"set_aside", "known_nul", "line_ends", "spare_copy"}


def test_it_asks_and_without_an_answer_it_changes_nothing(real, home: Path, broken: Path) -> None:
    real("streak")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.name != "lock"}
    answer = real("doctor", "--repair")
    assert answer.code == 5
    assert "--yes" in answer.err
    after = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.name != "lock"}
    assert {str(path) for path in after if before.get(path) != after[path]} <= {str(home / "state" / "healed.json")}


def test_nothing_to_repair(real, file: Path) -> None:
    answer = real("doctor", "--repair")
    assert answer.code == 0
    assert answer.out.startswith("There was nothing to repair.\nNothing wrong found in 1 entry.\n")


def test_modes_are_tightened(real, home: Path, file: Path) -> None:
    for path in (home / "data", file, home / "state" / "marks.json"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    (home / "data" / "notes of mine.txt").write_text("not ours")
    (home / "data" / "notes of mine.txt").chmod(0o644)
    assert set(codes(real)) == {"open_to_others", "loose_modes"}
    assert codes(real, "--repair", "--yes") == []
    for path in (home / "data", file, home / "state" / "marks.json"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE((home / "data" / "notes of mine.txt").stat().st_mode) == 0o644


def test_marks_are_made_anew(real, home: Path, file: Path) -> None:
    (home / "state" / "marks.json").write_text("{")
    assert codes(real) == ["no_mark"]
    assert codes(real, "--repair", "--yes") == []
    assert file.name in (home / "state" / "marks.json").read_text()


def test_new_marks_tell_what_the_echo_has_and_the_file_has_not(real, home: Path, file: Path) -> None:
    whole = file.read_bytes()
    (home / "state" / "marks.json").unlink()
    file.write_bytes(whole.splitlines(True)[0] + b"no record\n")
    real("doctor", "--repair", "--yes")
    assert set(whole.splitlines()) <= set(file.read_bytes().splitlines())
    assert (codes(real), real("streak").code) == (["set_aside"], 0)


def test_new_marks_count_no_line_that_is_no_record(real, home: Path, file: Path) -> None:
    for name in ("marks.json", "echo.jsonl"):
        (home / "state" / name).unlink()
    file.write_bytes(file.read_bytes() + b"no record\n")
    real("doctor", "--repair", "--yes")
    assert real("streak").code == 0


def test_what_is_missing_is_put_back(real, home: Path, file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(b"".join(whole.splitlines(True)[:-1]))
    assert codes(real, code=3) == ["shorter"]
    answer = real("doctor", "--repair", "--yes")
    assert answer.code == 0
    assert file.read_bytes() == whole
    assert "are back (1)" in answer.out
    assert "[healed]" in answer.out
    assert codes(real) == []


def test_the_file_of_another_computer_is_not_written_to(real, home: Path, file: Path) -> None:
    other = file.with_name("2026-otherdev.jsonl")
    other.write_bytes((INSIDE + "\n" + CUT).encode())
    other.chmod(0o600)
    assert codes(real, "--repair", "--yes") == ["torn"]
    assert other.read_bytes() == (INSIDE + "\n" + CUT).encode()


def test_one_thing_at_a_time(real, file: Path) -> None:
    assert real("doctor", "--repair", "--accept").code == 2

"""`show`, `rm` and `undo`: what stands, what is hidden, and the way back."""

import json
from pathlib import Path

import pytest


@pytest.fixture
def checkin(real) -> str:
    real("start", "alcohol", "--since", "2026-10-12")
    return real("checkin", "3", "--win", "a walk", "-n", "hello", "-q").out.split()[-1]


@pytest.fixture
def slip(real, checkin: str) -> str:
    return real("slip", "--on", "2026-11-20", "-q").out.split()[-1]


def data(answer) -> dict:
    assert answer.code == 0, answer.screen
    return json.loads(answer.out)["data"]


def days(real) -> int:
    return data(real("streak", "--json"))["counters"][0]["days"]


def what(real) -> list[tuple[str, bool]]:
    return [(each["what"], each["undone"]) for each in data(real("undo", "--list", "--json"))["commands"]]


def journal(home: Path) -> bytes:
    return next((home / "data" / "journal").iterdir()).read_bytes()


def test_show_is_the_whole_entry(real, checkin: str) -> None:
    out = real("show", checkin).out
    assert out.startswith(
        f"Check-in {checkin}\nDay\tSun 22 Nov 2026\nTime\t12:00\nMood\t3 (so-so)\nWent well\ta walk\n"
    )
    assert "Note\n  hello\n" in out
    found = data(real("show", checkin, "--json"))
    assert (found["id"], found["kind"], found["mood"], found["edits"]) == (checkin, "checkin", 3, 0)


def test_show_counts_the_changes(real, checkin: str) -> None:
    real("edit", checkin, "-m", "4")
    assert "changed once since" in real("show", checkin).out


def test_rm_hides_and_says_where_the_text_is(real, checkin: str, home: Path) -> None:
    before = journal(home)
    answer = real("rm", checkin)
    assert answer.code == 0
    assert answer.out.startswith("Hidden. The text is still in the file; ")
    assert "sobertrack undo" in answer.out
    assert journal(home).startswith(before)
    hidden = real("show", checkin)
    assert (hidden.code, hidden.out) == (4, "")
    assert f'"{checkin}" is hidden' in hidden.err
    undo = hidden.err.split("sobertrack undo ")[1].strip()
    assert real("undo", undo).code == 0
    assert real("show", checkin).code == 0


def test_rm_of_a_slip_shows_the_counts(real, slip: str) -> None:
    assert days(real) == 1
    assert "41 days sober, since Mon 12 Oct 2026" in real("rm", slip).out
    assert days(real) == 41
    assert data(real("undo", "--json"))["entries"][0]["before"] is None
    assert days(real) == 1


def test_undo_takes_the_last_command_back_and_itself_too(real, slip: str) -> None:
    first = real("undo")
    assert first.out.splitlines()[0] == "Taken back: slip for Fri 20 Nov 2026"
    assert days(real) == 41
    again = real("undo")
    assert again.out.splitlines()[0] == "Put back: slip for Fri 20 Nov 2026"
    assert days(real) == 1
    assert real("undo").out.splitlines()[0] == "Taken back: slip for Fri 20 Nov 2026"


def test_undo_takes_all_lines_of_a_command(real, checkin: str) -> None:
    real("checkin", "2", "--not-sober", "--talked", "Sam")
    found = data(real("undo", "--json"))
    assert [each["before"]["kind"] for each in found["entries"]] == ["checkin", "slip", "contact"]
    assert all(each["after"] is None for each in found["entries"])
    assert days(real) == 41


def test_undo_of_a_kept_thing(real, checkin: str, home: Path) -> None:
    start = data(real("undo", "--list", "--json"))["commands"][-1]["id"]
    found = data(real("undo", start, "--json"))
    assert found["undid"] == start
    assert [(each["noun"], each["key"], each["after"]) for each in found["tables"]] == [("counter", "alcohol", None)]
    assert "[counter.alcohol]" not in (home / "data" / "counters.toml").read_text()
    assert "counter alcohol\tnot there\tlabel alcohol" in real("undo").out
    assert days(real) == 41


def test_undo_refuses_where_a_table_has_changed(real, checkin: str, home: Path) -> None:
    file = home / "data" / "counters.toml"
    file.write_text(file.read_text().replace("2026-10-12", "2026-10-13"))
    answer = real("undo", data(real("undo", "--list", "--json"))["commands"][-1]["id"])
    assert answer.code == 1
    assert "2026-10-13" in answer.err
    assert "2026-10-12" in answer.err
    assert "2026-10-13" in file.read_text()


def test_undo_of_an_edit_shows_both(real, checkin: str) -> None:
    real("edit", checkin, "-m", "5", "-n", "other")
    out = real("undo").out
    assert f"check-in {checkin}: mood\t5 (very good)\t3 (so-so)" in out
    assert f"check-in {checkin}: note\tother\thello" in out
    assert data(real("show", checkin, "--json"))["mood"] == 3


def test_the_list_of_commands(real, slip: str, checkin: str) -> None:
    real("rm", slip)
    real("undo")
    real("edit", checkin, "-m", "1")
    assert what(real) == [
        (f"change of check-in {checkin}", False),
        (f"undo of {data(real('undo', '--list', '--json'))['commands'][2]['id']}", False),
        (f"removal of slip {slip}", True),
        ("slip for Fri 20 Nov 2026", False),
        ("check-in for Sun 22 Nov 2026", False),
        ("new counter alcohol", False),
    ]
    for _ in range(12):
        real("checkin")
    assert len(what(real)) == 10


def test_twice_is_refused_with_the_way_back(real, slip: str) -> None:
    real("undo")
    answer = real("undo", slip)
    assert answer.code == 2
    assert answer.err.splitlines()[1].startswith("sobertrack: hint: to bring it back: sobertrack undo x-")


@pytest.mark.parametrize("command", ["show", "edit", "rm"])
def test_ids_that_name_no_entry(real, checkin: str, command: str) -> None:
    start = data(real("undo", "--list", "--json"))["commands"][-1]["id"]
    for wrong, words in ((start, "a change of a kept thing"), ("zzzzz", "no entry has the id"), ("c-", "no entry has")):
        answer = real(command, wrong)
        assert (answer.code, words in answer.err) == (4, True)
    assert "undo --list" in real(command, start).err


def test_an_id_that_fits_two_entries_lists_them(real, checkin: str, home: Path) -> None:
    file = next((home / "data" / "journal").iterdir())
    line = next(line for line in file.read_text().splitlines() if '"checkin"' in line)
    ulid = json.loads(line)["id"]
    (file.parent / "copy.jsonl").write_text(line.replace(ulid, "7" + ulid[1:]) + "\n")
    for command in ("show", "edit", "rm"):
        answer = real(command, ulid[-6:])
        assert answer.code == 4
        assert "fits more than one entry: c-" in answer.err


def test_nothing_to_take_back(real) -> None:
    assert real("undo").code == 4
    assert real("undo", "--list").code == 0
    assert data(real("undo", "--list", "--json")) == {"commands": []}
    assert real("undo", "x", "--list").code == 2


def test_notes_stay_off_the_screen_where_a_setting_says_so(real, checkin: str, home: Path) -> None:
    (home / "data" / "settings.toml").write_text("[settings]\necho_notes = false\n")
    assert "hello" not in real("show", checkin).screen
    assert "hello" in real("show", checkin, "--notes").out
    assert data(real("show", checkin, "--json"))["note"] == "hello"
    answer = real("edit", checkin, "-n", "secret")
    assert "secret" not in answer.screen
    assert "hello" not in answer.screen
    assert "Note\t(not shown)\t(not shown)" in answer.out
    assert "secret" not in real("undo").screen


def test_a_discreet_screen_names_no_substance(real, slip: str, home: Path) -> None:
    (home / "data" / "settings.toml").write_text("[settings]\ndiscreet = true\n")
    assert "the count\t1 day, since" in real("rm", slip).out


def test_a_damaged_line_does_not_stop_any_of_them(real, checkin: str, home: Path) -> None:
    file = next((home / "data" / "journal").iterdir())
    file.write_bytes(file.read_bytes() + b'{"torn\n')
    assert real("show", checkin).code == 0
    assert real("edit", checkin, "-m", "4").code == 0
    assert real("undo").code == 0
    assert real("rm", checkin).code == 0
    assert b'{"torn\n' in file.read_bytes()

"""`doctor` finds what is wrong, says where and what to do, changes nothing, and accepts a loss only when told to."""

import json
import re
from pathlib import Path

import pytest

from sobertrack.store.checks.kept import MAKERS
from sobertrack.store.notebook import FILES

LAST = b'{"v":1,"id":"01KB0000000000000000000999","at":"","day":"2026-11-20","dev":"x","type":"checkin","mood":3}\n'


@pytest.fixture
def file(real, home: Path) -> Path:
    """The journal of a small notebook."""
    real("start", "alcohol", "--since", "2026-10-12")
    real("supporter", "add", "Sam")
    for mood in "345":
        real("checkin", mood, "-n", "a note of mine")
    assert real("doctor").code == 0
    return next((home / "data" / "journal").iterdir())


def data(answer, code: int) -> dict:
    assert answer.code == code, answer.screen
    return json.loads(answer.out)["data"]


def codes(real, code: int = 3) -> list[str]:
    found = data(real("doctor", "--json"), code)
    assert found["damage"] == (code == 3)
    assert all(each["advice"] and each["message"] for each in found["findings"])
    return [each["code"] for each in found["findings"]]


def contents(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in home.rglob("*") if path.is_file() and path.name != "lock"}


def test_nothing_wrong(real, file: Path) -> None:
    first, runs_on = real("doctor").out.splitlines()
    assert first == "Nothing wrong found in 3 entries."
    assert re.fullmatch(r"sobertrack 0\.1\.0, format 1, \w+ 3\.\d+\.\S+, \w+, time zones 20\d\d\w", runs_on)
    found = data(real("doctor", "--json"), 0)
    assert (found["entries"], found["damage"], found["findings"], found["accepted"]) == (3, False, [], [])
    assert set(found["runs_on"]) == {"program", "format", "python", "system", "zones", "zone"}


def test_a_new_notebook(real, home: Path) -> None:
    assert real("doctor").out.startswith("Nothing wrong found in 0 entries.\n")
    assert not home.exists()


def test_a_damaged_line_has_its_place_and_a_caret(real, file: Path) -> None:
    lines = file.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b'"day"', b'"day ', 1)
    file.write_bytes(b"\n".join(lines))
    answer = real("doctor")
    assert answer.code == 3
    shown = answer.out.splitlines()
    assert shown[0] == "Hard moment: sobertrack sos"
    assert shown[1].startswith("1 thing is wrong, in 2 entries that can be read.")
    assert f"1. line 3 of {file.name} cannot be read as a record" in shown[3]
    assert shown[4].startswith(f"  {file}:3:")
    assert shown[6].strip() == "^"
    assert shown[5][: shown[6].index("^")].endswith('"day :"')


def test_notes_stay_off_the_screen_where_a_setting_says_so(real, file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"mood":4', b'"mood":,'))
    assert "a note of mine" in real("doctor").out
    real("config", "set", "echo_notes", "off")
    assert "a note of mine" not in real("doctor").out


@pytest.mark.parametrize(
    ("bytes_", "code"),
    [
        (b'{"v":1,"id":"01KB', "cut_line"),
        (b"[1]", "bad_line"),
        (b"garbage", "bad_line"),
        (b"nonsense}", "bad_line"),
        (b'{"a":NaN}', "bad_line"),
        (LAST.replace(b"3}", b"9}").strip(), "bad_record"),
        (LAST.replace(b"2026-11-20", b"2026-13-20").strip(), "bad_record"),
        (LAST.replace(b'"v":1', b'"v":2').strip(), "newer_record"),
        (b'{"v":1,"id":"01KB0000000000000000000998","day":"2026-11-20","type":"edit","of":"x","set":3}', "bad_record"),
    ],
)
def test_lines_that_are_damage(real, file: Path, bytes_: bytes, code: str) -> None:
    file.write_bytes(file.read_bytes() + bytes_ + b"\n")
    found = data(real("doctor", "--json"), 3)
    assert found["findings"][0]["code"] == code
    assert found["findings"][0]["line"] == 6
    assert found["entries"] == 3


def test_a_saved_line_that_was_cut_is_not_called_unsaved(real, home: Path) -> None:
    for level in "345":
        real("urge", level)
    (file,) = (home / "data" / "journal").glob("*.jsonl")
    lines = file.read_bytes().split(b"\n")
    file.write_bytes(b"\n".join([lines[0][:60], *lines[1:]]))
    (home / "state" / "echo.jsonl").unlink()
    found = {each["code"]: each["advice"] for each in data(real("doctor", "--json"), 3)["findings"]}
    assert "cut_line" not in found
    assert "sobertrack backup restore latest --dry-run" in found["bad_line"]
    answer = real("doctor", "--repair", "--yes")
    assert "What they said may stand in a backup: sobertrack backup restore latest --dry-run" in answer.out


def test_a_missing_table_names_the_backup(real, home: Path) -> None:
    real("start", "alcohol", "--since", "2026-10-01")
    real("backup", "create")
    (home / "data" / "counters.toml").unlink()
    (found,) = data(real("doctor", "--json"), 3)["findings"]
    assert (found["code"], found["mend"]) == ("missing", "sobertrack backup restore latest --dry-run")
    assert "doctor --repair" not in found["advice"]
    refused = real("start", "alcohol", "--since", "today")
    assert refused.code == 3
    assert "backup restore latest --dry-run" in refused.err
    assert "sobertrack start" not in real("today").out
    assert real(*found["mend"].split()[1:-1], "--yes").code == 0
    assert data(real("doctor", "--json"), 0)["findings"] == []
    (home / "data" / "counters.toml").unlink()
    real("doctor", "--accept")
    assert real("start", "alcohol", "--since", "today").code == 0


def test_what_a_damaged_line_may_have_been(real, file: Path) -> None:
    file.write_bytes(file.read_bytes() + LAST[:-11] + b"\n")
    assert "it looks like a record of the kind checkin for 2026-11-20" in real("doctor").out


def test_a_torn_end_is_no_damage(real, file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole + LAST[:40])
    assert codes(real, 0) == ["torn"]
    assert "was not finished" in real("doctor").out
    file.write_bytes(whole + LAST.strip())
    assert codes(real, 0) == ["torn"]
    assert data(real("doctor", "--json"), 0)["entries"] == 4


def test_nul_bytes(real, file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\0" * 4096)
    assert codes(real) == ["nul"]
    assert "holds 4,096 NUL bytes, the first in line 6" in real("doctor").out


def test_changes_that_make_an_entry_unreadable(real, file: Path) -> None:
    edit = {"v": 1, "id": "01KB0000000000000000000998", "day": "2026-11-20", "dev": "x", "type": "edit"}
    record = {**edit, "of": "01KB0000000000000000000999", "set": {"mood": 9}}
    file.write_bytes(file.read_bytes() + LAST + json.dumps(record).encode() + b"\n")
    assert codes(real) == ["bad_record"]


def test_the_same_id_twice(real, file: Path) -> None:
    other = file.with_name("2026-copy.jsonl")
    other.write_bytes(file.read_bytes())
    other.chmod(0o600)
    assert codes(real, 0) == [], "a sync tool's copy repeats every record"
    other.write_bytes(file.read_bytes().replace(b'"mood":4', b'"mood":1'))
    assert codes(real) == ["duplicate"]
    assert data(real("doctor", "--json"), 3)["entries"] == 3


def test_what_is_only_to_know(real, file: Path, home: Path) -> None:
    strange = LAST.replace(b"checkin", b"dream").replace(b"00999", b"00998")
    removal = b'{"v":1,"id":"01KB0000000000000000000997","day":"2026-11-20","type":"delete","of":"01KB0"}\n'
    file.write_bytes(file.read_bytes() + strange + removal)
    (home / "data" / "mine.toml").write_text("")
    (home / "data" / "mine.toml").chmod(0o600)
    (home / "data" / ".plan.toml.1.tmp").write_text("")
    (home / "data" / ".plan.toml.1.tmp").chmod(0o600)
    assert codes(real, 0) == ["about_nothing", "unknown_kind", "stray", "left_behind"]
    assert "Nothing is damaged in 3 entries. To know:" in real("doctor").out


def test_files_that_others_can_read(real, file: Path, home: Path) -> None:
    file.chmod(0o640)
    (home / "state").chmod(0o755)
    assert codes(real, 0) == ["loose_modes", "open_to_others"]
    assert "others on this computer may open the state directory [open_to_others]" in real("doctor").out


def test_toml_files(real, file: Path, home: Path) -> None:
    (home / "data" / "counters.toml").write_text('[counter.a]\nsince = "2026-13-01"\n[counter.b]\nsince = = 1\n')
    found = data(real("doctor", "--json"), 3)["findings"]
    assert [(each["code"], each["line"], each["column"]) for each in found] == [("bad_toml", 4, 9)]
    assert "since = = 1\n          ^\n" in real("doctor").out
    (home / "data" / "counters.toml").write_text('[counter.a]\nsince = "2026-13-01"\n[counter.b]\nkind = "x"\n')
    (home / "data" / "supporters.toml").write_text("format = 2\n")
    (home / "data" / "settings.toml").write_text("[settings]\ncolor = 'pink'\nx = 1\n")
    (home / "data" / "settings.toml").chmod(0o600)
    assert codes(real) == ["newer_file", "bad_table", "bad_table", "bad_setting", "unknown_setting"]


@pytest.mark.parametrize("loss", ["missing", "empty", "shorter"])
def test_a_loss_is_damage_until_it_is_accepted(real, file: Path, home: Path, loss: str) -> None:
    if loss == "missing":
        file.unlink()
    else:
        file.write_bytes(b"" if loss == "empty" else file.read_bytes()[:-250])
    (home / "state" / "echo.jsonl").unlink()  # what it holds would be put back
    before = contents(home)
    assert loss in codes(real)
    assert real("streak").code == 3
    assert contents(home) == before, "doctor changes nothing"
    answer = real("doctor", "--accept")
    assert "Accepted: the journal file" in answer.out
    assert {name: text for name, text in contents(home).items() if "marks" not in name} == {
        name: text for name, text in before.items() if "marks" not in name
    }
    assert loss not in codes(real, 0)
    assert real("streak").code == 0
    assert real("checkin", "4").code == 0
    assert real("streak").code == 0
    assert "There was no loss to accept." in real("doctor", "--accept").out


def test_a_loss_after_an_accepted_one_is_damage_again(real, file: Path) -> None:
    file.write_bytes(b"")
    real("doctor", "--accept")
    real("checkin", "4")
    file.write_bytes(b"")
    assert codes(real) == ["empty"]


def test_a_link_and_a_file_that_cannot_be_opened(real, file: Path, home: Path) -> None:
    (file.parent / "2026-zz.jsonl").symlink_to(home / "nowhere.jsonl")
    assert codes(real) == ["link"]


def test_every_noun_of_the_files_is_looked_at() -> None:
    assert set(FILES) - set(MAKERS) == {"aftercare", "settings"}  # one table each, looked at by themselves

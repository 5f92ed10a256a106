"""Commands of this device, and how one of them is taken back."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sobertrack.errors import Damaged, Misuse, NotFound, SobertrackError
from sobertrack.model.entries import CheckIn, Contact, Draft, Slip
from sobertrack.store.history import commands, find_command, short_of, take_back
from sobertrack.store.journal import Journal
from sobertrack.store.notebook import Notebook, TableChange, keep
from sobertrack.store.paths import Home

DAY = date(2026, 11, 22)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "data", tmp_path / "state", tmp_path / "cache")


@pytest.fixture
def journal(home: Home) -> Journal:
    return Journal(home, datetime(2026, 11, 22, 12, 0, tzinfo=UTC))


def moods(journal: Journal) -> list[int]:
    return [each.what.mood for each in journal.read(("checkin",)).entries]


def test_nothing_yet(journal: Journal) -> None:
    assert commands(journal) == []
    with pytest.raises(NotFound):
        find_command(journal, None)


def test_a_command_is_all_the_lines_it_wrote(journal: Journal) -> None:
    journal.write([Draft(DAY, CheckIn(mood=2)), Draft(DAY, Slip("alcohol")), Draft(DAY, Contact("sam"))])
    journal.write([Draft(DAY, CheckIn(mood=3))])
    assert [len(one.records) for one in commands(journal)] == [3, 1]
    take_back(journal, commands(journal)[0])
    assert [type(each.what) for each in journal.read().entries] == [CheckIn]


def test_any_line_of_a_command_names_it(journal: Journal) -> None:
    entries = journal.write([Draft(DAY, CheckIn(mood=2)), Draft(DAY, Slip("alcohol"))])
    for entry in entries:
        for name in (journal.short_id(entry), entry.id, entry.id[-7:].lower(), journal.short_id(entry).upper()):
            assert find_command(journal, name).id == entries[0].id
    for wrong in ("", "-", entries[0].id[-4:], "c-", "s-" + entries[0].id[-6:], "zzzzz"):
        with pytest.raises(NotFound):
            find_command(journal, wrong)


def test_an_id_that_fits_two_commands_lists_both(journal: Journal) -> None:
    journal.write([Draft(DAY, CheckIn(mood=2))])
    file = next(journal.home.journal.iterdir())
    line = file.read_bytes()
    ulid = find_command(journal, None).id
    file.write_bytes(line + line.replace(ulid.encode(), f"7{ulid[1:]}".encode()))
    with pytest.raises(NotFound, match="fits more than one command: c-"):
        find_command(journal, ulid[-6:])


def test_undo_and_undo_again_for_as_long_as_one_likes(journal: Journal) -> None:
    journal.write([Draft(DAY, CheckIn(mood=2))])
    for turn in range(600):
        take_back(journal, find_command(journal, None))
        if turn % 50 < 2 or turn > 597:
            assert moods(journal) == ([] if turn % 2 == 0 else [2])


def test_what_is_taken_back_says_how_it_comes_back(journal: Journal) -> None:
    journal.write([Draft(DAY, CheckIn(mood=2))])
    first = find_command(journal, None)
    take_back(journal, first)
    undo = find_command(journal, None)
    assert undo.takes_back == first.id
    with pytest.raises(Misuse, match="is taken back already") as refusal:
        take_back(journal, find_command(journal, first.id))
    assert refusal.value.hint == f"to bring it back: sobertrack undo {short_of(journal, undo)}"


def test_what_rm_hid_is_brought_back_by_undoing_rm(journal: Journal) -> None:
    entry = journal.write([Draft(DAY, CheckIn(mood=2))])[0]
    journal.write([], [{"type": "delete", "of": entry.id}])
    removal = find_command(journal, None)
    with pytest.raises(Misuse) as refusal:
        take_back(journal, find_command(journal, entry.id))
    assert refusal.value.hint == f"to bring it back: sobertrack undo {short_of(journal, removal)}"
    take_back(journal, removal)
    assert moods(journal) == [2]


def test_a_removal_by_another_device_is_known(journal: Journal, home: Home) -> None:
    entry = journal.write([Draft(DAY, CheckIn(mood=2))])[0]
    removal = {"v": 1, "id": "01KZZZZZZZZZZZZZZZZZZZZZZZ", "at": "", "day": "2026-11-22", "dev": "other"}
    other = json.dumps({**removal, "type": "delete", "of": entry.id}) + "\n"
    (home.journal / "2026-other.jsonl").write_text(other)
    with pytest.raises(Misuse) as refusal:
        take_back(journal, find_command(journal, entry.id))
    assert refusal.value.hint == "to see what can be undone: sobertrack undo --list"


def test_other_devices_have_commands_of_their_own(journal: Journal, home: Home) -> None:
    journal.write([Draft(DAY, CheckIn(mood=2))])
    file = next(home.journal.iterdir())
    foreign = file.read_text().replace(journal.device, "zzzzzzzz").replace('"id":"0', '"id":"1')
    (home.journal / "2026-zzzzzzzz.jsonl").write_text(foreign)
    assert len(commands(journal)) == 1
    assert len(moods(journal)) == 2


def test_undo_puts_a_table_back_with_comments_around_it(journal: Journal, home: Home) -> None:
    home.data.mkdir(parents=True)
    text = 'format = 1\n\n# mine\n[supporter.sam]\nname = "Sam"\n\n# the other\n[supporter.kim]\nname = "Kim"\n'
    (home.data / "supporters.toml").write_text(text)
    keep(journal, [TableChange("supporter", "sam", {"name": "Sam"}, {"name": "Samuel"})])
    assert "Samuel" in (home.data / "supporters.toml").read_text()
    take_back(journal, find_command(journal, None))
    assert (home.data / "supporters.toml").read_text() == text


def test_a_table_that_changed_since_is_left_alone(journal: Journal, home: Home) -> None:
    keep(journal, [TableChange("supporter", "sam", None, {"name": "Sam"})])
    file = home.data / "supporters.toml"
    file.write_text(file.read_text().replace('"Sam"', '"Someone"'))
    before = (file.read_bytes(), [path.read_bytes() for path in home.journal.iterdir()])
    with pytest.raises(SobertrackError, match=r"it is now \{name = 'Someone'\}, the command left \{name = 'Sam'\}"):
        take_back(journal, find_command(journal, None))
    assert before == (file.read_bytes(), [path.read_bytes() for path in home.journal.iterdir()])


def test_a_command_that_changed_one_table_twice(journal: Journal, home: Home) -> None:
    changes = [
        TableChange("supporter", "sam", None, {"name": "Sam"}),
        TableChange("supporter", "sam", {"name": "Sam"}, {"name": "Kim"}),
        TableChange("settings", "", None, {"plain": True}),
    ]
    keep(journal, changes, [Draft(DAY, Contact("sam"))])
    take_back(journal, find_command(journal, None))
    assert Notebook(home).table("supporter", "sam") is None
    assert Notebook(home).table("settings", "") is None
    assert journal.read(("contact",)).entries == []
    take_back(journal, find_command(journal, None))
    assert Notebook(home).table("supporter", "sam") == {"name": "Kim"}
    assert Notebook(home).table("settings", "") == {"plain": True}
    assert len(journal.read(("contact",)).entries) == 1


def test_a_file_that_cannot_be_read_is_not_written(journal: Journal, home: Home) -> None:
    keep(journal, [TableChange("supporter", "sam", None, {"name": "Sam"})])
    (home.data / "supporters.toml").write_text("name = = 1\n")
    with pytest.raises(Damaged):
        take_back(journal, find_command(journal, None))
    assert (home.data / "supporters.toml").read_text() == "name = = 1\n"


def test_a_noun_of_a_newer_program_is_not_touched(journal: Journal, home: Home) -> None:
    keep(journal, [TableChange("supporter", "sam", None, {"name": "Sam"})])
    file = next(home.journal.iterdir())
    file.write_text(file.read_text().replace("supporter.sam", "garden.rose"))
    with pytest.raises(Damaged, match='does not know what a "garden" is'):
        take_back(journal, find_command(journal, None))


def test_an_edit_into_a_new_year_is_found_there(journal: Journal, home: Home) -> None:
    entry = journal.write([Draft(date(2026, 12, 31), CheckIn(mood=2))])[0]
    later = Journal(home, datetime(2027, 1, 1, 9, 0, tzinfo=UTC))
    later.write([], [{"type": "edit", "of": entry.id, "set": {"day": "2027-01-01", "mood": 4}}])
    found = later.read(("checkin",), since=date(2027, 1, 1)).entries
    assert [(each.day, each.what.mood) for each in found] == [(date(2027, 1, 1), 4)]
    assert Journal(home, later.now).checkin_days() == {date(2027, 1, 1)}

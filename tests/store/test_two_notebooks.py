"""Two data directories beside one state directory: neither takes what the other has for a loss of its own."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from running import Answer

Run = Callable[..., Answer]
BACK = "had gone missing and are back"


class Notebook:
    """A notebook that SOBERTRACK_DATA names, beside the state directory of all others of this test."""

    def __init__(self, real: Run, place: Path) -> None:
        self.real, self.place = real, place

    def __call__(self, *words: str) -> Answer:
        return self.real(*words, env={"SOBERTRACK_DATA": str(self.place)})

    @property
    def file(self) -> Path:
        return next((self.place / "journal").iterdir())

    def notes(self) -> list[str]:
        return [each["note"] for each in json.loads(self("log", "--json").out)["data"]["entries"]]

    def older(self, lines: int) -> None:
        self.file.write_bytes(b"".join(self.file.read_bytes().splitlines(keepends=True)[:lines]))


@pytest.fixture
def one(real: Run, tmp_path: Path) -> Notebook:
    """A notebook with three check-ins."""
    made = Notebook(real, tmp_path / "one")
    for number in range(3):
        assert made("checkin", "3", "-n", f"one {number}").code == 0
    return made


@pytest.fixture
def other(real: Run, one: Notebook, tmp_path: Path) -> Notebook:
    """Another one, which is larger."""
    made = Notebook(real, tmp_path / "other")
    assert made("streak").code == 0
    for number in range(5):
        assert made("checkin", "3", "-n", f"other {number}").code == 0
    return made


def test_neither_is_damaged(one: Notebook, other: Notebook) -> None:
    for each in (one, other, one):
        answer = each("streak")
        assert (answer.code, answer.err) == (0, "")
        assert each("doctor").code == 0
        assert each("checkin", "3", "-n", "more").err == ""


def test_each_gets_its_own_lines_back(one: Notebook, other: Notebook) -> None:
    one.older(1)
    other.older(2)
    for each, left in ((one, [f"one {n}" for n in range(3)]), (other, [f"other {n}" for n in range(5)])):
        answer = each("streak")
        assert (answer.code, BACK in answer.err) == (3, True)
        assert sorted(each.notes()) == left
    assert (one("streak").code, other("streak").code) == (0, 0)


def test_what_waits_for_doctor_in_one_does_not_wait_in_the_other(one: Notebook, other: Notebook) -> None:
    one.older(1)
    one("streak")
    assert one("purge", "--kind", "checkin", "--yes").code == 3
    assert other("purge", "--kind", "checkin", "--yes").code == 0
    assert len(one.notes()) == 3


def test_the_usual_place_says_where_the_notebook_is(real: Run, one: Notebook) -> None:
    """Where somebody forgot to name the place again; from the first entry there on it is one more notebook."""
    answer = real("streak")
    assert (answer.code, str(one.place) in answer.err) == (0, True)
    assert real("checkin", "3").code == 0
    assert real("streak").err == ""
    assert one("streak").code == 0


@pytest.mark.parametrize("put", [shutil.move, shutil.copytree])
def test_a_notebook_that_was_put_elsewhere_by_hand_keeps_its_echo(put, real: Run, one: Notebook) -> None:
    there = Notebook(real, one.place.with_name("there"))
    put(one.place, there.place)
    assert there("checkin", "3", "-n", "there").err == ""
    there.older(1)
    assert BACK in there("streak").err
    assert sorted(there.notes()) == ["one 0", "one 1", "one 2", "there"]
    if one.place.exists():
        assert (one("streak").code, one("checkin", "3").err, there("streak").code) == (0, "", 0)


def test_a_link_to_it_is_the_same_notebook(real: Run, one: Notebook, home: Path) -> None:
    """And so is the usual place, where somebody names that."""
    link = Notebook(real, one.place.with_name("link"))
    link.place.symlink_to(one.place)
    assert link("checkin", "3", "-n", "by the link").err == ""
    one.older(1)
    assert BACK in one("streak").err
    assert "by the link" in one.notes()
    assert not (home / "state" / "notebooks").exists()
    real("checkin", "3")
    assert Notebook(real, home / "data")("checkin", "4").err == ""
    assert len(list((home / "state" / "notebooks").iterdir())) == 1


def test_an_older_copy_elsewhere_is_a_loss_until_it_is_accepted(real: Run, one: Notebook) -> None:
    copy = Notebook(real, one.place.with_name("copy"))
    shutil.copytree(one.place, copy.place)
    copy.older(1)
    assert copy("streak").code == 3
    assert copy("checkin", "3", "-n", "copy").code == 0
    assert copy("streak").code == 3
    assert copy("doctor", "--accept").code == 0
    assert copy.notes() == ["one 0", "copy"]
    assert (copy("streak").code, one("streak").code) == (0, 0)


def test_what_is_erased_after_a_move_by_hand_is_in_no_echo(real: Run, one: Notebook, home: Path) -> None:
    there = Notebook(real, one.place.with_name("there"))
    one.place.rename(there.place)
    assert there("purge", "--all", "--yes").code == 0
    left = [path for path in home.rglob("*") if path.is_file() and "backups" not in path.parts]
    assert [path for path in left if b"one 1" in path.read_bytes()] == []


def test_all_of_one_notebook_goes_and_nothing_of_the_other(one: Notebook, other: Notebook) -> None:
    assert one("purge", "--all", "--yes").code == 0
    other.older(2)
    assert BACK in other("streak").err
    assert len(other.notes()) == 5


def test_path_move_takes_marks_and_echo_along(real: Run, one: Notebook, tmp_path: Path) -> None:
    for number in range(3):
        assert real("checkin", "3", "-n", f"usual {number}").code == 0
    assert real("path", "--move", str(tmp_path / "moved")).code == 0
    usual = Notebook(real, tmp_path / "moved")
    usual.older(1)
    answer = real("streak")
    assert (answer.code, BACK in answer.err) == (3, True)
    assert len(json.loads(real("log", "--json").out)["data"]["entries"]) == 3
    assert (real("streak").code, one("streak").code) == (0, 0)

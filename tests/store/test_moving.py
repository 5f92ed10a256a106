"""Moving the data directory: at every moment a whole copy is where the program looks, and nothing is ever lost."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sobertrack.errors import Misuse, SobertrackError
from sobertrack.model.entries import CheckIn, Draft
from sobertrack.store.backups import making
from sobertrack.store.journal import Journal
from sobertrack.store.kept.circle import forget_member
from sobertrack.store.kept.feeds import drop_feed
from sobertrack.store.merging import merge
from sobertrack.store.moving import move_data, stamps
from sobertrack.store.notebook import TableChange, keep
from sobertrack.store.paths import Home, _apart, find_home

FILES = {
    "counters.toml": b"format = 1\n",
    "journal/2026-a.jsonl": b"{}\n",
    "journal/.hidden": b"x",
    "feeds/a/b.json": b"",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        file = tmp_path / "home" / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return tmp_path


def home(root: Path) -> Home:
    return find_home(str(root / "home"), {})


def found(directory: Path) -> dict[str, bytes]:
    files = [path for path in directory.rglob("*") if path.is_file()]
    return {path.relative_to(directory).as_posix(): path.read_bytes() for path in files}


def test_who_waited_for_the_lock_meanwhile_writes_nothing_where_it_was(root: Path) -> None:
    """And is told: what was typed is given back, and goes to the new place the next time."""
    before = home(root)
    move_data(home(root), root / "new")
    journal = Journal(before, datetime(2026, 11, 22, tzinfo=UTC))
    draft = Draft(date(2026, 11, 22), CheckIn(note="mine"))
    for write in (
        lambda: journal.write([draft]),
        lambda: keep(journal, [TableChange("settings", "", None, {"country": "US"})]),
        lambda: merge(journal, [b'{"v":1,"id":"01KZZZZZZZZZZZZZZZZZZZZZZZ","type":"urge"}']),
        lambda: making.keep(before, journal.now, "by hand"),
        lambda: forget_member(before, "kim"),
        lambda: drop_feed(before, "town"),
        lambda: move_data(before, root / "other"),
    ):
        with pytest.raises(SobertrackError, match="moved just now"):
            write()
    assert not before.data.exists()
    assert not (root / "other").exists()
    assert Journal(home(root), journal.now).write([draft])


def test_all_is_copied_and_the_first_copy_is_kept_aside(root: Path) -> None:
    target = root / "new" / "deep"
    done = move_data(home(root), target)
    assert (done.files, done.target, done.kept) == (4, target, root / "home" / "data-before-move")
    assert found(target) == found(done.kept) == FILES
    assert home(root)[:4] == Home(target, root / "home" / "state", root / "home" / "cache", moved=True)[:4]
    assert not (root / "home" / "data").exists()
    for place in (root / "new", target, target / "journal", target / "feeds" / "a"):
        assert place.stat().st_mode & 0o777 == 0o700
    assert (target / "counters.toml").stat().st_mode & 0o777 == 0o600


def test_what_is_written_while_two_become_one_is_left_where_it_is(root: Path) -> None:
    (root / "there").mkdir()
    (root / "there" / "counters.toml").write_bytes(b"format = 1\n")
    before = stamps(home(root))
    (root / "home" / "data" / "journal" / "2026-a.jsonl").write_bytes(b"{}\n{}\n")
    with pytest.raises(SobertrackError, match="meanwhile"):
        move_data(home(root), root / "there", brought=before)
    assert home(root).data == root / "home" / "data"
    assert move_data(home(root), root / "there", brought=stamps(home(root))).kept == root / "home" / "data-before-move"


def test_there_and_back_again(root: Path) -> None:
    for target in (root / "new", root / "home" / "data", root / "new"):
        move_data(home(root), target, root / "home" / "data")
        assert found(home(root).data) == FILES
        assert home(root).moved == (target == root / "new")
    assert found(root / "home" / "data-before-move-2") == FILES


def test_an_empty_directory_will_do_and_becomes_private(root: Path) -> None:
    (root / "new").mkdir(0o755)
    move_data(home(root), root / "new")
    assert (root / "new").stat().st_mode & 0o777 == 0o700


def test_a_new_notebook_has_nothing_to_copy(tmp_path: Path) -> None:
    done = move_data(home(tmp_path), tmp_path / "new")
    assert (done.files, done.kept) == (0, None)
    assert home(tmp_path).data == tmp_path / "new"


def test_a_data_directory_that_is_a_link(root: Path) -> None:
    (root / "home" / "data").rename(root / "real")
    (root / "home" / "data").symlink_to(root / "real")
    move_data(home(root), root / "new")
    assert found(root / "new") == found(root / "real") == FILES


@pytest.mark.parametrize(
    "where", ["full", "file", "home/data", "home/data/journal/x", "home", "home/state", "new ", "a\nb"]
)
def test_places_that_will_not_do(root: Path, where: str) -> None:
    (root / "full").mkdir()
    (root / "full" / "a").write_text("a")
    (root / "file").write_text("a")
    before = found(root)
    with pytest.raises(Misuse):
        move_data(home(root), root / where)
    assert {name: text for name, text in found(root).items() if not name.endswith("lock")} == before
    assert not home(root).moved


def test_a_copy_that_fails_leaves_everything_as_it_was(root: Path) -> None:
    long = root / "home" / "data" / "journal" / ("x" * 250)  # a name with no room for the temporary one beside it
    long.write_bytes(b"y")
    for target in (root / "new", root / "empty"):
        (root / "empty").mkdir(exist_ok=True)
        with pytest.raises(OSError):
            move_data(home(root), target)
        assert not home(root).moved
        assert found(root / "home" / "data") == {**FILES, f"journal/{long.name}": b"y"}
    assert not (root / "new").exists()
    assert list((root / "empty").iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no fifos here")
def test_what_is_neither_file_nor_directory_stops_the_move(root: Path) -> None:
    os.mkfifo(root / "home" / "data" / "pipe")
    with pytest.raises(SobertrackError, match="pipe cannot be copied"):
        move_data(home(root), root / "new")
    assert not home(root).moved


def test_one_place_for_data_and_state_is_made_two(tmp_path: Path) -> None:
    assert _apart(tmp_path, tmp_path, tmp_path / "c") == Home(tmp_path / "data", tmp_path / "state", tmp_path / "c")
    assert _apart(tmp_path / "a", tmp_path / "b", tmp_path) == Home(tmp_path / "a", tmp_path / "b", tmp_path)

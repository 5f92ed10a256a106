"""What would be too large to be read again, or to be undone, is refused before it is written."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sobertrack.errors import SobertrackError
from sobertrack.store.history import find_command, take_back
from sobertrack.store.journal import Journal
from sobertrack.store.notebook import TABLE_LIMIT, Notebook, TableChange, keep
from sobertrack.store.paths import Home
from sobertrack.store.tables.toml import SIZE_LIMIT


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    home = Home(tmp_path / "data", tmp_path / "state", tmp_path / "cache")
    return Journal(home, datetime(2026, 11, 22, 12, 0, tzinfo=UTC))


def add(journal: Journal, key: str, size: int) -> None:
    keep(journal, [TableChange("meeting", key, None, {"name": key, "note": "x" * size})])


def test_a_table_that_the_journal_could_not_hold(journal: Journal) -> None:
    with pytest.raises(SobertrackError, match="at most 24 kB"):
        add(journal, "big", TABLE_LIMIT)
    assert not journal.home.data.exists() or list(journal.home.data.iterdir()) == []


def test_the_largest_table_can_be_changed_and_undone(journal: Journal) -> None:
    before = {"name": "a", "note": "\u738b" * (TABLE_LIMIT // 3 - 20)}
    after = {**before, "name": "b"}
    keep(journal, [TableChange("meeting", "a", None, before)])
    keep(journal, [TableChange("meeting", "a", before, after)])
    assert Notebook(journal.home).table("meeting", "a") == after
    again = Journal(journal.home, journal.now)
    take_back(again, find_command(again, None))
    assert Notebook(journal.home).table("meeting", "a") == before


def test_a_file_never_grows_beyond_what_is_read(journal: Journal) -> None:
    size = TABLE_LIMIT - 100
    most = SIZE_LIMIT // (size + 50)
    for number in range(most):
        add(journal, f"m{number}", size)
    with pytest.raises(SobertrackError, match="is full"):
        add(journal, "one-more", size)
    notebook = Notebook(journal.home)
    assert len(notebook.tables("meeting")) == most
    assert notebook.problems == []


def test_people_stand_in_the_order_in_which_to_call(journal: Journal) -> None:
    file = journal.home.data / "supporters.toml"
    file.parent.mkdir(parents=True)
    file.write_text("[supporter.a]\n[supporter.b]\nplace = -1\n[supporter.c]\n[supporter.d]\nplace = 5\n")
    assert [each.id for each in Notebook(journal.home).supporters] == ["b", "a", "c", "d"]

"""TOML files from elsewhere: whole where there is none, else table by table, and never without being asked."""

from datetime import UTC, datetime
from pathlib import Path

from sobertrack.store.history import commands, take_back
from sobertrack.store.journal import Journal
from sobertrack.store.notebook import Notebook, TableChange, keep
from sobertrack.store.paths import Home, find_home
from sobertrack.store.tables.differences import differences, put_whole, readable

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
COUNTERS = (
    b'# mine\nformat = 1\n\n[counter.alcohol]\nsince = 2026-10-12 # a Monday\n\n[counter.tea]\nsince = "2026-01-01"\n'
)


def notebook(home: Path) -> Home:
    return find_home(str(home), {})


def test_whole_files_keep_every_byte(home: Path) -> None:
    place = notebook(home)
    files, problems = readable({"counters.toml": COUNTERS}, place)
    assert problems == []
    assert put_whole(Journal(place, NOW), files) == ["counters.toml"]
    assert (place.data / "counters.toml").read_bytes() == COUNTERS
    assert put_whole(Journal(place, NOW), files) == []


def test_what_differs_is_named_and_what_is_only_here_is_not(home: Path) -> None:
    place = notebook(home)
    mine = {"since": "2026-10-13"}
    keep(Journal(place, NOW), [TableChange("counter", key, None, mine) for key in ("alcohol", "coffee")])
    files, _ = readable({"counters.toml": COUNTERS, "settings.toml": b"[settings]\ndiscreet = true\n"}, place)
    changes, problems = differences(place, files)
    assert problems == []
    assert changes == [
        TableChange("counter", "alcohol", mine, {"since": "2026-10-12"}),
        TableChange("counter", "tea", None, {"since": "2026-01-01"}),
        TableChange("settings", "", None, {"discreet": True}),
    ]


def test_what_is_taken_can_be_taken_back(home: Path) -> None:
    place = notebook(home)
    keep(Journal(place, NOW), [TableChange("counter", "alcohol", None, {"since": "2026-10-13"})])
    files, _ = readable({"counters.toml": COUNTERS}, place)
    keep(Journal(place, NOW), differences(place, files)[0])
    assert differences(place, files) == ([], [])
    journal = Journal(place, NOW)
    take_back(journal, commands(journal)[-1])
    assert Notebook(place).tables("counter") == {"alcohol": {"since": "2026-10-13"}}


def test_what_cannot_be_read_is_named_and_never_put(home: Path) -> None:
    place = notebook(home)
    strange = {
        "../escape.toml": b"",
        "settings.toml": b"[settings\n",
        "plan.toml": b"format = 2\n",
        "groups.toml": b"a" * (300 * 1024),
        "supporters.toml": b"\xff",
    }
    files, problems = readable(strange, place)
    assert files == []
    assert [problem.code for problem in problems] == ["stray", "bad_toml", "newer_file", "bad_toml", "bad_toml"]
    assert not place.data.exists()


def test_a_damaged_file_here_is_left_alone(home: Path) -> None:
    place = notebook(home)
    place.data.mkdir(parents=True)
    (place.data / "counters.toml").write_bytes(b"[counter\n")
    files, _ = readable({"counters.toml": COUNTERS}, place)
    changes, problems = differences(place, files)
    assert changes == []
    assert [problem.code for problem in problems] == ["bad_toml"]

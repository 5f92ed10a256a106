"""A notebook of format 1, as it was written by the first release: it reads the same for ever.

Nothing in tests/golden/v1 may change. A reader may come to know more of a record; what it knew stays as it was.
"""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sobertrack.model.entries import KINDS, Entry, Unknown, kind_of
from sobertrack.store import codec
from sobertrack.store.history import commands
from sobertrack.store.journal import Journal
from sobertrack.store.notebook import FILES, Notebook
from sobertrack.store.paths import Home, find_home
from sobertrack.store.records.listing import journal_files

GOLDEN = Path(__file__).parent.parent / "golden" / "v1"
DEVICE = "80gc5wbf"
NOW = datetime(2026, 1, 13, 12, tzinfo=UTC)
LOOKS = ("streak", "log", "counter list", "supporter list")


@pytest.fixture
def golden(home: Path) -> Home:
    """A copy of the golden notebook, where this test's runs find theirs."""
    shutil.copytree(GOLDEN / "data", home / "data")
    return find_home(str(home), {})


def said(entry: Entry[Any]) -> dict[str, Any]:
    """What an entry says, without what is not said."""
    what = entry.what
    fields = what.raw if isinstance(what, Unknown) else codec.body(what)
    head = {"id": entry.id, "kind": kind_of(what), "day": entry.day.isoformat(), "time": entry.time, "at": entry.at}
    more = {"device": entry.device, "command": entry.command, "extra": entry.extra}
    return {key: value for key, value in {**head, **more, "fields": fields}.items() if value is not None}


def reading(home: Home) -> dict[str, Any]:
    notebook = Notebook(home)
    return {
        "entries": [said(entry) for entry in Journal(home, NOW).read().entries],
        "checkin_days": sorted(day.isoformat() for day in Journal(home, NOW).checkin_days()),
        "sober_records": [entry.id for entry in Journal(home, NOW).sober_records.entries],
        "letters": [entry.id for entry in Journal(home, NOW).letters.entries],
        "tables": {noun: notebook.table(noun, "") if noun == "settings" else notebook.tables(noun) for noun in FILES},
    }


def test_it_reads_as_it_always_did(golden: Home) -> None:
    expected = json.loads((GOLDEN / "reading.json").read_bytes())
    for _ in ("without a cache", "with one"):
        found = reading(golden)
        tables = found.pop("tables")
        assert found == {key: value for key, value in expected.items() if key != "tables"}
        assert {noun: tables[noun] for noun in expected["tables"]} == expected["tables"]
    assert Journal(golden, NOW).read().problems == []
    assert Notebook(golden).problems == []


def test_every_kind_and_every_file_is_in_it(golden: Home) -> None:
    lines = b"".join(path.read_bytes() for path in journal_files(golden))
    later = set(KINDS) - {kind for kind in KINDS if f'"type":"{kind}"'.encode() in lines}
    assert later == set(), "a kind that is new since gets a golden notebook of its own: tests/golden"
    for kind in (b"edit", b"delete", b"undo", b"garden"):
        assert b'"type":"%s"' % kind in lines
    assert {path.name for path in golden.data.glob("*.toml")} == set(FILES.values())


def test_what_is_written_today_is_byte_for_byte_what_was_written_then(golden: Home) -> None:
    own = [path for path in journal_files(golden) if path.stem.endswith(DEVICE)]
    lines = [line for path in own for line in path.read_bytes().splitlines(keepends=True)]
    entries = [raw for raw in map(json.loads, lines) if raw["type"] in KINDS]
    assert len(entries) > 25
    for raw in entries:
        assert codec.line(codec.record(codec.decode(raw))) in lines, raw
    for raw in map(json.loads, lines):
        assert codec.line(raw) in lines


def test_the_commands_show_what_they_always_did(run, golden: Home) -> None:
    expected = json.loads((GOLDEN / "looks.json").read_bytes())
    for words in LOOKS:
        answer = run(*words.split(), "--json", now=NOW.isoformat())
        assert (answer.code, answer.err) == (0, ""), words
        _still_says(expected[words], json.loads(answer.out)["data"], words)


def _still_says(then: Any, now: Any, where: str) -> None:
    """Fields may have been added; what was there says the same."""
    if isinstance(then, dict):
        assert isinstance(now, dict), where
        for key, value in then.items():
            assert key in now, f"{where}.{key}"
            _still_says(value, now[key], f"{where}.{key}")
    elif isinstance(then, list):
        assert isinstance(now, list), where
        assert len(then) == len(now), where
        for number, (before, after) in enumerate(zip(then, now, strict=True)):
            _still_says(before, after, f"{where}[{number}]")
    else:
        assert then == now, where


def test_it_can_be_written_to_and_nothing_in_it_changes(run, golden: Home) -> None:
    before = {path: path.read_bytes() for path in journal_files(golden)}
    for words in (["checkin", "4"], ["counter", "edit", "alcohol", "--reason", "sleep"], ["undo"]):
        assert run(*words, now=NOW.isoformat()).code == 0, words
    for path, data in before.items():
        assert path.read_bytes() == data, "this computer writes to a file of its own"
    assert "# my counters, by hand" in (golden.data / "counters.toml").read_text()
    assert "since = 2025-05-01  # a Thursday" in (golden.data / "counters.toml").read_text()
    assert [command.undone for command in commands(Journal(golden, NOW))] == [False, True, False]

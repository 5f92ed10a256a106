"""What an erasure names is hidden wherever it still lies: in every file, in every way of reading, in any order."""

import itertools
import json
from datetime import UTC, date, datetime
from pathlib import Path

from sobertrack.errors import NotFound
from sobertrack.model.entries import CheckIn, Draft, Letter, Slip
from sobertrack.store.history import all_records, commands
from sobertrack.store.journal import Journal
from sobertrack.store.paths import find_home
from sobertrack.store.records.overlay import current, purged_ids

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = date(2026, 11, 22)
OLD = date(2024, 3, 1)


def journal(tmp_path: Path, now: datetime = NOW) -> Journal:
    return Journal(find_home(str(tmp_path), {}), now)


def test_every_way_of_reading_hides_it(tmp_path: Path) -> None:
    then = NOW.replace(year=2024)
    gone = journal(tmp_path, then).write(
        [Draft(OLD, CheckIn(note="a")), Draft(OLD, Slip("alcohol")), Draft(OLD, Letter("b"))]
    )
    kept = journal(tmp_path).write([Draft(DAY, CheckIn(note="c"))])
    journal(tmp_path).write([], [{"type": "edit", "of": gone[0].id, "set": {"day": "2026-11-20"}}])
    for _ in range(2):  # the second time from the cache
        journal(tmp_path).write([], [{"type": "purged", "of": [each.id for each in gone]}])
        each = journal(tmp_path)
        assert [entry.id for entry in each.read().entries] == [kept[0].id]
        assert [entry.id for entry in each.read(("checkin",)).entries] == [kept[0].id]
        assert [entry.id for entry in each.read(("checkin",), since=date(2026, 1, 1)).entries] == [kept[0].id]
        assert each.checkin_days() == {DAY}
        assert each.sober_records.entries == []
        assert each.letters.entries == []
        assert not {entry.id for entry in gone} & {raw["id"] for raw in all_records(each)}
        assert all(command.id != gone[0].id for command in commands(each))


def test_it_says_so_of_its_id(run, home: Path) -> None:
    run("checkin", "4")
    found = Journal(find_home(str(home), {}), NOW)
    entry = found.read().entries[0]
    short = found.short_id(entry)
    found.write([], [{"type": "purged", "of": [entry.id]}])
    for words in (("show", short), ("edit", short, "--mood", "2"), ("rm", short), ("undo", short)):
        answer = run(*words)
        assert answer.code == NotFound.exit_code, words
        assert "erased for good" in answer.err, words
    answer = run("undo")
    assert answer.code == 2
    assert "no undo brings it back" in answer.err
    assert run("log").code == 0
    assert [each["code"] for each in json.loads(run("doctor", "--json").out)["data"]["findings"]] == ["erased_here"]


def test_the_order_of_lines_does_not_matter() -> None:
    records = [
        {"id": "1", "type": "checkin"},
        {"id": "2", "type": "delete", "of": "1"},
        {"id": "3", "type": "delete", "of": "2"},
        {"id": "4", "type": "purged", "of": ["1", 5, None]},
        {"id": "5", "type": "purged", "of": "not a list"},
        {"id": "6", "type": "checkin"},
    ]
    assert purged_ids(records) == {"1", "2", "3"}  # what was said about it goes with it
    for order in itertools.permutations(records):
        assert [raw["id"] for raw in current(list(order))] == ["6"]

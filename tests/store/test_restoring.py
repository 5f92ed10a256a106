"""A backup given back: an empty notebook takes all of it, another one what it lacks, and keeps what it has."""

import json
import tempfile
from pathlib import Path

import pytest
from archives import FILES, NOW, backup, held, journal, line, notebook, opened, own
from hypothesis import given, settings
from hypothesis import strategies as st

from sobertrack.errors import Misuse, SobertrackError
from sobertrack.store.backups import kept, restoring
from sobertrack.store.backups.restoring import plan, restore
from sobertrack.store.history import commands, take_back
from sobertrack.store.journal import Journal
from sobertrack.store.notebook import Notebook
from sobertrack.store.paths import Home


def ids(home: Home) -> list[str]:
    lines = [text for path in home.journal.glob("*.jsonl") for text in path.read_bytes().split(b"\n")[:-1]]
    return sorted(json.loads(text)["id"] for text in lines)


def test_an_empty_notebook_takes_every_byte(tmp_path: Path) -> None:
    data = backup(notebook(tmp_path / "old"))
    home = notebook(tmp_path / "new", {})
    found = plan(journal(home), opened(data))
    assert held(home) == {}
    assert found.empty
    restore(journal(home), opened(data))
    assert held(home) == FILES
    again = plan(journal(home), opened(data))
    assert (again.changing, again.changes, again.merged.added) == (False, (), [])
    assert kept.kept(home) == [], "there was nothing to keep a copy of"


@settings(max_examples=15)
@given(st.data())
def test_backups_of_any_parts_in_any_order_give_the_union(data: st.DataObject) -> None:
    lines = [line(n) for n in range(12)]
    parts = data.draw(st.lists(st.lists(st.sampled_from(lines), unique=True), min_size=1, max_size=4))
    with tempfile.TemporaryDirectory() as place:
        home = notebook(Path(place) / "new", {"journal/2026-bbbbbbbb.jsonl": line(99) + b"\n"})
        for number, part in enumerate([*parts, *parts[:1]]):
            files = {f"journal/{each}": b"\n".join(part) + b"\n" for each in ("2025-c.jsonl", "2026-d.jsonl")}
            made = opened(backup(notebook(Path(place) / str(number), files)))
            restore(journal(home), made)
            restore(journal(home), made)
        wanted = {json.loads(text)["id"] for part in [[line(99)], *parts] for text in part}
        assert ids(home) == sorted(wanted)
        assert (home.journal / "2026-bbbbbbbb.jsonl").read_bytes() == line(99) + b"\n"


def test_nothing_here_is_replaced_and_a_backup_is_made_first(tmp_path: Path) -> None:
    data = backup(notebook(tmp_path / "old"))
    mine = {
        "counters.toml": b'[counter.alcohol]\nsince = "2026-01-01"\n',
        "journal/2026-bbbbbbbb.jsonl": line(6, note="here it says something else") + b"\n",
        "feeds/town.json": b'{"mine":1}',
    }
    home = notebook(tmp_path / "new", mine)
    found = plan(journal(home), opened(data))
    assert [each.raw["id"][:10] for each in found.merged.differing] == ["01M8000006"] * 2
    assert [(each.noun, each.key) for each in found.changes] == [("counter", "alcohol")]
    assert found.whole == ("supporters.toml",)
    assert held(home) == mine
    restore(journal(home), opened(data))
    now = held(home)
    assert {name: now[name] for name in mine} == mine
    assert now["supporters.toml"] == FILES["supporters.toml"]
    assert len(ids(home)) == len(set(ids(home))) == 120
    before = kept.kept(home)[0].path.read_bytes()
    assert opened(before).files == mine


def test_a_table_that_is_taken_can_be_taken_back(tmp_path: Path) -> None:
    made = opened(backup(notebook(tmp_path / "old")))
    home = notebook(tmp_path / "new", {"counters.toml": b'[counter.alcohol]\nsince = "2026-01-01"\n'})
    restore(journal(home), made, plan(journal(home), made).changes)
    assert Notebook(home).tables("counter")["alcohol"] == {"since": "2026-10-12"}
    mine = Journal(home, NOW)
    take_back(mine, commands(mine)[-1])
    assert Notebook(home).tables("counter")["alcohol"] == {"since": "2026-01-01"}
    assert len(ids(home)) > 120


def test_what_fails_on_the_way_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = opened(backup(notebook(tmp_path / "old")))
    mine = {"counters.toml": b'[counter.alcohol]\nsince = "2026-01-01"\n'}
    home = notebook(tmp_path / "new", mine)

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, "keep_locked", fails)
    with pytest.raises(OSError):
        restore(journal(home), made, plan(journal(home), made).changes)
    assert held(home) == mine
    assert journal(home).losses == []


def test_a_damaged_backup_gives_what_can_be_read(tmp_path: Path) -> None:
    data = bytearray(backup(notebook(tmp_path / "old")))
    start = data.index(b"\x1f\x8b\x08", data.index(b"\x1f\x8b\x08", 5) + 5)  # the second file
    data[start + 60] ^= 0xFF
    made = opened(bytes(data))
    assert [problem.code for problem in made.problems] in (["spoilt"], ["missing"])
    home = notebook(tmp_path / "new", {})
    restore(journal(home), made)
    assert {name: FILES[name] for name in held(home) if name not in made.spoilt} == {
        name: content for name, content in held(home).items() if name not in made.spoilt
    }
    assert len(set(FILES) - set(held(home))) <= 1


def test_a_spoilt_table_is_not_put_where_nothing_could_be_written_then(tmp_path: Path) -> None:
    home = notebook(tmp_path, {})
    made = opened(own("data/counters.toml", "data/feeds/town.json"))._replace(
        files={"counters.toml": b"[counter\n", "feeds/town.json": b"{"}, spoilt=frozenset(FILES)
    )
    assert plan(journal(home), made).whole == ()
    broken = {"counters.toml": b"[counter\n"}
    restore(journal(home), opened(backup(notebook(tmp_path / "old", broken))))
    assert held(home) == broken, "it was so when it was packed"


def test_a_table_here_that_cannot_be_read_stays_and_is_told(tmp_path: Path) -> None:
    made = opened(backup(notebook(tmp_path / "old")))
    home = notebook(tmp_path / "new", {"counters.toml": b"[counter\n"})
    found = plan(journal(home), made)
    assert [problem.code for problem in found.unread] == ["bad_toml"]
    restore(journal(home), made)
    assert held(home)["counters.toml"] == b"[counter\n"
    assert len(ids(home)) == 120


def test_what_a_newer_program_wrote_is_refused_here_and_taken_whole_into_an_empty_one(tmp_path: Path) -> None:
    files = {"journal/2026-cccccccc.jsonl": line(1, v=2) + b"\n"}
    made = opened(backup(notebook(tmp_path / "old", files)))
    home = notebook(tmp_path / "new", {"counters.toml": b""})
    restore(journal(notebook(tmp_path / "empty", {})), made)
    assert held(notebook(tmp_path / "empty", {})) == files
    (home.data / "counters.toml").write_bytes(b"[counter.tea]\n")
    with pytest.raises(Misuse):
        plan(journal(home), made)


def test_what_was_erased_for_good_stays_erased(tmp_path: Path) -> None:
    made = opened(backup(notebook(tmp_path / "old", {"journal/2026-a.jsonl": line(1) + b"\n" + line(2) + b"\n"})))
    erased = line(50, type="purged", of=[json.loads(line(1))["id"]])
    home = notebook(tmp_path / "new", {"journal/2026-b.jsonl": erased + b"\n"})
    restore(journal(home), made)
    assert ids(home) == [json.loads(line(2))["id"], json.loads(line(50))["id"]]


def test_a_notebook_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    made = opened(backup(notebook(tmp_path / "old")))
    home = notebook(tmp_path / "new", {"journal/2026-b.jsonl": line(1, v=2) + b"\n"})
    with pytest.raises(SobertrackError):
        restore(journal(home), made)
    assert kept.kept(home) == []

"""Formats: every released one is read for ever, a later one is only read, an earlier one is brought to today's.

There is no format before 1, so the way from an older one is shown on a format 0 that only these tests know: a check-in
was called "entry" there, its mood "feeling" and ran from 0 to 4, and a counter's first sober date was called "from".
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sobertrack.store import upgrades
from sobertrack.store.codec import FORMAT
from sobertrack.store.journal import Journal
from sobertrack.store.notebook import Notebook
from sobertrack.store.paths import Home, find_home
from sobertrack.store.records import lines

GOLDEN = Path(__file__).parent.parent / "golden"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EXPORT = GOLDEN / "export-1.json"


def test_there_is_a_golden_notebook_of_each_released_format() -> None:
    assert sorted(path.name for path in GOLDEN.glob("v*")) == [f"v{number}" for number in range(1, FORMAT + 1)]
    assert set(upgrades.STEPS) == set(range(1, FORMAT)), "every format before this one needs its way"


def test_the_first_released_export_is_read_for_ever(real, home: Path) -> None:
    """tests/golden/export-1.json is tests/golden/v1 as the first program with an export gave it; it never changes."""
    assert real("import", "sobertrack", str(EXPORT), "--yes").code == 0
    wanted = json.loads(EXPORT.read_text("utf-8"))["data"]
    found = json.loads(real("export").out)["data"]
    for key in ("records", "files", "counters", "supporters", "settings"):
        assert found[key] == wanted[key], key
    for now, then in zip(found["entries"], wanted["entries"], strict=True):
        assert {key: now[key] for key in then} == then, "an entry may come to say more, and never less"
    read = json.loads((GOLDEN / "v1" / "reading.json").read_text("utf-8"))
    assert [entry.id for entry in Journal(find_home(str(home), {}), NOW).read().entries] == [
        each["id"] for each in read["entries"]
    ]


# --- a later format -------------------------------------------------------------------------------------------------

WRITES = (
    ["checkin", "4"],
    ["slip", "alcohol"],
    ["urge", "3"],
    ["supporter", "add", "Kim"],
    ["config", "set", "discreet", "on"],
    ["undo"],
    ["import", "sobertrack", str(EXPORT), "--yes"],
)
LOOKS = (["today"], ["streak"], ["log"], ["report"], ["supporter"], ["sos"], ["export"])


@pytest.fixture(params=["a record", "a TOML file"])
def later(request: pytest.FixtureRequest, real, home: Path) -> Home:
    """A notebook into which a later program has written."""
    assert real("start", "alcohol", "--since", "2026-10-12").code == 0
    assert real("checkin", "3").code == 0
    place = find_home(str(home), {})
    if request.param == "a record":
        line = {"v": 2, "id": "01KYY8TEM0VHN8X0ET0S0A7288", "type": "dream", "said": [1, 2]}
        (place.journal / "2026-phone000.jsonl").write_text(json.dumps(line) + "\n")
    else:
        (place.data / "plan.toml").write_text("format = 2\n[plan.x]\nwhen = 1\n")
    return place


def files(place: Home) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(place.data.rglob("*")) if path.is_file()}


def test_a_later_notebook_is_only_read(later: Home, real) -> None:
    before = files(later)
    for words in WRITES:
        answer = real(*words)
        assert answer.code == 3, words
        assert "newer sobertrack" in answer.err
        assert "update sobertrack" in answer.err
    for words in LOOKS:
        answer = real(*words)
        assert answer.code == 0, (words, answer.err)
        assert answer.out
    assert files(later) == before


def test_what_a_later_program_wrote_comes_along_in_an_export(later: Home, real) -> None:
    data = json.loads(real("export").out)["data"]
    dream = any(raw["type"] == "dream" for raw in data["records"])
    assert dream or "format = 2" in data["files"]["plan.toml"]


# --- an earlier format ----------------------------------------------------------------------------------------------


def record_0(raw: dict[str, Any]) -> dict[str, Any]:
    if raw["type"] == "entry":
        return {
            **{key: value for key, value in raw.items() if key != "feeling"},
            "type": "checkin",
            "mood": raw["feeling"] + 1,
        }
    return raw


def tables_0(name: str, data: dict[str, Any]) -> dict[str, Any]:
    if name != "counters.toml":
        return data
    made = {key: {"since": table.pop("from"), **table} for key, table in data["counter"].items()}
    return {**data, "counter": made}


@pytest.fixture
def older(monkeypatch: pytest.MonkeyPatch, home: Path) -> Iterator[Home]:
    """A notebook of format 0, and a program that knows the way from it."""
    monkeypatch.setitem(upgrades.STEPS, 0, upgrades.Step(record_0, tables_0))
    lines._pattern.cache_clear()
    place = find_home(str(home), {})
    place.journal.mkdir(parents=True)
    head = {"v": 0, "at": "2025-03-01T20:00:00+00:00", "dev": "80gc5wbf"}
    written = [
        {
            **head,
            "id": "01JN9K00000000000000000001",
            "day": "2025-03-01",
            "type": "entry",
            "feeling": 3,
            "note": "snow",
        },
        {**head, "id": "01JN9K00000000000000000002", "day": "2025-03-02", "type": "entry", "feeling": "wrong"},
        {**head, "id": "01JN9K00000000000000000003", "day": "2025-03-03", "type": "slip", "counter": "alcohol"},
    ]
    text = "".join(json.dumps(raw, separators=(",", ":")) + "\n" for raw in written)
    (place.journal / "2025-80gc5wbf.jsonl").write_text(text)
    (place.data / "counters.toml").write_text('# mine\nformat = 0\n[counter.alcohol]\nfrom = "2025-01-01"\n')
    yield place
    lines._pattern.cache_clear()


def test_an_older_notebook_is_read_as_it_is(older: Home, real) -> None:
    before = files(older)
    found = json.loads(real("log", "--kind", "checkin", "--json").out)["data"]["entries"]
    assert [(each["mood"], each["note"]) for each in found] == [(4, "snow")]
    assert Journal(older, NOW).read(("checkin",)).entries[0].what.mood == 4
    standing = json.loads(real("streak", "--json").out)["data"]["counters"][0]
    assert (standing["first_sober_date"], standing["slips"]) == ("2025-01-01", 1)
    assert files(older) == before
    assert "01JN9K00000000000000000002" in real("log").err, "what cannot be lifted is told"


def test_what_is_changed_is_of_today_and_the_older_is_kept(older: Home, real) -> None:
    journal = older.journal / "2025-80gc5wbf.jsonl"
    before, lines_before = (older.data / "counters.toml").read_bytes(), journal.read_bytes()
    assert real("checkin", "5").code == 0
    assert journal.read_bytes() == lines_before, "a line is never changed"
    assert (older.data / "counters.toml").read_bytes() == before, "nothing is rewritten before it has to be"
    assert real("counter", "edit", "alcohol", "--since", "2025-01-02").code == 0
    now = Notebook(older).data("counters.toml")
    assert (now["format"], now["counter"]["alcohol"]) == (
        1,
        {"since": "2025-01-02", "kind": "other", "label": "alcohol"},
    )
    kept = older.state / "older" / "counters.toml.format-0"
    assert kept.read_bytes() == before
    assert kept.stat().st_mode & 0o777 == 0o600
    assert real("undo").code == 0
    assert Notebook(older).table("counter", "alcohol") == {"since": "2025-01-01"}
    assert real("doctor").code in (0, 3)


def test_the_older_is_kept_each_time_it_is_another(older: Home) -> None:
    for data in (b"a", b"b", b"a"):
        upgrades.keep_older(older, "plan.toml", data, 0)
    kept = sorted((older.state / "older").iterdir())
    assert [(path.name, path.read_bytes()) for path in kept] == [
        ("plan.toml.format-0", b"a"),
        ("plan.toml.format-0.2", b"b"),
    ]


def test_an_older_file_that_cannot_be_lifted_is_left_alone(older: Home, real) -> None:
    (older.data / "counters.toml").write_text("format = 0\n[counter.alcohol]\nelse = 1\n")
    before = files(older)
    answer = real("counter", "add", "tea")
    assert answer.code == 3
    assert "format 0" in answer.err
    assert files(older) == before


def test_without_a_way_an_unknown_number_is_no_format(home: Path, real) -> None:
    """A record that says 0 today is a bad record: no released program wrote it."""
    place = find_home(str(home), {})
    place.journal.mkdir(parents=True)
    line = {"v": 0, "id": "01JN9K00000000000000000001", "day": "2025-03-01", "type": "checkin"}
    (place.journal / "2025-x.jsonl").write_text(json.dumps(line) + "\n")
    answer = real("log")
    assert answer.code == 0
    assert '"v" is not 1' in answer.err

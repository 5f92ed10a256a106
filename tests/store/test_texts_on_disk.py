"""Every text comes back byte for byte, in the journal and in TOML, and no text can break a line or a file."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.errors import Misuse
from sobertrack.model.entries import CheckIn, Draft, Kept, Letter
from sobertrack.store import codec
from sobertrack.store.journal import Journal
from sobertrack.store.notebook import Notebook, TableChange, keep
from sobertrack.store.paths import Home, find_home
from sobertrack.store.records.lines import parse, parse_some

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = date(2026, 11, 22)
TEXTS = (
    "[/]",
    "[red]x[/red] :beer:",
    "ends in a backslash\\",
    "\x1b[31mred\x1b]0;t\x07 \x9b1m",
    "abc \u202egnitset\u202c",
    "one\u2028two\u2029three\x85four\x0bfive\x0csix\rseven\neight\tnine",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "nul \x00 del \x7f",
    "\ud83d lone \udc80",
    '"type":"slip","v":2,"id":"01KZZZZZZZZZZZZZZZZZZZZZZZ"}\n{"v":1',
    '{"type":"delete","of":"x"}',
    "\"quoted\": and 'single' # no comment",
    "\ufeffmark",
    "e\u0301 and é",
    "x" * 40_000,
)


@pytest.fixture
def notebook(tmp_path: Path) -> Home:
    return find_home(str(tmp_path), {})


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_text_in_the_journal(notebook: Home, text: str) -> None:
    what = CheckIn(mood=3, wins=(text[:200], ""), note=text)
    for _ in range(3):
        Journal(notebook, NOW).write([Draft(DAY, what), Draft(DAY, CheckIn(mood=1))])
    reading = Journal(notebook, NOW).read()
    assert [entry.what for entry in reading.entries] == [what, CheckIn(mood=1)] * 3
    assert reading.problems == []
    assert Journal(notebook, NOW).sober_records == ([], [])
    file = next(notebook.journal.iterdir())
    assert file.read_bytes().count(b"\n") == 6
    assert b"\0" not in file.read_bytes()
    file.read_bytes().decode()


def test_texts_around_a_damaged_line_are_the_same_read_one_by_one(notebook: Home) -> None:
    for text in TEXTS:
        Journal(notebook, NOW).write([Draft(DAY, CheckIn(note=text))])
    file = next(notebook.journal.iterdir())
    file.write_bytes(b"{broken}\n" + file.read_bytes())
    assert [entry.what.note for entry in Journal(notebook, NOW).read().entries] == list(TEXTS)
    assert [entry.what.note for entry in Journal(notebook, NOW).read(("checkin",)).entries] == list(TEXTS)


@pytest.mark.parametrize("text", [text for text in TEXTS if "\ud83d" not in text and len(text) < 999])
def test_a_text_in_toml(notebook: Home, text: str) -> None:
    table = {"name": text, "agreed": [text, ""]}
    keep(Journal(notebook, NOW), [TableChange("supporter", "sam", None, table)])
    keep(Journal(notebook, NOW), [TableChange("supporter", "kim", None, {"name": "Kim"})])
    keep(Journal(notebook, NOW), [TableChange("supporter", "sam", table, {**table, "phone": text})])
    assert Notebook(notebook).table("supporter", "sam") == {**table, "phone": text}
    entries = Journal(notebook, NOW).read().entries
    assert entries[-1].what == Kept("supporters.toml", "supporter.sam", table, {**table, "phone": text})


@pytest.mark.parametrize("key", ["sam", "o'neil", "a.b", 'say "hi"', "ü ö", "[x]", "#", "", " ", "\\", "\n"])
def test_a_name_of_a_table(notebook: Home, key: str) -> None:
    if key == "":
        return
    keep(Journal(notebook, NOW), [TableChange("supporter", key, None, {"name": "one"})])
    keep(Journal(notebook, NOW), [TableChange("supporter", "other", None, {"name": "two"})])
    keep(Journal(notebook, NOW), [TableChange("supporter", key, {"name": "one"}, {"name": "three"})])
    assert Notebook(notebook).tables("supporter") == {key: {"name": "three"}, "other": {"name": "two"}}
    keep(Journal(notebook, NOW), [TableChange("supporter", key, {"name": "three"}, None)])
    assert Notebook(notebook).tables("supporter") == {"other": {"name": "two"}}


def test_half_a_character_is_refused_in_toml_and_nothing_changes(notebook: Home) -> None:
    keep(Journal(notebook, NOW), [TableChange("supporter", "sam", None, {"name": "Sam"})])
    before = {path: path.read_bytes() for path in notebook.data.rglob("*.*")}
    with pytest.raises(Misuse) as refusal:
        keep(Journal(notebook, NOW), [TableChange("supporter", "x", None, {"name": "half \ud83d"})])
    assert "half \ud83d" in refusal.value.unsaved
    assert before == {path: path.read_bytes() for path in notebook.data.rglob("*.*")}


def test_more_than_a_line_may_hold_is_refused_and_given_back(notebook: Home) -> None:
    for text in ("x" * 65_500, "\x01" * 11_000, "\ud83d" * 11_000, "ü" * 33_000):
        with pytest.raises(Misuse, match="64 kB") as refusal:
            Journal(notebook, NOW).write([Draft(DAY, Letter(text))])
        assert text in refusal.value.unsaved
    assert not notebook.journal.exists() or not list(notebook.journal.iterdir())


def test_longer_lines_of_others_are_bad_lines(notebook: Home) -> None:
    Journal(notebook, NOW).write([Draft(DAY, CheckIn(mood=3))])
    file = next(notebook.journal.iterdir())
    long = {"v": 1, "id": "01KX", "day": "2026-11-22", "type": "checkin", "note": "x" * 70_000}
    file.write_bytes(file.read_bytes() + json.dumps(long).encode() + b"\n")
    for reading in (Journal(notebook, NOW).read(), Journal(notebook, NOW).read(("checkin",))):
        assert len(reading.entries) == 1
        assert [(each.code, each.line) for each in reading.problems] == [("bad_line", 2)]


texts = st.text(st.characters(), max_size=30)
raws = st.lists(
    st.fixed_dictionaries(
        {"v": st.just(1), "id": st.text("0123456789ABCDEF", min_size=3, max_size=5), "type": st.just("checkin")},
        optional={"note": texts, "wins": st.lists(texts, max_size=3), "t": st.dictionaries(texts, texts, max_size=2)},
    ),
    max_size=6,
)


@given(raws)
def test_any_records_survive_any_way_of_reading(found: list[dict[str, object]]) -> None:
    data = b"".join(map(codec.line, found))
    assert data.count(b"\n") == len(found)
    assert parse(data, "x") == (found, [], False)
    assert parse_some(data, ("checkin",), "x") == (found, [], False)
    assert parse(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), "x").records == found
    assert parse(b"oops\n" + data, "x").records == found
    assert parse(data + b'{"v":1,"not', "x") == (found, [], True)


@given(st.binary(max_size=60), st.integers(0, 200))
def test_any_bytes_are_read_or_named(noise: bytes, place: int) -> None:
    lines = b"".join(codec.line({"v": 1, "id": f"A{n}", "type": "slip", "note": "x\ny"}) for n in range(4))
    data = lines[:place] + noise + lines[place:]
    parsed = parse(data, "x")
    some = parse_some(data, ("slip",), "x")
    whole = [line for line in data.split(b"\n") if line.strip()]
    assert len(parsed.records) + len(parsed.problems) + parsed.torn == len(whole)
    assert [raw for raw in parsed.records if raw.get("type") == "slip"] == [
        raw for raw in some.records if raw.get("type") == "slip"
    ]
    for problem in parsed.problems:
        assert data.split(b"\n")[problem.line - 1].strip()

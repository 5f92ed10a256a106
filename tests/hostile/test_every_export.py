"""Hostile text in every field of every entry and of every kept thing, taken out in every form, and in again."""

import csv
import io
import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from test_every_record import EVERY_TEXT, drafts

import running
import samples
from hostile import RAW, TEXTS, unsafe
from running import NOON
from sobertrack.model.entries import KINDS, Entry
from sobertrack.model.sharing import Member
from sobertrack.store.journal import Journal
from sobertrack.store.kept.circle import Circle, keep_member
from sobertrack.store.notebook import FILES
from sobertrack.store.paths import find_home

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> samples.Notebook:
    """The made-up notebook; every text in every field of every kind, in its device, and in kept things of each noun."""
    root = tmp_path_factory.mktemp("exported")
    made = samples.Notebook(root)
    home = find_home(str(root / "notebook"), {})
    Journal(home, datetime.fromisoformat(NOON)).write([draft for text in EVERY_TEXT.values() for draft in drafts(text)])
    head = {"v": 1, "at": "2026-11-21T12:00:00+00:00", "day": "2026-11-21"}
    with (home.journal / "2026-other000.jsonl").open("wb") as file:
        for number, text in enumerate(EVERY_TEXT.values()):
            raw = {**head, "dev": text, "id": f"01M7ZZZZZZZZZZZZZZZZZ{number:05}", "type": text or "x", "said": [text]}
            file.write(json.dumps(raw).encode() + b"\n")
    for name in dict.fromkeys(FILES.values()):
        nouns = [noun for noun, file in FILES.items() if file == name and noun not in ("settings", "aftercare")]
        found = {
            noun: {f"x {key}": {"name": text, "note": text, text: [text]} for key, text in TEXTS.items()}
            for noun in nouns
        }
        (home.data / name).write_text("format = 1\n" + tomli_w.dumps(found), "utf-8")
    for number, member in enumerate(Circle(home).members()):
        keep_member(home, Member(f"{member.id}{number}", member.name, DAY, member.share))
    return made


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def test_no_table_calculates_or_steers(notebook: samples.Notebook, tmp_path: Path) -> None:
    answer = notebook.run(f"export --format csv -o {tmp_path}/tables")
    assert unsafe(answer, "export --format csv") == []
    files = sorted((tmp_path / "tables").iterdir())
    assert len(files) > 25
    for path in files:
        data = path.read_bytes()
        assert RAW.findall(data.decode().replace("\r\n", "\n")) == [], path.name
        rows = cells(data)
        assert {len(row) for row in rows} == {len(rows[0])}, f"{path.name}: every row has every column"
        assert [cell for row in rows for cell in row if cell.startswith(FORMULA)] == [], path.name


def test_every_text_of_an_entry_stands_in_its_cell(notebook: samples.Notebook, tmp_path: Path) -> None:
    assert notebook.run(f"export --format csv --raw -o {tmp_path}/raw").code == 0
    notes = {
        row["note"] for row in csv.DictReader(io.StringIO((tmp_path / "raw" / "checkins.csv").read_bytes().decode()))
    }
    for text in TEXTS.values():
        assert text in notes or RAW.search(text) or "\r" in text, text


def test_no_page_steers_or_runs(notebook: samples.Notebook) -> None:
    page = notebook.run("export --format md")
    assert unsafe(page, "export --format md") == []
    assert "<script" not in page.out
    assert re.findall(r"(?<!\\)\]\(javascript", page.out) == []


def test_the_full_copy_is_ascii_and_holds_each_to_the_letter(notebook: samples.Notebook) -> None:
    answer = notebook.run("export --json")
    assert unsafe(answer, "export --json") == []
    assert answer.out.isascii()
    data = json.loads(answer.out)["data"]
    for name, text in EVERY_TEXT.items():
        assert any(each.get("note") == text for each in data["entries"]), name
    for name, text in TEXTS.items():
        assert any(each["id"] == f"x {name}" and each["note"] == text for each in data["supporters"]), name


def test_all_of_it_comes_back(notebook: samples.Notebook, tmp_path: Path) -> None:
    out = notebook.run("export").out
    other = running.surroundings(tmp_path / "other")
    (tmp_path / "other").mkdir()
    answer = running.run(["import", "sobertrack", "-", "--yes"], other, out.encode())
    assert unsafe(answer, "import") == []
    assert answer.code == 0, answer.err
    before, after = json.loads(out)["data"], json.loads(running.run(["export"], other).out)["data"]
    assert {key for key in before if before[key] != after[key]} == set()


def test_every_kind_was_tried(notebook: samples.Notebook) -> None:
    entries: list[Entry[Any]] = (
        Journal(find_home(notebook.environ["SOBERTRACK_HOME"], {}), datetime.fromisoformat(NOON)).read().entries
    )
    assert {type(entry.what) for entry in entries} >= set(KINDS.values())

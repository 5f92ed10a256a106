"""Hostile text in every field of every record: kept to the letter, and never raw on a screen, in any form."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_type_hints

import pytest

import running
import samples
from hostile import FORMS, LONE, TEXTS, unsafe
from running import NOON
from sobertrack.cli.commands import COMMANDS
from sobertrack.model.entries import KINDS, Kept
from sobertrack.store.journal import Draft, Journal
from sobertrack.store.paths import find_home

DAY = date(2026, 11, 22)
EVERY_TEXT = {**TEXTS, **LONE}
TAKES = {"counter": "alcohol", "promise": "walk", "file": "supporters.toml"}
"""Fields that name something kept; they are tried with the text, too, in a record of their own."""

LOOKS = [
    line
    for name, row, _ in samples.leaves()
    for line in samples.lines_of(name)
    if row.name not in ("demo", "help", "guide", "completion", "undo", "rm", "edit", "config")
    and (row.looks or row.group in ("cope", "fix", "share") or name.endswith((" list", " show")) or row.name == "due")
]


def filled(cls: Any, text: str, *, everywhere: bool) -> Any:
    """A value of a kind with the text in each of its text fields."""
    fields: dict[str, Any] = {}
    for name, hint in get_type_hints(cls).items():
        if hint is str:
            fields[name] = TAKES[name] if name in TAKES and not everywhere else text
        elif hint == tuple[str, ...]:
            fields[name] = (text, f"two {text}")
    return cls(**fields)


def drafts(text: str) -> list[Draft]:
    made = [Draft(DAY, filled(cls, text, everywhere=False)) for cls in KINDS.values() if cls is not Kept]
    made += [Draft(DAY, filled(KINDS[kind], text, everywhere=True)) for kind in ("slip", "restart", "skip")]
    return [*made, Draft(DAY, Kept(text, f"supporter.{text}", {text: text}, {"name": [text], "x": {text: 1}}))]


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> samples.Notebook:
    """The made-up notebook, and every text in every field; in what a newer program or another hand wrote, too."""
    root = tmp_path_factory.mktemp("hostile")
    made = samples.Notebook(root)
    journal = Journal(find_home(str(root / "notebook"), {}), datetime.fromisoformat(NOON))
    journal.write([draft for text in EVERY_TEXT.values() for draft in drafts(text)])
    head = {"v": 1, "at": "2026-11-21T12:00:00+00:00", "day": "2026-11-21", "dev": "other000"}
    with (root / "notebook" / "data" / "journal" / "2026-other000.jsonl").open("wb") as file:
        for number, text in enumerate(EVERY_TEXT.values()):
            for at, odd in enumerate(
                (
                    {"type": text},
                    {"type": "checkin", "dev": text, "at": text, text: text},
                    {"type": "checkin", "cmd": text, "note": text, "garden": [text]},
                    {"type": "checkin", "mood": text},
                    {"type": "edit", "of": text, "set": {"note": text, text: text}},
                    {"type": "slip", "counter": "alcohol", "until": text},
                )
            ):
                raw = {**head, "id": f"01M7ZZZZZZZZZZZZZZZZZ{number:03}{at:02}", **odd}
                file.write(json.dumps(raw).encode() + b"\n")
            raw = {**head, "id": text, "type": "checkin", "note": text}
            file.write(json.dumps(raw).encode() + b"\n")
    return made


@pytest.mark.parametrize("line", LOOKS)
def test_no_screen_shows_anything_raw(line: str, notebook: samples.Notebook) -> None:
    wrong: list[str] = []
    for form in FORMS:
        if "--json" not in form or "json" in COMMANDS[line.split()[0]].forms:
            wrong += unsafe(notebook.run(" ".join([line, *form])), " ".join([line, *form]))
    if "md" in COMMANDS[line.split()[0]].forms and line.startswith(("report", "share")):
        page = notebook.run(f"{line} --format md")
        wrong += unsafe(page, f"{line} --format md")
        assert "<script" not in page.out
        assert re.findall(r"(?<!\\)\]\(javascript", page.out) == []
    assert wrong == []


def test_every_text_is_kept_to_the_letter(notebook: samples.Notebook) -> None:
    """The log has each of them, in each field, as it was given."""
    entries = json.loads(notebook.run("log --json").out)["data"]["entries"]
    assert len(entries) > 10 * len(EVERY_TEXT)
    for name, text in EVERY_TEXT.items():
        for cls in (cls for kind, cls in KINDS.items() if kind not in ("kept", "slip", "skip", "restart", "share")):
            want = filled(cls, text, everywhere=False)._asdict()
            want = {key: list(value) if isinstance(value, tuple) else value for key, value in want.items() if value}
            assert any(all(entry.get(key) == value for key, value in want.items()) for entry in entries), (name, cls)


def test_each_text_is_found_again(notebook: samples.Notebook) -> None:
    """By its own words: nothing a person wrote is out of reach of a search."""
    for name, text in EVERY_TEXT.items():
        if name in ("blanks", "long", "NUL") or text.startswith("-"):
            continue
        words = ["log", "--json", "--search", text[:60]]
        answer = running.run(words, notebook.environ)
        assert (answer.code, unsafe(answer, "--json")) == (0, []), name
        assert json.loads(answer.out)["data"]["entries"], name


def test_the_files_are_whole(notebook: samples.Notebook) -> None:
    for file in Path(notebook.environ["SOBERTRACK_HOME"]).rglob("*.jsonl"):
        for line in file.read_bytes().split(b"\n")[:-1]:
            json.loads(line)
        assert b"\0" not in file.read_bytes()

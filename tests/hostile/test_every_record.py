"""Hostile text in every field of every record: kept to the letter, and never raw on a screen, in any form."""

import json
import re
from pathlib import Path

import pytest
from messy_notebook import EVERY_TEXT, filled, notebook_of

import running
import samples
from hostile import FORMS, unsafe
from sobertrack.cli.commands import COMMANDS
from sobertrack.model.entries import KINDS

LOOKS = [
    line
    for name, row, _ in samples.leaves()
    for line in samples.lines_of(name)
    if row.name not in ("demo", "help", "guide", "completion", "undo", "rm", "edit", "config")
    and (row.looks or row.group in ("cope", "fix", "share") or name.endswith((" list", " show")) or row.name == "due")
]


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> samples.Notebook:
    return notebook_of(tmp_path_factory.mktemp("hostile"))


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

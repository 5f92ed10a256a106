"""Hostile text in what is carried out: spreadsheets see no formula, pages no markup, and it all comes in again."""

import csv
import json
import os
import pty
import re
import sys
from io import StringIO
from pathlib import Path

import pytest
from messy_notebook import notebook_of

import running
import samples
from hostile import COLOUR, RAW

FORMULA = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?\Z")
SCREENS = ("log", "report", "strategy list", "today --all", "cope --explain", "sos", "letter list", "share --log")


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> samples.Notebook:
    return notebook_of(tmp_path_factory.mktemp("exported").resolve())


def test_a_spreadsheet_sees_no_formula(notebook: samples.Notebook, tmp_path: Path) -> None:
    answer = running.run(["export", "--format", "csv", "-o", str(tmp_path / "csv")], notebook.environ)
    assert answer.code in (0, 3), answer.screen
    files = list((tmp_path / "csv").rglob("*.csv"))
    cells = [
        cell
        for file in files
        for row in csv.reader(StringIO(file.read_bytes().decode("utf-8-sig"), newline=""))
        for cell in row
    ]
    assert len(cells) > 3000
    assert [cell for cell in cells if cell.startswith(FORMULA) and not NUMBER.match(cell)] == []
    assert sorted({found for cell in cells for found in RAW.findall(cell)}) == []
    assert any("=HYPERLINK" in cell for cell in cells), "and nothing is left out"


def test_a_page_holds_no_markup_of_a_note(notebook: samples.Notebook, tmp_path: Path) -> None:
    answer = running.run(["export", "--format", "md", "-o", str(tmp_path / "md")], notebook.environ)
    assert answer.code in (0, 3), answer.screen
    place = tmp_path / "md"
    pages = [file.read_text("utf-8") for file in (place.rglob("*.md") if place.is_dir() else [place])]
    text = "\n".join(pages)
    assert "script" in text
    assert re.findall(r"<(?!br>)[a-z/!]", text) == []
    assert re.findall(r"(?<!\\)\]\(", text) == []
    assert sorted(set(RAW.findall(text))) == []


def test_everything_comes_in_again_to_the_letter(notebook: samples.Notebook, tmp_path: Path) -> None:
    answer = running.run(["export", "-o", str(tmp_path / "all.json")], notebook.environ)
    assert answer.code in (0, 3), answer.screen
    assert RAW.findall((tmp_path / "all.json").read_text("utf-8")) == []
    other = {**notebook.environ, "SOBERTRACK_HOME": str(tmp_path / "other")}
    answer = running.run(["import", "sobertrack", str(tmp_path / "all.json"), "--yes"], other)
    assert answer.code == 0, answer.screen
    assert RAW.findall(answer.screen) == []
    assert notes(other) == notes(notebook.environ)


def notes(environ: dict[str, str]) -> list[str]:
    entries = json.loads(running.run(["log", "--json"], environ).out)["data"]["entries"]
    mine = [each for each in entries if each["day"] != "2026-11-21"]  # that day has ids of other hands
    return sorted(json.dumps({**each, "id": each["id"][:1]}, sort_keys=True) for each in mine)


@pytest.mark.parametrize("line", SCREENS)
def test_a_real_terminal_gets_nothing_raw(line: str, notebook: samples.Notebook) -> None:
    """Through a terminal of its own, at which Rich and the colours are used."""
    child, leader = pty.fork()
    if not child:
        os.environ.clear()
        os.environ.update({**notebook.environ, "TERM": "xterm-256color"})
        from sobertrack.cli import main

        sys.stdin, sys.stdout, sys.stderr = (os.fdopen(at, how, encoding="utf-8") for at, how in enumerate("rww"))
        code = main.run([*line.split(), "--no-input"])
        sys.stdout.flush()
        os._exit(code)
    shown = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) in (0, 1)
    os.close(leader)
    screen = shown.decode("utf-8").replace("\r\n", "\n")
    assert len(screen) > 100
    assert RAW.findall(COLOUR.sub("", screen)) == []

"""`edit ID` at a terminal: the editor opens on a form of the entry."""

import json
from pathlib import Path

import pytest

NOW = "2026-11-22T21:14:00+01:00"


@pytest.fixture
def checkin(real, environ) -> str:
    place = {"SOBERTRACK_HOME": environ["SOBERTRACK_HOME"]}
    return real("checkin", "3", "-n", "hello", "-q", env=place, now=NOW).out.split()[-1]


def editor(tmp_path: Path, script: str) -> dict[str, str]:
    program = tmp_path / "editor"
    program.write_text(f'#!/bin/sh\ncp "$1" "{tmp_path}/seen"\n{script}\n')
    program.chmod(0o700)
    return {"EDITOR": str(program)}


def shown(real, environ, name: str) -> dict:
    answer = real("show", name, "--json", env={"SOBERTRACK_HOME": environ["SOBERTRACK_HOME"]}, now=NOW)
    return json.loads(answer.out)["data"]


def test_what_is_changed_in_the_form_is_saved(terminal, real, environ, checkin: str, tmp_path: Path) -> None:
    script = 'sed -i "s/^mood: 3/mood: 5/; s/^trigger:/trigger: tired/; s/hello/good bye/" "$1"'
    answer = terminal("edit", checkin, **editor(tmp_path, script)).end()
    assert answer.code == 0
    found = shown(real, environ, checkin)
    assert (found["mood"], found["triggers"], found["note"]) == (5, ["tired"], "good bye")
    seen = (tmp_path / "seen").read_text()
    assert f"# check-in {checkin} for Sun 22 Nov 2026" in seen
    assert seen.endswith("note:\nhello")


def test_a_form_left_as_it_was_changes_nothing(terminal, real, environ, checkin: str, tmp_path: Path) -> None:
    answer = terminal("edit", checkin, **editor(tmp_path, "true")).end()
    assert answer.code == 2
    assert "nothing to change" in answer.out
    assert shown(real, environ, checkin)["edits"] == 0


def test_what_cannot_be_saved_is_given_back(terminal, real, environ, checkin: str, tmp_path: Path) -> None:
    answer = terminal(
        "edit", checkin, **editor(tmp_path, 'echo "dear diary" >> "$1"; sed -i "s/^mood: 3/mood: 33/" "$1"')
    ).end()
    assert answer.code == 2
    assert "dear diary" in answer.out
    assert shown(real, environ, checkin)["note"] == "hello"


def test_the_note_alone_with_e(terminal, real, environ, checkin: str, tmp_path: Path) -> None:
    assert terminal("edit", checkin, "-e", **editor(tmp_path, 'echo " and more" >> "$1"')).end().code == 0
    assert (tmp_path / "seen").read_text() == "hello"
    assert shown(real, environ, checkin)["note"] == "hello and more"


def test_no_editor_for_json_or_for_nobody(terminal, real, environ, checkin: str, tmp_path: Path) -> None:
    assert terminal("edit", checkin, "--json", **editor(tmp_path, "true")).end().code == 2
    assert terminal("edit", checkin, "--no-input", **editor(tmp_path, "true")).end().code == 2
    assert terminal("edit", checkin, "-e", "--no-input", **editor(tmp_path, "true")).end().code == 5
    assert not (tmp_path / "seen").exists()

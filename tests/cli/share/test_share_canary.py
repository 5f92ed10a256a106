"""A marker in every field of every record and of every TOML file: with one field allowed, only its own come out."""

import json
import re
from pathlib import Path
from typing import Any

import marked
import pytest

from sobertrack.model.entries import KINDS
from sobertrack.model.sharing import FIELDS
from sobertrack.render import qr
from sobertrack.store.checks.kept import check_kept
from sobertrack.store.paths import Home
from sobertrack.store.tables.changes import FILES

MARK = re.compile(r"qz[a-z]+")

MINE = {
    "name": {"qzsharename"},
    "line": {"qztypedline"},
    "requests": {"qztypedrequest"},
    "promises": {"qzpromisewhat"},
    "activities": {"qzactivityname"},
    "triggers": {"qzcheckintriggers", "qzsliptriggers", "qzurgetriggers"},
    "strategies": {"qzcheckintried", "qzurgetried"},
    "wins": {"qzcheckinwins"},
    "hard": {"qzcheckinhard"},
    "gratitude": {"qzcheckingratitude"},
    "notes": {"qzcheckinnote"},
    "names": {"qzcontactsupporter", "qzsamname"},
    "meeting-names": {"qzvisitname"},
    "slips": {"qzsliptriggers"},
}
"""The markers of each field; those that show numbers have none."""

FORMS = ["text", "md", "json"]


@pytest.fixture
def notebook(home: Path) -> Path:
    marked.write_all(home)
    return home


def given(real, field: str, form: str, tmp_path: Path) -> str:
    assert real("supporter", "edit", "sam", "--sees", field).code == 0
    typed = {"line": ("--line", "qztypedline"), "requests": ("--request", "qztypedrequest")}.get(field, ())
    line = ("share", "sam", "--in", "2026-11-16..2026-11-22", *typed, "--yes")
    answer = real(*line, "--format", form)
    assert answer.code == 0, answer.screen
    file = tmp_path / f"{field}.{form}"
    assert real(*line, "--format", form, "-o", str(file)).out == ""
    assert file.read_text() == answer.out
    assert file.stat().st_mode & 0o777 == 0o600
    if form == "text":
        code = real(*line, "--qr").out.removeprefix(answer.out)
        assert code.splitlines() == qr.drawn(f"SMSTO:+15550100:{answer.out}", unicode=True, columns=80)
    return answer.out


@pytest.mark.parametrize("form", FORMS)
def test_only_the_allowed_field_comes_out(notebook, real, tmp_path, form: str) -> None:
    found = {field: set(MARK.findall(given(real, field, form, tmp_path))) for field in FIELDS}
    assert {field: marks for field, marks in found.items() if marks} == MINE


@pytest.mark.parametrize("form", FORMS)
def test_exact_times_come_out_by_name_alone_and_money_never(notebook, real, tmp_path, form: str) -> None:
    said = {field: given(real, field, form, tmp_path).replace("\\", "") for field in FIELDS}
    assert {field for field, out in said.items() if marked.TIME in out} == {"times"}
    assert not [field for field, out in said.items() if str(int(marked.COST)) in out.replace(",", "")]


def test_all_does_not_mean_what_must_be_named(notebook, real, tmp_path) -> None:
    out = given(real, "all", "json", tmp_path)
    private = MINE["notes"] | MINE["names"] | MINE["meeting-names"]
    assert private & set(MARK.findall(out)) == set()


def test_the_other_person_of_a_promise_stays_unnamed(notebook, real, tmp_path) -> None:
    assert "in touch with somebody daily" in given(real, "promises", "text", tmp_path)


@pytest.mark.parametrize("about", ["--slip", "--hard", "--milestone"])
def test_a_message_and_its_code_hold_nothing_of_the_notebook(notebook, real, about: str) -> None:
    mine = {"qzmessage"} if about == "--slip" else set()
    assert set(MARK.findall(real("share", "sam", about).out)) == mine
    made = json.loads(real("share", "sam", about, "--qr", "--json").out)["data"]
    assert made["code"] == f"SMSTO:+15550100:{made['message']}"
    assert set(MARK.findall(made["code"])) == mine


def test_every_marker_is_in_the_notebook(notebook) -> None:
    """The test would find what leaks: everything that is expected, and much more, is really there."""
    everything = "".join(
        path.read_text() for path in notebook.rglob("*") if path.suffix in (".toml", ".jsonl", ".json")
    )
    marks = set(MARK.findall(everything))
    typed = MINE["line"] | MINE["requests"]
    assert set().union(*MINE.values()) - typed <= marks
    assert len(marks) > 100


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "kept"])
def test_no_field_of_a_record_is_forgotten(kind: str) -> None:
    """A new field of a record stands here with a marker by itself, or this says that it has to be named."""
    made = next(each.what for each in marked.records() if type(each.what) is KINDS[kind])
    unmarked = {name for name, value in made._asdict().items() if not MARK.search(str(value))}
    assert unmarked <= set(marked.KNOWN)


@pytest.mark.parametrize("noun", list(FILES))
def test_no_key_of_a_table_is_forgotten(noun: str) -> None:
    """A new key of a table, or a new kind of table, fails here until a marker stands in it."""
    one = noun in ("settings", "aftercare")
    table = marked.TABLES[noun] if one else next(iter(marked.TABLES[noun].values()))
    assert set(marked.KEYS[noun]) - set(table) == marked.LEFT_OUT.get(noun, set())
    assert [value for value in _texts(table) if not MARK.search(value) and value not in marked.OF_OURS] == []


def _texts(table: dict[str, Any]) -> list[str]:
    return [text for value in table.values() for text in (value if isinstance(value, list) else [value])]


def test_no_table_of_the_notebook_is_unreadable(notebook) -> None:
    """A table that cannot be read would hide what leaks from it."""
    assert check_kept(Home(notebook / "data", notebook / "state", notebook / "cache")) == []

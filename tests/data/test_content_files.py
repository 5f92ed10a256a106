"""Headers, ids, wording, and the JSON that is read in place of the TOML."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

DATA = Path(__file__).parent.parent.parent / "src" / "sobertrack" / "data"


TABLES = {
    "strategies": ("trigger", "strategy"),
    "groups": ("group",),
    "milestones": ("custom", "milestone"),
    "safety": ("text",),
}


@pytest.mark.parametrize("name", ["strategies", "groups", "helplines", "milestones", "safety"])
def test_header_says_schema_language_and_day_of_the_last_check(content, name):
    data = content(name)
    assert data["schema"] == 1
    assert data["language"] == "en"
    assert isinstance(data["last_checked"], date)


@pytest.mark.parametrize(("name", "table"), [(name, t) for name, tables in TABLES.items() for t in tables])
def test_ids_are_unique_and_kebab_case(content, name, table):
    ids = [row["id"] for row in content(name)[table]]
    assert len(ids) == len(set(ids))
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


@pytest.mark.parametrize(("name", "table"), [(name, t) for name, tables in TABLES.items() for t in tables])
def test_every_row_of_a_table_has_the_same_fields(content, name, table):
    rows = content(name)[table]
    assert {frozenset(row) for row in rows} == {frozenset(rows[0])}


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.*")), ids=lambda path: path.name)
def test_no_file_names_a_machine_path_or_private_notes(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.])/(work|home|tmp|root|Users)/|C:\\|research notes|shared/", text)


def test_data_holds_content_only():
    assert {path.suffix for path in DATA.rglob("*") if path.is_file()} == {".toml", ".json", ".md"}


def test_json_agrees_with_toml(builder):
    assert list(builder.stale()) == []


def test_json_is_compact_and_smaller_than_its_toml():
    for path in DATA.glob("*.json"):
        assert path.stat().st_size < path.with_suffix(".toml").stat().st_size
        assert path.read_text(encoding="utf-8").endswith("}\n")


def test_build_notices_a_changed_and_a_missing_file(builder, tmp_path):
    for path in [*DATA.glob("*.toml"), *DATA.glob("*.json")]:
        shutil.copy(path, tmp_path)
    assert list(builder.stale(tmp_path)) == []
    changed = (tmp_path / "safety.toml").read_text(encoding="utf-8").replace("call a doctor", "ask a doctor")
    (tmp_path / "safety.toml").write_text(changed, encoding="utf-8")
    (tmp_path / "words.json").unlink()
    assert sorted(path.name for path in builder.stale(tmp_path)) == ["safety.json", "words.json"]


def test_build_keeps_what_is_shown_and_drops_what_is_not(content):
    lines = json.loads((DATA / "helplines.json").read_text(encoding="utf-8"))
    assert lines["last_checked"] == content("helplines")["last_checked"].isoformat()
    shown = {key for country in lines["country"] for line in country["line"] for key in line}
    assert {"number", "text", "verified", "always_open", "note"} <= shown
    assert "source" not in shown
    for strategy in json.loads((DATA / "strategies.json").read_text(encoding="utf-8"))["strategy"]:
        assert {"evidence", "evidence_note", "source", "verified", "caution"} <= set(strategy)


@pytest.mark.parametrize(
    "text",
    [
        *("Well done!", "you relapsed", "stay clean", "an addict", "do not fail", "your streak", "use TIPP now"),
        *("word  word", "a – dash", "a \N{FIRE}", "x" * 201),
    ],
)
def test_the_wording_rules_find(wording, text):
    assert wording(text)


def test_the_wording_rules_accept_a_plain_sentence(wording):
    assert wording("It can end here. Your sober days stay yours.") == []


def test_the_page_about_the_content_counts_right(content):
    page = (DATA.parent.parent.parent / "docs" / "content.md").read_text(encoding="utf-8")
    strategies, groups = content("strategies"), content("groups")["group"]
    lines = [line for country in content("helplines")["country"] for line in country["line"]]

    def unverified(rows):
        return sum(not row["verified"] for row in rows)

    for said in (
        f"{len(strategies['strategy'])} strategies, {len(strategies['trigger'])} triggers",
        f"{len(groups)} groups",
        f"{len(content('questions')['question'])} questions |",
        f"{len(lines)} lines |",
        f"{len(content('milestones')['milestone'])} milestones",
        f"{sum(map(len, content('words')['kind'].values()))} words",
        f"{len(content('zones')['zone'])} zones",
        f"{len(content('safety')['text'])} texts",
        f"{unverified(lines)} of {len(lines)} lines are `verified = false`",
        f"{unverified(groups)} of {len(groups)} rows are `verified = false`",
        f"{unverified(strategies['strategy'])} of {len(strategies['strategy'])} are `false`",
    ):
        assert said in page

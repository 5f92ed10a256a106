"""Hostile text in every field of every TOML table, one at a time and all at once: named or taken, never raw."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli_w

import running
import samples
from hostile import EVERYTHING, TEXTS, unsafe

LISTS = ("strategy", "group", "meeting", "supporter", "plan", "promise", "appointment", "counter")
LOOKS = [
    *([noun, "list"] for noun in LISTS),
    ["today", "--all"],
    ["report"],
    ["sos"],
    ["cope", "--explain"],
    ["plan", "print"],
    ["plan", "aftercare"],
    ["meeting", "next"],
    ["meeting", "sheet", "--format", "md"],
    ["config", "list"],
    ["due", "--people"],
    ["streak"],
    ["milestones"],
    ["share", "sam"],
    ["doctor"],
]
MESSY = EVERYTHING[:3000]
Place = tuple[str, tuple[str | int, ...]]


def files(root: Path) -> dict[str, dict[str, Any]]:
    return {path.name: tomllib.loads(path.read_text("utf-8")) for path in sorted((root / "data").glob("*.toml"))}


def leaves(value: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where texts, numbers and flags stand in tables and lists."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        if isinstance(item, dict | list):
            yield from leaves(item, (*above, key))
        else:
            yield (*above, key)


def with_text(tables: dict[str, Any], place: tuple[str | int, ...], text: Any) -> dict[str, Any]:
    made = json.loads(json.dumps(tables, default=str))
    inner = made
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = text
    return made


def renamed(tables: dict[str, Any]) -> dict[str, Any]:
    """The same tables, each under a name that nobody would choose."""
    return {
        noun: {f"{key} {MESSY[:900]}": table for key, table in found.items()} if isinstance(found, dict) else found
        for noun, found in tables.items()
    }


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> samples.Notebook:
    made = samples.Notebook(tmp_path_factory.mktemp("tables"))
    for line in (
        "config set country US",
        "config set wording free",
        "group edit smart --note quiet --answer '9 no'",
        "plan aftercare --call Sam --ended 2026-08-01 --feeling 'flat -> I tell Sam' --medicines naltrexone",
        "share sam --words 'one line' --dry-run",
    ):
        made.run(line)
    return made


def looked(notebook: samples.Notebook, looks: list[list[str]], forms: tuple[tuple[str, ...], ...]) -> list[str]:
    wrong: list[str] = []
    for words in looks:
        for form in forms:
            line = [*words, *form]
            answer = running.run(line, notebook.environ)
            wrong += unsafe(answer, " ".join(line))
            assert re.findall("<script", answer.out) == [] or "md" not in line
    return wrong


def rewritten(notebook: samples.Notebook, name: str, tables: dict[str, Any]) -> None:
    (Path(notebook.environ["SOBERTRACK_HOME"]) / "data" / name).write_text(tomli_w.dumps(tables), "utf-8")


def every_place(notebook: samples.Notebook) -> list[Place]:
    found = files(Path(notebook.environ["SOBERTRACK_HOME"]))
    return [(name, place) for name, tables in found.items() for place in leaves(tables)]


def test_one_field_at_a_time(notebook: samples.Notebook) -> None:
    """Whatever one field holds, no command breaks, and each says something."""
    kept = files(Path(notebook.environ["SOBERTRACK_HOME"]))
    places = every_place(notebook)
    assert len(places) > 60
    for number, (name, place) in enumerate(places):
        for text in (MESSY, (-(10**30), [MESSY], {"x": MESSY})[number % 3]):
            rewritten(notebook, name, with_text(kept[name], place, text))
            noun = str(place[0])
            looks = [[noun, "list"] if noun in LISTS else ["config", "list"], ["today", "--all"], ["cope"]]
            assert looked(notebook, looks, ((),)) == [], (name, place)
        rewritten(notebook, name, kept[name])


def test_all_fields_that_take_text_at_once(notebook: samples.Notebook) -> None:
    """And every screen of the program, in every form."""
    root = Path(notebook.environ["SOBERTRACK_HOME"])
    kept = files(root)
    messy = dict(kept)
    free = 0
    for name, place in every_place(notebook):
        changed = with_text(messy[name], place, MESSY)
        rewritten(notebook, name, changed)
        answer = running.run(
            [*(["streak"] if name == "counters.toml" else ["today", "--all"]), "--json"], notebook.environ
        )
        everything = [each["code"] for each in json.loads(answer.out)["warnings"]]
        for noun in LISTS:
            if f"{noun}" in changed:
                listed = running.run([noun, "list", "--json"], notebook.environ)
                everything += [each["code"] for each in json.loads(listed.out)["warnings"]]
        if not everything:
            messy[name], free = changed, free + 1
        rewritten(notebook, name, messy[name])
    assert free > 30
    assert looked(notebook, LOOKS, ((), ("--color", "always"), ("--json",))) == []
    for name in kept:
        rewritten(notebook, name, renamed(messy[name]))
    assert looked(notebook, LOOKS, ((), ("--color", "always"), ("--json",))) == []
    for name in kept:
        rewritten(notebook, name, kept[name])


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_in_a_table_is_kept_to_the_letter(notebook: samples.Notebook, text: str) -> None:
    kept = files(Path(notebook.environ["SOBERTRACK_HOME"]))["supporters.toml"]
    rewritten(notebook, "supporters.toml", with_text(kept, ("supporter", "sam", "note"), text))
    shown = json.loads(running.run(["supporter", "show", "sam", "--json"], notebook.environ).out)
    assert shown["data"]["note"] == text
    assert running.run(["supporter", "edit", "sam", "--phone", "+1 555 0111"], notebook.environ).code == 0
    again = files(Path(notebook.environ["SOBERTRACK_HOME"]))["supporters.toml"]
    assert again["supporter"]["sam"]["note"] == text

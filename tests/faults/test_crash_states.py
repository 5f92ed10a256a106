"""A power cut at any moment of a write leaves before or after, never between, and the next command works."""

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from crash_recorder import Recording, Tree, recording
from crash_states import State, final, states
from protocols import PROTOCOLS, Protocol

from running import NOON
from sobertrack.store.journal import Journal
from sobertrack.store.notebook import FILES, Notebook
from sobertrack.store.paths import find_home

Outcome = tuple[tuple[str, ...], str]
Run = Callable[..., object]
NEXT = "what came next"
BY_NAME = {each.name: each for each in PROTOCOLS}


def recorded(protocol: Protocol, run, home: Path) -> Recording:
    for words in protocol.before:
        assert run(*words).code == 0, words
    home.mkdir(exist_ok=True)
    with recording(home) as made:
        answer = run(*protocol.words)
    assert answer.code == 0, answer.screen
    assert final(made) == made.after, "something was written past the one door"
    return made


def restored(home: Path, tree: Tree) -> None:
    shutil.rmtree(home)
    home.mkdir(0o700)
    for name, content in tree.items():
        path = home / name
        if content is None:
            path.mkdir(0o700)
        else:
            path.write_bytes(content)


def outcome(home: Path) -> Outcome:
    """What a person has: the entries, without what the journal says of tables, and the tables."""
    place = find_home(str(home), {})
    entries = Journal(place, datetime.fromisoformat(NOON)).read().entries
    notebook = Notebook(place)
    tables = {noun: notebook.data(name).get(noun) for noun, name in FILES.items()}
    assert notebook.problems == []
    told = tuple(f"{entry.id} {entry.day} {entry.what}" for entry in entries if type(entry.what).__name__ != "Kept")
    return told, json.dumps(tables, sort_keys=True, default=str)


def broken(protocol: Protocol, made: Recording, run, home: Path) -> list[str]:
    """What is wrong in any state in which a power cut may leave the notebook."""
    restored(home, made.after)
    after = outcome(home)
    restored(home, made.before)
    before = outcome(home)
    assert before != after
    wrong: list[str] = []
    for state in states(made):
        restored(home, state.tree)
        for what in _wrong_in(state, protocol, before, after, run, home):
            wrong.append(f"cut after {state.cut} operations, answered: {state.answered}: {what}: {state.tree}")
    return wrong


def _wrong_in(state: State, protocol: Protocol, before: Outcome, after: Outcome, run, home: Path):
    looked = run("streak")
    if looked.code not in (0, 3) or "a fault of this program" in looked.screen:
        yield f"streak: {looked.screen}"
    found = outcome(home)
    half = protocol.halves and found[1] == after[1] and found[0] == after[0][: len(found[0])]
    if state.answered and found != after:
        yield "what was acknowledged is not there"
    elif found not in (before, after) and not half:
        yield "neither before nor after"
    saved = run("checkin", "2", "-n", NEXT)
    if saved.code or not saved.out.startswith("Saved"):
        yield f"the next command: {saved.screen}"
        return
    entries, tables = outcome(home)
    if (entries[:-1], tables) != found or NEXT not in entries[-1]:
        yield "the next command changed more than it should"
    undone = run("undo")
    if undone.code or outcome(home) != found:
        yield f"undo after it: {undone.screen}"


@pytest.mark.parametrize("name", [each.name for each in PROTOCOLS if each.there()])
def test_every_crash_state_is_before_or_after(name: str, run, home: Path) -> None:
    made = recorded(BY_NAME[name], run, home)
    assert any(op.what == "sync" for op in made.ops)
    assert broken(BY_NAME[name], made, run, home) == []


@pytest.mark.parametrize(
    ("name", "left_out"), [("append", "sync"), ("the first record", "sync names"), ("replace", "sync names")]
)
def test_without_its_fsyncs_it_would_not_be(name: str, left_out: str, run, home: Path) -> None:
    """So the proof can fail: the same operations, some of them less, and words that were acknowledged are lost."""
    made = recorded(BY_NAME[name], run, home)
    made.ops = [op for op in made.ops if op.what != left_out]
    assert any("what was acknowledged is not there" in each for each in broken(BY_NAME[name], made, run, home))


def test_a_table_change_that_a_power_cut_left_half_done_can_be_taken_back(run, home: Path) -> None:
    """The journal tells of it and the file does not have it yet: undo finds its work done, and is in nobody's way."""
    protocol = BY_NAME["replace"]
    made = recorded(protocol, run, home)
    restored(home, made.before)
    before = outcome(home)
    half = 0
    for state in states(made):
        restored(home, state.tree)
        if state.tree.keys() >= made.before.keys() and outcome(home) == before and _tells_of_it(state.tree):
            half += 1
            undone = run("undo")
            assert (undone.code, outcome(home)) == (0, before), undone.screen
            assert run("undo").code == 0
    assert half


def _tells_of_it(tree: Tree) -> bool:
    return any(b"0199" in (data or b"").rpartition(b"\n")[0] for name, data in tree.items() if "journal/" in name)

"""A power cut at any moment of a write leaves before or after, never between, and the next command works."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zlib import crc32

import pytest
from crash_recorder import Recording, Tree, recording
from crash_states import State, final, states
from protocols import PROTOCOLS, Protocol

from running import NOON
from sobertrack.store.journal import Journal
from sobertrack.store.notebook import FILES, Notebook
from sobertrack.store.paths import find_home

Outcome = tuple[tuple[str, ...], str, tuple[str, ...]]
Run = Callable[..., object]
NEXT = "what came next"
BY_NAME = {each.name: each for each in PROTOCOLS}


def recorded(protocol: Protocol, run, home: Path) -> Recording:
    for words in protocol.before:
        assert run(*placed(words, home)).code == 0, words
    home.mkdir(exist_ok=True)
    if protocol.then:
        protocol.then(home)
    with recording(home) as made:
        answer = run(*placed(protocol.words, home))
    assert answer.code in (0, 3), answer.screen  # a look that heals says 3
    assert final(made) == made.after, "something was written past the one door"
    if protocol.words[0] != "backup":  # the backup of the day, which comes after the answer, is a protocol of its own
        made.ops = made.ops[: 1 + max(at for at, op in enumerate(made.ops) if op.what == "answered")]
        made.after = final(made)
    return made


def placed(words: tuple[str, ...], home: Path) -> list[str]:
    return [word.replace("{home}", str(home)) for word in words]


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
    backups = tuple(f"{path.name} {crc32(path.read_bytes())}" for path in sorted(home.glob("state/backups/[!.]*")))
    return told, json.dumps(tables, sort_keys=True, default=str), backups


def broken(protocol: Protocol, made: Recording, run, home: Path) -> Iterator[str]:
    """What is wrong in any state in which a power cut may leave the notebook."""
    restored(home, made.after)
    after = outcome(home)
    restored(home, made.before)
    before = outcome(home)
    assert before != after
    for state in states(made):
        restored(home, state.tree)
        for what in _wrong_in(state, protocol, before, after, run, home):
            yield f"cut after {state.cut} operations, answered: {state.answered}: {what}: {state.tree}"


def _wrong_in(state: State, protocol: Protocol, before: Outcome, after: Outcome, run, home: Path) -> Iterator[str]:
    found = outcome(home)
    if state.answered and found[:2] != after[:2]:
        yield "what was acknowledged is not there"
    elif found not in (before, after) and not _between(protocol, before, found, after):
        yield "neither before nor after"
    if state.answered and any(protocol.erased in (data or b"") for data in state.tree.values() if protocol.erased):
        yield "what was erased is still there"
    looked = run("streak")
    if looked.code not in (0, 3) or "a fault of this program" in looked.screen:
        yield f"streak: {looked.screen}"
    if protocol.again:
        again = run(*placed(protocol.words, home))
        if again.code == 3:  # something that was on its way was put back: nothing is erased until somebody has looked
            run("doctor")
            again = run(*placed(protocol.words, home))
        if again.code or outcome(home)[:2] != after[:2]:
            yield f"given again: {again.screen}"
        found = after
    saved = run("checkin", "2", "-n", NEXT)
    if saved.code or "Saved check-in" not in saved.out:
        yield f"the next command: {saved.screen}"
        return
    # what was on its way may still be put back whole, from the echo, and is never taken away again
    allowed = (found[:2], after[:2])
    entries, tables, _ = outcome(home)
    if (tuple(each for each in entries if NEXT not in each), tables) not in allowed or NEXT not in entries[-1]:
        yield "the next command changed more than it should"
    undone = run("undo")
    if undone.code or outcome(home)[:2] not in allowed:
        yield f"undo after it: {undone.screen}"


def _between(protocol: Protocol, before: Outcome, found: Outcome, after: Outcome) -> bool:
    """Whether a command that was never acknowledged may have left this: whole lines of its own, or whole files."""
    if protocol.halves:
        return found[1] == after[1] and found[0] == after[0][: len(found[0])]
    known = set(before[0]) & set(after[0]) <= set(found[0]) <= set(before[0]) | set(after[0])
    texts = [json.loads(each[1]) for each in (before, found, after)]
    return protocol.again and known and all(texts[1][noun] in (texts[0][noun], texts[2][noun]) for noun in texts[1])


@pytest.mark.parametrize("name", [each.name for each in PROTOCOLS])
def test_every_crash_state_is_before_or_after(name: str, run, home: Path) -> None:
    made = recorded(BY_NAME[name], run, home)
    assert any(op.what == "sync" for op in made.ops)
    assert next(broken(BY_NAME[name], made, run, home), None) is None


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

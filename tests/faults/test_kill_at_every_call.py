"""kill -9 before every system call that changes the disk: what was acknowledged is there once, and the old is whole."""

import signal
from pathlib import Path

import pytest
from means import needs, without_strace
from story import CASES, Case, Notebook, State, state
from struck import Call, Ended, Program


@needs(without_strace())
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_was_acknowledged_stays(stage: tuple[Notebook, Program], case: Case) -> None:
    notebook, program = stage
    before = notebook.again()
    whole = program.run(notebook.words, notebook.environ, "record")
    assert whole.code == 0, whole.err
    after = state(notebook.home)
    points = [call for call in whole.calls if call.changes and call.path.startswith(str(notebook.root.parent))]
    assert len(points) > 5
    for call in points:
        notebook.again()
        ended = program.run(notebook.words, notebook.environ, f"{call.name}:signal=KILL:when={call.number}")
        assert ended.code == -signal.SIGKILL, (call, ended)
        last = ended.calls[-1]
        assert (last.name, Path(last.path).parent) == (call.name, Path(call.path).parent), "the same call was struck"
        _whole(notebook, before, after, ended, call)


def _whole(notebook: Notebook, before: State, after: State, ended: Ended, call: Call) -> None:
    found = state(notebook.home)
    stays = before.ids & after.ids
    assert {ulid: found.lines.get(ulid) for ulid in stays} == {ulid: before.lines[ulid] for ulid in stays}, call
    twice = [ulid for ulid, lines in found.lines.items() if len(lines) > 1]
    assert twice == [], call
    added = len(found.ids - before.ids)
    assert added in (0, len(after.ids - before.ids)), (call, "a part of a command")
    for name, table in found.tables.items():
        assert table in (before.tables.get(name), after.tables.get(name)), (call, name)
    assert before.tables.keys() & after.tables.keys() <= found.tables.keys(), call
    if ended.out:
        assert (len(found.ids), found.tables) == (len(after.ids), after.tables), (call, "acknowledged")
    _goes_on(notebook, found, call)
    if notebook.case.finish:
        _ends(notebook, before, after, call)


def _goes_on(notebook: Notebook, found: State, call: Call) -> None:
    """The next commands find nothing wrong, and save."""
    turns_back = (0, 4) if not notebook.case.finish else (0, 1, 2, 4)
    usual = ((["streak"], (0,)), (["doctor"], (0,)), (["undo"], turns_back), (["checkin", "5"], (0,)))
    for words, codes in (*((line.split(), (0,)) for line in notebook.case.then), *usual):
        found = state(notebook.home) if words[0] == "checkin" else found
        answer = notebook.run(*words)
        assert answer.code in codes, (str(call), words, answer.screen)
    now = state(notebook.home)
    assert len(now.ids) == len(found.ids) + 1, call
    assert all(len(lines) == 1 for lines in now.lines.values()), call


def _ends(notebook: Notebook, before: State, after: State, call: Call) -> None:
    """What broke off can be brought to its end, and then it is as if nothing had happened on the way."""
    stays = before.ids & after.ids
    found = notebook.finish()
    assert stays <= found.ids, call
    assert after.ids - before.ids <= found.ids or len(after.ids - before.ids) == 1, call
    assert found.tables == after.tables, call

"""kill -9 before every system call that changes the disk: what was acknowledged is there once, and the old is whole."""

import signal
from pathlib import Path
from typing import Any

import pytest
from means import needs, without_strace
from story import Case, Notebook, State, present, state
from struck import Call, Ended, Program

YET = {"first entry": "a new file that is still empty is taken for a loss"}


def cases() -> list[Any]:
    """Every case, and why one does not hold yet."""
    return [pytest.param(each, id=each.name, marks=_not_yet(each.name)) for each in present()]


def _not_yet(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=YET[name], strict=True)] if name in YET else []


@needs(without_strace())
@pytest.mark.parametrize("case", cases())
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
    goes_on(notebook, found, call)


def goes_on(notebook: Notebook, found: State, call: Call) -> None:
    """The next commands find nothing wrong, and save."""
    for words, codes in ((["streak"], (0,)), (["doctor"], (0,)), (["undo"], (0, 4)), (["checkin", "5"], (0,))):
        found = state(notebook.home) if words[0] == "checkin" else found
        answer = notebook.run(*words)
        assert answer.code in codes, (str(call), words, answer.screen)
    now = state(notebook.home)
    assert len(now.ids) == len(found.ids) + 1, call
    assert all(len(lines) == 1 for lines in now.lines.values()), call

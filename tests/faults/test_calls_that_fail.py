"""The n-th write, fsync, rename, open or close fails: it is saved, or it is not acknowledged and all is as it was."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from means import needs, without_strace
from story import CASES, WORDS, Case, Notebook, State, state
from struck import Call, Ended, Program

ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EROFS", "EINTR")
KINDS = ("write", "fsync", "rename", "openat", "close", "ftruncate", "unlink", "mkdir")


def files(home: Path) -> dict[str, bytes]:
    """Every file of the person's own, byte for byte."""
    found = (path for path in (home / "data").rglob("*") if path.is_file())
    return {str(path.relative_to(home)): path.read_bytes() for path in found}


def tried(calls: Sequence[Call], place: str, *, thorough: bool) -> list[tuple[Call, str]]:
    """Each call below a place with an error; if `thorough`, with every one where the person's own files are written.

    A file that is only read is tried once, and what reads it goes on: closing it can lose nothing.
    """
    found, seen, written = [], set[str](), set[str]()
    for call in calls:
        reads = call.name == "openat" and "O_RDONLY" in call.rest
        written |= {call.path} if call.name == "openat" and not reads else set()
        if not call.path.startswith(place) or call.name not in KINDS or (reads and call.path in seen):
            continue
        if "/cache/" in call.path and not thorough:
            continue
        if call.name == "close" and call.path.endswith("/lock"):
            continue  # struck, it would stay open and held, which no system does
        seen.add(call.path)
        if call.path in written:
            own = thorough and "/data/" in call.path
            found += [(call, error) for error in (ERRORS if own else (ERRORS[len(found) % len(ERRORS)],))]
        elif call.name != "close":
            found.append((call, ERRORS[len(found) % len(ERRORS)]))
    return found


@needs(without_strace())
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_all_or_nothing(stage: tuple[Notebook, Program], case: Case) -> None:
    notebook, program = stage
    notebook.again()
    whole = program.run(notebook.words, notebook.environ, "record")
    assert whole.code == 0, whole.err
    after = state(notebook.home)
    points = tried(whole.calls, str(notebook.root.parent), thorough=case.thorough)
    assert {"write", "fsync", "openat", "close"} <= {call.name for call, _ in points}
    for call, error in points:
        notebook.again()
        before = files(notebook.home)
        ended = program.run(notebook.words, notebook.environ, f"{call.name}:error={error}:when={call.number}")
        assert any(each.struck for each in ended.calls), call
        _saved_or_not(notebook, before, after, ended, f"{error} at {call}")


def _saved_or_not(notebook: Notebook, before: dict[str, bytes], after: State, ended: Ended, where: str) -> None:
    found = state(notebook.home)
    if ended.code == 0 or "what you wrote is saved" in ended.err:
        assert len(found.ids) == len(after.ids), (where, ended.out, ended.err)
        assert found.tables == after.tables, where
        assert ended.out or "is saved" in ended.err, (where, ended.err)
    elif notebook.case.finish:
        assert ended.code in (1, 3, 4), (where, ended.err)
        assert notebook.finish().ids >= found.ids & after.ids, where
    else:
        assert ended.code in (1, 3, 4), (where, ended.err)
        assert ended.out == "", where
        assert {name: data for name, data in files(notebook.home).items() if not name.endswith(".tmp")} == before, where
        if ended.code == 1 and any(WORDS in word for word in notebook.words):
            assert WORDS in ended.err, (where, ended.err)
    answer = notebook.run("streak")
    assert answer.code == 0, (where, answer.screen)

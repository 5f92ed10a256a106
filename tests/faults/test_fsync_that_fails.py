"""An fsync that fails once is never followed by "Saved": the bytes may be gone although a second one succeeds."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from means import needs, without_strace
from story import CASES, WORDS, Case, Notebook, state
from struck import Program

import running

ERRORS = ("EIO", "EIO+", "ENOSPC", "EDQUOT", "EROFS+")
"""Each of them once, and those with a plus from then on for ever."""


@needs(without_strace())
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_answer_says_that_it_worked(stage: tuple[Notebook, Program], case: Case) -> None:
    notebook, program = stage
    before = notebook.again()
    whole = program.run(notebook.words, notebook.environ, "record")
    calls = [call.name for call in whole.calls]
    said = next(place for place, call in enumerate(whole.calls) if call.name == "write" and call.path.endswith("/out"))
    number = calls[:said].count("fsync")
    assert number
    for which in range(1, number + 1):
        for error in ERRORS:
            notebook.again()
            strike = f"fsync:error={error.rstrip('+')}:when={which}{'+' * error.endswith('+')}"
            ended = program.run(notebook.words, notebook.environ, strike)
            assert (ended.code, ended.out) == (1, ""), (strike, ended)
            assert "aved" not in ended.err.replace("not saved", ""), (strike, ended.err)
            found = state(notebook.home)
            assert case.finish or (found.lines, found.tables) == (before.lines, before.tables), strike


@needs(without_strace())
def test_nor_by_a_whole_process(tmp_path: Path) -> None:
    environ = running.surroundings(tmp_path)
    running.run(["start", "alcohol", "--since", "2026-10-12"], environ)
    strike = ["strace", "-f", "-o", str(tmp_path / "log"), "-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=1"]
    command = [*strike, sys.executable, "-m", "sobertrack", "checkin", "4", "-n", WORDS]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, timeout=240)
    assert (done.returncode, done.stdout) == (1, "")
    assert WORDS in done.stderr
    assert "(INJECTED)" in (tmp_path / "log").read_text()
    assert json.loads(running.run(["log", "--json"], environ).out)["data"]["entries"] == []

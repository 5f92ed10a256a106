"""The ways in which tests run the program agree with each other."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("line", ["", "start alcohol --since 2026-10-12", "checkin 4 2", "streak --json", "chekin"])
def test_a_run_in_this_process_is_a_run_in_its_own(run, process, line: str, tmp_path) -> None:
    here = run(*line.split(), env={"SOBERTRACK_HOME": str(tmp_path / "here")})
    there = process(*line.split(), env={"SOBERTRACK_HOME": str(tmp_path / "there")})
    assert (here.code, _ids_apart(here.out), here.err) == (there.code, _ids_apart(there.out), there.err)


def test_a_run_has_its_own_notebook_input_and_moment(run, home) -> None:
    assert run("start", "alcohol", "--since", "yesterday").code == 0
    assert (home / "data" / "counters.toml").is_file()
    saved = run("checkin", "-n", "-", stdin="from a pipe", now="2026-11-23T09:00:00+00:00")
    assert "Mon 23 Nov 2026" in saved.out
    assert "from a pipe" in (home / "data" / "journal").glob("*.jsonl").__next__().read_text("utf-8")


def test_both_streams_stand_on_the_screen_in_order(run) -> None:
    answer = run("--bogus")
    assert answer.code == 2
    assert answer.screen == answer.err


def _ids_apart(text: str) -> str:
    import re

    return re.sub(r"\b([a-z])-[0-9a-z]{5,}", r"\1-", text)


def test_every_process_names_each_test_alike(request) -> None:
    """Those that share the tests compare their lists: no name may hold a moment, a place, or the order of a set."""
    files = sorted({str(item.path) for item in request.session.items})
    command = [sys.executable, "-m", "pytest", "-o", "addopts=", "--collect-only", "-q", "-p", "no:cacheprovider"]
    environ = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Apia"}
    done = subprocess.run([*command, *files], cwd=request.config.rootpath, env=environ, capture_output=True, text=True)
    assert {item.nodeid for item in request.session.items} - set(done.stdout.split("\n")) == set(), done.stderr

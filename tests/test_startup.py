"""What a start may load: the daily commands leave everything heavy or rare on the disk."""

import shlex
import subprocess
import sys

import pytest

import running

HEAVY = (
    "rich",
    "pydantic",
    "asyncio",
    "icalendar",
    "zoneinfo",
    "tempfile",
    "dataclasses",
    "tomli_w",
    "platformdirs",
    "sobertrack.cli.prompts",
    "sobertrack.cli.editor",
    "sobertrack.render.terminal",
    "sobertrack.render.markdown",
    "sobertrack.exchange",
)
LINES = ("", "--plain", "--json", "checkin 4", "checkin 4 2 --json", "streak", "streak --json", "today --all")
PLAIN = ("", "--plain", "--json", "checkin 4", "checkin 4 2 --json", "streak", "sos", "cope", "urge 7", "urge 6 --json")
EMPTY_OR_NOT = ((), ("start alcohol --since 2026-10-12", "checkin 3"))
PROGRAM = """
import sys
sys.argv[0] = "sobertrack"
from sobertrack.cli.main import run
code = run(sys.argv[1:])
print(code, *sorted(sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize("before", EMPTY_OR_NOT, ids=["empty", "in use"])
@pytest.mark.parametrize("line", LINES)
def test_a_daily_command_loads_nothing_heavy(line: str, before: tuple[str, ...], tmp_path, run) -> None:
    for each in before:
        assert run(*shlex.split(each)).code == 0
    loaded = modules_of(line, running.surroundings(tmp_path))
    assert [name for name in HEAVY if name in loaded] == []


@pytest.mark.parametrize("line", PLAIN)
def test_a_plain_call_loads_no_parser(line: str, tmp_path, run) -> None:
    run("start", "alcohol", "--since", "2026-10-12")
    assert {"typer", "inspect", "click"} & modules_of(line, running.surroundings(tmp_path)) == set()
    assert "typer" in modules_of("checkin 4 --note -", running.surroundings(tmp_path))


def modules_of(line: str, environ: dict[str, str]) -> set[str]:
    """Everything that a run in a fresh process has loaded when it is done."""
    command = [sys.executable, "-c", PROGRAM, *shlex.split(line)]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, stdin=subprocess.DEVNULL, timeout=240)
    code, *names = done.stderr.splitlines()[-1].split()
    assert code == "0", done.stderr
    assert "sobertrack.cli.session" in names
    return set(names)


def test_the_list_can_find_something(tmp_path) -> None:
    environ = running.surroundings(tmp_path)
    assert "sobertrack.cli.setup.help" in modules_of("help", environ)
    assert "sobertrack.render.markdown" not in modules_of("help", environ)


@pytest.mark.parametrize("line", ["-V", "-h", "help", "chekin"])
def test_help_and_refusals_load_no_notebook(line: str, tmp_path) -> None:
    command = [sys.executable, "-c", PROGRAM, line]
    environ = running.surroundings(tmp_path)
    done = subprocess.run(command, capture_output=True, text=True, env=environ, stdin=subprocess.DEVNULL, timeout=240)
    loaded = set(done.stderr.splitlines()[-1].split())
    assert loaded & {"rich", "pydantic", "asyncio", "tomli_w"} == set()
    assert not (tmp_path / "notebook").exists()

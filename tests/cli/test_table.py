"""The table of commands: every row can be called, explains itself, and loads no more than it needs."""

import inspect

import pytest

from sobertrack.cli import front
from sobertrack.cli.commands import GROUPS, ROWS, Row
from sobertrack.cli.lazy import function_of
from sobertrack.cli.words import pages
from sobertrack.cli.words.arguments import Call

LEAVES = [(row, sub) for row in ROWS for sub in (row.subs or [""])]
names = [f"{row.name} {sub}".strip() for row, sub in LEAVES]


@pytest.mark.parametrize(("row", "sub"), LEAVES, ids=names)
def test_every_row_names_a_function_that_takes_a_session(row: Row, sub: str) -> None:
    function = function_of(row, sub)
    first, *rest = inspect.signature(function).parameters.values()
    assert first.name == "session"
    assert inspect.getdoc(function), "its help text"
    assert all(
        each.default is not inspect.Parameter.empty or "argument" in str(each.annotation).lower() for each in rest
    )
    assert row.group in GROUPS
    assert len(row.summary) <= 60


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize(("row", "sub"), LEAVES, ids=names)
def test_every_help_page_fits_and_explains_each_option(row: Row, sub: str, width: int) -> None:
    text = front.page(Call(row, sub, wish="help"), width)
    assert text.startswith(f"Usage: sobertrack {row.name}")
    assert max(map(len, text.splitlines())) <= min(width, 80)
    assert "-h, --help" in text
    page = front.page_of(row, sub)
    assert all(help for _, help in (*page.arguments, *page.options))
    assert not any("…" in line or "!" in line for line in text.splitlines())


@pytest.mark.parametrize("width", [40, 80])
def test_the_overview_and_the_nouns_fit(width: int) -> None:
    for text in (pages.overview(width), *(pages.noun(row, width) for row in ROWS if row.subs)):
        assert max(map(len, text.splitlines())) <= width


def test_no_option_of_a_command_shadows_a_shared_one() -> None:
    for row, sub in LEAVES:
        command = front.command_of(row, sub)
        spelled = [name for each in command.params for name in (*each.opts, *each.secondary_opts) if name[0] == "-"]
        assert len(spelled) == len(set(spelled)), (row.name, sub)


def test_a_noun_has_a_list() -> None:
    assert all("list" in row.subs for row in ROWS if row.subs)


@pytest.mark.parametrize("line", ["look", "look --json", "keep hello", "look --plain"])
def test_a_run_loads_no_heavy_library(run, line: str) -> None:
    heavy = "rich pydantic asyncio icalendar zoneinfo tempfile dataclasses sobertrack.render.terminal"
    code = (
        "import sys, sample; sample.install(); from sobertrack.cli.main import run;"
        f"run({line.split()!r}); print(sorted(set({heavy.split()!r}) & set(sys.modules)), file=sys.stderr)"
    )
    assert run(program=("-c", code), PYTHONPATH=str(__file__).rpartition("/")[0]).err.splitlines()[-1] == "[]"

"""Plain calls are bound without a parser, to the same values that the parser would give."""

from typing import Any

import pytest

from sobertrack.cli import front
from sobertrack.cli.commands import ROWS, Row
from sobertrack.cli.lazy import function_of
from sobertrack.cli.options import Option
from sobertrack.cli.session import Session
from sobertrack.cli.words import direct
from sobertrack.cli.words.arguments import Call, read

LEAVES = [(row, sub) for row in ROWS for sub in (row.subs or ("",))]
WORDS = ([], ["x"], ["4", "2"], ["-"], [""], ["a", "b", "c"], ["a b", "--"[:1]])


def ids(value: object) -> str:
    return value.name if isinstance(value, Row) else str(value)


def with_options(function: Any) -> list[list[str]]:
    """Every option of a command behind a word and before one, with a value or without, once and twice."""
    kinds = [getattr(kind, "__metadata__", ()) for kind in function.__annotations__.values()]
    names = [name for said in kinds for each in said if isinstance(each, Option) for name in each.names]
    tails = ([], ["v"], [""], ["v", "w"], ["7"], ["007"], ["7.5"])
    once = [[*head, name, *tail] for name in names for head in ([], ["x"]) for tail in tails]
    return [*once, *([name, "v", name, "w"] for name in names)]


def as_called(value: object) -> object:
    """A value as Typer hands it on: several as a list, none of several as None."""
    return (list(value) or None) if isinstance(value, tuple) else value


@pytest.mark.parametrize(("row", "sub"), LEAVES, ids=ids)
def test_both_ways_give_the_same_values(row: Row, sub: str) -> None:
    function = function_of(row, sub)
    for words in (*WORDS, *with_options(function)):
        found = direct.bound(function, words)
        if found is None:
            continue
        command = front.command_of(row, sub, shared=False)
        given = {name: as_called(value) for name, value in command.make_context("x", list(words)).params.items()}
        names = function.__code__.co_varnames[1 : function.__code__.co_argcount]
        usual = dict(zip(reversed(names), reversed(function.__defaults__ or ()), strict=False))
        assert {**usual, **found} == given


def test_the_daily_calls_are_plain() -> None:
    for line in (
        "",
        "checkin 4",
        "checkin 4 2",
        "urge 7",
        "cope",
        "cope wait-fifteen",
        "streak",
        "slip",
        "letter show",
        "checkin -m 4 --note words --trigger work --trigger home --json",
        "checkin 4 -e",
        "slip --on yesterday",
        "meeting list --day mon --search hall --limit 3",
    ):
        call = read(line.split())
        assert direct.bound(function_of(call.row, call.sub), call.args) is not None, line


@pytest.mark.parametrize(
    "line",
    [
        "checkin 4 2 9",
        "checkin --mood=4",
        "checkin -m4",
        "checkin --mood 4 --mood 5",
        "checkin 4 -n -",
        "checkin 4 --note --mood",
        "checkin 4 --note -q words",
        "checkin 4 --note",
        "attend x --listened",
        "streak --as-of 2026-01-01",
        "log --limit three",
        "log --limit 3 --limit 4",
        "log --limit -3",
        "show",
        "meeting list --day mon --nonsense",
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(line: str) -> None:
    call = read(line.split())
    assert not direct.answered(call, Session({}))


def test_flags_are_heeded(real) -> None:
    assert real("streak", "--json").out.startswith("{")
    assert real("-q", "checkin", "4").out.startswith("c-")
    assert real("help", "--json").code == 2


def test_a_call_without_a_command_is_none_of_its_business() -> None:
    assert not direct.answered(Call(None), Session({}))

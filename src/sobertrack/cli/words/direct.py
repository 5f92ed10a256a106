"""Calls that need no parser: plain words, flags, options with a value behind them. Most are such, and each is faster.

Typer takes longer to load than everything else of a run together (docs/decisions/0009). What is not plain goes to it,
so that it alone decides on options, on help and on everything that is wrong.
"""

from typing import Any

from sobertrack.cli.lazy import function_of
from sobertrack.cli.options import Argument, Option
from sobertrack.cli.session import Session
from sobertrack.cli.words.arguments import Call
from sobertrack.cli.words.everywhere import SHARED, Choices

FLAGS = {name: option.parameter for option in SHARED if not option.value for name in option.names}
ONE, ONE_OR_NONE, SEVERAL = str, str | None, list[str] | None
NUMBER, NUMBER_OR_NONE = int, int | None
DIGITS = 9
"""A number with more of them is left to the parser."""


def answered(call: Call, session: Session) -> bool:
    """Let the command answer, if the call is plain; False where the parser is needed, and nothing was done."""
    if call.row is None:
        return False
    function = function_of(call.row, call.sub)
    values = bound(function, call.args)
    if values is None:
        return False
    choices = Choices()
    for arg in call.args:
        if arg in FLAGS:
            setattr(choices, FLAGS[arg], True)
    session.accept(choices, call.row.forms, files=call.row.files)
    function(session, **values)
    return True


def bound(function: Any, args: list[str]) -> dict[str, Any] | None:
    """What was typed as values of a command's parameters; None where it does not fit, or where it is not plain how."""
    code = function.__code__
    names = code.co_varnames[1 : code.co_argcount]
    about = {name: _about(function.__annotations__.get(name)) for name in names}
    if any(said is None for _, said in about.values()):
        return None
    sorted_out = _options(args, {word: (name, kind) for name, (kind, said) in about.items() for word in _words(said)})
    if sorted_out is None:
        return None
    values, left = sorted_out
    for name, (kind, said) in about.items():
        if not isinstance(said, Argument) or not left:
            continue
        if kind == SEVERAL:
            values[name], left = left, []
        elif kind in (ONE, ONE_OR_NONE):
            values[name] = left.pop(0)
        else:
            return None
    required = set(names[: len(names) - len(function.__defaults__ or ())])
    return None if left or required - values.keys() else values


def _words(said: Argument | Option | None) -> tuple[str, ...]:
    """The spellings of an option; none of one that has two sides."""
    names = said.names if isinstance(said, Option) else ()
    return () if any("/" in name for name in names) else names


def _options(args: list[str], known: dict[str, tuple[str, Any]]) -> tuple[dict[str, Any], list[str]] | None:
    """The options among what was typed, and the other words; None for anything but `--option value` and flags.

    A value that begins with a hyphen is left to the parser: it may be an option that stands where a value is missing.
    """
    values: dict[str, Any] = {}
    others: list[str] = []
    rest = iter(args)
    for arg in rest:
        if arg in FLAGS:
            continue
        if not arg.startswith("-") or arg == "-":
            others.append(arg)
            continue
        name, kind = known.get(arg, ("", None))
        if kind is bool:
            values[name] = True
            continue
        value = next(rest, "-")
        if kind in (NUMBER, NUMBER_OR_NONE) and value.isascii() and value.isdigit() and len(value) <= DIGITS:
            if name in values:
                return None
            values[name] = int(value)
            continue
        if kind not in (ONE, ONE_OR_NONE, SEVERAL) or value.startswith("-") or (kind != SEVERAL and name in values):
            return None
        values[name] = [*values.get(name, []), value] if kind == SEVERAL else value
    return values, others


def _about(annotation: Any) -> tuple[Any, Argument | Option | None]:
    """The type of a parameter, and what it is; None for anything that is not of our making."""
    for said in getattr(annotation, "__metadata__", ()):
        if isinstance(said, Argument | Option):
            return annotation.__origin__, said
    return None, None

"""Calls that need no parser: a command alone, or with plain words and flags. Most calls are such, and each is faster.

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


def answered(call: Call, session: Session) -> bool:
    """Let the command answer, if the call is plain; False where the parser is needed, and nothing was done."""
    if call.row is None or any(arg.startswith("-") and arg != "-" and arg not in FLAGS for arg in call.args):
        return False
    function = function_of(call.row, call.sub)
    values = bound(function, [arg for arg in call.args if arg not in FLAGS])
    if values is None:
        return False
    choices = Choices()
    for arg in call.args:
        if arg in FLAGS:
            setattr(choices, FLAGS[arg], True)
    session.accept(choices, call.row.forms)
    function(session, **values)
    return True


def bound(function: Any, words: list[str]) -> dict[str, Any] | None:
    """The words as values of a command's arguments; None where they do not fit, or where it is not plain how."""
    code = function.__code__
    names = code.co_varnames[1 : code.co_argcount]
    required = set(names[: len(names) - len(function.__defaults__ or ())])
    left = list(words)
    values: dict[str, Any] = {}
    for name in names:
        kind, said = _about(function.__annotations__.get(name))
        if said is None:
            return None
        if not isinstance(said, Argument) or not left:
            continue
        if kind == SEVERAL:
            values[name], left = left, []
        elif kind in (ONE, ONE_OR_NONE):
            values[name] = left.pop(0)
        else:
            return None
    return None if left or required - set(values) else values


def _about(annotation: Any) -> tuple[Any, Argument | Option | None]:
    """The type of a parameter, and what it is; None for anything that is not of our making."""
    for said in getattr(annotation, "__metadata__", ()):
        if isinstance(said, Argument | Option):
            return annotation.__origin__, said
    return None, None

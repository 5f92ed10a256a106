"""Everything that touches Typer's insides: one command built and called at a time, its help, its refusals."""

from __future__ import annotations

import inspect
import re
import shlex
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer._click import exceptions as click_errors
from typer.core import TyperCommand
from typer.main import get_command

from sobertrack.cli.commands import Row
from sobertrack.cli.lazy import function_of
from sobertrack.cli.options import Argument, Option
from sobertrack.cli.session import Session
from sobertrack.cli.words.arguments import Call, near
from sobertrack.cli.words.dates import YEAR_AHEAD
from sobertrack.cli.words.everywhere import AS_OF, KNOWN, SHARED, Choices, Shared
from sobertrack.errors import Misuse
from sobertrack.model.days.said import NotADate
from sobertrack.model.days.when import parse_when
from sobertrack.model.supporters import REACH_HOWS

if TYPE_CHECKING:
    from sobertrack.cli.words.pages import Page

PROGRAM = "sobertrack"
MEANT = {
    "--time": "--at",
    "--at": "--time",
    "--where": "--place",
    "--place": "--where",
    "--email": "--channel email:ADDRESS",
    "--mail": "--channel email:ADDRESS",
}
"""What an option is called where it has another name."""

LENGTH = re.compile(r"[0-9]+ ?(?:m|min|minutes|h|hours)?")


def run(call: Call, session: Session) -> None:
    """Import the command that is called, read its arguments, and let it answer. Its refusals become Misuse."""
    assert call.row is not None
    has_options = any(arg.startswith("-") for arg in call.args)
    command = command_of(call.row, call.sub, session, shared=has_options)
    try:
        args = call.args or _asked(call, session, command)
        context = command.make_context(f"{PROGRAM} {call.path}", list(args), allow_extra_args=True)
        if context.args:
            raise _too_many(call, command, session, " ".join(context.args))
        command.invoke(context)
    except click_errors.UsageError as refusal:
        raise _in_our_words(refusal, call, command) from None
    except typer.Exit as end:
        session.exit_code = end.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None


def _asked(call: Call, session: Session, command: Any) -> list[str]:
    """What `meeting add` is about, from the person, where nothing stands behind it and somebody is there to say it."""
    missing = [each for each in command.params if each.param_type_name == "argument" and each.required]
    if call.sub != "add" or not missing or not session.may_ask:
        return []
    from sobertrack.cli.prompts import ask

    what, word = missing[0].help, _word_of(missing[0])
    said = ask(session, f"{what[:1].upper()}{what[1:]}:", option=word, required=True)
    return ["--", said] if said else []


def _too_many(call: Call, command: Any, session: Session, words: str) -> Misuse:
    """A word too many is often the value of an option: a day, a length, a way; or the rest of a name."""
    options = {name for each in command.params for name in each.opts}
    option = "--how" if words.casefold() in REACH_HOWS else "--minutes" if LENGTH.fullmatch(words) else "--on"
    hint = f"how it is called: {PROGRAM} {call.path} -h"
    if argument_at(command, 0) is None:
        own = [_word_of(each) for each in command.params if each.opts and each.opts[0] not in KNOWN]
        hint = f"each part stands behind its option: {', '.join(own[:4])}; {hint}" if own else hint
    elif not words.isdigit() and not any(" " in arg for arg in call.args):
        hint = f"what has a blank in it stands in quotes; {hint}"
    if option in options and option not in call.args:
        with suppress(NotADate):
            if option == "--on":
                parse_when(words, now=session.now, today=session.now.date(), future_days=YEAR_AHEAD)
            hint = f"if you mean that: {option} {shlex.quote(words)}"
    return Misuse(f'{call.path}: one thing too many: "{words}"', hint)


def command_of(row: Row, sub: str = "", session: Session | None = None, *, shared: bool = True) -> Any:
    """The Typer command for one word of the table, or for one word of a noun.

    Without `shared` the options that every command takes are left out: half a millisecond that only a line
    with options needs.
    """
    function = function_of(row, sub)
    own = [_for_typer(each) for each in list(inspect.signature(function, eval_str=True).parameters.values())[1:]]
    everywhere = shared_by(row) if shared else ()

    def command(**values: Any) -> None:
        choices = Choices()
        for option in everywhere:
            setattr(choices, option.parameter, values.pop(option.parameter))
        assert session is not None, "built to be described, not to be called"
        session.accept(choices, row.forms, files=row.files)
        _refuse_options_as_values(values, built)
        function(session, **values)

    command.__doc__ = function.__doc__
    command.__annotations__ = {}
    command.__signature__ = inspect.Signature([*own, *map(_parameter, everywhere)])  # type: ignore[attr-defined]
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    app.command(sub or row.name, cls=TyperCommand, add_help_option=False)(command)
    built = get_command(app)
    return built


def _for_typer(parameter: inspect.Parameter) -> inspect.Parameter:
    """A parameter of a command with its option or argument as Typer wants it."""
    kind = parameter.annotation
    said = tuple(map(_info, getattr(kind, "__metadata__", ())))
    return parameter.replace(annotation=Annotated[(kind.__origin__, *said)]) if said else parameter


def _info(said: Any) -> Any:
    if isinstance(said, Option):
        return typer.Option(*said.names, help=said.help, metavar=said.value, show_default=False)
    if isinstance(said, Argument):
        return typer.Argument(help=said.help, metavar=said.value, show_default=False)
    return said


def _refuse_options_as_values(values: dict[str, Any], command: Any) -> None:
    """`--note --mood` is a note that was forgotten, not a note that says "--mood"."""
    for option in command.params:
        value = values.get(option.name) if option.param_type_name == "option" else None
        for said in (value,) if isinstance(value, str) else value if isinstance(value, list) else ():
            if said.startswith("-") and said.partition("=")[0] in spellings(command):
                name = _word_of(option)
                raise Misuse(f'{name}: "{said}" is an option, not a value', f"a value is missing behind {name}")


def spellings(command: Any | None) -> list[str]:
    """Every way to write an option of a command (None: of any command), the shared ones and help included."""
    parameters = command.params if command is not None else ()
    own = [name for parameter in parameters for name in (*parameter.opts, *parameter.secondary_opts)]
    return [name for name in dict.fromkeys((*own, *sorted(KNOWN))) if name.startswith("-")]


def takes_value(command: Any, option: str) -> bool:
    """Whether an option of a command takes a value."""
    return any(option in parameter.opts and not getattr(parameter, "is_flag", False) for parameter in command.params)


def argument_at(command: Any, place: int) -> str | None:
    """The word for the argument that stands at a place, counted from 0; None where none can stand."""
    arguments = [each for each in command.params if each.param_type_name == "argument" and not each.hidden]
    if arguments and arguments[-1].nargs == -1:
        place = min(place, len(arguments) - 1)
    return _word_of(arguments[place]) if 0 <= place < len(arguments) else None


def shared_by(row: Row) -> tuple[Shared, ...]:
    """The options that this command shares with all others."""
    return (*SHARED, AS_OF) if row.looks else SHARED


def _parameter(option: Shared) -> inspect.Parameter:
    info = typer.Option(*option.names, help=option.help, metavar=option.value or None, show_default=False)
    kind: Any = Annotated[str | None, info] if option.value else Annotated[bool, info]
    default = None if option.value else False
    return inspect.Parameter(option.parameter, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)


def page(call: Call, width: int) -> str:
    """The help page of a call: for a command, for a noun, or the overview."""
    from sobertrack.cli.words import pages  # a run that answers needs no page: docs/decisions/0005

    if call.row is None:
        return pages.overview(width)
    if call.row.subs and not call.sub:
        return pages.noun(call.row, width)
    return pages.command(page_of(call.row, call.sub), _shown(call.row), width)


def _shown(row: Row) -> list[Shared]:
    """The shared options as a command's page shows them: only the forms that it has."""
    forms = f"{', '.join(row.forms[:-1])} or {row.forms[-1]}"
    shared = [each._replace(help=forms) if each.parameter == "format" else each for each in shared_by(row)]
    return [each for each in shared if "json" in row.forms or each.parameter not in ("json", "format")]


def page_of(row: Row, sub: str = "") -> Page:
    """What there is to say about a command: how it is called, what it does, its arguments and options."""
    from sobertrack.cli.words.pages import Page

    command = command_of(row, sub, shared=False)
    arguments: list[tuple[str, str]] = []
    options: list[tuple[str, str]] = []
    for parameter in command.params:
        if parameter.hidden:
            continue
        if parameter.param_type_name == "argument":
            arguments.append((argument_word(parameter), parameter.help or ""))
        else:
            options.append((option_words(parameter), parameter.help or ""))
    path = " ".join(word for word in (PROGRAM, row.name, sub) if word)
    usage = [path, *(word for word, _ in arguments), *(["[OPTIONS]"] if options else [])]
    return Page(" ".join(usage), command.help or "", tuple(arguments), tuple(options))


def argument_word(parameter: Any) -> str:
    """An argument as a usage line shows it: NAME, [NAME] where it may be missing, NAME... where it repeats."""
    word = parameter.metavar or parameter.name.upper().rstrip("_")
    word = word if parameter.required else f"[{word.strip('[]')}]"
    return f"{word}..." if parameter.nargs == -1 else word


def option_words(parameter: Any) -> str:
    """An option as a help page shows it: "-n, --note TEXT"."""
    names = ", ".join(sorted(parameter.opts, key=len))
    names = " / ".join([names, *parameter.secondary_opts])
    return names if parameter.is_flag else f"{names} {parameter.metavar or parameter.name.upper()}"


def _in_our_words(refusal: click_errors.UsageError, call: Call, command: Any) -> Misuse:
    page_hint = f"how it is called: {PROGRAM} {call.path} -h"
    if isinstance(refusal, click_errors.NoSuchOption):
        name, known = refusal.option_name, [each for each in spellings(command) if each[:2] == "--"]
        meant = MEANT.get(name, "")
        hint = f'did you mean "{meant}"?' if meant.partition(" ")[0] in known else None
        return Misuse(f'{call.path}: no option "{name}"', hint or near(name, known) or page_hint)
    if isinstance(refusal, click_errors.BadOptionUsage):
        takes_none = "does not take" in refusal.message
        return Misuse(f"{refusal.option_name}: {'takes no value' if takes_none else 'a value is missing'}", page_hint)
    if isinstance(refusal, click_errors.MissingParameter) and refusal.param is not None:
        return Misuse(f"{call.path}: {_word_of(refusal.param)} is missing", page_hint)
    if isinstance(refusal, click_errors.BadParameter) and refusal.param is not None:
        return Misuse(f"{_word_of(refusal.param)}: {_plain(refusal.message)}", page_hint)
    return Misuse(f"{call.path}: {_plain(refusal.message)}", page_hint)


def _word_of(parameter: Any) -> str:
    """An argument or option by the name a person knows."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper()).strip("[]")
    return str(max(parameter.opts, key=len))


def _plain(message: str) -> str:
    """A sentence of Typer's in our style: lower case, no full stop, double quotes."""
    message = re.sub("is not a valid int(eger)?", "is not a whole number", message.rstrip(". ").replace("'", '"'))
    return message[:1].lower() + message[1:]

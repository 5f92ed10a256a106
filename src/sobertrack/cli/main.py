"""The front door: what a person typed goes in; an answer, a message and an exit code come out."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import NoReturn

from sobertrack import __version__
from sobertrack.cli import streams
from sobertrack.cli.session import Session
from sobertrack.cli.words import arguments, direct
from sobertrack.cli.words.arguments import Call
from sobertrack.cli.words.everywhere import heeded, wants_json
from sobertrack.cli.words.pages import HARD_MOMENT
from sobertrack.errors import Damaged, Misuse, NeedsAnswer, NotFound, SobertrackError, reason, remedy
from sobertrack.render.text import clean
from sobertrack.views.blocks import Line

INTERRUPTED = 130
DEBUG = "SOBERTRACK_DEBUG"


def main() -> NoReturn:
    """Run the program on the arguments of this process, and end it with the exit code."""
    sys.exit(run(sys.argv[1:]))


def run(argv: list[str], environ: Mapping[str, str] | None = None) -> int:
    """Answer one command line in this environment, or another; the exit code."""
    streams.prepare()
    session = Session(environ)
    session.show_sos = lambda: _sos_beside(session)
    try:
        try:
            answer(arguments.read(argv), session)
            session.finish()
            if session.saved_something and session.backs_up:
                _back_up(session)
            return session.exit_code
        except OSError as error:
            raise SobertrackError(in_words(error), remedy(error)) from error
        except EOFError:
            raise NeedsAnswer("no answer was given", "answer with options: see -h of the command") from None
        except (MemoryError, RecursionError) as error:
            raise SobertrackError(f"too much at once: {type(error).__name__}") from error
    except streams.PrintingFailed as failure:
        return _unprinted(failure, session)
    except SobertrackError as error:
        return _refused(error, session, argv)
    except KeyboardInterrupt:
        if streams.is_terminal(sys.stderr):
            streams.tell("")
        _give_back(session)
        _say_saved(session)
        return INTERRUPTED
    except Exception as bug:
        return _broken(bug, session, argv)


def answer(call: Call, session: Session) -> None:
    """Do what a call asks: a command, a help page, or the version."""
    if call.wish == "run" and call.path == "sos":
        from sobertrack.cli.cope.sos import sos

        session.choices = heeded(call.args)
        sos(session)
        return
    if call.wish == "run" and direct.answered(call, session):
        return
    from sobertrack.cli import front  # Typer comes in with it: it takes longer to load than all of this program

    if call.wish == "run":
        front.run(call, session)
    elif call.wish == "version":
        session.choices.json = wants_json(call.args)
        session.show((Line(f"sobertrack {__version__}"),), {"version": __version__})
    elif wants_json(call.args):
        raise Misuse("help is text: it has no JSON form", "leave --json out")
    else:
        session.write(front.page(call, session.width))


def _sos_beside(session: Session) -> None:
    from sobertrack.cli.cope.sos import beside  # only who is asked something can type it there

    beside(session)


def _back_up(session: Session) -> None:
    """Make the backup of the day, once everything is said. Whatever goes wrong with it, what was saved is saved."""
    from sobertrack.store.backups.due import made_today  # only what has saved something comes here

    with suppress(Exception):
        if session.settings.backups and not made_today(session.home, session.now.date()):
            from sobertrack.store.backups.making import back_up_today  # once a day

            back_up_today(session.home, session.now)


def in_words(error: OSError) -> str:
    """What the system refused, and for which file."""
    name = f"{error.filename}: " if isinstance(error.filename, str) else ""
    return name + reason(error)


def _unprinted(failure: streams.PrintingFailed, session: Session) -> int:
    """The result did not reach its reader. What is saved stays saved, and a reader who went away has had enough."""
    streams.silence(1)
    if session.saved_something:
        why = f": {failure.reason}" if failure.reason else ""
        streams.tell(f"sobertrack: it is saved; only the printing failed{why}")
        return 0
    if failure.reason is None:
        return 0
    streams.tell(f"sobertrack: the result could not be printed: {failure.reason}")
    return 1


def _refused(error: SobertrackError, session: Session, argv: list[str]) -> int:
    _tell_unread(error, session)
    tell_error(error)
    _give_back(session, error.unsaved)
    _say_saved(session)
    if wants_json(argv):
        _json_error(error)
    return error.exit_code


def _tell_unread(error: SobertrackError, session: Session) -> None:
    """What is not found may stand in a file that cannot be read: that is told first."""
    if isinstance(error, NotFound) and "notebook" in session.__dict__ and session.notebook.problems:
        from sobertrack.cli.desk import tell_problems  # almost no run needs it

        tell_problems(session, session.notebook.problems)
        if (error.hint or "").startswith("the first one: "):  # nobody knows whether it would be
            error.hint = None


def tell_error(error: SobertrackError) -> None:
    """Say on standard error what is wrong, where, and what to do about it."""
    place = f"{error.place}: " if error.place else ""
    lines = [HARD_MOMENT] if isinstance(error, Damaged) else []
    lines.append(f"sobertrack: {place}{error.message}")
    lines += error.excerpt.splitlines()
    if error.hint:
        lines.append(f"sobertrack: hint: {error.hint}")
    streams.tell(clean("\n".join(lines)))


def _json_error(error: SobertrackError) -> None:
    from sobertrack.render import json

    try:
        streams.write(json.error(error.code, error.message, error.hint))
    except streams.PrintingFailed:
        streams.silence(1)


def _broken(bug: Exception, session: Session, argv: list[str]) -> int:
    """A fault of the program: one line, how to report it, and nothing of what the person wrote."""
    if session.environ.get(DEBUG) == "1":
        import traceback

        streams.tell(traceback.format_exc())
    where = _where(bug)
    error = SobertrackError(
        f"a fault of this program, not of yours: {type(bug).__name__} {where}",
        f"please report this line and the command word, never your journal; {DEBUG}=1 shows more",
    )
    error.code = "bug"
    code = _refused(error, session, argv)
    return 0 if session.saved_something else code


def _give_back(session: Session, unsaved: str = "") -> None:
    """Print what was typed and what could not be saved, so that nobody has to remember it."""
    typed = [text for text in session.typed if text not in unsaved] if not session.saved_something else []
    for text in [*typed, *filter(None, [unsaved])]:
        session.give_back(text)


def _say_saved(session: Session) -> None:
    """Whatever came after, nobody should write the same thing down twice."""
    if session.saved_something:
        streams.tell("sobertrack: what you wrote is saved")


def _where(bug: BaseException) -> str:
    """The line of ours nearest to the fault, without any value."""
    place, step = "", bug.__traceback__
    while step is not None:
        module = str(step.tb_frame.f_globals.get("__name__"))
        if module.startswith("sobertrack."):
            place = f"in {module}:{step.tb_lineno}"
        step = step.tb_next
    return place

"""`sobertrack completion`: a script for a shell, and the words that the script asks for."""

from pathlib import Path
from typing import Annotated

import typer

from sobertrack.cli.options import argument
from sobertrack.cli.session import Session
from sobertrack.cli.setup.candidates import candidates
from sobertrack.errors import Misuse
from sobertrack.render.text import clean

SCRIPTS = Path(__file__).parent / "scripts"
SHELLS = {"bash": "sobertrack.bash", "zsh": "sobertrack.zsh", "fish": "sobertrack.fish", "powershell": "sobertrack.ps1"}


def completion(
    session: Session,
    shell: Annotated[str | None, argument("SHELL", "bash, zsh, fish or powershell")] = None,
    line: Annotated[list[str] | None, typer.Argument(hidden=True)] = None,
    words: Annotated[bool, typer.Option("--words", hidden=True)] = False,
) -> None:
    """Print a script that lets the Tab key complete commands, options, and your own names.

    It completes counters, strategies, meetings, people and recent ids. It changes no file of yours: the first lines
    of the script say where it goes.
    """
    if words:
        _answer(session, [*([] if shell is None else [shell]), *(line or [])])
        return
    if shell not in SHELLS or line:
        what = "a shell is missing" if shell is None else f'no script for "{" ".join([shell, *(line or [])])}"'
        raise Misuse(f"completion: {what}", f"one of: {', '.join(SHELLS)}")
    session.write((SCRIPTS / SHELLS[shell]).read_text("utf-8"))


def _answer(session: Session, line: list[str]) -> None:
    """One candidate a line, a tab, and what it is. Whatever goes wrong, a shell gets no words and no noise."""
    try:
        found = candidates(line, session)
    except Exception:
        return
    rows = [f"{word}\t{meaning}".rstrip("\t") for word, meaning in found if word.isprintable()]
    session.write("".join(f"{clean(row)}\n" for row in rows))

"""Words that are no names: a slip of the keyboard must never become data."""

from sobertrack.cli.session import Session
from sobertrack.errors import Misuse, NotFound
from sobertrack.model.days.said import NotADate
from sobertrack.model.days.when import parse_when

WORDS = frozenset(("list", "show", "add", "edit", "rm", "help"))


def refuse(session: Session, typed: str, command: str, kind: str) -> None:
    """Misuse for a word of other commands; NotFound for a day: `reach yesterday` is about nobody of that name."""
    if typed.strip().casefold() in WORDS:
        raise Misuse(f'{command}: "{typed}" is no name', f"to see past ones: sobertrack log --kind {kind}")
    try:
        parse_when(typed, now=session.now, today=session.today)
    except NotADate:
        return
    word = typed if " " not in typed else f'"{typed}"'
    raise NotFound(f'{command}: "{typed}" is a day, and no name', f"such as: sobertrack {command} NAME --on {word}")

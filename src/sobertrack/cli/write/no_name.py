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
    if day := a_day(session, typed):
        raise NotFound(f'{command}: "{typed}" is a day, and no name', f"such as: sobertrack {command} NAME --on {day}")


def a_day(session: Session, typed: str) -> str | None:
    """A word that means a day, as it is typed behind --on; None for any other."""
    try:
        parse_when(typed, now=session.now, today=session.today)
    except NotADate:
        return None
    return typed if " " not in typed else f'"{typed}"'


def is_counter(session: Session, word: str) -> bool:
    """Whether a word is the name or the id of a counter."""
    return any(word.casefold() in (each.id.casefold(), each.label.casefold()) for each in session.notebook.counters)

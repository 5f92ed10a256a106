"""A message as a code: a phone reads it, and opens it addressed and filled. Nothing is sent."""

import sys
from shutil import get_terminal_size

from sobertrack.cli import streams
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse
from sobertrack.model.supporters import Supporter, dialled

BELOW = 2
"""Lines that stand below a code: what was kept, and the prompt."""


def code_of(person: Supporter, text: str) -> str:
    """What the code holds: the number, and the text behind it."""
    number = dialled(person.phone)
    if not number:
        raise Misuse(
            f"{person.name} has no number, and the code needs one",
            f"sobertrack supporter edit {person.id} --phone NUMBER; or leave --qr out",
        )
    return f"SMSTO:{number}:{text}"


def drawing(session: Session, code: str, *, invert: bool) -> str:
    """The code as lines to be printed below the message; Misuse where there is no room for it."""
    from sobertrack.render import qr  # segno comes in with it: docs/decisions/0005

    try:
        columns = session.width if _on_screen(session) else min(session.width, qr.WIDEST)
        height = get_terminal_size().lines if _on_screen(session) else qr.WIDEST + BELOW
        lines = qr.drawn(code, unicode=session.unicode, invert=invert, columns=columns, rows=height - BELOW)
    except qr.TooLong as refusal:
        raise Misuse(f"--qr: {refusal}", "give less, or take the text") from None
    widest = max(map(len, lines))
    if _on_screen(session) and widest > session.width:
        raise Misuse(f"--qr: the code needs {widest} columns, and the window has {session.width}", "make it wider")
    if len(lines) + BELOW > height:
        need = len(lines) + BELOW
        session.note(f"The code needs {need} lines, and the window has {height}: make it higher, or scroll back.")
    session.note("A phone that does not see it: once more with --invert.")
    if qr.is_stretched(lines):
        session.note("The code is twice as high as wide: hold the phone at a slant until it looks square.")
    return "".join(f"{line}\n" for line in lines)


def _on_screen(session: Session) -> bool:
    return streams.is_terminal(sys.stdout) and not session.choices.output

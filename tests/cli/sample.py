"""The program with a few commands more, to see how the front door treats any command. Run as a script, or imported."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from sobertrack.cli import commands, prompts
from sobertrack.cli.commands import Row
from sobertrack.cli.editor import note_from
from sobertrack.cli.options import At, Edit, Note, On, Triggers, argument
from sobertrack.cli.session import Session
from sobertrack.errors import Damaged, NotFound
from sobertrack.views.blocks import Bullets, Column, Gap, Line, Table

SAFETY = (Line("Call somebody."), Bullets(("One.", "Two.")))


def keep(
    session: Session,
    text: Annotated[str | None, argument("[TEXT]", "what to keep")] = None,
    on: On = None,
    at: At = None,
    trigger: Triggers = None,
    note: Note = None,
    edit: Edit = False,
) -> None:
    """Keep a text.

    It goes to a file of its own.
    """
    said = note_from(session, note, edit) or text or ""
    file = Path(session.environ["SAMPLE_FILE"])
    with file.open("a", encoding="utf-8", errors="surrogateescape") as opened:
        opened.write(f"{said}|{on}|{at}|{trigger}\n")
    session.saved([Line("Saved x-1")], {"id": "x-1", "text": said}, entry_id="x-1", safety=SAFETY)


def look(session: Session, code: Annotated[int, typer.Option("--code")] = 0) -> None:
    """Look at something."""
    session.note("a note")
    session.warn("odd", "it is odd", "file.toml", 3)
    session.exit_code = code
    table = Table((Column("name"), Column("value", number=True)), (("é·█", "1"), ("b", "2")))
    session.show([Line("One \udc80 \x1b[31m"), Gap(), table], {"as_of": session.as_of, "text": "é\udc80"})


def asks(session: Session) -> None:
    """Ask for things."""
    mood = prompts.ask(
        session, "Mood, 1 very low ... 5 very good:", option="--mood", help="How is it?", parse=prompts.scale(1, 5)
    )
    word = prompts.ask(session, "A word:", option="--word", default="none")
    which = prompts.choose(session, "Which?", [("a", "apple"), ("b", "pear")], option="--which")
    sure = prompts.confirm(session, "Sure?")
    must = prompts.ask(session, "Must:", option="--must", required=True)
    session.write(f"answers {mood} {word} {which} {sure} {must}\n")


def breaks(session: Session, how: Annotated[str, argument("HOW", "in which way")]) -> None:
    """Fail in some way."""
    secret = "a private note"
    session.saved_something = how.startswith("saved-")
    how = how.removeprefix("saved-")
    if how == "bug":
        raise ValueError(secret)
    if how == "damage":
        raise Damaged("it is torn", "look", place="a.toml:2:3", excerpt="x = = 1\n    ^")
    if how == "typed":
        session.typed.append("dear diary")
        raise OSError(28, "No space left on device", "journal")
    if how == "deep":
        raise RecursionError
    if how == "stop":
        raise KeyboardInterrupt
    raise NotFound(f"no {how}")


def things_list(session: Session) -> None:
    """All things."""
    session.write("all things\n")


def things_add(session: Session, name: Annotated[str, argument("NAME", "its name")]) -> None:
    """One more thing."""
    session.write(f"added {name}\n")


def sos(session: Session) -> None:
    """Whom to call."""
    session.write("call somebody\n")


ROWS = (
    Row("keep", "sample", "keeps a text"),
    Row("look", "look.sample", "looks", forms=("text", "json", "md", "csv")),
    Row("asks", "sample", "asks"),
    Row("breaks", "sample", "breaks"),
    Row("sos", "sample", "help"),
    Row("thing", "things", "things", {"list": "all", "add": "one more"}),
)


class Things:
    """Stands where a noun's module stands."""

    __name__ = "things"
    list_ = staticmethod(things_list)
    add = staticmethod(things_add)


def install() -> None:
    """Put these commands into the table beside the real ones."""
    for name in ("sample", "look.sample"):
        sys.modules[f"sobertrack.cli.{name}"] = sys.modules[__name__]
    sys.modules["sobertrack.cli.things"] = Things  # type: ignore[assignment]
    for row in ROWS:
        commands.COMMANDS.setdefault(row.name, row)


if __name__ == "__main__":
    from sobertrack.cli.main import main

    install()
    main()

"""`sobertrack help`: the help pages, and one for each command."""

from typing import Annotated

from sobertrack.cli import front
from sobertrack.cli.commands import COMMANDS
from sobertrack.cli.options import argument
from sobertrack.cli.session import Session
from sobertrack.cli.words.arguments import Call, near
from sobertrack.cli.words.meanings import hint_for
from sobertrack.errors import NotFound
from sobertrack.render.text import wrap
from sobertrack.store.library import page, pages

START = "start"


def help_(
    session: Session,
    topic: Annotated[str | None, argument("[TOPIC]", "a topic or a command; none: the first page")] = None,
    sub: Annotated[str | None, argument("[WORD]", "the second word of a command")] = None,
) -> None:
    """The help pages, and one for each command.

    Alone it shows the first page. `help dates` shows a topic, `help checkin` and `help strategy add` a command.
    """
    name = (topic or START).casefold()
    row = COMMANDS.get(name) if topic else None
    if row is not None:
        if sub is not None and sub not in row.subs:
            raise NotFound(f'{name}: no command "{sub}"', near(sub, list(row.subs), f"{name} "))
        session.write(front.page(Call(row, sub or "", wish="help"), session.width))
        return
    if topic and name not in topics():
        raise NotFound(f'no help on "{topic}"', _hint(name))
    text = page("help", name)
    session.write(fitted(text, session.width))


def _hint(name: str) -> str:
    if name in pages("guide"):
        return f"in the guide: sobertrack guide {name}"
    return hint_for(name) or near(name, [*topics(), *COMMANDS]) or f"topics: {', '.join(topics())}"


def topics() -> list[str]:
    """The topics there are pages on."""
    return [name for name in pages("help") if name != START]


def fitted(text: str, width: int) -> str:
    """A page on a narrow screen: what stood beside a word is wrapped below itself."""
    lines: list[str] = []
    for line in text.splitlines():
        words = line.lstrip()
        indent, gap = len(line) - len(words), words.find("  ")
        beside = len(words) - len(words[gap:].lstrip()) if gap > 0 else 0
        lines += (
            wrap(words, width, indent, beside if indent + beside < width // 2 else 2) if len(line) > width else [line]
        )
    return "\n".join(lines) + "\n"

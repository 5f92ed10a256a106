"""`guide`: short offline pages about meetings, treatment, and the hard hours."""

from shutil import get_terminal_size
from typing import Annotated

from sobertrack.cli import desk
from sobertrack.cli.cope.sos_parts import when_checked
from sobertrack.cli.options import argument
from sobertrack.cli.session import Session
from sobertrack.cli.words.arguments import near
from sobertrack.errors import NotFound
from sobertrack.model.help_lines import emergency
from sobertrack.render.text import wrap
from sobertrack.rules.people import help_lines
from sobertrack.store.library import page, pages
from sobertrack.views.program import guide as view

FOLDER = "guide"
WIDEST = 78
AS_IT_STANDS = 6
"""Lines with so many blanks before them are addresses and commands, each on its own."""

LINES = "{lines}"
FIRST = (
    *("first-meeting", "choosing", "cost", "treatment", "after-a-programme", "roles", "online"),
    *("after-a-slip", "withdrawal", "overdose"),
)
"""The order in which the pages are listed; any other comes after them."""

MEANT = {
    "first-meeting": "first meeting meetings visit newcomer aa na",
    "choosing": "choose group groups fit",
    "cost": "costs money price insurance free",
    "treatment": "rehab clinic doctor professional therapy counselling",
    "after-a-programme": "aftercare after programme program home",
    "roles": "role sponsor coach peer counsellor mentor",
    "online": "zoom video privacy anonymity",
    "after-a-slip": "slip lapse relapse used drank",
    "withdrawal": "detox detoxification tapering taper shakes shaking tremor seizure fit",
    "overdose": "naloxone narcan od opioids",
}
"""What people may look for under another word."""


def guide(
    session: Session, topic: Annotated[str | None, argument("[TOPIC]", "a page; none: all of them")] = None
) -> None:
    """Short pages to read, offline: meetings, groups, cost, treatment, a slip, withdrawal, overdose."""
    known = sorted(pages(FOLDER), key=lambda name: (FIRST.index(name) if name in FIRST else len(FIRST), name))
    if topic is None:
        session.show(view.listing((name, page(FOLDER, name).partition("\n")[0]) for name in known))
        return
    name = "-".join(topic.casefold().split())
    if name not in known:
        raise NotFound(f'no page "{topic[:40]}" in the guide', _near(name) or f"pages: {', '.join(known)}")
    _show(session, filled(_here(session, page(FOLDER, name)), min(session.width, WIDEST)))


def _show(session: Session, text: str) -> None:
    """The page, screenful by screenful where somebody sits before a screen that it does not fit."""
    room = get_terminal_size().lines
    if session.form != "terminal" or not session.may_ask or text.count("\n") < room:
        session.write(text)
        return
    from sobertrack.cli.prompts import read_on

    pieces = screens(text, room - 1)
    for number, piece in enumerate(pieces, 1):
        session.write(piece)
        if number < len(pieces) and not read_on(session):
            return


def screens(text: str, room: int) -> list[str]:
    """A page in pieces of at most so many lines, each ending between two paragraphs where it can."""
    lines = text.splitlines(keepends=True)
    pieces: list[str] = []
    while len(lines) > room:
        ends = [place for place in range(room // 2, room + 1) if not lines[place - 1].strip()]
        end = ends[-1] if ends else room
        pieces.append("".join(lines[:end]))
        lines = lines[end:]
    return [*pieces, "".join(lines)]


def _near(name: str) -> str | None:
    meant = [page for page, words in MEANT.items() if name in words.split()]
    return near(meant[0], meant) if meant else near(name, list(MEANT))


def _here(session: Session, text: str) -> str:
    """The page with the emergency number, and the lines of the person's country."""
    country = desk.country(session)
    text = text.replace("{emergency}", emergency(country))
    if LINES not in text:
        return text
    found = help_lines.about_substances(country.lines if country else (), session.now)
    said = view.near_lines(country, found, session.now, when_checked(session))
    return text.replace(LINES, "\n".join(f"  {line}" for line in said))


def filled(text: str, width: int) -> str:
    """A page wrapped to a width: lines of one indent flow together, an item starts with a sign or a number."""
    lines: list[str] = []
    parts: list[tuple[int, int, str]] = []
    for line in text.splitlines():
        words = line.lstrip()
        indent = len(line) - len(words)
        hang = len(words) - len(words[1:].lstrip()) if words[:1] == "-" or words[:1].isdigit() else 0
        hang = hang if words[1:2] == " " else 0
        last = parts[-1] if parts else (0, 0, "")
        if words and last[2] and not hang and indent == last[0] + last[1] and indent < AS_IT_STANDS:
            parts[-1] = (last[0], last[1], f"{last[2]} {words}")
        else:
            parts.append((indent, hang, words))
    for indent, hang, words in parts:
        lines += wrap(words, width, indent, 2 if indent >= AS_IT_STANDS else hang)
    return "\n".join(lines) + "\n"

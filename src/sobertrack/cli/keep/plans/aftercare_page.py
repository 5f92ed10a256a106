"""The aftercare plan as a page that a person edits, and as questions, one section after the other."""

import shlex
import sys
from datetime import date

from sobertrack.cli import prompts, streams
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.errors import Misuse, NeedsAnswer
from sobertrack.model import limits
from sobertrack.model.aftercare import SECTIONS, Aftercare, Section
from sobertrack.render.text import clean

LINE_LENGTH = 300
MOST_LINES = 12
LONGEST_PAGE = limits.PAGE
PROGRAMME, ENDED = "What ended", "When it ended"
HEAD = """\
My plan for the time after. Write below the headings, one thing a line, and leave the headings as they are.
A warning sign and what you do about it stand on one line: the sign -> what I do.
"""
UNDER_HEADINGS = "write below the headings, and leave them as they are; to see them: sobertrack plan aftercare --edit"


def edited(session: Session, plan: Aftercare, *, stdin: bool) -> Aftercare:
    """What a person makes of the page in their editor, or what standard input holds."""
    before = _page(plan)
    if stdin:
        after: str | None = _from_stdin()
    else:
        from sobertrack.cli.editor import edit_text

        after = edit_text(before, session=session, suffix=".md")
    return plan if after is None else _read(session, plan, after)


def _page(plan: Aftercare) -> str:
    parts = [HEAD, f"## {PROGRAMME}\n{plan.programme}\n", f"## {ENDED}\n{plan.ended or ''}\n"]
    for section in SECTIONS:
        help = f"({section.help})\n" if section.help else ""
        lines = "".join(f"- {line}\n" for line in plan.section(section.key))
        parts.append(f"## {section.heading}\n{help}{lines}")
    return "\n".join(parts)


def _from_stdin() -> str:
    if sys.stdin is None or streams.is_terminal(sys.stdin):
        raise NeedsAnswer("the page comes from standard input", "such as: sobertrack plan aftercare --page - < page.md")
    data = sys.stdin.buffer.read(LONGEST_PAGE + 1)
    if len(data) > LONGEST_PAGE:
        raise Misuse(f"--page: it holds at most {LONGEST_PAGE // 1024} kB", "one page is enough")
    return data.decode("utf-8", "backslashreplace").replace("\r\n", "\n")


def _read(session: Session, plan: Aftercare, text: str) -> Aftercare:
    """The plan that a page says; Misuse names a heading that is not known."""
    known = {section.heading.casefold(): section for section in SECTIONS}
    own = {PROGRAMME.casefold(), ENDED.casefold()}
    found: dict[str, list[str]] = {}
    heading = ""
    for number, line in enumerate(text.split("\n"), 1):
        said = line.strip()
        if said.startswith("##"):
            heading = said.lstrip("#").strip().casefold()
            if heading not in known and heading not in own:
                raise Misuse(
                    f'line {number} of the page: no section "{said.lstrip("#").strip()[:60]}"',
                    UNDER_HEADINGS,
                )
        elif said and heading and not said.startswith("# ") and not _is_help(said, known.get(heading)):
            found.setdefault(heading, []).append(said.removeprefix("-").strip() if said.startswith("- ") else said)
    if text.strip() and not heading:
        raise Misuse("the page has none of its headings", UNDER_HEADINGS)
    lines = [(section.key, _lines(found.get(title, []), section)) for title, section in known.items()]
    return plan._replace(
        programme=texts.text(" ".join(found.get(PROGRAMME.casefold(), [])), PROGRAMME, LINE_LENGTH),
        ended=_ended(session, " ".join(found.get(ENDED.casefold(), []))),
        lines=tuple((key, said) for key, said in lines if said),
    )


def _is_help(said: str, section: Section | None) -> bool:
    return section is not None and said == f"({section.help})"


def _lines(said: list[str], section: Section) -> tuple[str, ...]:
    return texts.texts(said, section.heading, LINE_LENGTH)


def _ended(session: Session, said: str) -> date | None:
    return dates.read_day(said, ENDED, today=session.today, future_days=dates.YEAR_AHEAD) if said else None


def asked(session: Session) -> Aftercare:
    """Each section in turn. A section takes as many lines as are given; Enter goes on.

    Who leaves in the middle is given the line that would save what was answered so far.
    """
    answered: list[str] = []
    try:
        return _asked(session, answered)
    except (KeyboardInterrupt, NeedsAnswer):
        session.typed = [shlex.join(["sobertrack", "plan", "aftercare", *answered])] if answered else []
        raise


def _asked(session: Session, answered: list[str]) -> Aftercare:
    """The answers, and in `answered` each as the option that gives it."""
    streams.tell("Section by section. One thing at a time; Enter goes on, ? says more, Ctrl-C leaves.")
    plan = Aftercare(session.today)
    programme = prompts.ask(
        session,
        "Which programme ended, or will?",
        option="--programme",
        help="A clinic, a day clinic, a course. If there was none, the plan is as good without.",
    )
    answered += [f"--programme={programme}"] if programme else []
    ended = prompts.ask(
        session,
        "When?",
        option="--ended",
        help="A day, such as 2026-11-20. The plan is looked at again after 30, 60 and 90 days.",
        parse=lambda said: dates.read_day(said, "--ended", today=session.today, future_days=dates.YEAR_AHEAD),
    )
    answered += [f"--ended={ended}"] if ended else []
    lines = [(section.key, _asked_lines(session, section, answered)) for section in SECTIONS]
    return plan._replace(
        programme=texts.text(programme or "", "--programme", LINE_LENGTH),
        ended=ended,
        lines=tuple((key, said) for key, said in lines if said),
    )


def _asked_lines(session: Session, section: Section, answered: list[str]) -> tuple[str, ...]:
    streams.tell(clean(f"\n{section.heading}"))
    option = f"--{section.key.replace('_', '-')}"
    said: list[str] = []
    while len(said) < MOST_LINES:
        question = section.question if not said else "Another one? Enter goes on"
        one = prompts.ask(session, question, option=option, help=section.help)
        if one is None:
            break
        said.append(one)
        answered.append(f"{option}={one}")
    return texts.texts(said, option, LINE_LENGTH)

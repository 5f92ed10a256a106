"""Whom to call in a hard moment, and what one wrote to oneself: on every screen about a strong urge."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sobertrack.model.days.calendar_words import MONTHS
from sobertrack.model.entries import Entry, Letter, Urge
from sobertrack.model.help_lines import HelpLine
from sobertrack.model.supporters import Supporter
from sobertrack.model.values import Value
from sobertrack.views.blocks import Block, Line, Quote

STRONG = 7
"""From this level on a person stands first, and one's own words are shown."""

LETTER_LINES = 6


class OwnWords(Value):
    """What the person has to say to themselves: a letter with its short id, and a fact from their log."""

    letter: Letter | None = None
    short: str = ""
    fact: str = ""


class AtHand(Value):
    """Whom to call: the first person, and the first line that is open."""

    person: Supporter | None = None
    line: HelpLine | None = None
    emergency: str = ""


def person_first(at_hand: AtHand) -> list[Block]:
    """Where the urge is strong: a person, before anything else."""
    person = at_hand.person
    if person is not None:
        return [Line(f"Call {person.name}: {person.phone}", "care")]
    if at_hand.line is not None:
        return [Line(f"Talk to somebody: {at_hand.line.name} {way(at_hand.line)}", "care")]
    return [Line("Call somebody you trust. You need not explain.", "care")]


def person_last(at_hand: AtHand) -> list[Block]:
    """The last line of every screen about an urge: somebody to call."""
    person = at_hand.person
    if person is not None:
        return [Line(f"Or: call {person.name} {person.phone}")]
    if at_hand.line is not None:
        return [Line(f"Or: {at_hand.line.name} {way(at_hand.line)}. People and numbers: sobertrack sos")]
    return [Line("Or: call somebody you trust. Numbers: sobertrack sos")]


def way(line: HelpLine) -> str:
    """How to reach a line: its number, else the number to text, else its address."""
    return line.number or (f"text {line.text}" if line.text else line.web)


def own_words(own: OwnWords) -> list[Block]:
    """A letter to oneself, and a fact beside it."""
    blocks: list[Block] = []
    if own.letter is not None:
        lines = [line.strip() for line in own.letter.text.split("\n") if line.strip()]
        blocks += [Line("You wrote to yourself:"), Quote("\n".join(lines[:LETTER_LINES]))]
        if len(lines) > LETTER_LINES:
            blocks.append(Line(f"All of it: sobertrack letter show {own.short}", "muted"))
    return [*blocks, *([Line(own.fact)] if own.fact else [])]


def fact(entry: Entry[Urge], helped: Sequence[str], today: date) -> str:
    """An urge of their own that fell, as the log has it: "3 Nov, 02:10: an 8 became a 2." """
    what = entry.what
    year = f" {entry.day.year}" if entry.day.year != today.year else ""
    when = f"{entry.day.day} {MONTHS[entry.day.month - 1][:3]}{year}{f', {entry.time}' if entry.time else ''}"
    did = f" You chose: {', '.join(helped)}." if helped else ""
    return f"{when}: {_a(what.level)} became {_a(what.after)}.{did}"


def _a(level: int | None) -> str:
    return f"an {level}" if level == 8 else f"a {level}"


def own_data(own: OwnWords) -> dict[str, Any]:
    """One's own words as JSON."""
    letter = own.letter and {"id": own.short, "title": own.letter.title or None, "text": own.letter.text}
    return {"letter": letter, "fact": own.fact or None}

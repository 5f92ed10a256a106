"""The words of `letter`: what a person wrote to themselves on a good day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sobertrack.model.days.calendar_words import echo_day, say_day
from sobertrack.model.entries import Entry, Letter
from sobertrack.views.blocks import Block, Facts, Heading, Line, Quote
from sobertrack.views.change import UNDO

FIRST_WORDS = 60


def saved(short: str, day: date, today: date) -> list[Block]:
    """What is said once a letter is on the disk: never its text."""
    return [
        Line(f"Saved letter {short} for {echo_day(day, today)}. It will be there on a hard day."),
        Line(f"To read it: sobertrack letter show {short}. {UNDO}"),
    ]


def listing(letters: Iterable[Entry[Letter]], short: Mapping[str, str], *, words: bool) -> list[Block]:
    """Every letter by its day and its name; without `words` only the day."""
    rows = tuple((short[each.id], _named(each, words=words)) for each in letters)
    if not rows:
        return none_yet()
    return [Line("To read one: sobertrack letter show ID"), Facts(rows)]


def _named(each: Entry[Letter], *, words: bool) -> str:
    return f"{say_day(each.day)}: {name(each.what)}" if words else say_day(each.day)


def name(letter: Letter) -> str:
    """A letter's title, or its first words."""
    if letter.title:
        return letter.title
    first = next((line.strip() for line in letter.text.split("\n") if line.strip()), "")
    return (
        first if len(first) <= FIRST_WORDS else f"{first[:FIRST_WORDS].rpartition(' ')[0] or first[:FIRST_WORDS]} ..."
    )


def page(each: Entry[Letter], fact: str = "") -> list[Block]:
    """One letter in full, and a fact from the person's own log beside it."""
    blocks: list[Block] = [Heading(each.what.title, 1)] if each.what.title else []
    blocks += [Quote(each.what.text), Line(f"Written on {say_day(each.day)}, to you, by you.", "muted")]
    return [*blocks, Line(fact)] if fact else blocks


def none_yet() -> list[Block]:
    """Where there is no letter."""
    return [Line("No letter yet. On a good day, a few words to yourself: sobertrack letter write")]


def data(each: Entry[Letter], short: str) -> dict[str, Any]:
    """A letter as JSON."""
    return {"id": short, "day": each.day, "title": each.what.title or None, "text": each.what.text}

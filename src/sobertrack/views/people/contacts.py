"""The words of `reach`: being in touch with somebody."""

from datetime import date

from sobertrack.model.days.calendar_words import echo_day
from sobertrack.model.entries import Contact, Entry
from sobertrack.model.values import Value
from sobertrack.views.blocks import Block, Line
from sobertrack.views.change import UNDO

IN_WORDS = {
    ("", False): "you were in touch with {name}",
    ("", True): "{name} got in touch with you",
    ("call", False): "you called {name}",
    ("call", True): "{name} called you",
    ("message", False): "you wrote {name} a message",
    ("message", True): "{name} wrote you a message",
    ("meet", False): "you met {name}",
    ("meet", True): "{name} came to meet you",
    ("letter", False): "you wrote {name} a letter",
    ("letter", True): "{name} wrote you a letter",
}


class Reached(Value):
    """A contact that is on the disk; `counts` says which promise it counts for."""

    short: str
    entry: Entry[Contact]
    name: str
    on_the_list: bool
    counts: str = ""


def reached(it: Reached, today: date) -> list[Block]:
    """What is said after a contact was saved."""
    what = it.entry.what
    time = f", {it.entry.time}" if it.entry.time else ""
    said = IN_WORDS.get((what.how, what.from_them), IN_WORDS["", False]).format(name=it.name)
    first = f"Saved contact {it.short} for {echo_day(it.entry.day, today)}{time}: {said.rstrip('.')}."
    second = [it.counts] if it.counts else []
    if not it.on_the_list:
        second.append(f'{it.name} is not on your list; to add: sobertrack supporter add "{it.name}".')
    return [Line(first), Line(" ".join([*second, UNDO]))]

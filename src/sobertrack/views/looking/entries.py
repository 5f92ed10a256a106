"""One entry field by field: what `show` says, and what a change, a removal or an undo compares."""

from datetime import date
from typing import Any

from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.entries import Entry, Kept, Unknown, kind_of
from sobertrack.views.amounts import amount
from sobertrack.views.blocks import Block, Facts, Heading, Line, Quote
from sobertrack.views.days.checkin import MOODS
from sobertrack.views.labels import Labels, named

KIND_WORDS = {"checkin": "check-in", "visit": "meeting", "kept": "change"}
"""How a kind of entry is said where its own word is not the best one."""

WORDS = {
    "day": "Day",
    "time": "Time",
    "counter": "Counter",
    "mood": "Mood",
    "craving": "Strongest urge",
    "sober": "Still on the date",
    "level": "Level",
    "after": "Level after",
    "until": "Until",
    "restart": "Next run from",
    "ongoing": "Ongoing",
    "triggers": "Triggers",
    "tried": "Tried",
    "minutes": "Minutes",
    "where": "Where",
    "plan": "Plan",
    "held": "Held",
    "name": "Name",
    "meeting": "On the list as",
    "group": "Group",
    "promise": "Promise",
    "supporter": "Who",
    "how": "How",
    "comfort": "Comfort",
    "connection": "Connection",
    "shared": "Spoke",
    "takeaway": "To take away",
    "cost": "Cost",
    "from_them": "They reached out",
    "fields": "What was given",
    "first": "From",
    "last": "To",
    "form": "As",
    "title": "Title",
    "wins": "Went well",
    "hard": "Was hard",
    "gratitude": "Was good",
    "bring": "To bring along",
    "text": "Letter",
    "note": "Note",
}
"""The name of each field, in the order in which they are shown."""

OWN_WORDS = {
    "title": "a title",
    "wins": "what went well",
    "hard": "what was hard",
    "gratitude": "what was good",
    "bring": "something to bring along",
    "takeaway": "something to take away",
    "where": "a place",
    "plan": "a plan",
    "text": "a text",
    "note": "a note",
}
"""What a person wrote freely, and how it is mentioned where a setting keeps it off the screen."""

NOT_SHOWN = "(not shown)"


def kind_words(kind: str) -> str:
    """A kind of entry as it is said: in its own word, but for a few; so, too, one that this program does not know."""
    return KIND_WORDS.get(kind, kind)


def title(entry: Entry[Any], short: str) -> str:
    """An entry in a few words: "check-in c-7f2k1 for Sun 22 Nov 2026"."""
    return f"{kind_words(kind_of(entry.what))} {short} for {say_day(entry.day)}"


def fields(entry: Entry[Any], labels: Labels, *, notes: bool = True) -> dict[str, str]:
    """Each field that says something, in words. Without `notes` a person's own words are only said to be there."""
    if isinstance(entry.what, Unknown | Kept):
        return {"day": say_day(entry.day)}
    values = {"day": entry.day, "time": entry.time, **entry.what._asdict()}
    said = {name: _said(name, values.get(name), labels) for name in WORDS}
    return {name: NOT_SHOWN if name in OWN_WORDS and not notes else text for name, text in said.items() if text}


def _said(name: str, value: Any, labels: Labels) -> str:
    if value is None or value == "" or value == () or (name in ("ongoing", "from_them") and value is False):
        return ""
    known = {"counter": labels.counters, "sober": labels.counters, "triggers": labels.triggers}
    known |= {"tried": labels.strategies, "supporter": labels.people}
    if name in known:
        return named([value] if isinstance(value, str) else value, known[name])
    if isinstance(value, bool):
        return "yes" if value else "no, listened" if name == "shared" else "no"
    if isinstance(value, date):
        return say_day(value)
    if name == "mood":
        return f"{value} ({MOODS[value - 1]})"
    if name in ("comfort", "connection"):
        return f"{value} of 5"
    if name == "cost":
        return amount(value)
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def in_short(entry: Entry[Any], labels: Labels) -> str:
    """What an entry says, in one line and without the person's own words: "mood 4, strongest urge 2, a note"."""
    said = fields(entry, labels)
    head = ("day", "time")
    parts = [f"{WORDS[name].lower()} {text}" for name, text in said.items() if name not in (*OWN_WORDS, *head)]
    return ", ".join([*parts, *(word for name, word in OWN_WORDS.items() if name in said)]) or "nothing more"


def screen(entry: Entry[Any], short: str, labels: Labels, *, notes: bool, edits: int) -> list[Block]:
    """One entry in full."""
    said = fields(entry, labels, notes=notes)
    own = next((name for name in ("text", "note") if name in said), "")
    text = said.pop(own, "")
    rows = [(WORDS[name], text) for name, text in said.items()]
    rows.append(("Written", _written(entry.at) + (f", changed {edits} times since" if edits > 1 else "")))
    if edits == 1:
        rows[-1] = ("Written", f"{_written(entry.at)}, changed once since")
    blocks: list[Block] = [Heading(f"{kind_words(kind_of(entry.what))} {short}".capitalize()), Facts(tuple(rows))]
    if text:
        blocks += [Line(WORDS[own]), Quote(text)]
    if isinstance(entry.what, Unknown):
        blocks.append(Line("This program does not know this kind of entry. It is kept and passed on as it is."))
        return blocks
    return [*blocks, Line(f"To change it: sobertrack edit {short}   To hide it: sobertrack rm {short}", "muted")]


def _written(at: str) -> str:
    day, _, time = at.partition("T")
    try:
        return f"{say_day(date.fromisoformat(day))} {time[:5]}".rstrip()
    except ValueError:
        return at or "at an unknown time"

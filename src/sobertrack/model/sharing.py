"""What a person may let a supporter see, piece by piece, and the file in which one may be given it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sobertrack.model import limits
from sobertrack.model.values import Value

NAME, VERSION = "sobertrack-share/", 1
SCHEMA = f"{NAME}{VERSION}"
"""What the file of a shared report calls itself: docs/share-format.md."""

LARGEST = limits.SHARED
"""Bytes of such a file."""

LONGEST_TEXT, MOST_ITEMS, LONGEST_NAME = limits.TEXT, 400, limits.NAME


class Member(Value):
    """Somebody of the circle: the latest report of theirs, as they gave it, and the day on which it was added here.

    Who it is nobody can prove: `name` is what the file says, or what it was called when it was added.
    """

    id: str
    name: str
    added: date
    share: Mapping[str, Any]


def is_first_name(text: str) -> bool:
    """Whether a text can be a person's name: one line, not too long, and nothing that names a place on a disk."""
    is_name = text.isprintable() and text == text.strip() and 1 <= len(text) <= LONGEST_NAME
    return is_name and not set("/\\") & set(text) and bool(text.strip(". ~"))


FIELDS = {
    "days": "your run: how many days, since when, and how many in all",
    "line": "one line of your own, written for this time",
    "requests": "what you ask of them, written for this time",
    "name": "the name you put on what you share",
    "checkins": "on how many days you checked in, and whether you did today",
    "mood": "your mood on average",
    "urges": "how many urges, how strong, how far they fell",
    "meetings": "how many meetings you went to",
    "contacts": "how often you were in touch with people",
    "promises": "how many promises you keep this week, and which; no medicine",
    "activities": "what you did, and how often; no medicine",
    "triggers": "what set things off",
    "strategies": "what you tried",
    "wins": "what went well, in your words",
    "hard": "what was hard, in your words",
    "gratitude": "what was good, in your words",
    "notes": "your notes, in full",
    "names": "the names of people you were in touch with",
    "times": "the hours at which you wrote things down",
    "meeting-names": "which meetings you went to",
    "slips": "each slip: its day, how long, what set it off",
}
"""Every field that can be given, with what it shows."""

USUAL = ("days", "line", "requests")
"""What is given where nothing else is said."""

PRIVATE = ("notes", "names", "times", "meeting-names", "slips")
"""What nobody gets unless it is listed by name: `all` does not mean these."""


def parse_fields(text: str, before: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The fields that a list names, in our order; ValueError names a strange one.

    "days,mood" is the whole list; "+mood,-days" changes the one before; "none" is nothing; "all" is all but what
    must be listed by name.
    """
    words = [word for word in text.replace(",", " ").casefold().split() if word]
    changes = bool(words) and all(word[0] in "+-" for word in words)
    chosen = set(before) if changes else set()
    for word in words:
        name = word[1:] if changes else word
        if name in ("all", "none") and not changes:
            chosen |= set(FIELDS) - set(PRIVATE) if name == "all" else set()
        elif name not in FIELDS:
            raise ValueError(f'no "{name[:40]}"')
        elif word[0] == "-":
            chosen.discard(name)
        else:
            chosen.add(name)
    return tuple(name for name in FIELDS if name in chosen)

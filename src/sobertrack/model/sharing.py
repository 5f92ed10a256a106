"""What a person may let a supporter see, piece by piece. What is not named is not given."""

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
    "promises": "how many promises you keep this week, and which",
    "activities": "what you did, and how often",
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

"""The hardest messages, ready: one sentence or a few that sound like a person, at most 160 characters."""

from datetime import date

from sobertrack.model.days.calendar_words import MONTHS, WEEKDAYS
from sobertrack.model.values import Value
from sobertrack.views.amounts import days

LONGEST = 160

KINDS = ("slip", "hard", "milestone")
"""What a message can be about."""

SLIP = "I {used}{when}. I am safe. I want to go on. Can you call me?"
STILL = "I have {been}{when}. I am safe, and I want to stop. Can you call me?"
HIDDEN = "I had a very hard day{when}. I am safe. Can you call me?"
HARD = "I am having a hard time right now. Can you call me, or stay on the phone with me for a while?"
MILESTONE = "{days} today. Thank you for being there."
REACHED = "I reached {label}{when}. Thank you for being there."
NO_COUNT = "I am on my way again. Thank you for being there."

USED = {"gambling": ("gambled", "been gambling"), "nicotine": ("smoked", "been smoking")}
"""How it is said of some counters; of all others "used"."""


class Told(Value):
    """What a message is about: the counter's kind, the day, whether use goes on or went on for days, and the count.

    `hidden` says that the supporter does not know of the counter; then the message does not tell what happened.
    `name` is the counter's, where the supporter knows of several.
    """

    kind: str = ""
    day: date | None = None
    until: date | None = None
    ongoing: bool = False
    hidden: bool = False
    count: int = 0
    label: str = ""
    name: str = ""


def message(about: str, told: Told, today: date, own: str = "") -> str:
    """The words of one message; `own` are the person's, with {when}, {days} and {milestone} filled in; "" where they
    ask for what nobody knows: no day, no run, no milestone of these days."""
    if own:
        return _filled(own, told, today)
    if about == "hard":
        return HARD
    if about == "milestone":
        return _milestone(told, today)
    used, been = USED.get(told.kind, ("used", "been using"))
    if told.hidden:
        return HIDDEN.format(when=_when(told.day, today))
    if told.ongoing:
        since = f" since {_on(told.day, today).removeprefix('on ')}" if told.day and told.day < today else ""
        return STILL.format(been=been, when=since or _when(told.day, today))
    if told.until and told.day and told.until > told.day:
        first, last = (_on(day, today).removeprefix("on ") for day in (told.day, told.until))
        return SLIP.format(used=used, when=f" from {first} to {last}")
    return SLIP.format(used=used, when=_when(told.day, today))


def _milestone(told: Told, today: date) -> str:
    name = f" ({told.name})" if told.name else ""
    if told.label and told.day:
        return REACHED.format(label=f"{told.label}{name}", when=_when(told.day, today))
    return MILESTONE.format(days=f"{days(told.count)}{name}") if told.count else NO_COUNT


def _filled(own: str, told: Told, today: date) -> str:
    """Only what we know by name is filled in; any other brace is the person's own."""
    known = {
        "{when}": _on(told.day, today) if told.day else "",
        "{days}": days(told.count) if told.count else "",
        "{milestone}": told.label,
    }
    for name, said in known.items():
        if name in own and not said:
            return ""
        own = own.replace(name, said)
    return own


def _when(day: date | None, today: date) -> str:
    return f" {_on(day, today)}" if day is not None else ""


def _on(day: date, today: date) -> str:
    """A day as people say it to each other: "today", "yesterday", "on Friday", "on 3 November"."""
    ago = (today - day).days
    if ago in (0, 1):
        return ("today", "yesterday")[ago]
    return f"on {WEEKDAYS[day.weekday()]}" if 1 < ago < 7 else f"on {day.day} {MONTHS[day.month - 1]}"

"""The words of the quiet signs: what is written, what is usual, and whom or what to turn to."""

from collections.abc import Sequence
from typing import Any

from sobertrack.model.supporters import Supporter
from sobertrack.rules.looking.signs import Sign
from sobertrack.views.amounts import days
from sobertrack.views.blocks import Block, Bullets, Line

NOT_THE_LIFE = "From what you wrote down alone. The log is not the life: if it does not fit, let it be."
OFF = "Signs are off. To have a few, from your log alone: sobertrack config set signs on"
NONE = "No sign just now."

QUESTION = (
    "sobertrack can look at your log for a few quiet signs, such as no talk written down for long, and name one here "
    "at times. Nothing is sent, nothing is scored. Do you want that?"
)
HELP = "You can change it any time: sobertrack config set signs off. Enter leaves it off."


def numbers(sign: Sign) -> str:
    """What is written down, and what is usual."""
    if sign.kind == "silence":
        return f"No talk with anybody written down for {days(int(sign.now))}; usually every {_every(sign.usual)}"
    if sign.kind == "urges":
        return f"Urges written down this week: {sign.now} of 10 on average; usually {sign.usual}"
    if sign.kind == "halt":
        return f"You wrote hungry, angry, lonely or tired on {days(int(sign.now))} in a row, {sign.trigger} the most"
    return f"No meeting written down for {days(int(sign.now))}; usually {sign.usual} a week"


def _every(gap: float | None) -> str:
    return f"{gap:g} days" if gap and gap > 1 else "day"


def turn_to(sign: Sign, person: Supporter | None) -> str:
    """One short suggestion: a person, or a strategy."""
    cope = f"sobertrack cope --for {sign.trigger}" if sign.trigger else "sobertrack cope"
    if person is not None and sign.kind != "halt":
        return f"Perhaps a word with {person.name}? {person.phone}".rstrip()
    if sign.kind == "meetings":
        return "Perhaps the next one? sobertrack meeting"
    return f"Something small may help: {cope}"


def in_a_line(sign: Sign, person: Supporter | None) -> str:
    """The one sign that the bare screen may name."""
    return f"{numbers(sign)}. {turn_to(sign, person)}"


def section(found: Sequence[Sign], person: Supporter | None) -> list[Block]:
    """All signs, with the numbers behind them."""
    if not found:
        return [Line(NONE), Line(NOT_THE_LIFE, "muted")]
    return [Bullets(tuple(in_a_line(sign, person) for sign in found)), Line(NOT_THE_LIFE, "muted")]


def data(sign: Sign) -> dict[str, Any]:
    """A sign as JSON: its numbers, and no words."""
    return {"sign": sign.kind, "now": sign.now, "usual": sign.usual, "trigger": sign.trigger or None}

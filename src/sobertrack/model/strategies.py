"""Ways of coping with an urge, and the triggers that call for them."""

from typing import NamedTuple

CATEGORIES = ("delay", "distract", "escape", "accept", "body", "thought", "people", "plan", "repair")
"""What a strategy does about an urge; "repair" is for after use and never offered in the middle of an urge."""


class Strategy(NamedTuple):
    """One way of coping. `triggers` are those it suits; a person's own may name none and then suits any.

    `minutes` sets a timer and is no fact about urges. `night` says that it fits 2 am, `strenuous` that it makes the
    heart work, `withdrawal` that it may be offered in the first days without alcohol or sedatives. A `caution` stands
    before the first step. `evidence` is "tested" (on its own), "component" (of a tested programme), "small" (one or a
    few small studies) or "custom" (no trial). `verified` says that somebody read the page in `source`.
    """

    id: str
    name: str
    category: str
    how: str
    steps: tuple[str, ...]
    triggers: tuple[str, ...]
    minutes: int
    needs: tuple[str, ...]
    caution: str
    evidence: str
    evidence_note: str
    source: str
    verified: bool
    night: bool
    strenuous: bool
    withdrawal: bool
    mine: bool = False
    heard_from: str = ""
    hidden: bool = False


class Trigger(NamedTuple):
    """What sets off an urge: a shipped one with its meaning, or one that a person named."""

    id: str
    label: str
    meaning: str
    taxonomy: str = ""

"""The people one can turn to."""

import re
from datetime import date

from sobertrack.model.values import Value

ROLES = ("sponsor", "sponsee", "peer", "friend", "family", "mentor", "coach", "counsellor", "doctor", "other")

REACH_HOWS = ("call", "message", "meet", "letter")
"""The ways to reach a person."""

LONGEST_EVERY = 366


class Supporter(Value):
    """A person who agreed to be turned to. `nights` says that they may be called at night; `id` never changes.

    `place` decides on the order in which to call, the smallest first; equal ones stand as in the file. `channels` are
    other ways to reach them, `hours` the best ones, `agreed` what they said yes to. `every` is after how many days it
    is time to be in touch again (0: not said), wished since `since`. `counters` are those they know of, and `sees`
    what a report for them holds (None: not chosen yet); from `stopped` on they are given none.
    """

    id: str
    name: str
    role: str = ""
    phone: str = ""
    nights: bool = False
    note: str = ""
    place: int = 0
    channels: tuple[str, ...] = ()
    hours: str = ""
    agreed: str = ""
    every: int = 0
    since: date | None = None
    counters: tuple[str, ...] = ()
    sees: tuple[str, ...] | None = None
    stopped: date | None = None


def dialled(number: str) -> str:
    """What is dialled of a number as it is written; "" where it is none. The (0) of +44 (0)20 is not dialled."""
    if not re.fullmatch(r"[0-9 +()./-]+", number):
        return ""
    begins = number.lstrip(" (")
    digits = re.sub(r"[^0-9]", "", number.replace("(0)", "") if begins.startswith(("+", "00")) else number)
    return f"+{digits}" if begins.startswith("+") else digits

"""The people one can turn to."""

from sobertrack.model.values import Value

ROLES = ("sponsor", "sponsee", "peer", "friend", "family", "mentor", "coach", "counsellor", "doctor", "other")

REACH_HOWS = ("call", "message", "meet", "letter")
"""The ways to reach a person."""


class Supporter(Value):
    """A person who agreed to be turned to. `nights` says that they may be called at night; `id` never changes.

    `place` decides on the order in which to call, the smallest first; equal ones stand as in the file.
    """

    id: str
    name: str
    role: str = ""
    phone: str = ""
    nights: bool = False
    note: str = ""
    place: int = 0

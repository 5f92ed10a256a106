"""The people one can turn to."""

from typing import NamedTuple

ROLES = ("sponsor", "sponsee", "peer", "friend", "family", "mentor", "coach", "counsellor", "doctor", "other")


class Supporter(NamedTuple):
    """A person who agreed to be turned to. `nights` says that they may be called at night; `id` never changes."""

    id: str
    name: str
    role: str = ""
    phone: str = ""
    nights: bool = False
    note: str = ""

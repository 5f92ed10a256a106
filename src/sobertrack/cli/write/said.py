"""A check-in as it was told, before it is written down."""

from sobertrack.model.entries import CheckIn
from sobertrack.model.values import Value


class Said(Value):
    """What goes into the journal for a check-in; whether the date still holds (None: not said); people talked with."""

    what: CheckIn
    sober: bool | None = None
    talked: tuple[str, ...] = ()

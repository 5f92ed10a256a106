"""A check-in as it was told, before it is written down."""

from sobertrack.model.counters import Counter
from sobertrack.model.entries import CheckIn
from sobertrack.model.values import Value


class Said(Value):
    """What goes into the journal for a check-in; whether the date still holds (None: not said); people talked with;
    the counters that a slip is written for."""

    what: CheckIn
    sober: bool | None = None
    talked: tuple[str, ...] = ()
    slipped: tuple[Counter, ...] = ()

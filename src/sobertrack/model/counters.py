"""What a person stays away from, since when and why."""

from datetime import date

from sobertrack.model.values import Value

KINDS = ("alcohol", "opioids", "sedatives", "stimulants", "cannabis", "nicotine", "gambling", "other")

WITHDRAWAL_KINDS = ("alcohol", "sedatives")
"""Stopping these at once after heavy daily use can be dangerous; the sources stand in data/safety.toml."""

WITHDRAWAL_NOTE_DAYS = 28
"""The note stands at the start of a run unless its sober date lies further back than this."""

WITHDRAWAL_WINDOW_DAYS = 10
"""Delirium can begin up to ten days after stopping; the sources stand in data/safety.toml."""


class Counter(Value):
    """One thing a person stays away from. `id` never changes; `label` is what the person calls it.

    `since` is the first sober date: the first whole local day without use. `sure` is False where the kind was
    neither said nor found in the list of words: then both safety notes apply.
    """

    id: str
    label: str
    kind: str
    since: date
    sure: bool = True
    reasons: tuple[str, ...] = ()
    milestones: tuple[str, ...] = ("neutral",)
    own: tuple[str, ...] = ()
    ended: date | None = None
    archived: bool = False

    @property
    def active(self) -> bool:
        """Whether it still counts: neither ended nor archived."""
        return self.ended is None and not self.archived

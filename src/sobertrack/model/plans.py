"""If-then plans: what a person will do when a hard situation comes."""

from sobertrack.model.values import Value


class Plan(Value):
    """One plan: if `situation`, then `response`. `id` never changes.

    `triggers` and `strategy` are ids, or the person's own words; `slip` is the id of the slip it was learnt from.
    """

    id: str
    situation: str
    response: str
    triggers: tuple[str, ...] = ()
    strategy: str = ""
    slip: str = ""

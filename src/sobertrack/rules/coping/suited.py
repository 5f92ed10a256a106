"""Which strategies may be offered at this moment."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from sobertrack.model.strategies import Strategy

REPAIR = "repair"
UNWELL = "unwell"

UNWELL_FIRST = ("call-the-clinic", "help-line")
"""With the trigger `unwell` these stand above any ranking, always."""


class Moment(NamedTuple):
    """What is known of the moment. `minutes` is the time there is; `withdrawal` the first days without alcohol or
    sedatives; `after_use` asks for what repairs, which is never offered in the middle of an urge."""

    triggers: tuple[str, ...] = ()
    minutes: int | None = None
    night: bool = False
    withdrawal: bool = False
    after_use: bool = False


def suited(strategies: Iterable[Strategy], moment: Moment, helped: Collection[str] = ()) -> list[Strategy]:
    """The strategies that fit the moment, in the order given.

    `helped` names those that once helped with these triggers: they fit the triggers, too.
    """
    return [each for each in strategies if _may(each, moment) and _fits(each, moment, helped)]


def unwell_first(strategies: Iterable[Strategy], moment: Moment) -> list[Strategy]:
    """What stands above the ranking in this moment: people to call when the body feels bad. Time, hour and hiding do
    not matter here."""
    if UNWELL not in moment.triggers:
        return []
    known = {each.id: each for each in strategies}
    return [known[name] for name in UNWELL_FIRST if name in known]


def _may(strategy: Strategy, moment: Moment) -> bool:
    """Whether it may be shown at all: what could do harm in this moment is left out."""
    if strategy.hidden or (strategy.category == REPAIR) != moment.after_use:
        return False
    return not (moment.withdrawal and (strategy.strenuous or not strategy.withdrawal))


def _fits(strategy: Strategy, moment: Moment, helped: Collection[str]) -> bool:
    if moment.night and not strategy.night:
        return False
    if moment.minutes is not None and strategy.minutes > moment.minutes:
        return False
    if not moment.triggers or not strategy.triggers or {strategy.id, strategy.name} & set(helped):
        return True
    return any(trigger in strategy.triggers for trigger in moment.triggers)

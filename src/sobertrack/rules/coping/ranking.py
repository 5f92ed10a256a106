"""Which strategies come first for this person: what helped before, held back where little is known.

The sum for one strategy, from urges with a level before and after:

    overall drop  = (8 x 1 point + points dropped)     / (8 + uses)
    overall share = (8 x one half + uses that helped)  / (8 + uses)
    drop, share   = the same again over the uses with the triggers asked for, with the overall ones as 8 uses
    score         = drop + share

Helping every time, against never, is worth one point of drop. Every strategy begins with the library's prior, 1 point
and one half, which weighs so much that one lucky use, from 10 to 0, stays behind seven of nine that took 3 points off.
Where there is enough about a trigger, that decides; among equals the shipped order stands, and so it does without a
log.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sobertrack.model.entries import Entry, Urge
from sobertrack.model.strategies import Strategy
from sobertrack.rules.coping.strategies import Uses, uses
from sobertrack.rules.coping.urges import of_urges

PRIOR_DROP = 1.0
PRIOR_SHARE = 0.5
PRIOR_USES = 8
"""What is assumed of a strategy before it was used, and as how many uses that counts."""

FEW = 5
"""Fewer known uses than this are a small sample, and are marked as one."""

ENOUGH = 3
"""From so many known uses with a trigger on, those are the ones to speak of."""


class Estimate(NamedTuple):
    """Points of drop and share that helped, after shrinking."""

    drop: float
    share: float


PRIOR = Estimate(PRIOR_DROP, PRIOR_SHARE)


class Ranked(NamedTuple):
    """A strategy with every term of its score, for `--explain`. `place` is its place in the order given, from 1.

    `overall` and `asked` are the uses in all urges and in those with a trigger asked for.
    """

    strategy: Strategy
    place: int
    score: float
    overall: Uses
    asked: Uses
    overall_estimate: Estimate
    estimate: Estimate

    @property
    def shown(self) -> Uses:
        """The uses to speak of: those with the triggers asked for where there are enough, all otherwise."""
        return self.asked if self.asked.rated >= ENOUGH else self.overall

    @property
    def few(self) -> bool:
        """Whether what is shown rests on a small sample."""
        return self.shown.rated < FEW


def rank(strategies: Sequence[Strategy], entries: Iterable[Entry[Any]], triggers: Collection[str] = ()) -> list[Ranked]:
    """The strategies in the order to offer them, best first. The order of entries does not matter.

    One strategy's score depends on its own uses alone, and more drop in them never lowers it.
    """
    urges = [entry.what for entry in of_urges(entries)]
    overall = uses(urges)
    asked = uses(urge for urge in urges if _shares(urge, triggers)) if triggers else {}
    found = [
        _ranked(strategy, place, (_of(overall, strategy), _of(asked, strategy)))
        for place, strategy in enumerate(strategies, 1)
    ]
    return sorted(found, key=lambda ranked: (-ranked.score, ranked.place))


def helped_with(entries: Iterable[Entry[Any]], triggers: Collection[str]) -> frozenset[str]:
    """Names of what once helped this person with one of the triggers, whatever the library says it suits."""
    found = uses(entry.what for entry in of_urges(entries) if _shares(entry.what, triggers))
    return frozenset(name for name, used in found.items() if used.helped)


def shrink(used: Uses, towards: Estimate) -> Estimate:
    """What the uses say, held back towards an estimate that counts as PRIOR_USES uses."""
    weight = PRIOR_USES + used.rated
    return Estimate(
        drop=(PRIOR_USES * towards.drop + used.dropped) / weight,
        share=(PRIOR_USES * towards.share + used.helped) / weight,
    )


def _ranked(strategy: Strategy, place: int, sums: tuple[Uses, Uses]) -> Ranked:
    overall, asked = sums
    overall_estimate = shrink(overall, PRIOR)
    estimate = shrink(asked, overall_estimate)
    score = round(estimate.drop + estimate.share, 9)  # equal sums must stay equal
    return Ranked(strategy, place, score, overall, asked, overall_estimate, estimate)


def _of(sums: dict[str, Uses], strategy: Strategy) -> Uses:
    """Entries name a strategy by its id, or by its name where a person wrote it so."""
    found = [sums[name] for name in {strategy.id, strategy.name} if name in sums]
    return Uses(*(sum(part) for part in zip(*found, strict=True))) if found else Uses()


def _shares(urge: Urge, triggers: Collection[str]) -> bool:
    return any(trigger in triggers for trigger in urge.triggers)

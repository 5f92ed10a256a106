"""The sum behind the order of strategies, term by term, for `cope --explain`."""

from collections.abc import Iterable

from sobertrack.rules.coping.ranking import PRIOR_DROP, PRIOR_SHARE, PRIOR_USES, Estimate, Ranked
from sobertrack.rules.coping.strategies import Uses
from sobertrack.views.blocks import Block, Gap, Heading, Line


def explanation(ranked: Iterable[Ranked]) -> list[Block]:
    """The sum for each of these strategies."""
    blocks: list[Block] = [
        Gap(),
        Heading("How the order comes about"),
        Line(
            f"Each strategy begins with {PRIOR_DROP:g} point of drop and a share of {PRIOR_SHARE:g}, counted as "
            f"{PRIOR_USES} uses. Your log is added to that: overall first, then the uses with the triggers asked for. "
            "Drop and share together are the score. Equal scores keep the order of the list."
        ),
    ]
    for each in ranked:
        blocks.append(Line(f"{each.strategy.id}: score {each.score:.3f}"))
        blocks += [Line(text, indent=1) for text in _terms(each)]
    return blocks


def _terms(each: Ranked) -> list[str]:
    first, then = each.overall_estimate, each.estimate
    terms = [_sum("overall", (PRIOR_DROP, PRIOR_SHARE), each.overall, first)]
    return [*terms, _sum("with these triggers", first, each.asked, then)] if each.asked.rated else terms


def _sum(name: str, before: tuple[float, float], used: Uses, after: Estimate) -> str:
    def share(start: float, added: int, result: float) -> str:
        return f"({PRIOR_USES} x {start:.3g} + {added}) / ({PRIOR_USES} + {used.rated}) = {result:.3f}"

    drop, helped = share(before[0], used.dropped, after.drop), share(before[1], used.helped, after.share)
    return f"{name}: drop {drop}, share {helped}"

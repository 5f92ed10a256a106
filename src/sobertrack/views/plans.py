"""The words of if-then plans."""

from collections.abc import Mapping, Sequence
from typing import Any

from sobertrack.model.plans import Plan
from sobertrack.rules.plans import Held
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Line


def plan_lines(plans: Sequence[Plan], held: Mapping[str, Held]) -> list[Block]:
    """The person's own plans for this trigger, which go before everything else."""
    blocks: list[Block] = []
    for plan in plans:
        said = held_words(held.get(plan.id, Held()))
        blocks.append(Line(f"Your plan: {sentence(plan)}{f' ({said})' if said else ''}", "strong"))
    return blocks


def sentence(plan: Plan) -> str:
    """A plan as one sentence."""
    return f"if {plan.situation.rstrip('. ')}, then {plan.response.rstrip('. ')}."


def held_words(held: Held) -> str:
    """How often a plan held; "" where nothing is known."""
    return f"held {held.held} of {count(held.times, 'time')}" if held.times else ""


def plan_data(plan: Plan, held: Held) -> dict[str, Any]:
    """A plan as JSON."""
    return {
        "id": plan.id,
        "if": plan.situation,
        "then": plan.response,
        "triggers": list(plan.triggers),
        "strategy": plan.strategy or None,
        "slip": plan.slip or None,
        "used": held.times,
        "held": held.held,
    }

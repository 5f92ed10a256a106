"""The words of if-then plans, and the card to print."""

from collections.abc import Mapping, Sequence
from typing import Any

from sobertrack.model.help_lines import EVERYWHERE
from sobertrack.model.plans import Plan
from sobertrack.model.supporters import Supporter
from sobertrack.model.values import Value
from sobertrack.rules.coping.plans import Held
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Bullets, Facts, Heading, Line
from sobertrack.views.change import UNDO

FIRST_ONE = 'sobertrack plan add --if "they offer me a drink" --then "I say no, and call Sam"'

HELP_ME = (
    "Listen first. You need not solve it.",
    "Ask me: are you safe? What would help right now?",
    "Stay with me, here or on the phone, until it is easier.",
    "If I have used, ask what led there, without blame. It does not undo the days before.",
    "Remind me of the plan above.",
)
"""What a person close by can do. Our own words, and no advice about medicine."""

DANGER = (
    "If I cannot be woken, breathe slowly, have a fit, am confused, or say that I want to die: call {emergency} now."
)


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


class Card(Value):
    """What a printed card holds: the plans, people and numbers, and for whom it is ("" for oneself)."""

    plans: tuple[Plan, ...]
    people: tuple[Supporter, ...]
    emergency: str
    line: str
    reader: str = ""


def listing(plans: Sequence[Plan], held: Mapping[str, Held]) -> list[Block]:
    """Every plan with how often it held."""
    if not plans:
        return none_yet()
    rows = tuple((plan.id, _row(plan, held.get(plan.id, Held()))) for plan in plans)
    return [Facts(rows), Line("Say how one went: sobertrack urge --plan PLAN --held yes", "muted")]


def _row(plan: Plan, used: Held) -> str:
    said = held_words(used)
    return sentence(plan) + (f" ({said})" if said else "")


def page(plan: Plan, used: Held, labels: Mapping[str, str], strategies: Mapping[str, str]) -> list[Block]:
    """One plan in full."""
    rows = [("For", ", ".join(labels.get(name, name) for name in plan.triggers))]
    rows += [("Strategy", strategies.get(plan.strategy, plan.strategy)), ("Used", held_words(used)), ("Id", plan.id)]
    return [Heading(_capital(sentence(plan)), 1), Facts(tuple((name, value) for name, value in rows if value))]


def saved(plan: Plan) -> list[Block]:
    """What is said once a plan is kept."""
    said = f"Saved plan {plan.id}: {sentence(plan)}"
    return [
        Line(said),
        Line(f"It comes first in urge and cope when its trigger does. {UNDO}" if plan.triggers else UNDO),
    ]


def removed(plan: Plan) -> list[Block]:
    """What is said once a plan is taken away."""
    return [Line(f"Saved plan {plan.id}: removed from your list."), Line(f"What you wrote about it stays. {UNDO}")]


def card(it: Card) -> list[Block]:
    """A card of one page, for the wall or for somebody close."""
    blocks: list[Block] = [Heading(f"My plan, for {it.reader}" if it.reader else "My plan", 1)]
    blocks.append(Bullets(tuple(_capital(sentence(plan)) for plan in it.plans)))
    if it.reader:
        blocks += [
            Heading("How to help me"),
            Bullets(HELP_ME),
            Line(DANGER.replace("{emergency}", it.emergency), "care"),
        ]
    elif it.people:
        blocks += [Heading("People I can call"), Facts(tuple((each.name, each.phone) for each in it.people))]
    return [*blocks, *numbers(it)]


def numbers(it: Card) -> list[Block]:
    """The numbers that stand on every card; those of many countries, where this one is not known."""
    known = any(map(str.isdigit, it.emergency))
    danger = it.emergency if known else EVERYWHERE.replace(" \u00b7 ", ", ")
    rows = tuple(row for row in (("In danger", danger), ("To talk", it.line)) if row[1])
    return [Heading("Numbers"), Facts(rows)]


def none_yet() -> list[Block]:
    """Where there is no plan."""
    return [Line(f"No plan yet. Such as: {FIRST_ONE}")]


def nothing_kept() -> list[Block]:
    """Where the questions ended without a plan, which is fine."""
    return [Line("Nothing was kept, and that is fine. Any other day: sobertrack plan learn")]


def about_slip(day: str) -> str:
    """What stands before the four questions."""
    return (
        f"About {day}. Four short questions; Enter skips any of them. This is not about blame: it is about what "
        "happened, and what would help next time."
    )


def proposal(plan: Plan) -> str:
    """A plan as it is offered to be kept."""
    return f"{_capital(sentence(plan))} Keep it? Enter: yes, n: no"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

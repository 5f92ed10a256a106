"""The words of `cope`: what may help now, with the evidence from the person's own log, and a person at the end."""

from collections.abc import Mapping
from typing import Any

from sobertrack.model.plans import Plan
from sobertrack.model.strategies import Strategy
from sobertrack.model.values import Value
from sobertrack.rules.coping.plans import Held
from sobertrack.rules.coping.ranking import Ranked
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Heading, Line, Steps
from sobertrack.views.coping.at_hand import (
    STRONG,
    AtHand,
    OwnWords,
    own_data,
    own_words,
    person_first,
    person_last,
    way,
)
from sobertrack.views.coping.plans import plan_data, plan_lines

SHOWN, SHOWN_ON_A_SMALL_SCREEN = 5, 3
"""How many strategies stand on a screen; on a small one the best must not be pushed off its top."""

RANKED = ("score", "uses", "helped", "mean_drop", "few", "drop", "share")


class Offer(Value):
    """What can be offered. `above` stands over any ranking; `held` tells how plans held, by
    their ids; `most` is how many strategies are shown."""

    plans: tuple[Plan, ...] = ()
    held: Mapping[str, Held] = {}
    above: tuple[Strategy, ...] = ()
    ranked: tuple[Ranked, ...] = ()
    at_hand: AtHand = AtHand()
    night: bool = False
    most: int = SHOWN

    @property
    def first(self) -> tuple[Ranked, ...]:
        """The strategies that are shown, best first."""
        return self.ranked[: self.most]


def listing(it: Offer, own: OwnWords, level: int | None) -> list[Block]:
    """What suits, best first. Each such screen ends with a person, and at a strong urge begins with one, too."""
    strong = level is not None and level >= STRONG
    blocks: list[Block] = [*person_first(it.at_hand), *own_words(own)] if strong else []
    blocks += choices(it)
    left = len(it.ranked) - len(it.first)
    more = f" {left} more: sobertrack cope --all" if left else ""
    blocks.append(Line(f"The steps of one: sobertrack cope NAME.{more}", "muted"))
    return [*blocks, *person_last(it.at_hand)]


def choices(it: Offer) -> list[Block]:
    """Plans, then strategies with their numbers."""
    blocks = plan_lines(it.plans, it.held)
    said = {ranked.strategy.id: evidence(ranked) for ranked in it.ranked}
    shown = numbered(it)
    for number, each in enumerate(shown, 1):
        blocks += _entry(number, each, said.get(each.id, ""), it.at_hand)
    return blocks if shown else [*blocks, Line("Nothing in the list suits all of that. Ask for less: sobertrack cope")]


def _entry(number: int, each: Strategy, said: str, at_hand: AtHand) -> list[Block]:
    minutes = f"{each.minutes} min" if each.minutes else ""
    facts = "; ".join(part for part in (minutes, said, _call(each, at_hand)) if part)
    caution = [Line(f"Caution: {each.caution}", "care", 1)] if each.caution else []
    return [
        Line(": ".join(filter(None, (f"{number}. {each.name} ({each.id})", each.how)))),
        *caution,
        *([Line(facts, "muted", 1)] if facts else []),
    ]


def _call(each: Strategy, at_hand: AtHand) -> str:
    """The number that a strategy is about: the first person, or a help line."""
    if each.id == "call-one-person" and at_hand.person is not None:
        return f"{at_hand.person.name} {at_hand.person.phone}"
    if each.id == "help-line" and at_hand.line is not None:
        return f"{at_hand.line.name}: {way(at_hand.line)}"
    return ""


def evidence(ranked: Ranked) -> str:
    """What the person's own log says of a strategy; "" where it says nothing. A small sample is marked as one."""
    used = ranked.shown
    if not used.rated or used.mean_drop is None:
        return ""
    points = round(used.mean_drop)
    about = f", about {count(points, 'point')}" if points > 0 else ""
    few = "; few times so far" if ranked.few else ""
    return f"helped {used.helped} of {count(used.rated, 'time')}{about}{few}"


def numbered(it: Offer) -> list[Strategy]:
    """The strategies in the order of their numbers on the screen."""
    return [*it.above, *(ranked.strategy for ranked in it.first)]


def head(each: Strategy) -> list[Block]:
    """One strategy before its steps: its name, and how."""
    return [Heading(each.name, 1), *([Line(each.how)] if each.how else [])]


def page(each: Strategy, said: str) -> list[Block]:
    """One strategy with all its steps. Its caution stands before it."""
    blocks = head(each)
    blocks += [Steps(each.steps)] if each.steps else []
    blocks += [Line(f"Timer: {each.minutes} min", "muted")] if each.minutes else []
    return [*blocks, *([Line(f"In your log: {said}", "muted")] if said else [])]


def number_of(each: Strategy, at_hand: AtHand) -> list[Block]:
    """The number that the strategy is about, where it is about one."""
    said = _call(each, at_hand)
    return [Line(said, "strong")] if said else []


def to_call(each: Strategy, at_hand: AtHand) -> list[Block]:
    """Whom to call: the number that the strategy is about, else the person that every screen ends with."""
    return number_of(each, at_hand) or person_last(at_hand)


def caution(each: Strategy, *, withdrawal: bool) -> list[Line]:
    """What to know before the first step."""
    said = [Line(f"Caution: {each.caution}", "care")] if each.caution else []
    if withdrawal and not each.withdrawal:
        said.append(Line("Not in the first ten days without alcohol or sedatives. Choose another one.", "care"))
    return said


def data(it: Offer, own: OwnWords, level: int | None) -> dict[str, Any]:
    """The offer as JSON, every strategy that suits."""
    return {
        "level": level,
        "night": it.night,
        "plans": [plan_data(plan, it.held.get(plan.id, Held())) for plan in it.plans],
        "strategies": [
            *({**_strategy_data(each), "above_ranking": True, **dict.fromkeys(RANKED)} for each in it.above),
            *({**_strategy_data(each.strategy), "above_ranking": False, **_ranked_data(each)} for each in it.ranked),
        ],
        "person": it.at_hand.person and it.at_hand.person._asdict(),
        "line": it.at_hand.line and {"name": it.at_hand.line.name, "number": way(it.at_hand.line)},
        **own_data(own),
    }


def _strategy_data(each: Strategy) -> dict[str, Any]:
    return {
        "id": each.id,
        "name": each.name,
        "how": each.how or None,
        "steps": list(each.steps),
        "minutes": each.minutes or None,
        "caution": each.caution or None,
        "mine": each.mine,
    }


def _ranked_data(ranked: Ranked) -> dict[str, Any]:
    used, estimate = ranked.shown, ranked.estimate
    said = (ranked.score, used.rated, used.helped, used.mean_drop, ranked.few, estimate.drop, estimate.share)
    return dict(zip(RANKED, said, strict=True))


def page_data(each: Strategy, at_hand: AtHand) -> dict[str, Any]:
    """One strategy as JSON, with somebody to call."""
    return {**_strategy_data(each), "person": at_hand.person and at_hand.person._asdict()}

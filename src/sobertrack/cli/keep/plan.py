"""`plan`: if this happens, then I do that."""

from collections.abc import Sequence
from typing import Annotated

from sobertrack.cli import desk, naming
from sobertrack.cli.cope import offer
from sobertrack.cli.keep import change
from sobertrack.cli.keep.aftercare import aftercare, around
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import texts
from sobertrack.errors import NeedsAnswer
from sobertrack.model import limits
from sobertrack.model.plans import Plan
from sobertrack.rules.coping.plans import Held, held
from sobertrack.store.kept.aftercare import aftercare as kept_aftercare
from sobertrack.store.kept.plans import KEYS, plan_table
from sobertrack.store.tables.tables import slug
from sobertrack.views.blocks import Gap
from sobertrack.views.change import unchanged
from sobertrack.views.commitments import aftercare as pages
from sobertrack.views.coping import plans as view
from sobertrack.views.coping.at_hand import way

__all__ = ["add", "aftercare", "edit", "learn", "list_", "print_", "rm", "show"]

LONGEST = limits.SENTENCE
KEY_WORDS = 4
MOST_PRINTED = 12
PEOPLE_PRINTED = 5

Id = Annotated[str, argument("PLAN", "which plan")]
If = Annotated[str | None, option("--if", help="the situation", value="SITUATION")]
Then = Annotated[str | None, option("--then", help="what you do then", value="RESPONSE")]
For = Annotated[list[str] | None, option("--trigger", help="when it comes first; again for more", value="TRIGGER")]
With = Annotated[str | None, option("--strategy", help="a strategy of the list that it uses", value="NAME")]


def list_(session: Session) -> None:
    """Your plans, and how often each held."""
    plans = _plans(session)
    used = _held(session)
    data = {"plans": [view.plan_data(plan, used.get(plan.id, Held())) for plan in plans]}
    session.show(view.listing(plans, used), data)


def show(session: Session, id_: Id) -> None:
    """One plan, and how often it held."""
    plan = _chosen(_plans(session), id_)
    used = _held(session).get(plan.id, Held())
    blocks = view.page(plan, used, naming.trigger_labels(), naming.strategy_labels(session))
    session.show(blocks, view.plan_data(plan, used))


def add(session: Session, if_: If = None, then: Then = None, trigger: For = None, strategy: With = None) -> None:
    """Make a plan: if this happens, then I do that. The more exact both halves are, the better.

    urge and cope show it first when its trigger comes up.
    """
    change.ready(session, "plan")
    if if_ is None or then is None:
        if not session.may_ask:
            raise NeedsAnswer("a plan has two halves", 'give both: plan add --if "..." --then "..."')
        from sobertrack.cli.prompts import ask

        if_ = if_ or ask(session, "If what happens?", option="--if", help="A time, a place, a feeling.", required=True)
        then = then or ask(session, "Then what do you do first?", option="--then", required=True)
    keep(session, Plan("", *_halves(if_ or "", then or ""), *_around(session, trigger, strategy)))


def edit(
    session: Session, id_: Id, if_: If = None, then: Then = None, trigger: For = None, strategy: With = None
) -> None:
    """Change a plan. --trigger puts other triggers in the place of those it has; an empty text clears them."""
    change.ready(session, "plan")
    plan = _chosen(_plans(session), id_)
    change.refuse_nothing((if_, then, trigger, strategy), f"plan edit {plan.id} --then RESPONSE")
    halves = _halves(plan.situation if if_ is None else if_, plan.response if then is None else then)
    triggers, way = _around(session, [one for one in trigger or () if one], strategy or None)
    keep(
        session,
        plan._replace(
            situation=halves[0],
            response=halves[1],
            triggers=plan.triggers if trigger is None else triggers,
            strategy=plan.strategy if strategy is None else way,
        ),
    )


def rm(session: Session, id_: Id) -> None:
    """Take a plan off your list. What you wrote about it stays."""
    change.ready(session, "plan")
    plan = _chosen(_plans(session), id_)
    change.put(session, "plan", plan.id, None)
    session.saved(view.removed(plan), {**view.plan_data(plan, Held()), "removed": True}, entry_id=plan.id)


def print_(
    session: Session,
    for_: Annotated[str | None, option("--for", help="somebody close: adds how to help you", value="NAME")] = None,
) -> None:
    """A card of one page: your plans, and people and numbers to call. --format md gives Markdown.

    Where there is an aftercare plan, the page holds it, too. With --for it says how to help you instead, and names
    nobody else.
    """
    plans = _plans(session)[:MOST_PRINTED]
    reader = texts.name(for_, "--for") if for_ is not None else ""
    hand = desk.help_at_hand(session)
    people = [each for each in session.notebook.supporters if each.phone][:PEOPLE_PRINTED] if not reader else []
    line = f"{hand.crisis.name}, {way(hand.crisis)}" if hand.crisis else ""
    card = view.Card(tuple(plans), tuple(people), hand.emergency, line, reader)
    data = {
        "plans": [view.plan_data(plan, Held()) for plan in plans],
        "for": reader or None,
        "people": [{"name": each.name, "phone": each.phone} for each in people],
        "emergency": hand.country.emergency if hand.country else None,
        "help_me": list(view.HELP_ME) if reader else [],
        "aftercare": None,
    }
    later = None if reader else kept_aftercare(session.notebook)
    if later is None:
        session.show(view.card(card) if plans else view.none_yet(), data)
        return
    it = around(session, later)
    blocks = [*pages.page(it), Gap(), *view.numbers(card)]
    if plans:
        blocks = [*view.card(card), Gap(), *pages.page(it)]
    session.show(blocks, {**data, "aftercare": pages.data(it, session.today)})


def learn(
    session: Session,
    slip: Annotated[str | None, argument("[SLIP]", "the id of the slip; none: the last one")] = None,
    if_: If = None,
    then: Then = None,
    trigger: For = None,
    strategy: With = None,
) -> None:
    """Make one plan of a slip: four short questions, each of which may be skipped.

    It is about what happened and what would help next time, never about blame. There is no hurry.
    """
    from sobertrack.cli.keep.plans.plan_learn import answers, slip_named

    change.ready(session, "plan")
    entry = slip_named(session, slip)
    plans = _plans(session)
    if if_ is not None and then is not None:
        plan: Plan | None = Plan("", *_halves(if_, then), *_around(session, trigger, strategy))
    else:
        plan = answers(session, entry, plans)
    if plan is None:
        session.show(view.nothing_kept(), {"id": None})
        return
    known = next((each for each in plans if each.id == plan.id or each.slip == entry.id), None)
    keep(session, plan._replace(id=plan.id or (known.id if known else ""), slip=entry.id))


def keep(session: Session, plan: Plan) -> None:
    """Write a plan down; one without an id gets one of its first words."""
    if not plan.id:
        words = " ".join(plan.situation.split()[:KEY_WORDS])
        plan = plan._replace(id=slug(words, session.notebook.tables("plan")))
    if not change.put(session, "plan", plan.id, plan_table(plan), KEYS):
        session.show(unchanged("plan", plan.id), view.plan_data(plan, Held()))
        return
    session.saved(view.saved(plan), view.plan_data(plan, _held(session).get(plan.id, Held())), entry_id=plan.id)


def _plans(session: Session) -> list[Plan]:
    plans = offer.plans(session)
    desk.tell_problems(session, session.notebook.problems)
    return plans


def _held(session: Session) -> dict[str, Held]:
    return held(session.journal.read(("urge",)).entries)


def _chosen(plans: Sequence[Plan], typed: str) -> Plan:
    key = naming.key_of(typed, {plan.id: plan.situation for plan in plans}, "plan")
    return next(plan for plan in plans if plan.id == key)


def _halves(situation: str, response: str) -> tuple[str, str]:
    """Both halves on one line each, without the "if" and "then" that some people type along."""
    first, second = (texts.name(text, name, LONGEST) for text, name in ((situation, "--if"), (response, "--then")))
    return _without(first, "if "), _without(second, "then ")


def _without(text: str, word: str) -> str:
    return text[len(word) :] if text.casefold().startswith(word) and len(text) > len(word) else text


def _around(session: Session, trigger: Sequence[str] | None, strategy: str | None) -> tuple[tuple[str, ...], str]:
    way = naming.tried(session, [strategy])[0] if strategy else ""
    return naming.triggers(session, trigger or ()), way

"""The four questions of `plan learn`: what happened, what set it off, what to do next time, whom to tell."""

from collections.abc import Sequence

from sobertrack.cli import naming, prompts, streams
from sobertrack.cli.cope import offer
from sobertrack.cli.cope.urge_questions import ask_triggers
from sobertrack.cli.session import Session
from sobertrack.cli.words import texts
from sobertrack.errors import NeedsAnswer, NotFound
from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.entries import Entry, Slip
from sobertrack.model.plans import Plan
from sobertrack.render.text import clean
from sobertrack.rules.coping.plans import for_triggers
from sobertrack.views.coping import plans as view

OFFERED = 5
LONGEST = 160


def slip_named(session: Session, typed: str | None) -> Entry[Slip]:
    """The slip with this id, or the last one."""
    found = [each for each in session.journal.sober_records.entries if isinstance(each.what, Slip)]
    if typed is not None:
        named: Entry[Slip] = session.journal.find(typed, found)
        return named
    if not found:
        raise NotFound("no slip is written", 'to make a plan without one: sobertrack plan add --if "..." --then "..."')
    return max(found, key=lambda entry: (entry.day, entry.id))


def answers(session: Session, entry: Entry[Slip], plans: Sequence[Plan]) -> Plan | None:
    """Ask the four questions, and offer one plan; None where the person keeps none."""
    if not session.may_ask:
        raise NeedsAnswer("four questions, and nobody to ask here", 'give both: --if "..." --then "..."')
    streams.tell(clean(view.about_slip(say_day(entry.day, year=False))))
    before = prompts.ask(
        session, "Where were you, and what was going on?", option="--if", help="A few words are enough."
    )
    triggers = tuple(dict.fromkeys([*entry.what.triggers, *ask_triggers(session)]))
    response, strategy = _response(session, triggers)
    who = prompts.ask(session, f"Whom could you call or tell?{_names(session)} Enter: nobody", option="--then")
    response = " and ".join(part for part in (response, f"I call {who}" if who else "") if part)
    situation = before or ", ".join(naming.trigger_labels().get(name, name).lower() for name in triggers)
    if not (situation and response):
        return None
    plan = Plan("", texts.name(situation, "--if", 200), texts.name(response, "--then", 200), triggers, strategy)
    return _settled(session, plan, for_triggers(plans, triggers))


def _response(session: Session, triggers: Sequence[str]) -> tuple[str, str]:
    """What to do first next time: one of the strategies that suit, by number, or the person's own words."""
    it = offer.offer(session, offer.moment(session, triggers), offer.urges(session))
    known = [ranked.strategy for ranked in it.ranked[:OFFERED]]
    for number, each in enumerate(known, 1):
        streams.tell(clean(f"  {number}  {each.name}"))
    said = prompts.ask(session, "Next time it begins like that, what do you do first?", option="--then") or ""
    if said.isascii() and said.isdigit() and 1 <= int(said) <= len(known):
        each = known[int(said) - 1]
        return f"I do this first: {each.name}", each.id
    return said[:LONGEST], ""


def _names(session: Session) -> str:
    names = ", ".join(person.name for person in session.notebook.supporters[:3])
    return f" Such as {names}." if names else ""


def _settled(session: Session, plan: Plan, alike: Sequence[Plan]) -> Plan | None:
    """The plan as it is kept: as a new one, or in the place of one that is there for the same trigger."""
    kept = prompts.ask(
        session,
        view.proposal(plan),
        option="--if",
        default="y",
        help="To word it anew: n, and then sobertrack plan add.",
        parse=prompts.letters(prompts.YES_OR_NO),
    )
    if not kept:
        return None
    if not alike:
        return plan
    changes = prompts.ask(
        session,
        f"You have a plan for that: {view.sentence(alike[0])} c changes it to the new one, Enter keeps both",
        option="plan edit",
        parse=prompts.letters({"change": True, "no": False, "keep": False}),
    )
    return plan._replace(id=alike[0].id) if changes else plan

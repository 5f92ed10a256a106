"""What can be offered in this moment: plans, strategies that suit, a person, words of one's own."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sobertrack.cli import desk, naming
from sobertrack.cli.session import Session
from sobertrack.model.entries import Entry
from sobertrack.model.plans import Plan
from sobertrack.rules.coping.plans import for_triggers, held
from sobertrack.rules.coping.proof import of_the_day, proof
from sobertrack.rules.coping.ranking import helped_with, rank
from sobertrack.rules.coping.safety import in_withdrawal_window
from sobertrack.rules.coping.suited import Moment, suited, unwell_first
from sobertrack.rules.coping.urges import drop, of_urges
from sobertrack.rules.people import calling
from sobertrack.views.blocks import Block
from sobertrack.views.coping import cope as view
from sobertrack.views.coping.at_hand import AtHand, OwnWords, fact

SMALL = 60
"""Columns of a screen on which little has room."""

ENOUGH_KNOWN = 60
"""From so many urges with a level before and after on, older years are left alone: what helps now is what counts."""


def urges(session: Session) -> list[Entry[Any]]:
    """The urges that tell what helps: this year's, and while these are few the last year's too, and then all."""
    year = session.today.year
    for since in (date(year, 1, 1), date(max(1, year - 1), 1, 1), None):
        found = session.journal.read(("urge",), since=since).entries
        if sum(drop(entry.what) is not None for entry in found) >= ENOUGH_KNOWN:
            break
    return [entry for entry in of_urges(found) if entry.day <= session.today]


def moment(session: Session, triggers: Sequence[str] = (), minutes: int | None = None) -> Moment:
    """This moment, as far as the notebook knows it."""
    window = in_withdrawal_window(desk.standings(session, day=session.today))
    return Moment(tuple(triggers), minutes, calling.is_night(session.now), window)


def offer(session: Session, now: Moment, known: Sequence[Entry[Any]]) -> view.Offer:
    """Everything that suits, best for this person first."""
    strategies = desk.strategies(session)
    above = unwell_first(strategies, now)
    fitting = [each for each in suited(strategies, now, helped_with(known, now.triggers)) if each not in above]
    return view.Offer(
        plans=tuple(matching_plans(session, now.triggers)),
        held=held(known),
        above=tuple(above),
        ranked=tuple(rank(fitting, known, now.triggers)),
        at_hand=at_hand(session),
        night=now.night,
        most=view.SHOWN_ON_A_SMALL_SCREEN if session.form == "terminal" and session.width < SMALL else view.SHOWN,
    )


def at_hand(session: Session) -> AtHand:
    """The first person and the first line to call now."""
    found = desk.help_at_hand(session)
    return AtHand(next(iter(found.people), None), found.crisis, found.emergency)


def matching_plans(session: Session, triggers: Sequence[str]) -> list[Plan]:
    """The person's plans for one of these triggers."""
    return for_triggers(plans(session), triggers) if triggers else []


def plans(session: Session) -> list[Plan]:
    """The person's plans."""
    if not session.notebook.tables("plan"):
        return []
    from sobertrack.store.kept import plans as kept  # most notebooks hold none

    return kept.plans(session.notebook)


def plan_lines(session: Session, found: Sequence[Plan]) -> list[Block]:
    """These plans in words, each with how often it held."""
    if not found:
        return []
    from sobertrack.views.coping.plans import plan_lines as said

    return said(found, held(urges(session)))


def own_words(session: Session, known: Sequence[Entry[Any]], triggers: Sequence[str] = ()) -> OwnWords:
    """A letter, and a fact from the person's own log, for a strong urge."""
    letter = of_the_day(session.journal.letters.entries, session.today)
    found = proof(known, session.today, triggers)
    said = ""
    if found is not None:
        labels = naming.strategy_labels(session) if found.what.tried else {}
        said = fact(found, [labels.get(name, name) for name in found.what.tried], session.today)
    short = session.journal.short_id(letter) if letter is not None else ""
    return OwnWords(letter and letter.what, short, said)

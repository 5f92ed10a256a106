"""`cope`: what may help now, what helped this person first."""

from collections.abc import Sequence
from typing import Annotated, Any

from sobertrack.cli import desk, naming, options
from sobertrack.cli.cope import offer
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse
from sobertrack.model import limits
from sobertrack.model.entries import Entry
from sobertrack.model.strategies import Strategy
from sobertrack.rules.coping.open_urges import to_close
from sobertrack.rules.coping.ranking import rank
from sobertrack.rules.coping.safety import WINDOW
from sobertrack.rules.coping.suited import Moment
from sobertrack.views.coping import cope as view
from sobertrack.views.coping.at_hand import STRONG, OwnWords

LONGEST = limits.DAY_MINUTES


def cope(
    session: Session,
    strategy: Annotated[str | None, argument("STRATEGY", "one of them: its steps, one after the other")] = None,
    for_: Annotated[
        list[str] | None, option("--for", help="that suit this trigger; again for more", value="TRIGGER")
    ] = None,
    minutes: Annotated[int | None, option("--minutes", help="that take no longer", value="N")] = None,
    explain: Annotated[bool, option("--explain", help="the sum behind the order")] = False,
    all_: options.All = False,
) -> None:
    """What may help now, best for you first; your own log decides. With a name: its steps.

    Without a log the order of the library stands. What could do harm in the first days without alcohol or sedatives
    is left out, and at night what needs daylight.
    """
    if minutes is not None and not 1 <= minutes <= LONGEST:
        raise Misuse(
            f"--minutes: {minutes} is not a number from 1 to {LONGEST}", "such as: sobertrack cope --minutes 5"
        )
    known = offer.urges(session)
    now = offer.moment(session, naming.triggers(session, for_ or ()), minutes)
    desk.tell_problems(session, [*session.journal.losses, *session.notebook.problems])
    if strategy is not None:
        each = {one.id: one for one in desk.strategies(session)}
        _one(
            session, each[naming.key_of(strategy, {key: one.name for key, one in each.items()}, "strategy")], known, now
        )
        return
    it = offer.offer(session, now, known)
    it = it._replace(most=len(it.ranked)) if all_ else it
    level = _level(session, known)
    own = offer.own_words(session, known, now.triggers) if level is not None and level >= STRONG else OwnWords()
    blocks = view.listing(it, own, level)
    if explain:
        from sobertrack.views.coping.explanation import explanation

        blocks += explanation(it.first)
    session.show(blocks, view.data(it, own, level), safety=desk.safety(session, [WINDOW] if now.withdrawal else []))
    if session.may_ask and session.form == "terminal" and not explain:
        from sobertrack.cli.cope import walk

        chosen = walk.pick(session, view.numbered(it))
        if chosen is not None:
            walk.through(session, chosen, it.at_hand, withdrawal=now.withdrawal)


def _level(session: Session, known: Sequence[Entry[Any]]) -> int | None:
    """How strong the urge of today is that is still open; None where there is none."""
    last = to_close(known, session.today)
    return last.what.level if last is not None and last.day == session.today and last.what.after is None else None


def _one(session: Session, each: Strategy, known: Sequence[Entry[Any]], now: Moment) -> None:
    """The steps of one strategy: one at a time at a terminal, all of them elsewhere."""
    safety = desk.safety(session, [WINDOW] if now.withdrawal else [])
    at_hand = offer.at_hand(session)
    if session.may_ask and session.form == "terminal":
        from sobertrack.cli.cope.walk import through

        session.show_safety(safety)
        through(session, each, at_hand, withdrawal=now.withdrawal)
        return
    blocks = [*view.page(each, view.evidence(rank([each], known)[0])), *view.to_call(each, at_hand)]
    caution = view.caution(each, withdrawal=now.withdrawal)
    session.show(blocks, view.page_data(each, at_hand), safety=[*safety, *caution])

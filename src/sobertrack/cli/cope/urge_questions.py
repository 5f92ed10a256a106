"""The questions after an urge was saved, at a terminal: what set it off, something to do, a timer, how it is now."""

from datetime import date
from typing import Any

from sobertrack.cli import naming, prompts, streams
from sobertrack.cli.cope import offer, walk
from sobertrack.cli.cope.closing import finish
from sobertrack.cli.session import Session
from sobertrack.model.entries import Entry, Urge
from sobertrack.rules.coping.open_urges import to_ask_about
from sobertrack.rules.coping.triggers import commonest
from sobertrack.store import seen
from sobertrack.views.coping import cope as cope_view
from sobertrack.views.coping import urge as view

MOST = 5
RIDE = 10
MORE = "more"
DONE = "log-first"
"""Writing the urge down: it is done at this point."""


def go_on(session: Session, entry: Entry[Urge]) -> None:
    """Ask what is still open; whatever ends the questions, what was said before is kept."""
    news: dict[str, Any] = {}
    try:
        _ask(session, news)
    finally:
        done = finish(session, entry, news, one_command=True)
    if done != entry:
        walk.told(session, done, offer.at_hand(session))


def _ask(session: Session, news: dict[str, Any]) -> None:
    news["triggers"] = ask_triggers(session)
    now = offer.moment(session, news["triggers"])
    it = offer.offer(session, now, offer.urges(session))
    it = it._replace(ranked=tuple(each for each in it.ranked if each.strategy.id != DONE))
    session.show(cope_view.choices(it))
    chosen = walk.pick(session, cope_view.numbered(it))
    if chosen is not None:
        news["tried"] = (chosen.id,)
        walk.steps(session, chosen, it.at_hand, news, withdrawal=now.withdrawal)
    else:
        walk.ride_it_out(session, RIDE, news)
    news["after"] = walk.level_now(session)
    if it.plans and news["after"] is not None:
        _ask_plan(session, it.plans[0].id, news)


def _ask_plan(session: Session, plan: str, news: dict[str, Any]) -> None:
    held = prompts.ask(
        session,
        "Did your plan hold? y, n, Enter: not used",
        option="--held",
        parse=prompts.letters(prompts.YES_OR_NO),
    )
    if held is not None:
        news.update(plan=plan, held=held)


def ask_triggers(session: Session) -> tuple[str, ...]:
    """What set it off: one of the five commonest, by number, or any words; "more" lists them all."""
    labels = naming.trigger_labels()
    own = [each.name for each in commonest(name for entry in offer.urges(session) for name in entry.what.triggers)]
    few = list(dict.fromkeys([*own, *labels]))[:MOST]
    said = _ask_for(session, few, labels, more=True)
    if said == (MORE,):
        said = _ask_for(session, list(dict.fromkeys([*labels, *own])), labels, more=False)
    return naming.triggers(session, said)


def _ask_for(session: Session, known: list[str], labels: dict[str, str], *, more: bool) -> tuple[str, ...]:
    streams.tell("  ".join(f"{number} {labels.get(name, name)}" for number, name in enumerate(known, 1)))

    def parse(said: str) -> tuple[str, ...]:
        if more and said.casefold() in ("more", "m"):
            return (MORE,)
        words = [word.strip() for word in said.split(",") if word.strip()]
        return tuple(
            known[int(word) - 1] if word.isdecimal() and 0 < int(word) <= len(known) else word for word in words
        )

    question = f"What set it off? A number, your own word{', more' if more else ''}; Enter skips"
    return prompts.ask(session, question, option="--trigger", help="Several with commas between.", parse=parse) or ()


def ask_about_last(session: Session) -> None:
    """Ask once, the next morning, about an urge that was left open. Without an answer it stays unknown."""
    since = date.fromordinal(max(1, session.today.toordinal() - 1))
    entry = to_ask_about(session.journal.read(("urge",), since=since).entries, session.now)
    if entry is None or not seen.first_time(session.home, f"urge {entry.id}"):
        return
    after = walk.level_now(session, view.about_yesterday(entry))
    if after is not None:
        walk.told(session, finish(session, entry, {"after": after}), offer.at_hand(session))

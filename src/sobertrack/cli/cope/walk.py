"""A strategy at a terminal: one step after the other, the timer, and then how it went."""

from typing import Any

from sobertrack.cli import prompts
from sobertrack.cli.cope.closing import finish
from sobertrack.cli.cope.ride import Ride
from sobertrack.cli.session import Session
from sobertrack.model.entries import Draft, Entry, Urge
from sobertrack.model.strategies import Strategy
from sobertrack.rules.coping.open_urges import to_close
from sobertrack.views.blocks import Line
from sobertrack.views.coping import cope as view
from sobertrack.views.coping import urge as urge_view
from sobertrack.views.coping.at_hand import AtHand
from sobertrack.views.days.checkin import URGE_SCALE


def pick(session: Session, choices: list[Strategy]) -> Strategy | None:
    """One of the numbered strategies that stand on the screen."""

    def parse(said: str) -> Strategy:
        if not (said.isascii() and said.isdigit() and 1 <= int(said) <= len(choices)):
            raise ValueError(f"a number from 1 to {len(choices)}, or Enter")
        return choices[int(said) - 1]

    return prompts.ask(session, "Which one? A number begins it, Enter leaves", option="STRATEGY", parse=parse)


def steps(session: Session, each: Strategy, at_hand: AtHand, news: dict[str, Any], *, withdrawal: bool) -> None:
    """Go through the steps, any caution first, and then the timer."""
    session.show([*view.caution(each, withdrawal=withdrawal), *view.head(each), *view.number_of(each, at_hand)])
    for number, step in enumerate(each.steps, 1):
        session.show([Line(f"{number}. {step}")])
        if number < len(each.steps):
            prompts.read_line(session, "Enter: next ", "STRATEGY")
    if each.minutes:
        ride_it_out(session, each.minutes, news)


def ride_it_out(session: Session, minutes: int, news: dict[str, Any]) -> None:
    """Offer a timer. What goes by is put among the news, also when it is cut short."""
    said = prompts.ask(
        session,
        f"Ride it out with a timer for {minutes} min? y, or other minutes; Enter: no",
        option="--minutes",
        help="It only counts. You may end it at any time with Enter.",
        parse=lambda said: minutes if said.casefold() in ("y", "yes") else prompts.scale(1, 180)(said),
    )
    if said is None:
        return
    ride = Ride(session, said)
    try:
        ride.run()
    finally:
        news["minutes"] = ride.minutes or None


def level_now(session: Session, question: str = "How strong is the urge now?") -> int | None:
    """The level that somebody gives now."""
    return prompts.ask(session, f"{question} {URGE_SCALE}", option="--now", parse=prompts.scale(0, 10))


def through(session: Session, each: Strategy, at_hand: AtHand, *, withdrawal: bool) -> None:
    """Go through one strategy, and write down how it went: with the urge of today, or as a new one."""
    known = session.journal.read(("urge",), since=session.today).entries
    last = to_close(known, session.today)
    entry = last if last is not None and last.day == session.today and last.what.after is None else None
    if entry is None:
        before = level_now(session, "How strong is the urge?")
        entry = None if before is None else _new(session, Urge(level=before))
    news: dict[str, Any] = {}
    try:
        steps(session, each, at_hand, news, withdrawal=withdrawal)
        news["after"] = level_now(session)
    finally:
        if entry is None and news.get("after") is not None:
            entry = _new(session, Urge())
        if entry is not None:
            entry = finish(session, entry, {"tried": (each.id,), **news}, one_command=True)
    if entry is not None:
        told(session, entry, at_hand)


def _new(session: Session, what: Urge) -> Entry[Urge]:
    entry: Entry[Urge] = session.journal.write([Draft(session.today, what, f"{session.now:%H:%M}")])[0]
    session.saved_something = True
    return entry


def told(session: Session, entry: Entry[Urge], at_hand: AtHand) -> None:
    """Say what is written down now."""
    short = session.journal.short_id(entry)
    session.show(urge_view.closed(short, entry, session.today, at_hand))

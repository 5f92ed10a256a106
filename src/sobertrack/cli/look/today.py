"""`today`, the same as the bare command: where the person stands, in at most eight lines."""

from contextlib import suppress
from typing import Any

from sobertrack.cli import desk, options
from sobertrack.cli.look.checkins import checkin_on
from sobertrack.cli.session import Session
from sobertrack.errors import SobertrackError
from sobertrack.model import limits
from sobertrack.render.text import clean, wrap
from sobertrack.rules.coping.safety import WINDOW, in_withdrawal_window
from sobertrack.rules.looking.agenda import ROOM, Piece, fit
from sobertrack.rules.people import calling
from sobertrack.store.files import read_bytes
from sobertrack.views.blocks import Line
from sobertrack.views.days.standing import streak_data
from sobertrack.views.looking import today as view


def today(session: Session, counter: options.CounterNames = None, all_: options.All = False) -> None:
    """Where you stand today, in a few lines. The same as sobertrack without a command."""
    known = desk.standings(session, counter)
    checkin = checkin_on(session, session.as_of)
    ahead = {each.counter.id: desk.last_and_next(each, session.as_of) for each in known}
    it = view.Today(session.as_of, tuple(known), ahead, checkin, desk.wording(session))
    it = _around_now(session, it, far=all_)
    desk.look(session)
    it = it._replace(lost=bool(session.warnings))
    if not known and not session.notebook.problems and not session.journal.digests:
        session.show(view.welcome(), view.data(it, []))
        return
    if _came_back(session, it):
        return
    safety = desk.safety(session, [WINDOW] if in_withdrawal_window(known) else [])
    head = desk.as_on(session)
    goals = _goals(session, everything=all_)
    found = view.pieces(it._replace(goals=tuple(line.text for line in goals[0])))
    shown = found if all_ else _fitting(session, it, found, [*safety, *head])
    lines = [line for piece in [*shown, *([view.commands(it, more=False)] if all_ else [])] for line in piece.lines]
    counters = [streak_data(each, *ahead[each.counter.id], session.as_of) for each in known]
    data = view.data(it, counters)
    if all_ or goals[1]:
        data["goals"] = goals[1]
    session.show([*head, *lines], data, safety=safety)
    if _at_a_terminal(session):
        from sobertrack.cli.look.now.open_ends import ask_about_urge  # only for a person at a terminal

        ask_about_urge(session)
        if not (it.tender or it.hard or safety or session.settings.signs):
            from sobertrack.cli.look.now.radar import ask_once

            ask_once(session)


def _goals(session: Session, *, everything: bool) -> tuple[list[Line], list[dict[str, Any]]]:
    """The goals that somebody set; the file is parsed only where it may hold one."""
    with suppress(OSError, SobertrackError):
        if everything or b" days" in (read_bytes(session.home.data / "plan.toml", limits.TABLES) or b""):
            from sobertrack.cli.look.now.goals import goals  # only for those who have one

            return goals(session)
    return [], []


def _fitting(session: Session, it: view.Today, found: list[Piece], first: list[Line]) -> list[Piece]:
    """The pieces that there is room for; where some are left out, the last line says how to see them."""
    room = ROOM - sum(_rows(session, line) for line in first)

    def size(piece: Piece) -> int:
        return sum(_rows(session, line) for line in piece.lines)

    kept = fit([*found, view.commands(it, more=False)], room, size)
    if all(piece in kept or piece.kind in ("person", "sign") for piece in found if piece.lines):
        return kept
    last = view.commands(it, more=True)
    last = last if size(last) == 1 else view.only_more(it)
    return [*fit(found, room - size(last), size), last]


def _rows(session: Session, line: Line) -> int:
    """How many rows a line takes: one where nothing is wrapped."""
    return len(wrap(clean(line.text), session.width, 2 * line.indent, 2)) if session.form == "terminal" else 1


def _around_now(session: Session, it: view.Today, *, far: bool) -> view.Today:
    """The same with what begins soon, the next meeting and appointment (`far` ahead, too), and somebody to call where
    the day is a hard one."""
    if session.as_of != session.today:
        return it
    if it.tender or it.hard:
        people = calling.callable_people(session.notebook.supporters, session.now)
        it = it._replace(person=next(iter(people), None))
    elif (session.home.data / "supporters.toml").exists():
        from sobertrack.cli.look.now.people_due import first_due  # only where there are people

        it = it._replace(due=first_due(session))
    if session.settings.signs and not (it.tender or it.hard or it.due):
        from sobertrack.cli.look.now.radar import one_sign  # only where a person wants them

        it = it._replace(sign=one_sign(session))
    if it.tender and _at_a_terminal(session):
        from sobertrack.cli.look.now.open_ends import offers_to_learn  # only in the days after a slip

        it = it._replace(learn=offers_to_learn(session, it))
    if any((session.home.data / name).exists() for name in ("groups.toml", "plan.toml")):
        from sobertrack.cli.look.now import soon  # 1 ms, and time zones 5: docs/decisions/0005

        ahead = soon.appointments_ahead(session, far=far)
        meeting = soon.next_meeting(session, far=far)
        begins = soon.what_is_soon(session, ahead, meeting)
        soonest = begins.id if begins and begins.kind == "appointment" else None
        each = next((each for each in ahead if each.id != soonest), None)
        it = it._replace(soon=begins, now=session.now, appointment=each, review=soon.review_waits(session))
        it = it._replace(resting=soon.resting_today(session))
        if meeting is not None:
            it = it._replace(meeting=None if meeting == begins else meeting, bring=soon.is_noted(session))
    return it


def _at_a_terminal(session: Session) -> bool:
    """Whether somebody sits there who looks at today."""
    return session.may_ask and session.form == "terminal" and session.choices.as_of is None


def _came_back(session: Session, it: view.Today) -> bool:
    """Welcome somebody who was away, at a terminal; True where that led on to another screen."""
    if not _at_a_terminal(session):
        return False
    from sobertrack.cli.look.now.coming_back import welcome_back  # only for a person at a terminal

    return welcome_back(session, it)

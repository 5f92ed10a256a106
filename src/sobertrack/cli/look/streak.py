"""`streak`: the current run, the longest, and all sober days."""

from sobertrack.cli import desk, options
from sobertrack.cli.session import Session
from sobertrack.rules.coping.safety import WINDOW, in_withdrawal_window
from sobertrack.rules.days.streaks import checkin_streaks
from sobertrack.views.days.standing import streak_data


def streak(session: Session, counter: options.CounterNames = None, all_: options.All = False) -> None:
    """The current run, the longest, all sober days together, and how often you checked in.

    What a slip cannot touch stands beside them.
    """
    known = desk.standings(session, counter)
    ahead = {each.counter.id: desk.last_and_next(each, session.as_of) for each in known}
    checkins = checkin_streaks(session.journal.checkin_days(), session.as_of)
    if session.form == "json":
        desk.look(session)
        counters = [streak_data(each, *ahead[each.counter.id], session.as_of) for each in known]
        session.show((), {"counters": counters, "checkins": checkins._asdict()})
        return
    from sobertrack.rules.looking.kept import kept  # the JSON form is asked for by scripts, at every prompt
    from sobertrack.views.days import streak as view

    untouched = kept(desk.everything(session), session.as_of)
    it = view.Streak(tuple(known), ahead, checkins, untouched, session.as_of, desk.wording(session), all_)
    safety = desk.safety(session, [WINDOW] if in_withdrawal_window(known) else [])
    session.show([*desk.as_on(session), *view.screen(it)], safety=safety)

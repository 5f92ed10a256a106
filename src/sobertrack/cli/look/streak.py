"""`streak`: the current run, the longest, and all sober days."""

from sobertrack.cli import desk, options
from sobertrack.cli.session import Session
from sobertrack.rules.streaks import checkin_streaks
from sobertrack.views import streak as view
from sobertrack.views.standing import streak_data


def streak(session: Session, counter: options.CounterNames = None) -> None:
    """The current run, the longest, all sober days together, and how often you checked in."""
    known = desk.standings(session, counter)
    desk.look(session)
    ahead = {each.counter.id: desk.last_and_next(each, session.as_of) for each in known}
    checkins = checkin_streaks(session.journal.checkin_days(), session.as_of)
    data = {
        "counters": [streak_data(each, *ahead[each.counter.id], session.as_of) for each in known],
        "checkins": checkins._asdict(),
    }
    if session.form == "json":
        session.show((), data)
        return
    kept = desk.kept_things(session)
    session.show(view.screen(known, ahead, checkins, kept, session.as_of, desk.wording(session)), data)

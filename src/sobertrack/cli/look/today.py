"""`today`, the same as the bare command: where the person stands, in at most eight lines."""

from sobertrack.cli import desk, options
from sobertrack.cli.session import Session
from sobertrack.rules.checkin_days import by_day
from sobertrack.rules.safety import WINDOW, in_withdrawal_window
from sobertrack.views import today as view
from sobertrack.views.standing import streak_data


def today(session: Session, all_: options.All = False) -> None:
    """Where you stand today, in a few lines. The same as sobertrack without a command."""
    known = desk.standings(session)
    desk.look(session)
    if not known and not session.notebook.problems:
        session.show(view.welcome(), {"counters": [], "checkin": None})
        return
    day = by_day(session.journal.read(("checkin",), since=session.as_of).entries).get(session.as_of)
    ahead = {each.counter.id: desk.last_and_next(each, session.as_of) for each in known}
    safety = desk.safety(session, [WINDOW] if in_withdrawal_window(known) else [])
    it = view.Today(session.as_of, tuple(known), ahead, day, desk.wording(session))
    data = {
        "counters": [streak_data(each, *ahead[each.counter.id], session.as_of) for each in known],
        "checkin": view.checkin_data(day),
    }
    session.show(view.screen(it, everything=all_, safety_lines=len(safety)), data, safety=safety)

"""`calendar`: days as rows of small signs."""

from sobertrack.cli import desk, options
from sobertrack.cli.session import Session
from sobertrack.cli.words.period import Asked, read_period
from sobertrack.model.days.periods import parse_period
from sobertrack.model.entries import CheckIn
from sobertrack.rules.looking.calendar_marks import calendar_marks, checkin_marks
from sobertrack.rules.looking.summary import so_far, sober_days
from sobertrack.views.days import calendar as view


def calendar(
    session: Session,
    in_: options.In = None,
    last: options.Last = None,
    from_: options.From = None,
    to: options.To = None,
    counter: options.CounterNames = None,
) -> None:
    """The days of this month, or of another period: --in 2026-10, --in 2026. Weeks are rows.

    What the days sum up to stands first, and a legend names each sign.
    """
    known = desk.standings(session, counter)
    settings = session.settings
    earliest = min((each.counter.since for each in known), default=session.as_of)
    period = read_period(session, Asked(in_, last, from_, to, earliest))
    period = period or parse_period("this month", today=session.as_of)
    entries = session.journal.read(("checkin", "slip"), since=period.start).entries
    entries = [entry for entry in entries if entry.day <= session.as_of]
    desk.look(session)
    written = {entry.day for entry in entries if isinstance(entry.what, CheckIn)}
    stretch = so_far(period, session.as_of)
    counted = [
        view.Counted(
            each.counter.id,
            "" if settings.discreet else each.counter.label,
            sober_days(each, entries, stretch),
            calendar_marks(each, written, period),
        )
        for each in known
    ]
    shown = view.Shown(period, settings.week_starts_on, desk.wording(session).shown)
    blocks = view.screen(counted, shown)
    if not known:
        blocks = view.without_counter(checkin_marks(written, period, session.as_of), shown)
    session.show(blocks, view.data(counted, period))

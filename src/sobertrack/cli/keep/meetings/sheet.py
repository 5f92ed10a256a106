"""`meeting sheet`: visits on paper, with lines to sign."""

from datetime import timedelta
from typing import Annotated

from sobertrack.cli import desk, options
from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.cli.words.period import Asked, read_period
from sobertrack.errors import Misuse
from sobertrack.model.days.periods import Period
from sobertrack.model.entries import Visit
from sobertrack.store.kept.meetings import meetings
from sobertrack.views.peers import attendance_sheet as view

USUAL_DAYS = 30
MOST_BLANK = 100


def sheet(
    session: Session,
    last: options.Last = None,
    from_: options.From = None,
    to: options.To = None,
    in_: options.In = None,
    blank: Annotated[
        int, option("--blank", help="so many empty lines to fill in by hand; 5 if not said", value="N")
    ] = 5,
) -> None:
    """An attendance sheet to print: the meetings you went to, with lines to sign, and empty ones. --format md, too.

    It is your own record. Groups keep none, and this proves nothing by itself.
    """
    if not 0 <= blank <= MOST_BLANK:
        raise Misuse(f"--blank: {blank} is not a number from 0 to {MOST_BLANK}", "such as --blank 10")
    end = session.today + timedelta(days=1)
    period = read_period(session, Asked(in_, last, from_, to)) or Period(end - timedelta(days=USUAL_DAYS), end)
    reading = session.journal.read(("visit",))
    desk.tell_problems(session, [*session.journal.losses, *session.notebook.problems, *reading.problems])
    visits = sorted(
        (each for each in reading.entries if isinstance(each.what, Visit) and period.start <= each.day < period.end),
        key=lambda each: (each.day, each.time or "", each.id),
    )
    places = {each.id: each.place for each in meetings(session.notebook)}
    width = session.width if session.form == "terminal" else view.WIDE
    it = view.Sheet(period, [view.row(each, places) for each in visits], blank, session.settings.discreet, width)
    session.show(view.sheet(it, table=session.form == "md"), view.data(it))

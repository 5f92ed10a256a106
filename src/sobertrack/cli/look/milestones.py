"""`milestones`: what was reached, and what comes next."""

from typing import Annotated

from sobertrack.cli import desk, options
from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.rules.coping.safety import WITHDRAWAL, in_withdrawal_window
from sobertrack.rules.days.milestones import NEUTRAL, ahead, history
from sobertrack.rules.looking.firsts import firsts
from sobertrack.store import library
from sobertrack.views.days import milestones as view


def milestones(
    session: Session,
    counter: options.CounterNames = None,
    all_: options.All = False,
    ics: Annotated[bool, option("--ics", help="those that come, as a calendar file: -o FILE.ics")] = False,
) -> None:
    """What was reached, each with its date, and what comes. A milestone once reached stays, whatever comes after.

    Chips and key tags as in some groups, and your own: sobertrack counter edit NAME --milestones neutral,aa
    --own "45 days"
    """
    day = session.as_of
    marked = []
    for each in desk.standings(session, counter):
        rows = desk.milestones_of(each.counter)
        marked.append(view.Marked(each, history(each.runs, day, rows), ahead(each, day, rows)))
    if ics:
        from sobertrack.cli.look.milestone_days import write  # a calendar library: 60 ms

        desk.look(session)
        write(session, [(each.standing.counter, each.coming) for each in marked])
        return
    found = firsts(desk.everything(session), day)
    customs = view.Customs(
        {row["id"]: row for row in library.milestones()},
        {row["id"]: row["note"] for row in library.shipped("milestones")["custom"] if row["id"] != NEUTRAL},
    )
    withdrawal = in_withdrawal_window(each.standing for each in marked)
    session.show(
        [*desk.as_on(session), *view.screen(marked, found, customs, desk.wording(session), everything=all_)],
        view.data(marked, found, session.journal.short_ids([first.entry for first in found]), customs),
        safety=desk.safety(session, [WITHDRAWAL] if withdrawal else []),
    )

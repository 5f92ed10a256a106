"""`meeting list`: the person's regular meetings, and what suits in the imported lists."""

from typing import Annotated, Any

from sobertrack.cli import desk, options
from sobertrack.cli.keep.meetings import filters
from sobertrack.cli.keep.meetings.filters import Asked, wanted_by
from sobertrack.cli.keep.meetings.search import Found, Search
from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse
from sobertrack.model.peers.feeds import TypeNames
from sobertrack.model.peers.meetings import Meeting
from sobertrack.rules.peers.finding import Wanted, distance, place_in_order
from sobertrack.store.kept.meetings import meetings
from sobertrack.views.peers import finding as view
from sobertrack.views.peers import meetings as own_view
from sobertrack.views.peers.finding import Row

ON_A_SCREEN = 25
"""Rows that a terminal shows unless --limit says more; a file or a pipe gets all."""

NO_TYPES = TypeNames({})

Limit = Annotated[int | None, option("--limit", help="at most so many", value="N")]


def list_(
    session: Session,
    day: filters.Days = None,
    starts_after: filters.After = None,
    starts_before: filters.Before = None,
    type_: filters.Types = None,
    how: options.How = None,
    near: filters.Near = None,
    within: filters.Within = None,
    search: options.Search = None,
    source: filters.Sources = None,
    limit: Limit = None,
) -> None:
    """Your regular meetings, in the order of the week.

    With an option that asks for something, the imported lists are searched, too. Times are those of the meeting's
    own place. To keep one: sobertrack meeting follow ID
    """
    asked = Asked(day, starts_after, starts_before, type_, how, near, within, search, source)
    if limit is not None and limit < 1:
        raise Misuse(f"--limit: {limit} is not a number from 1 on", "leave it out to see everything")
    if asked == Asked():
        _own(session, limit)
        return
    question = Search(session, wanted_by(session, asked), source or ())
    mine = question.mine()
    most = limit or (ON_A_SCREEN if session.form == "terminal" else 0)
    groups = [mine, *question.listed(mine, first=most)]
    question.tell()
    rows = sorted(
        (row for found in groups for row in rows_of(found, question.wanted)),
        key=lambda row: place_in_order(row.meeting, question.wanted),
    )
    total = len(rows) + sum(found.more for found in groups)
    shown = rows[: most or None]
    if session.form == "json":
        known = {each.id: each for each in question.own}
        session.show((), {"meetings": [data(row, known) for row in shown], "total": total})
    else:
        cards = session.form == "terminal"
        session.show(view.listing(shown, total - len(shown), lists=len(question.names), cards=cards))


def _own(session: Session, limit: int | None) -> None:
    known = sorted(meetings(session.notebook), key=lambda each: (each.days[0] if each.days else 7, each.time))
    desk.tell_problems(session, session.notebook.problems)
    known = known[:limit]
    session.show(own_view.listing(known), {"meetings": [own_view.data(each) for each in known]})


def rows_of(found: Found, wanted: Wanted) -> list[Row]:
    """What was found in one list, as a view needs it."""
    source, near = found.source, wanted.near
    name, program, types, zone = (
        (source.name, source.program, source.types, source.zone) if source else ("", "", NO_TYPES, "")
    )
    ids = {key: each.id for key, each in found.own.items()}
    return [
        Row(
            each,
            name,
            program,
            types,
            each.zone or zone,
            ids.get(each.slug, ""),
            None if near is None else distance(each, near),
        )
        for each in found.meetings
    ]


def data(row: Row, own: dict[str, Meeting]) -> dict[str, Any]:
    """A meeting that was found as JSON; a regular one says what it says everywhere."""
    said = view.data(row)
    return {**said, **own_view.data(own[row.own])} if row.own and not row.source else said

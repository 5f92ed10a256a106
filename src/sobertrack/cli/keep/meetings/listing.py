"""`meeting list`: the person's regular meetings, and what suits in the imported lists."""

from typing import Annotated, Any

from sobertrack.cli import desk, options
from sobertrack.cli.keep.meetings import filters
from sobertrack.cli.keep.meetings.filters import Asked, wanted_by
from sobertrack.cli.keep.meetings.printing import rows
from sobertrack.cli.keep.meetings.search import Search, rows_of
from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse
from sobertrack.model.peers.meetings import Meeting
from sobertrack.render import plain
from sobertrack.render.json import MANY, Ready, item
from sobertrack.rules.peers.finding import place_in_order
from sobertrack.store.kept.feeds import Feeds
from sobertrack.store.kept.meetings import meetings
from sobertrack.store.kept.printed import FORMS, Form
from sobertrack.views.peers import finding as view
from sobertrack.views.peers import meetings as own_view
from sobertrack.views.peers.finding import Row

ON_A_SCREEN = 25
"""Rows that a terminal shows unless --limit says more; a file or a pipe gets all."""

Limit = Annotated[int | None, option("--limit", help="at most so many", value="N")]


Past = Annotated[bool, option("--past", help="also what came once and is over")]


def own(session: Session, limit: Limit = None, past: Past = False) -> None:
    """Your own meetings and those you follow: regular ones in the order of the week, then what comes once.

    What is over is left out, but for --past; in the lists you imported you look with sobertrack meeting list.
    """
    every = sorted(meetings(session.notebook), key=_place)
    desk.tell_problems(session, session.notebook.problems)
    known = [each for each in every if past or not each.over(session.today)]
    shown = known[: _checked(limit)]
    blocks = own_view.listing(shown, len(every) - len(known), lists=bool(Feeds(session.home).names()))
    session.show(blocks, {"meetings": [own_view.data(each) for each in shown], "total": len(known)})


def _place(each: Meeting) -> tuple[str, int, str, str]:
    return str(each.date or ""), each.days[0] if each.days else 7, each.time, each.name


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
    """Your own meetings and those of the imported lists. Every option narrows them down.

    Times are those of the meeting's own place. To keep one: sobertrack meeting follow ID
    """
    _checked(limit)
    asked = Asked(day, starts_after, starts_before, type_, how, near, within, search, source)
    question = Search(session, wanted_by(session, asked), source or ())
    if not question.names and asked == Asked():
        own(session, limit)
    elif session.form in FORMS:
        _everything(session, question, limit, narrowed=asked._replace(sources=None) != Asked())
    else:
        _found(session, question, limit, narrowed=asked != Asked())


def _checked(limit: int | None) -> int | None:
    if limit is not None and limit < 1:
        raise Misuse(f"--limit: {limit} is not a number from 1 on", "leave it out to see everything")
    return limit


def _found(session: Session, question: Search, limit: int | None, *, narrowed: bool) -> None:
    """What suits, worded now: on a screen the first ones alone."""
    mine = question.mine()
    most = limit or (ON_A_SCREEN if session.form == "terminal" else 0)
    groups = [mine, *question.listed(mine, first=most)]
    question.tell()
    rows = sorted(
        (row for found in groups for row in rows_of(found, question.wanted)),
        key=lambda row: (not narrowed and bool(row.source), *place_in_order(row.meeting, question.wanted, row.km)),
    )
    total = len(rows) + sum(found.more for found in groups)
    shown = rows[: most or None]
    if session.form == "json":
        known = {each.id: each for each in question.own}
        said = [data(row, known) for row in shown]
        session.show((), {"meetings": said if len(said) <= MANY else Ready(map(item, said)), "total": total})
    else:
        it = view.Listing(tuple(shown), total - len(shown), len(question.names), narrowed, session.width)
        session.show(view.listing(it, cards=session.form == "terminal"))


def _everything(session: Session, question: Search, limit: int | None, *, narrowed: bool) -> None:
    """All that suits, in a pipe or as JSON, as it was worded once: there may be thousands."""
    form: Form = "json" if session.form == "json" else "plain"
    found, total = rows(question, form, narrowed=narrowed, limit=limit)
    question.tell()
    if form == "json":
        session.show((), {"meetings": Ready(found), "total": total})
    elif not found:
        session.show(view.listing(view.Listing((), 0, len(question.names)), cards=False))
    else:
        titles = view.LISTED_BY_DISTANCE if question.wanted.near else view.LISTED
        session.write("".join(f"{line}\n" for line in (plain.row(titles), *found)))
        session.show(view.more(0 if limit is None else total - len(found), len(found)))


def data(row: Row, own: dict[str, Meeting]) -> dict[str, Any]:
    """A meeting that was found as JSON; a regular one says what it says everywhere."""
    said = view.data(row)
    return {**said, **own_view.data(own[row.own])} if row.own and not row.source else said

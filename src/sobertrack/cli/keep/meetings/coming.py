"""`meeting next`: what starts next, on the person's clock."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any

from sobertrack.cli import options
from sobertrack.cli.keep.meetings import filters, listing
from sobertrack.cli.keep.meetings.filters import Asked, wanted_by
from sobertrack.cli.keep.meetings.printing import starting
from sobertrack.cli.keep.meetings.search import Search, rows_of
from sobertrack.cli.moment import now_here
from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse
from sobertrack.model.entries import CheckIn, Entry
from sobertrack.model.peers.feeds import Source
from sobertrack.render.json import MANY, Ready, item
from sobertrack.rules.peers.bringing import to_bring
from sobertrack.rules.peers.coming import WEEK, Coming
from sobertrack.views.peers import finding as view
from sobertrack.views.peers.finding import Row

SHOWN = 10
USUAL = timedelta(hours=24)
LONGEST = timedelta(days=31)

_SPAN = re.compile(r"(\d{1,4})\s*(m|min|minutes?|h|hours?|d|days?|w|weeks?)\Z", re.IGNORECASE)
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def next_(
    session: Session,
    within: Annotated[
        list[str] | None, option("--within", help="so far ahead: 2h, 3d; with --near also 5km", value="24h")
    ] = None,
    type_: filters.Types = None,
    how: options.How = None,
    near: filters.Near = None,
    search: options.Search = None,
    source: filters.Sources = None,
    followed: Annotated[bool, option("--followed", help="only those on your own list")] = False,
    limit: listing.Limit = None,
) -> None:
    """What starts next, on your own clock: your regular meetings and the imported lists, with the way to be there.

    One that began up to ten minutes ago is still shown. What you noted with checkin --bring stands above.
    """
    if limit is not None and limit < 1:
        raise Misuse(f"--limit: {limit} is not a number from 1 on", "leave it out to see the first ten")
    span, lengths = _sorted(within or ())
    asked = Asked(types=type_, how=how, near=near, within=lengths, search=search, sources=source)
    question = Search(session, wanted_by(session, asked), source or ())
    coming = Coming(now_here(session), span)
    rows = _rows(question, coming, followed=followed)
    question.tell()
    question.tell_resting()
    if coming.unknown:
        said = (
            f"{coming.unknown:,} meetings name no time zone and are left out; import their list again with --timezone"
        )
        session.note(f"sobertrack: {said}")
    noted = to_bring(session.journal.read(("checkin", "visit")).entries, session.today)
    if session.form == "json":
        session.show((), _data(rows[:limit], len(rows), question, noted, coming.now))
        return
    shown = rows[: limit or SHOWN]
    cards = session.width if session.form == "terminal" else 0
    hours = _said(span) if question.own or question.names else ""
    blocks = view.coming(shown, coming.now, len(rows) - len(shown), hours, cards=cards)
    later = None if rows else _next_own(question, coming.now)
    session.show([*(view.to_bring(noted, session.today) if shown or later else ()), *blocks, *view.later(later)])


def _next_own(question: Search, now: datetime) -> Row | None:
    """The next of the person's own that suits, where nothing starts within the time; a week is looked at."""
    week = Coming(now, WEEK)
    rows = [each._replace(start=week.start_of(each.meeting)) for each in rows_of(question.mine(), question.wanted)]
    return min((row for row in rows if row.start), key=lambda row: row.start or now, default=None)


def _rows(question: Search, coming: Coming, *, followed: bool) -> list[Row]:
    """What starts within the time, the soonest first."""

    def days(source: Source) -> frozenset[int] | None:
        return coming.weekdays((source.zone, *source.zones) if source.zone else source.zones)

    mine = question.mine()
    groups = [mine] if followed else [mine, *question.listed(mine, days)]
    rows = []
    for found in groups:
        zone = found.source.zone if found.source else None
        for each in rows_of(found, question.wanted):
            start = coming.start_of(each.meeting, zone)
            if start is not None:
                rows.append(each._replace(start=start))
    return sorted(rows, key=lambda row: (row.start or coming.now, row.km or 0.0, row.meeting.name, row.meeting.slug))


def _data(
    rows: Sequence[Row], total: int, question: Search, noted: Sequence[tuple[Entry[CheckIn], str]], now: datetime
) -> dict[str, Any]:
    known = {each.id: each for each in question.own}

    def worded(row: Row) -> str:
        return item(listing.data(row, known))

    few = len(rows) <= MANY
    return {
        "now": now.isoformat(),
        "meetings": [listing.data(row, known) for row in rows] if few else Ready(starting(question, rows, worded)),
        "total": total,
        "bring": [{"day": entry.day, "text": text} for entry, text in noted],
    }


def _sorted(said: Sequence[str]) -> tuple[timedelta, str | None]:
    """How far ahead in time, and the distance if there is one: --within 2h --within 5km."""
    span, length = USUAL, None
    for each in said:
        found = _SPAN.match(each.strip())
        if found is None:
            length = each
            continue
        span = timedelta(**{_UNITS[found[2][0].lower()]: int(found[1])})
        if not timedelta(0) < span <= LONGEST:
            raise Misuse(f'--within: "{each}" is not a time from 1 minute to 31 days', "such as --within 3h")
    return span, length


def _said(span: timedelta) -> str:
    """A stretch of time in words: "24 hours", "3 days"."""
    minutes = int(span / timedelta(minutes=1))
    for unit, size in (("day", 1440), ("hour", 60), ("minute", 1)):
        if minutes % size == 0 and (unit != "day" or minutes > 1440):
            count = minutes // size
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return f"{minutes} minutes"

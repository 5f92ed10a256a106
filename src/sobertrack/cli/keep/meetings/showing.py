"""`meeting show`: one meeting in full, the person's own or one of a list."""

from sobertrack.cli.keep import meeting as own
from sobertrack.cli.keep.meetings.programs import short_name
from sobertrack.cli.keep.meetings.search import Found, by_key, meant, rows_of
from sobertrack.cli.moment import now_here
from sobertrack.cli.session import Session
from sobertrack.errors import NotFound
from sobertrack.model.peers.meetings import Meeting
from sobertrack.rules.names import match
from sobertrack.rules.peers.coming import WEEK, Coming
from sobertrack.rules.peers.finding import Wanted
from sobertrack.store.kept.feeds import Feeds
from sobertrack.store.kept.meetings import meetings
from sobertrack.views.peers import finding as view


def show(session: Session, name: own.Name) -> None:
    """One meeting: when and where, when it begins next, and your visits. One of an imported list by its id or its
    name, too."""
    feeds, known = Feeds(session.home), meetings(session.notebook)
    if is_own(known, name):
        listed = {f"{source.name}/{each.slug}" for source, each in by_key(session, name, feeds)}
        others = sorted(listed - {f"{each.source}/{each.slug}" for each in known})
        if others:
            session.note(f"sobertrack: this one is your own; of that id there is also: {', '.join(others)}")
        own.show(session, name)
        return
    found = meant(session, name, feeds)
    if found is None:
        if lists := feeds.names():
            hint = f"to look for it: sobertrack meeting list --search WORD; lists: {', '.join(lists)}"
            raise NotFound(f'no meeting "{name[:60]}" on your list or in the imported ones', hint)
        own.show(session, name)
        return
    source, meeting = found
    [row] = rows_of(Found(source, [meeting], {}), Wanted())
    start = Coming(now_here(session), WEEK).start_of(meeting, source.zone)
    session.show(
        view.page(row, start, short_name(source.program)), {**view.data(row), "next_start": start and start.isoformat()}
    )


def is_own(known: list[Meeting], typed: str) -> bool:
    """Whether a name stands for one of the person's own meetings."""
    return match(typed, {each.id: each.name for each in known}).known

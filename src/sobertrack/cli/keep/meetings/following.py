"""`meeting follow`, `lists` and `drop`: a listed meeting among the regular ones, and the lists themselves."""

from typing import Annotated

from sobertrack.cli import desk, options
from sobertrack.cli.keep import change
from sobertrack.cli.keep.meetings.followed import taken_from
from sobertrack.cli.keep.meetings.programs import group_of, short_name
from sobertrack.cli.keep.meetings.search import by_key, meant
from sobertrack.cli.options import argument
from sobertrack.cli.session import Session
from sobertrack.errors import NotFound
from sobertrack.model.peers.feeds import INACTIVE, ListedMeeting, Source
from sobertrack.model.peers.meetings import Meeting
from sobertrack.store.kept.feeds import Feeds, drop_feed
from sobertrack.store.kept.meetings import FIELDS, meeting_table, meetings
from sobertrack.store.tables.tables import slug
from sobertrack.views.peers import meeting_lists as view
from sobertrack.views.peers import meetings as own_view


def follow(
    session: Session,
    id_: Annotated[str, argument("SLUG", "its id in the list, LIST/ID, or its name there")],
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Put a meeting of an imported list among your own: the bare screen tells when it comes, and it is kept up to date.

    To put it away: sobertrack meeting rm ID
    """
    change.ready(session, "meeting")
    feeds = Feeds(session.home)
    found = meant(session, id_, feeds)
    if found is None:
        lists = ", ".join(feeds.names())
        hint = (
            f"to look for it: sobertrack meeting list --search WORD; lists: {lists}"
            if lists
            else "import a list first: sobertrack help meetings"
        )
        raise NotFound(f'no meeting "{id_[:60]}" in an imported list', hint)
    source, listed = found
    if listed.attendance == INACTIVE:
        session.note("sobertrack: by its list it does not meet now: ask before you go")
    each = _regular(session, feeds, source, listed)
    each = each._replace(note=change.note(session, note, edit, each.note))
    if change.put(session, "meeting", each.id, meeting_table(each), FIELDS):
        session.saved(own_view.saved(each), own_view.data(each), entry_id=each.id)
    else:
        session.show(view.followed_already(each), own_view.data(each))


def _regular(session: Session, feeds: Feeds, source: Source, listed: ListedMeeting) -> Meeting:
    """The regular meeting that this one is, as it is kept; a new one where it is not followed yet.

    It keeps the id of its list. Where one's own has that, the number behind it makes no other id of a list.
    """
    for each in meetings(session.notebook):
        if (each.source, each.slug) == (source.name, listed.slug):
            return each
    taken = set(session.notebook.tables("meeting"))
    key = slug(listed.slug, frozenset(taken))
    while key != listed.slug and by_key(session, key, feeds):
        taken.add(key)
        key = slug(listed.slug, frozenset(taken))
    return Meeting(
        id=key,
        group=group_of(source.program, listed.group),
        source=source.name,
        slug=listed.slug,
        **taken_from(listed, source.zone),
    )


def lists(session: Session) -> None:
    """The meeting lists that you imported."""
    feeds = Feeds(session.home)
    known = [source for name in feeds.names() if (source := feeds.source(name))]
    desk.tell_problems(session, feeds.problems)
    named = [(source, short_name(source.program)) for source in known]
    session.show(view.lists(named), view.lists_data(named))


def drop(session: Session, name: Annotated[str, argument("LIST", "which list")]) -> None:
    """Remove an imported list. What you follow from it stays on your own, and so do your visits."""
    feeds = Feeds(session.home)
    if name not in feeds.names():
        known = ", ".join(feeds.names())
        raise NotFound(f'no list "{name[:40]}"', f"lists: {known}" if known else "there is none yet")
    desk.before_destruction(session)
    source = feeds.source(name)
    followed = sum(each.source == name for each in meetings(session.notebook))
    drop_feed(session.home, name)
    session.saved_something = True
    count = source.count if source else 0
    session.saved(
        view.dropped(name, count, followed), {"name": name, "meetings": count, "dropped": True}, entry_id=name
    )

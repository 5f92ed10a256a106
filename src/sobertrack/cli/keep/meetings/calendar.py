"""`meeting calendar`: meetings as an iCalendar file."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated

from sobertrack.cli import desk, naming
from sobertrack.cli.keep.meetings.search import as_listed, the_one
from sobertrack.cli.keep.meetings.showing import is_own
from sobertrack.cli.moment import home_zone, now_here
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse, NotFound
from sobertrack.model.peers.calendar_events import MeetingEvent
from sobertrack.model.peers.feeds import INACTIVE, ListedMeeting
from sobertrack.model.peers.meetings import Meeting
from sobertrack.model.values import Value
from sobertrack.rules.peers.coming import WEEK, Coming
from sobertrack.rules.peers.next_meeting import zone_of
from sobertrack.store.kept.feeds import Feeds
from sobertrack.store.kept.meetings import meetings
from sobertrack.views.peers import calendar_file as view
from sobertrack.views.peers import meetings as own_view

USUAL = 60


class Entered(Value):
    """A meeting that goes into the calendar: what it is, its zone, and the key that stays the same."""

    meeting: ListedMeeting
    zone: str
    uid: str


def calendar(
    session: Session,
    id_: Annotated[list[str] | None, argument("SLUG", "which ones: by id, or LIST/ID; all your own if none")] = None,
    followed: Annotated[bool, option("--followed", help="all on your own list, the same as naming none")] = False,
) -> None:
    """Meetings as a calendar file, every week at their time, for any calendar program: -o meetings.ics

    What comes once stands there once, and no more when it is over. Made again, it takes the place of what it was. With
    the setting discreet they are called "Meeting" there.
    """
    if followed and id_:
        raise Misuse("--followed and a SLUG say different things", "leave one of them out")
    chosen = (
        [_chosen(session, each) for each in id_]
        if id_
        else [_own(session, each) for each in meetings(session.notebook) if not each.over(session.today)]
    )
    desk.tell_problems(session, session.notebook.problems)
    resting = [each for each in chosen if each.meeting.attendance == INACTIVE]
    if resting:
        session.note(f"sobertrack: {own_view.left_out([each.meeting.name for each in resting])}")
    chosen = [each for each in chosen if each not in resting]
    events = [event for each in chosen if (event := _event(session, each)) is not None]
    if not events:
        hint = "put one on your list: sobertrack meeting add NAME --day tuesday --time 19:30"
        raise NotFound("no meeting with a day and a time to put into a calendar", hint)
    _tell_left_out(session, chosen, events)
    from sobertrack.exchange.icalendar_file import calendar_file  # 60 ms

    text = calendar_file(view.TITLE, events, session.now).decode()
    if session.form == "json":
        session.show((), {"events": [view.data(each) for each in events], "calendar": text})
    else:
        session.write(text)


def _own(session: Session, each: Meeting) -> Entered:
    uid = f"{each.source}.{each.slug}" if each.source else each.id
    return Entered(as_listed(each), each.zone or home_zone(session), uid)


def _chosen(session: Session, typed: str) -> Entered:
    """A meeting by its name or id: the person's own, else one of a list."""
    known = meetings(session.notebook)
    found = None if is_own(known, typed) else the_one(session, typed, Feeds(session.home))
    if found is None:
        key = naming.key_of(typed, {each.id: each.name for each in known}, "meeting")
        return _own(session, next(each for each in known if each.id == key))
    source, meeting = found
    return Entered(meeting, meeting.zone or source.zone, f"{source.name}.{meeting.slug}")


def _event(session: Session, it: Entered) -> MeetingEvent | None:
    """The event; None for a meeting without a day and a time, or in a zone that is not known here."""
    meeting, known = it.meeting, it.zone if it.zone and zone_of(it.zone) else ""
    if it.zone not in (known, home_zone(session)):
        return None
    first = meeting.date if meeting.time else None
    if meeting.date is None:
        within = WEEK + timedelta(days=1)
        start = Coming(now_here(session), within).start_of(meeting._replace(zone=it.zone, attendance=""))
        zone = zone_of(known) if known else None
        first = start and (start.astimezone(zone) if zone else start).date()
    if first is None:
        return None
    return MeetingEvent(
        uid=f"{it.uid}@sobertrack",
        name=view.DISCREET if session.settings.discreet else meeting.name,
        first=first,
        days=meeting.days if meeting.date is None else (),
        time=meeting.time,
        zone=known,
        minutes=meeting.minutes or USUAL,
        place=meeting.whole_place,
        link=meeting.link or meeting.page,
        about="" if session.settings.discreet else view.about(meeting),
        lat=meeting.lat if meeting.attendance != "online" else None,
        lon=meeting.lon if meeting.attendance != "online" else None,
    )


def _tell_left_out(session: Session, chosen: Sequence[Entered], events: Sequence[MeetingEvent]) -> None:
    known = {each.uid for each in events}
    names = [each.meeting.name for each in chosen if f"{each.uid}@sobertrack" not in known]
    if names:
        session.note(f"sobertrack: without a day, a time or a known time zone, and so left out: {', '.join(names)}")

"""The meeting that begins within the next hours, for the bare screen."""

from datetime import timedelta

from sobertrack.cli.session import Session
from sobertrack.model.meetings import Meeting
from sobertrack.rules.agenda import SOON_HOURS
from sobertrack.store.meetings import meetings
from sobertrack.views.today import Soon

SOON = timedelta(hours=SOON_HOURS)


def meeting_soon(session: Session) -> Soon | None:
    """The first meeting that starts within three hours; None where none does."""
    near = [each for each in meetings(session.notebook) if _may_be_soon(each, session)]
    if not near:
        return None
    from sobertrack.rules.next_meeting import Weekly, next_start  # time zones: 5 ms, on the days of a meeting

    found = []
    for each in near:
        start = next_start(Weekly(each.weekday or 0, each.time, each.zone or None), session.now)
        if start is not None and start - session.now <= SOON:
            found.append((start, each.id, Soon(each.id, each.name, each.place or each.link, start)))
    return min(found, key=lambda row: row[:2])[2] if found else None


def _may_be_soon(meeting: Meeting, session: Session) -> bool:
    """Whether its weekday is near enough: the day of now and of three hours on, one more around it in another zone."""
    if meeting.weekday is None or not meeting.time:
        return False
    days = {session.now.weekday(), (session.now + SOON).weekday()}
    if meeting.zone:
        days |= {(session.now.weekday() + step) % 7 for step in (-1, 1)}
    return meeting.weekday in days

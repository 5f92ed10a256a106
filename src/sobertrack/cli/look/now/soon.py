"""What begins within the next hours, for the bare screen: a meeting, or an appointment."""

from datetime import timedelta
from typing import TYPE_CHECKING

from sobertrack.cli.session import Session
from sobertrack.errors import SobertrackError
from sobertrack.model import limits
from sobertrack.model.peers.meetings import Meeting
from sobertrack.rules.looking.agenda import SOON_HOURS
from sobertrack.store.files import read_bytes
from sobertrack.views.looking.today import Soon

if TYPE_CHECKING:
    from sobertrack.model.appointments import Appointment

SOON = timedelta(hours=SOON_HOURS)
NOTED = timedelta(days=90)


def what_is_soon(session: Session, ahead: "list[Appointment]", meeting: Soon | None) -> Soon | None:
    """What starts first within three hours, of this meeting and of these appointments; None where nothing does."""
    appointment = _appointment_soon(ahead, session) if ahead else None
    meeting = meeting if meeting is not None and meeting.start - session.now <= SOON else None
    return min((each for each in (meeting, appointment) if each is not None), key=lambda each: each.start, default=None)


def review_waits(session: Session) -> bool:
    """Whether the aftercare plan is to be looked at again."""
    if b"[aftercare]" not in _plan_file(session):
        return False
    from sobertrack.rules.commitments.aftercare import review_due  # only where there is such a plan
    from sobertrack.store.kept.aftercare import aftercare

    plan = aftercare(session.notebook)
    return plan is not None and review_due(plan, session.today) is not None


def _plan_file(session: Session) -> bytes:
    try:
        return read_bytes(session.home.data / "plan.toml", limits.TABLES) or b""
    except (SobertrackError, OSError):
        return b""


def appointments_ahead(session: Session, *, far: bool) -> "list[Appointment]":
    """The appointments of today and tomorrow, or all that lie `far` ahead, the next one first. The file is parsed only
    where it names such a day."""
    text = _plan_file(session)
    days = (session.now.date(), session.now.date() + timedelta(days=1))
    if b"[appointment" not in text or not (far or any(day.isoformat().encode() in text for day in days)):
        return []
    from sobertrack.rules.commitments.appointments import ahead  # on the days of an appointment
    from sobertrack.store.kept.appointments import appointments

    found = ahead(appointments(session.notebook), session.now)
    return [each for each in found if far or each.date <= days[1]]


def _appointment_soon(ahead: "list[Appointment]", session: Session) -> Soon | None:
    from sobertrack.rules.commitments.appointments import start

    for each in ahead:
        begins = start(each, session.now)
        if begins is not None:
            near = begins - session.now <= SOON
            return Soon(each.id, each.name, each.where, begins, "appointment") if near else None
    return None


def next_meeting(session: Session, *, far: bool) -> Soon | None:
    """The meeting of one's own that begins next, today or tomorrow, or `far` ahead."""
    if not (session.home.data / "groups.toml").exists():
        return None
    from sobertrack.store.kept.meetings import meetings

    known = [each for each in meetings(session.notebook) if far or _may_be_near(each, session)]
    if not known:
        return None
    from sobertrack.cli.moment import now_here  # time zones: 5 ms, on the days of a meeting
    from sobertrack.rules.peers.attending import next_time

    now = now_here(session)
    starts = [(start, each.id, each) for each in known if (start := next_time(each, now)) is not None]
    if not starts:
        return None
    start, _, each = min(starts, key=lambda row: row[:2])
    begins = start.astimezone(now.tzinfo)
    near = far or (begins.date() - now.date()).days <= 1
    return Soon(each.id, each.name, each.place or each.link, begins) if near else None


def resting_today(session: Session) -> str:
    """The names of one's own meetings that would come today, and whose list says that they do not meet now."""
    if not (session.home.data / "groups.toml").exists():
        return ""
    from sobertrack.store.kept.meetings import meetings

    weekday = session.now.weekday()
    return ", ".join(each.name for each in meetings(session.notebook) if weekday in each.days and not each.meets)


def is_noted(session: Session) -> bool:
    """Whether something was noted with `checkin --bring` since the last visit, in these months."""
    from sobertrack.rules.peers.bringing import to_bring  # only before a meeting

    since = session.today - NOTED
    return bool(to_bring(session.journal.read(("checkin", "visit"), since=since).entries, session.today))


def _may_be_near(meeting: Meeting, session: Session) -> bool:
    """Whether its weekday is that of today or tomorrow, one more around them in another zone."""
    if not meeting.time:
        return False
    if meeting.date is not None:
        return -1 <= (meeting.date - session.now.date()).days <= 2
    days = {(session.now.weekday() + step) % 7 for step in ((-1, 0, 1, 2) if meeting.zone else (0, 1))}
    return not days.isdisjoint(meeting.days)

"""The words in a calendar file, which other people's programs show."""

from typing import Any

from sobertrack.model.counters import Counter
from sobertrack.model.days.calendar_words import WEEKDAYS
from sobertrack.model.peers.calendar_events import DayEvent, MeetingEvent
from sobertrack.model.peers.feeds import ListedMeeting
from sobertrack.rules.days.milestones import Reached
from sobertrack.views.peers.finding import how

TITLE = "Meetings"
MILESTONES = "Milestones"
DISCREET = "Meeting"
DISCREET_DAY = "A day to remember"


def about(meeting: ListedMeeting) -> str:
    """What stands below a meeting: its group, how to be there, and the number to dial."""
    phone = f"Phone: {meeting.phone}" if meeting.phone else ""
    return "\n".join(part for part in (meeting.group, how(meeting), phone) if part)


def data(each: MeetingEvent) -> dict[str, Any]:
    """A weekly event as JSON."""
    return {
        "uid": each.uid,
        "name": each.name,
        "first": each.first,
        "days": [WEEKDAYS[day].lower() for day in each.days],
        "time": each.time,
        "zone": each.zone or None,
        "minutes": each.minutes,
    }


def milestone(counter: Counter, reached: Reached, *, named: bool, discreet: bool) -> DayEvent:
    """A milestone that comes, as a day in a calendar; `named`: with its counter, where there are several."""
    words = f"{reached.label}: {counter.label}" if named else reached.label
    return DayEvent(f"{counter.id}.{reached.id}@sobertrack", DISCREET_DAY if discreet else words, reached.date)


def milestone_data(each: DayEvent) -> dict[str, Any]:
    """A day as JSON."""
    return {"uid": each.uid, "name": each.name, "day": each.day}

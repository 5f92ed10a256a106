"""Meetings and days to remember as an iCalendar file (RFC 5545). Importing this costs 60 ms: only its commands do."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vDatetime, vDuration, vRecur

from sobertrack.errors import SobertrackError
from sobertrack.exchange.clock_changes import WEEKDAYS, Onset, onsets
from sobertrack.exchange.fields.text import visible
from sobertrack.model.peers.calendar_events import DayEvent, MeetingEvent

UTC = timezone.utc  # noqa: UP017
PRODUCT = "-//sobertrack//sobertrack//EN"


def calendar_file(name: str, events: Iterable[MeetingEvent | DayEvent], now: datetime) -> bytes:
    """A calendar of this name; `now` is the moment at which it is made."""
    try:
        return _calendar_file(name, events, now)
    except ZoneInfoNotFoundError:  # icalendar looks even for UTC in it
        raise SobertrackError(
            "this computer has no time zone database, and a calendar cannot be made without one",
            "it comes with: pip install tzdata",
        ) from None


def _calendar_file(name: str, events: Iterable[MeetingEvent | DayEvent], now: datetime) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _one_line(name))
    made = list(events)
    for zone in sorted({each.zone for each in made if isinstance(each, MeetingEvent) and each.zone}):
        first = min(each.first for each in made if isinstance(each, MeetingEvent) and each.zone == zone)
        calendar.add_component(_timezone(zone, first.year))
    for each in made:
        event = _meeting(each) if isinstance(each, MeetingEvent) else _day(each)
        event.add("dtstamp", now.astimezone(UTC))
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def _meeting(it: MeetingEvent) -> Event:
    event = Event()
    event.add("uid", it.uid)
    event.add("summary", _one_line(it.name))
    start = datetime.combine(it.first, time.fromisoformat(it.time))
    event.add("dtstart", start.replace(tzinfo=ZoneInfo(it.zone)) if it.zone else start)
    event.add("duration", vDuration(timedelta(minutes=it.minutes)))
    if it.days:
        event.add("rrule", vRecur({"FREQ": "WEEKLY", "BYDAY": [WEEKDAYS[day] for day in it.days]}))
    for field, text in (("location", it.place), ("url", it.link), ("description", it.about)):
        if text:
            event.add(field, _one_line(text) if field != "description" else visible(text))
    if it.lat is not None and it.lon is not None:
        event.add("geo", (it.lat, it.lon))
    event.add("class", "PRIVATE")
    return event


def _day(it: DayEvent) -> Event:
    event = Event()
    event.add("uid", it.uid)
    event.add("summary", _one_line(it.name))
    event.add("dtstart", it.day)
    event.add("dtend", it.day + timedelta(days=1))
    if it.about:
        event.add("description", visible(it.about))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def _timezone(name: str, year: int) -> Timezone:
    """The zone as yearly rules. What icalendar itself makes of a zone, a long list of days, others misread."""
    zone = Timezone()
    zone.add("tzid", name)
    for onset in onsets(ZoneInfo(name), year):
        zone.add_component(_onset(onset))
    return zone


def _onset(onset: Onset) -> TimezoneDaylight | TimezoneStandard:
    part = TimezoneDaylight() if onset.summer else TimezoneStandard()
    part.add("dtstart", onset.first.at)
    part.add("tzoffsetfrom", onset.first.before)
    part.add("tzoffsetto", onset.first.after)
    if onset.first.name:
        part.add("tzname", onset.first.name)
    if onset.rule:
        part.add("rrule", vRecur(onset.rule))
    for moment in (onset.first.at, *onset.more) if onset.more else ():
        part.add("rdate", vDatetime(moment))  # one line each: some programs read the first value of a line alone
    return part


def _one_line(text: str) -> str:
    """A line break in a summary makes some programs skip the event."""
    return visible(" ".join(text.split()))

"""The words of found meetings: a listing, what starts next, and one of a list in full."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sobertrack.model.days.calendar_words import WEEKDAYS, echo_day, say_day
from sobertrack.model.entries import CheckIn, Entry
from sobertrack.model.peers.feeds import HYBRID, INACTIVE, ONLINE, ListedMeeting, Source, TypeNames
from sobertrack.model.peers.meetings import MEETING_HOWS
from sobertrack.model.values import Value
from sobertrack.views.amounts import stretch
from sobertrack.views.blocks import Block, Bullets, Column, Facts, Gap, Heading, Line, Quote, Table
from sobertrack.views.peers.meetings import HOW_IN_WORDS, on_a_day, weekly

ATTENDANCE = {**HOW_IN_WORDS, INACTIVE: "does not meet now"}
MIDNIGHT = "00:00"
WIDE = 80
DAY_NAMES = tuple(name.lower() for name in WEEKDAYS)


class Row(NamedTuple):
    """A meeting that was found: its list ("" for one's own), the id of the regular one, and what the question adds."""

    meeting: ListedMeeting
    source: str
    program: str
    types: TypeNames
    zone: str
    own: str = ""
    km: float | None = None
    start: datetime | None = None


def row(meeting: ListedMeeting, source: Source, own: str = "", km: float | None = None) -> Row:
    """A meeting of a list as a row; `own` is the id of the regular one that it is."""
    return Row(meeting, source.name, source.program, source.types, meeting.zone or source.zone, own, km)


class Listing(Value):
    """Meetings that were found: those that are shown, how many `more` there are, out of so many `lists`.

    `width` is that of the screen.
    """

    rows: tuple[Row, ...]
    more: int
    lists: int
    narrowed: bool = True
    width: int = WIDE


def listing(it: Listing, *, cards: bool) -> list[Block]:
    """Meetings in a table, or on a screen a few lines each."""
    if not it.rows:
        return [Line("No meeting is like that on your list or in the imported ones." if it.lists else NO_LISTS)]
    starts = [when(each.meeting, each.zone) for each in it.rows]
    others = more(it.more, len(it.rows)) if it.narrowed else _narrow_down(it.more, len(it.rows))
    return [*(_cards(it.rows, starts, it.width) if cards else [_table(it.rows, starts)]), *others]


def coming(rows: Sequence[Row], now: datetime, left: int, hours: str, *, cards: int) -> list[Block]:
    """What starts next within so many `hours`, on the person's clock; "" where no meeting is known at all.

    `cards` is the width of a screen, 0 where a table is asked for.
    """
    if not rows:
        return [Line(f"No meeting that is known here starts within {hours}." if hours else NOTHING_YET)]
    starts = [_start(row.start or now, now) for row in rows]
    return [*(_cards(rows, starts, cards) if cards else [_table(rows, starts, "Start")]), *more(left, len(rows))]


def later(row: Row | None) -> list[Block]:
    """One's own next meeting, where none starts within the time that was asked for."""
    if row is None or row.start is None:
        return []
    return [Line(f"Your next one: {row.meeting.name}, {say_day(row.start.date())}, {row.start:%H:%M}")]


NOTHING_YET = "No meeting is on your list, and no list is imported. How to bring one in: sobertrack help meetings"
NO_LISTS = "No meeting is like that on your list, and no list is imported. How: sobertrack help meetings"

FAR = 6 * 60  # minutes from which on a distance is told to the hour

LISTED = ("When", "Meeting", "How", "Where", "List", "Id")
LISTED_BY_DISTANCE = (*LISTED[:4], "Away", *LISTED[4:])
"""The columns of a long list, whatever stands in them."""

DISTANCE = "distance_km"


def cells(row: Row, start: str = "") -> dict[str, str]:
    """A meeting as the cells of a table, by the titles of their columns."""
    return {
        "When": start or when(row.meeting, row.zone),
        "Meeting": row.meeting.name,
        "How": how(row.meeting),
        "Where": where(row.meeting),
        "Away": "" if row.km is None else away(row.km),
        "List": row.source,
        "Id": row.own or row.meeting.slug,
    }


def _table(rows: Sequence[Row], starts: Sequence[str], first: str = "When") -> Table:
    made = [cells(each, start) for each, start in zip(rows, starts, strict=True)]
    titles = [title for title in made[0] if any(each[title] for each in made)]
    columns = tuple(Column(first if title == "When" else title) for title in titles)
    return Table(columns, tuple(tuple(each[title] for title in titles) for each in made))


def _cards(rows: Sequence[Row], starts: Sequence[str], width: int) -> list[Block]:
    several = len({row.source for row in rows if row.source}) > 1
    blocks: list[Block] = []
    for row, start in zip(rows, starts, strict=True):
        far = "" if row.km is None else f" ({away(row.km)} away)"
        there = ": ".join(part for part in (how(row.meeting), where(row.meeting)) if part)
        blocks += [Line(f"{start}: {row.meeting.name}", "strong"), Line(f"{there}{far}", indent=1)]
        id_ = row.own or f"{row.source}/{row.meeting.slug}"
        id_ = row.meeting.slug if not several and not row.own and len(id_) > width - 2 else id_
        blocks += [Line(part, "muted", indent=1) for part in _in_parts(id_, width - 2)]
    return blocks


def _in_parts(id_: str, room: int) -> list[str]:
    """An id on as many lines as it needs, broken behind its hyphens."""
    parts: list[str] = []
    while len(id_) > room and (cut := max(id_.rfind(sign, 0, room) for sign in "-/") + 1) > 0:
        parts.append(id_[:cut])
        id_ = id_[cut:]
    return [*parts, id_]


def more(left: int, shown: int) -> list[Block]:
    """How many there are that are not shown, and the limit that shows all of them."""
    return [Line(f"{left:,} more. Ask for less, or add --limit {left + shown}", "muted")] if left else []


def _narrow_down(more: int, shown: int) -> list[Block]:
    if not more:
        return []
    ways = "--day today, --search WORD, --how online, --near LAT,LON"
    return [
        Line(f"{more:,} more. To narrow them down: {ways}", "muted"),
        Line(f"What starts next: sobertrack meeting next. To see all of them here: --limit {more + shown}", "muted"),
    ]


def _start(start: datetime, now: datetime) -> str:
    """ "Sun 19:30, in 1 h 25 min", far off to the hour; or "Sun 19:30, began 5 min ago"."""
    minutes = round((start - now) / timedelta(minutes=1))
    said = f"{WEEKDAYS[start.weekday()][:3]} {clock(f'{start:%H:%M}')}"
    if minutes <= 0:
        return f"{said}, began {-minutes} min ago" if minutes else f"{said}, now"
    if minutes >= 48 * 60:
        return f"{said}, {say_day(start.date())[4:]}"
    return f"{said}, in {stretch(minutes if minutes < FAR else round(minutes / 60) * 60)}"


def to_bring(noted: Sequence[tuple[Entry[CheckIn], str]], today: date) -> list[Block]:
    """What the person wanted to talk about, before the next meeting."""
    if not noted:
        return []
    items = tuple(f"{text}, noted {echo_day(entry.day, today)}" for entry, text in noted)
    return [Line("You wanted to bring:"), Bullets(items), Gap()]


def clock(time: str) -> str:
    """A time of day; the one that begins a day and ends another says so."""
    return f"{time} (midnight)" if time == MIDNIGHT else time


def when(meeting: ListedMeeting, zone: str = "") -> str:
    """When it comes; `zone` is named where it is not the person's own."""
    if meeting.date is not None:
        return on_a_day(meeting.date, meeting.time, zone)
    if not meeting.days or not meeting.time:
        return "by appointment" if not meeting.days else weekly(meeting.days, "")
    said = weekly(meeting.days, clock(meeting.time))
    return f"{said} ({zone})" if zone else said


def how(meeting: ListedMeeting) -> str:
    """How one can be there."""
    return ATTENDANCE.get(meeting.attendance, meeting.attendance)


def where(meeting: ListedMeeting) -> str:
    """Everything one needs to be there: the place, the way into the call, or both."""
    place = meeting.whole_place
    call = meeting.link or meeting.phone
    if meeting.attendance == ONLINE:
        return call or place
    return "; ".join(part for part in (place, call if meeting.attendance == HYBRID or not place else "") if part)


def away(km: float) -> str:
    """A distance: "800 m", "2.4 km", "31 km"."""
    if km < 1:
        return f"{round(km * 1000, -1):.0f} m"
    return f"{km:.1f} km" if km < 10 else f"{km:,.0f} km"


def page(row: Row, start: datetime | None, program: str) -> list[Block]:
    """A meeting of a list in full; `program` is what people call it."""
    it = row.meeting
    begins = f"{say_day(start.date())}, {start:%H:%M} your time" if start else ""
    facts = [
        *(("Group", it.group), ("When", when(it, row.zone)), ("Next", begins)),
        ("Lasts", f"{it.minutes} minutes" if it.minutes else ""),
        *(
            ("How", how(it)),
            ("Place", "" if it.whole_place == it.address else it.place),
            ("Address", it.address),
            ("Region", it.region),
        ),
        *(("Link", it.link), ("Phone", it.phone), ("To join", "\n".join(filter(None, (it.link_note, it.phone_note))))),
        ("Types", ", ".join(row.types.names.get(code, code) for code in it.types)),
        *(("More", it.page), ("Changed", it.updated[:10]), ("List", f"{row.source} ({program})"), ("Id", it.slug)),
    ]
    blocks: list[Block] = [Heading(it.name, 1), Facts(tuple((name, value) for name, value in facts if value))]
    blocks += [Quote(text) for text in (it.notes, it.place_notes) if text]
    return [*blocks, Line(f"To keep it among your own: sobertrack meeting follow {it.slug}", "muted")]


def data(row: Row) -> dict[str, Any]:
    """A meeting of a list as JSON: what one's own have, and what a list knows besides."""
    it, known = row.meeting, row.types.names
    names = [DAY_NAMES[day] for day in it.days]
    said = {
        "id": row.own or it.slug,
        "name": it.name,
        "group": it.group or None,
        "days": names,
        "weekday": names[0] if len(names) == 1 else None,
        "date": it.date,
        "time": it.time or None,
        "zone": it.zone or row.zone or None,
        "place": it.place or None,
        "link": it.link or None,
        "how": it.attendance if it.attendance in MEETING_HOWS else None,
        "note": it.notes or None,
        "minutes": it.minutes,
        "phone": it.phone or None,
        "source": row.source or None,
        "slug": it.slug if row.source else None,
        "program": row.program or None,
        "followed": bool(row.own),
        "attendance": it.attendance or None,
        "types": it.types,
        "type_names": [known.get(code, code) for code in it.types],
        "address": it.address or None,
        "region": it.region or None,
        "lat": it.lat,
        "lon": it.lon,
        DISTANCE: None if row.km is None else round(row.km, 2),
    }
    return said if row.start is None else {**said, "start": row.start.isoformat()}

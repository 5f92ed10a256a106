"""`meeting`: regular meetings, and what comes once."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Annotated

from sobertrack.cli import desk, naming, options
from sobertrack.cli.keep import ahead, change
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.errors import Misuse
from sobertrack.model.days.calendar_words import weekday_number
from sobertrack.model.days.when import parse_time
from sobertrack.model.peers.meetings import HYBRID, MEETING_HOWS, Meeting
from sobertrack.model.values import Value
from sobertrack.rules.peers.meetings import visits
from sobertrack.store.kept.meetings import FIELDS, meeting_table, meetings
from sobertrack.store.tables.tables import slug
from sobertrack.store.zone import use_newest_zones
from sobertrack.views.peers import meetings as view

PLACE_LENGTH = 500
BOTH = {"in", "person", "or", "online"}

Name = Annotated[str, argument("NAME", "which meeting: its id or its name")]
Group = Annotated[str | None, option("--group", help="the group or fellowship it belongs to", value="TEXT")]
Day = Annotated[str | None, option("--day", help="the day of the week, or several: mon,thu", value="WEEKDAY")]
On = Annotated[str | None, option("--on", help='for what comes once: 2026-12-05, "2026-12-05 14:00"', value="WHEN")]
Time = Annotated[str | None, option("--time", help="when it begins: 19:30, 7:30pm", value="HH:MM")]
Zone = Annotated[
    str | None, option("--timezone", help="where that clock is, if elsewhere: Europe/London", value="ZONE")
]
Place = Annotated[str | None, option("--place", help="where it is", value="TEXT")]
Link = Annotated[str | None, option("--link", help="the address of an online room", value="URL")]
How = Annotated[str | None, option("--how", help="in-person, online, phone, or hybrid: a room and online", value="HOW")]


class Said(Value):
    """What was typed about a meeting, besides its name and note; None for what was not, "" for what is cleared."""

    group: str | None
    day: str | None
    on: str | None
    time: str | None
    zone: str | None
    place: str | None
    link: str | None
    how: str | None


def show(session: Session, name: Name) -> None:
    """One meeting: when and where, when it begins next, and your visits."""
    from sobertrack.cli.moment import now_here  # time zones: 10 ms
    from sobertrack.rules.peers.attending import next_time

    known = meetings(session.notebook)
    reading = session.journal.read(("visit",))
    desk.tell_problems(session, [*session.journal.losses, *session.notebook.problems, *reading.problems])
    each = chosen(known, name)
    mine = visits(one for one in reading.entries if one.what.meeting == each.id and one.day <= session.today)
    now = now_here(session)
    start = next_time(each, now)
    here = start.astimezone(now.tzinfo) if start and each.zone else start
    blocks = view.page(each, mine, here, session.today, notes=session.settings.echo_notes)
    session.show(blocks, {**view.data(each), **view.visits_data(mine), "next_start": start and start.isoformat()})


def add(
    session: Session,
    name: Annotated[str, argument("NAME", "what you call it")],
    group: Group = None,
    day: Day = None,
    on: On = None,
    time: Time = None,
    timezone: Zone = None,
    place: Place = None,
    link: Link = None,
    how: How = None,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Put a regular meeting on your list, or with --on a workshop or a sober evening that comes once.

    After a visit: sobertrack attend NAME
    """
    change.ready(session, "meeting")
    called = texts.name(name, "a meeting's name")
    known = meetings(session.notebook)
    naming.refuse_taken(session, called, {each.id: each.name for each in known}, "meeting")
    made = Meeting(slug(called, session.notebook.tables("meeting")), called)
    made = _changed(session, made, Said(group, day, on, time, timezone, place, link, how))
    _write(session, made._replace(note=change.note(session, note, edit)))


def edit(
    session: Session,
    name: Name,
    name_: Annotated[str | None, option("--name", help="call it something else", value="NAME")] = None,
    group: Group = None,
    day: Day = None,
    on: On = None,
    time: Time = None,
    timezone: Zone = None,
    place: Place = None,
    link: Link = None,
    how: How = None,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Change a meeting. An empty text clears; your visits stay as they are."""
    change.ready(session, "meeting")
    known = meetings(session.notebook)
    each = chosen(known, name)
    said = Said(group, day, on, time, timezone, place, link, how)
    given = (name_, note, edit or None, *said._asdict().values())
    change.refuse_nothing(given, f"meeting edit {each.id} --time 19:30; all options: meeting edit -h")
    made = _changed(session, each, said)
    if name_ is not None:
        made = made._replace(name=texts.name(name_, "a meeting's name"))
        others = {other.id: other.name for other in known if other.id != each.id}
        naming.refuse_taken(session, made.name, others, "meeting")
    _write(session, made._replace(note=change.note(session, note, edit, each.note)))


def rm(session: Session, name: Name) -> None:
    """Take a meeting off your list. Your visits stay."""
    change.ready(session, "meeting")
    each = chosen(meetings(session.notebook), name)
    change.put(session, "meeting", each.id, None)
    session.saved(view.removed(each), {**view.data(each), "removed": True}, entry_id=each.id)


def chosen(known: Sequence[Meeting], typed: str) -> Meeting:
    """The meeting that a name stands for."""
    key = naming.key_of(typed, {each.id: each.name for each in known}, "meeting")
    return next(each for each in known if each.id == key)


def _write(session: Session, each: Meeting) -> None:
    written = change.put(session, "meeting", each.id, meeting_table(each), FIELDS)
    change.answer(session, ("meeting", each.id), view.saved(each), view.data(each), written=written)


def _changed(session: Session, each: Meeting, said: Said) -> Meeting:
    if said.group is not None:
        each = each._replace(group=texts.text(said.group, "--group", texts.NAME_LENGTH))
    if said.day and said.on:
        raise Misuse("--day comes every week, and --on once", "leave one of them out")
    if said.day is not None:
        each = each._replace(days=_days(said.day), date=None if said.day.strip() else each.date)
    if said.on is not None:
        each = _once(session, each, said.on)
    if said.time is not None:
        each = each._replace(time=_time(session, said.time))
    if said.zone is not None:
        each = each._replace(zone=_zone(said.zone))
    if said.place is not None:
        each = each._replace(place=texts.text(said.place, "--place", PLACE_LENGTH))
    if said.link is not None:
        each = each._replace(link=texts.text(said.link, "--link", PLACE_LENGTH))
    return each if said.how is None else each._replace(how=_how(said.how))


def _how(typed: str) -> str:
    said = HYBRID if set(typed.casefold().replace("-", " ").split()) == BOTH else typed
    return texts.one_of(said, MEETING_HOWS, "--how")


def _once(session: Session, each: Meeting, typed: str) -> Meeting:
    """The meeting as one that comes once; an empty text clears the day."""
    if not typed.strip():
        return each._replace(date=None)
    when = ahead.read(session, typed)
    day = ahead.refuse_past(session, when.day, "what comes once")
    return each._replace(date=day, days=(), time=when.time or each.time)


def _days(typed: str) -> tuple[int, ...]:
    found = set()
    for word in filter(str.strip, typed.split(",")):
        number = weekday_number(word)
        if number is None:
            raise Misuse(f'--day: "{word.strip()[:40]}" is not a day of the week', "such as --day tuesday")
        found.add(number)
    return tuple(sorted(found))


def _time(session: Session, typed: str) -> str:
    return dates.refusing("--time", lambda: parse_time(typed, now=session.now)) if typed.strip() else ""


def _zone(typed: str) -> str:
    """A time zone by the name that everybody's computer knows it by."""
    said = typed.strip()
    if not said:
        return ""
    from zoneinfo import ZoneInfo, available_timezones

    use_newest_zones()
    try:
        ZoneInfo(said)
    except (LookupError, ValueError, OSError):
        known = sorted(available_timezones())
        city = said.replace(" ", "_").casefold()
        near = [zone for zone in known if city == zone.casefold() or city == zone.casefold().rpartition("/")[2]]
        near = near or get_close_matches(said, known, n=3)
        hint = f"did you mean {' or '.join(near[:3])}?" if near else "a name such as Europe/London or America/Chicago"
        raise Misuse(f'--timezone: no time zone "{said[:40]}"', hint) from None
    return said

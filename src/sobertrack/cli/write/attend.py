"""`attend`: a meeting that a person went to."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Annotated, Any

from sobertrack.cli import desk, naming, options
from sobertrack.cli.keep import change
from sobertrack.cli.keep.promises.promised import kept_by
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.cli.write.no_name import a_day
from sobertrack.errors import Misuse, NeedsAnswer, NotFound
from sobertrack.model.days.when import When
from sobertrack.model.entries import Draft, Visit
from sobertrack.model.peers.meetings import HOWS, Meeting
from sobertrack.render.text import clean
from sobertrack.rules.names import Match, match, plain
from sobertrack.rules.peers.group_names import GroupNames
from sobertrack.rules.peers.meetings import last_day
from sobertrack.store.kept.groups import groups
from sobertrack.store.kept.meetings import meetings
from sobertrack.store.notebook import FILES
from sobertrack.views.commitments.promises import counts_for
from sobertrack.views.peers import meetings as view
from sobertrack.views.peers.meetings import COMFORT_SCALE, CONNECTION_SCALE
from sobertrack.views.records import entry_data


def attend(
    session: Session,
    meeting: Annotated[str | None, argument("MEETING", "which meeting; any name will do")] = None,
    on: options.On = None,
    at: options.At = None,
    how: options.How = None,
    group: Annotated[str | None, option("--group", help="the group it belongs to", value="GROUP")] = None,
    comfort: Annotated[str | None, option("--comfort", help=f"how it felt: {COMFORT_SCALE}", value="1..5")] = None,
    connection: Annotated[str | None, option("--connection", help=CONNECTION_SCALE, value="1..5")] = None,
    shared: Annotated[bool | None, option("--shared/--listened", help="whether you spoke")] = None,
    takeaway: Annotated[str | None, option("--takeaway", help="what you take along", value="TEXT")] = None,
    cost: Annotated[str | None, option("--cost", help="what you paid or gave", value="AMOUNT")] = None,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Write down a meeting you went to. One that is not on your list is kept as a single visit.

    Without a name it is the meeting that is on, or was just on. To see groups side by side: sobertrack group compare.
    """
    when = dates.read_when(on, at, now=session.now, today=session.today, day_ends_at=session.settings.day_ends_at)
    known = meetings(session.notebook)
    felt: dict[str, Any] = {
        "how": texts.one_of(how or "", HOWS, "--how"),
        "comfort": _felt(comfort, "--comfort", COMFORT_SCALE),
        "connection": _felt(connection, "--connection", CONNECTION_SCALE),
        "shared": shared,
        "takeaway": texts.text(takeaway or "", "--takeaway"),
        "cost": None if cost is None else texts.money(cost, "--cost"),
    }
    names = GroupNames(groups(session.notebook))
    found, near = _found(session, known, names, meeting, when, dated=on is not None)
    belongs = _group(names, group) if group is not None else found.group
    visit = Visit(found.name, found.id, belongs, found.how if found.how in HOWS else "")
    visit = visit._replace(**{key: value for key, value in felt.items() if value not in ("", None)})
    visit = visit._replace(note=change.note(session, note, edit))
    at_ = when.time or (f"{session.now:%H:%M}" if on is None and at is None else _its_time(session, found, when))
    met = _met(session, found) if found.id and on is None and at is None else None
    earlier = session.journal.read(("visit",)).entries
    entry = session.journal.write([Draft(when.day, visit, at_)])[0]
    session.saved_something = True
    desk.after_saving(session)
    it = view.Attended(
        session.journal.short_id(entry),
        entry,
        near,
        listed=found.slug if not found.id else "",
        first=not earlier,
        group=names.names.get(names.id(visit.group), ""),
        promises=counts_for(kept_by(session, entry)),
        met=met,
    )
    data = {**entry_data(entry, it.short), **view.attended_data(it)}
    session.saved(view.attended(it, session.today), data, entry_id=it.short)


def _its_time(session: Session, meeting: Meeting, when: When) -> str | None:
    """When the meeting began on that day, on the person's clock; None where it does not come then, or nobody knows."""
    if not meeting.time:
        return None
    from sobertrack.cli.moment import now_here  # time zones: 10 ms
    from sobertrack.rules.peers.attending import start_on

    start = start_on(meeting, when.day, now_here(session).tzinfo)
    return f"{start:%H:%M}" if start else None


def _met(session: Session, meeting: Meeting) -> When | None:
    """When it last came, on the person's clock, where it does not come about now or today; else None."""
    if not (meeting.zone and meeting.time):
        day = last_day(meeting, session.now)
        return None if day is None else When(day, meeting.time or None)
    from sobertrack.cli.moment import now_here  # time zones: 10 ms
    from sobertrack.rules.peers.next_meeting import zone_of

    here = now_here(session)
    zone = zone_of(meeting.zone) or here.tzinfo
    day = last_day(meeting, here.astimezone(zone))
    if day is None:
        return None
    start = datetime.combine(day, time.fromisoformat(meeting.time), zone).astimezone(here.tzinfo)
    return When(start.date(), f"{start:%H:%M}")


def _felt(typed: str | None, what: str, scale: str) -> int | None:
    if typed is None:
        return None
    said = typed.strip()
    if said not in ("1", "2", "3", "4", "5"):
        raise Misuse(f'{what}: "{typed[:40]}" is not a number from 1 to 5', f"{scale}, such as {what} 4")
    return int(said)


def _group(names: GroupNames, typed: str) -> str:
    """The id of a group that is known; any other name stays as it is written."""
    return names.id(typed) or texts.text(typed, "--group", texts.NAME_LENGTH)


def _found(
    session: Session, known: Sequence[Meeting], names: GroupNames, typed: str | None, when: When, *, dated: bool
) -> tuple[Meeting, tuple[Meeting, ...]]:
    """The meeting that is meant, or one without an id for a name that is not on the list, and names like it."""
    if typed is None:
        likely = _likely(session, known, when, dated=dated)
        if likely is not None:
            return likely, ()
        typed = _asked(session, known)
    labels = {each.id: each.name for each in known}
    said = match(typed, labels)
    if said.known:
        alike = [] if typed in labels else [each for each in known if plain(each.name) == plain(typed)]
        likely = _likely(session, alike, when, dated=dated) if len(alike) > 1 else None
        key = likely.id if likely else naming.key_of(typed, labels, "meeting")
        return next(each for each in known if each.id == key), ()
    if names.id(typed):
        return Meeting("", names.names[names.id(typed)], names.id(typed)), ()
    listed = _listed(session, typed, known)
    if listed is not None:
        return listed, ()
    if session.notebook.file(FILES["meeting"]).problem is None:  # else nobody knows what is on the list
        _refuse_a_day(session, typed)
    return Meeting("", texts.name(typed, "a meeting's name")), _near(said, known)


def _listed(session: Session, typed: str, known: Sequence[Meeting]) -> Meeting | None:
    """The meeting of an imported list that has this id there, or is alone in having this name, as one's own where it is
    followed; else None."""
    if not (session.home.data / "feeds").exists():
        return None
    from sobertrack.cli.keep.meetings.followed import taken_from  # only for a name that is not on the list
    from sobertrack.cli.keep.meetings.programs import group_of
    from sobertrack.cli.keep.meetings.search import by_name, the_one
    from sobertrack.store.kept.feeds import Feeds

    feeds = Feeds(session.home)
    found = None if " " in typed else the_one(session, typed, feeds)
    named = [found] if found else by_name(session, typed, feeds)
    if len(named) != 1:
        return None
    source, meeting = named[0]
    for mine in known:
        if (mine.source, mine.slug) == (source.name, meeting.slug):
            return mine
    group = group_of(source.program, meeting.group)
    return Meeting(id="", group=group, slug=meeting.slug, **taken_from(meeting, source.zone))


def _near(said: Match, known: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """Those spelled like it, and those that share its first word: "Tuesday night", "Tuesday group"."""
    spelled = [each for near in said.near for each in known if near in (each.id, each.name)]
    words = said.id.casefold().split()[:1]
    alike = [each for each in known if each.name.casefold().split()[:1] == words]
    return tuple({each.id: each for each in (*spelled, *alike)}.values())


def _likely(session: Session, known: Sequence[Meeting], when: When, *, dated: bool) -> Meeting | None:
    """The only one around that hour or on that day; or the only one there is, where nobody knows when it comes, or it
    began earlier on that day."""
    if len(known) == 1 and not (known[0].date or known[0].days):
        return known[0]
    if not known:
        return None
    from sobertrack.cli.moment import now_here  # time zones: 10 ms
    from sobertrack.rules.peers import attending

    now = now_here(session)
    if dated and when.time is None:
        found = attending.on_day(known, when.day, now.tzinfo)
    else:
        hour, _, minute = (when.time or f"{now:%H:%M}").partition(":")
        moment = datetime.combine(when.day if when.time else now.date(), time(int(hour), int(minute)), now.tzinfo)
        found = attending.around(known, moment)
        if not found and len(known) == 1:
            today = attending.on_day(known, moment.date(), now.tzinfo)
            found = [each for each in today if not each.time or not attending.begins_later(each, moment)]
    return found[0] if len(found) == 1 else None


def _asked(session: Session, known: Sequence[Meeting]) -> str:
    """The name of the meeting, from the person; NeedsAnswer where nobody is there to say it."""
    hint = 'name it: sobertrack attend "Tuesday group"'
    if not session.may_ask:
        raise NeedsAnswer("which meeting was it?", f"{hint}; on your list: {view.names(known)}" if known else hint)
    from sobertrack.cli import prompts, streams

    for number, each in enumerate(known, 1):
        streams.tell(clean(f"  {number}  {view.in_a_choice(each)}"))

    def parse(typed: str) -> str:
        if typed.isascii() and typed.isdigit() and 1 <= int(typed[:9]) <= len(known):
            return known[int(typed) - 1].id
        return typed

    question = "Which meeting was it? A number, or any name:" if known else "Which meeting was it? Any name will do:"
    help = "A name that is not on your list is kept as a single visit."
    said = prompts.ask(session, question, option="MEETING", help=help, parse=parse)
    if said is None:
        raise NeedsAnswer("nothing was written down", hint)
    return said


def _refuse_a_day(session: Session, typed: str) -> None:
    """A day alone is no meeting's name: `attend yesterday` must not become a visit to "yesterday"."""
    if day := a_day(session, typed):
        raise NotFound(f'no meeting "{typed}" on your list', f"if you mean the day: sobertrack attend --on {day}")

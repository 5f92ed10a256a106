"""`meeting import`: a list that a fellowship publishes, into the notebook; nothing is fetched, and nothing is sent."""

from pathlib import Path
from typing import Annotated

from sobertrack.cli import desk, options, streams
from sobertrack.cli.keep.meetings.followed import keep_up
from sobertrack.cli.keep.meetings.printing import keep_rows
from sobertrack.cli.keep.meetings.programs import program_named, short_name, types_of
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse, NeedsAnswer, SobertrackError
from sobertrack.exchange.feed import LARGEST, read_feed
from sobertrack.exchange.fields.zones import known_zone, near_zones
from sobertrack.exchange.meeting_guide import Context
from sobertrack.model.peers.feeds import ImportResult, ListedMeeting, Source
from sobertrack.rules.peers.feed_changes import changes
from sobertrack.store import library
from sobertrack.store.kept.feeds import Feeds, feed_name, keep_feed
from sobertrack.store.zone import zone_name
from sobertrack.views.peers import meeting_lists as view


def import_(
    session: Session,
    file: Annotated[str, argument("FILE", "the list; - reads standard input")],
    program: Annotated[
        str | None, option("--program", help="whose meetings: aa, al-anon, na, rd ...", value="NAME")
    ] = None,
    timezone: Annotated[
        str | None, option("--timezone", help="the zone of times that name none: Europe/London", value="ZONE")
    ] = None,
    name: Annotated[str | None, option("--name", help="what the list is called here", value="NAME")] = None,
    formats: Annotated[
        str | None, option("--formats", help="GetFormats of a BMLT server, beside its meetings", value="FILE")
    ] = None,
    dry_run: options.DryRun = False,
    strict: Annotated[bool, option("--strict", help="keep nothing and end with 7 if anything is wrong")] = False,
) -> None:
    """Read a meeting list: Meeting Guide JSON, BMLT or CSV. The same name again brings a list up to date.

    Every meeting is accounted for, and what was wrong is told. sobertrack fetches nothing itself; look at the
    addresses in sobertrack help meetings:  curl -s ADDRESS | sobertrack meeting import - --program aa --timezone ZONE
    """
    for each in (file, formats or file):
        streams.there(each, "a list")
    feeds = Feeds(session.home)
    called = _name(name, file, program)
    known = feeds.read(called)
    before = known[0] if known else None
    of = _program(session, program, before)
    if before is not None and name is None and of != before.program:
        raise Misuse(
            f'the list "{called}" holds other meetings: {short_name(before.program)}', "name this one: --name NAME"
        )
    result = _read(file, of, formats)
    zone = _zone(session, timezone, before, result, needed=not dry_run)
    listed = known[1] if known else []
    source = Source(called, of, zone, result.types, imported=session.today.isoformat(), count=len(result.meetings))
    it = view.Imported(source, short_name(of), result, changes(listed, result.meetings))
    if dry_run or (strict and (result.problems or result.left_out)):
        session.exit_code = 7 if strict and (result.problems or result.left_out) else 0
        session.show(view.not_kept(it, strict=bool(session.exit_code)), view.imported_data(it, stored=False))
        return
    _refuse_emptying(session, source, listed)
    keep_rows(session.home, keep_feed(session.home, source, result.meetings), result.meetings)
    session.saved_something = True
    kept = keep_up(session, called, listed, result.meetings)
    desk.tell_problems(session, session.notebook.problems)
    session.saved(view.imported(it, kept), view.imported_data(it, stored=True, kept=kept), entry_id=called)


def _name(name: str | None, file: str, program: str | None) -> str:
    """What the list is called: as it is said, else as its file, else as its programme."""
    said = name if name is not None else program or "meetings" if file == "-" else Path(file).stem
    called = feed_name(said)
    if not called:
        raise Misuse(f'--name: "{said[:40]}" holds no letter', "such as --name portland")
    return called


def _program(session: Session, typed: str | None, before: Source | None) -> str:
    if typed is not None:
        return program_named(typed)
    if before is not None:
        return before.program
    hint = "add --program with one of: aa, al-anon, na, rd ..., or another name"
    if not session.may_ask:
        raise NeedsAnswer("whose meetings are these?", hint)
    from sobertrack.cli.prompts import ask

    help = "Codes such as POA mean other things in other programmes."
    said = ask(
        session, "Whose meetings are these? aa, al-anon, na, rd ...:", option="--program", help=help, required=True
    )
    return program_named(said or "")


def _zone(session: Session, typed: str | None, before: Source | None, result: ImportResult, *, needed: bool) -> str:
    """The zone of meetings that name none. It is never guessed: an hour off is a meeting missed."""
    if typed is not None:
        return _known(typed)
    if before is not None and before.zone:
        return before.zone
    without = sum(bool(each.days and each.time and not each.zone) for each in result.meetings)
    if not without or not needed:
        return ""
    if not session.may_ask:
        raise NeedsAnswer(
            f"{without:,} of {len(result.meetings):,} meetings do not say in which time zone they are",
            "add --timezone with the one of the place: America/New_York, Europe/London ...",
        )
    from sobertrack.cli.prompts import ask

    here = known_zone(zone_name(session.environ))
    question = f"In which time zone are these meetings?{f' [{here}]' if here else ''}"
    found = ask(session, question, option="--timezone", default=here, required=True, parse=_known)
    return found or ""


def _known(typed: str) -> str:
    zone = known_zone(typed)
    if not zone:
        near = near_zones(typed)
        hint = f"did you mean {' or '.join(near)}?" if near else "a name such as Europe/London or America/Chicago"
        raise Misuse(f'--timezone: no time zone "{typed[:40]}"', hint)
    return zone


def _read(file: str, program: str, formats: str | None) -> ImportResult:
    context = Context(types_of(program), library.shipped("meeting_words"))
    data, answer = _bytes(file), None if formats is None else _bytes(formats)
    try:
        return read_feed(data, context, answer)
    except SobertrackError as error:
        error.message = f"{streams.called(file)}: {error.message}"
        raise


def _bytes(file: str) -> bytes:
    """All of it; what is far too large is refused, and not read."""
    data = streams.bytes_of(file, LARGEST, "a list")
    if len(data) > LARGEST:
        raise Misuse(
            f"{streams.called(file)}: it is larger than {LARGEST // 1024 // 1024} MB, more than any meeting list",
            "is it one?",
        )
    return data


def _refuse_emptying(session: Session, source: Source, listed: list[ListedMeeting]) -> None:
    """An empty answer is what a server gives to a wrong question: it replaces a list only if that is meant."""
    if source.count or not listed or session.yes:
        return
    question = f"The new list is empty. Let the {len(listed):,} meetings of {source.name} go?"
    hint = "if it is meant: add --yes; if not, look at the address"
    if session.may_ask:
        from sobertrack.cli.prompts import confirm

        if confirm(session, question):
            return
    raise NeedsAnswer(
        f"the new list is empty, and {source.name} holds {len(listed):,} meetings: nothing was changed", hint
    )

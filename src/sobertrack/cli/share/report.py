"""`share NAME`: a report of what that person may see, previewed, agreed to, and written down as given."""

from datetime import date, timedelta
from typing import Any

from sobertrack.cli import desk, streams
from sobertrack.cli.keep.promises.promised import progress_of
from sobertrack.cli.keep.supporter_write import seen_fields
from sobertrack.cli.labels import labels
from sobertrack.cli.session import Session
from sobertrack.cli.share.code import code_of, drawing
from sobertrack.cli.share.whom import known_to, refuse_unnamed
from sobertrack.cli.words import texts
from sobertrack.cli.words.period import Asked as Days
from sobertrack.cli.words.period import read_period
from sobertrack.errors import Misuse, NeedsAnswer
from sobertrack.model.days.periods import Period, usual_days
from sobertrack.model.entries import Draft, Share
from sobertrack.model.sharing import FIELDS, USUAL
from sobertrack.model.supporters import Supporter
from sobertrack.model.values import Value
from sobertrack.render import plain
from sobertrack.render.text import clean, hides
from sobertrack.rules.days.sober_time import Standing
from sobertrack.rules.people.sharing import Source, shared
from sobertrack.store.kept.promises import promises
from sobertrack.store.kept.supporters import supporter_table
from sobertrack.store.notebook import TableChange, keep
from sobertrack.store.tables.tables import with_unknown
from sobertrack.views.people import share as page
from sobertrack.views.people import sharing as view

LAST = "7d"
LINE_LENGTH = 500
ONE_DAY = timedelta(days=1)


class Asked(Value):
    """What was typed for a report."""

    within: str | None
    last: str | None
    line: str | None
    requests: list[str] | None
    qr: bool
    invert: bool
    dry_run: bool


class Ready(Value):
    """A report that is made and not yet given."""

    fields: tuple[str, ...]
    period: Period
    document: dict[str, Any]
    text: str
    revealed: tuple[str, ...]


def give(session: Session, person: Supporter, asked: Asked) -> None:
    """Make the report, show it, ask, write down that it was given, and print it."""
    if person.stopped is not None and not person.sees:
        raise Misuse(
            f"reports for {person.name} ended on {person.stopped}",
            f"to begin again: sobertrack supporter edit {person.id} --sees days",
        )
    _standings(session, person, USUAL if person.sees is None else person.sees)  # what it refuses, before any question
    chosen = set(_chosen_fields(session, person))
    fields = tuple(name for name in FIELDS if name in chosen)
    if not fields:
        raise Misuse(
            f"{person.name} may see nothing, so there is nothing to give",
            f"to let them see something: sobertrack supporter edit {person.id} --sees days",
        )
    if "name" in fields and not session.settings.share_name:
        session.note("No name is set to share under: sobertrack config set share_name NAME")
    if "name" not in fields and session.form == "json":
        session.note(view.nameless(person, fields, named=bool(session.settings.share_name)))
    ready = _made(session, person, fields, _asked_for(session, person, fields, asked))
    if asked.qr and session.form == "json":
        raise Misuse("--qr draws, and JSON cannot", "leave --qr or --format json out")
    code = drawing(session, code_of(person, ready.text), invert=asked.invert) if asked.qr else ""
    if asked.dry_run:
        session.show([*page.page(ready.document), *view.around(person, ready.revealed, fields)], ready.document)
        return
    _agreed(session, person, ready)
    _keep(session, person, ready)
    session.write(_given(session, ready))
    if code:
        session.write(code)


def _chosen_fields(session: Session, person: Supporter) -> tuple[str, ...]:
    """What the person may see; the first time it is asked, and the usual fields are what Enter means."""
    if person.sees is not None:
        return person.sees
    if session.yes or not session.may_ask:
        return USUAL
    from sobertrack.cli.prompts import ask

    streams.tell("\n".join(view.choices()))
    usual = ",".join(USUAL)
    said = ask(
        session,
        f"What may {person.name} see? Names with commas; Enter: {usual}",
        option="supporter edit --sees",
        help=f"Only what you name is ever in it. Any time later: sobertrack supporter edit {person.id} --sees FIELDS",
        default=usual,
        parse=seen_fields,
    )
    return said or ()


def _asked_for(session: Session, person: Supporter, fields: tuple[str, ...], asked: Asked) -> Asked:
    """The line and the request: as options, or asked for; neither where the person may not see them."""
    for name, given in (("line", asked.line), ("requests", asked.requests)):
        if given and name not in fields:
            option = "--line" if name == "line" else "--request"
            hint = f"to let them: sobertrack supporter edit {person.id} --sees +{name}"
            raise Misuse(f'{option}: "{name}" is not among what {person.name} may see', hint)
    if session.yes or not session.may_ask or asked.dry_run:
        return asked
    from sobertrack.cli.prompts import ask

    line, requests = asked.line, asked.requests
    if line is None and "line" in fields:
        line = ask(session, "One line of your own? Enter skips", option="--line")
    if requests is None and "requests" in fields:
        said = ask(session, f"Something to ask of {person.name}? Enter skips", option="--request")
        requests = [said] if said else None
    return asked._replace(line=line, requests=requests)


def _made(session: Session, person: Supporter, fields: tuple[str, ...], asked: Asked) -> Ready:
    period = read_period(session, Days(asked.within, asked.last)) or usual_days(LAST, today=session.today)
    last = min(period.end - ONE_DAY, session.today)
    if last < period.start:
        raise Misuse("the period lies ahead", "such as: --last 7d")
    standings = _standings(session, person, fields)
    source = _source(session, person, (period.start, last), standings)
    source = source._replace(
        line=" ".join(texts.text(asked.line or "", "--line", LINE_LENGTH).split()),
        requests=texts.texts(asked.requests or (), "--request", LINE_LENGTH),
    )
    pieces = shared(source, fields)
    document = _harmless(page.document(pieces, session.today, period.start, last))
    _refuse_too_long(session, document)
    text = plain.text(page.page(document), unicode=True)
    return Ready(fields, period, document, text, tuple(view.reveals(pieces, _new_run(standings))))


def _harmless(value: Any) -> Any:
    """What leaves, with signs that could steer somebody's screen shown as visible escapes."""
    if isinstance(value, dict):
        return {name: _harmless(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_harmless(each) for each in value]
    return clean(value) if isinstance(value, str) else value


def _refuse_too_long(session: Session, document: dict[str, Any]) -> None:
    """A file that no sobertrack would read is not made: it is read here as the other side will read it."""
    if session.form != "json":
        return
    from sobertrack.exchange.fields.shapes import Wrong
    from sobertrack.exchange.share_file import read_share
    from sobertrack.render.json import own

    try:
        read_share(own(document).encode(), session.today, hides)
    except Wrong as wrong:
        raise Misuse(f"--format json: {wrong}", "give fewer days, such as --last 7d, or fewer fields") from None


def _standings(session: Session, person: Supporter, fields: tuple[str, ...]) -> list[Standing]:
    """The counters that the person knows of; with several counters it must be said which."""
    if not {"days", "slips"} & set(fields):
        return []
    refuse_unnamed(session, person)
    known = [each.id for each in known_to(session, person)]
    return desk.standings(session, known, day=session.today) if known else []


def _source(session: Session, person: Supporter, days: tuple[date, date], standings: list[Standing]) -> Source:
    first, last = days
    reading = session.journal.read(since=first)
    desk.tell_problems(session, [*session.journal.losses, *reading.problems, *session.notebook.problems])
    names = labels(session)
    return Source(
        first=first,
        last=last,
        today=session.today,
        entries=[entry for entry in reading.entries if first <= entry.day <= last],
        standings=standings,
        promises=progress_of(session, promises(session.notebook), session.today, 1),
        triggers=names.triggers,
        strategies=names.strategies,
        people=names.people,
        recipient=person.id,
        name=session.settings.share_name,
    )


def _new_run(standings: list[Standing]) -> date | None:
    """Where a run began that is not the first: somebody who knew the earlier one can tell."""
    later = [each.since for each in standings if each.earlier is not None and each.current is not None and each.since]
    return max(later, default=None)


def _agreed(session: Session, person: Supporter, ready: Ready) -> None:
    if session.yes:
        return
    if not session.may_ask:
        raise NeedsAnswer(
            "you see it first, and then agree: nobody is here to ask",
            f"look: sobertrack share {person.id} --dry-run; then add --yes",
        )
    from sobertrack.cli.prompts import confirm

    around = plain.text(view.around(person, ready.revealed, ready.fields))
    streams.tell(clean(f"{_given(session, ready)}\n{around}"))
    if not confirm(session, f"Give this to {person.name}?"):
        raise NeedsAnswer(
            "nothing was given", f"what they may see: sobertrack supporter edit {person.id} --sees FIELDS"
        )


def _keep(session: Session, person: Supporter, ready: Ready) -> None:
    """Write down that it is given, and what this person may see where that was chosen just now."""
    form = session.form if session.form in ("json", "md") else "text"
    last = min(ready.period.end - ONE_DAY, session.today)
    share = Share(person.id, ready.fields, ready.period.start, last, form)
    changes = []
    if person.sees is None:
        before = session.notebook.table("supporter", person.id)
        after = with_unknown(supporter_table(person._replace(sees=ready.fields)), before, Supporter._fields)
        changes.append(TableChange("supporter", person.id, before, after))
    entry = keep(session.journal, changes, [Draft(session.today, share, f"{session.now:%H:%M}")])[0]
    session.saved_something = True
    short = session.journal.short_id(entry)
    session.note(
        f"Saved share {short} for {person.name}: {', '.join(ready.fields) or 'nothing'}. sobertrack share --log"
    )


def _given(session: Session, ready: Ready) -> str:
    """What leaves, to the letter."""
    if session.form == "json":
        from sobertrack.render.json import own

        return own(ready.document)
    if session.form == "md":
        from sobertrack.render import markdown

        return markdown.text(page.page(ready.document))
    return ready.text

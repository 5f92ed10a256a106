"""`promise add` and `promise edit`: a promise in the words of its small grammar."""

from datetime import date
from typing import Annotated

from sobertrack.cli import naming, options
from sobertrack.cli.keep import change
from sobertrack.cli.keep.promises.promised import chosen, progress_of
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.errors import Misuse
from sobertrack.model.promises import MOST_TIMES, NotAPromise, Promise, Said, called, parse_promise, promise_words
from sobertrack.store.kept.promises import FIELDS, promise_table, promises
from sobertrack.store.tables.tables import slug
from sobertrack.views.change import unchanged
from sobertrack.views.commitments import promises as view

Since = Annotated[str | None, option("--since", help="the day from which it counts; today if left out", value="DATE")]
Until = Annotated[str | None, option("--until", help="the last day of it", value="DATE")]


def add(
    session: Session,
    promise: Annotated[list[str], argument("PROMISE", "such as: meetings 3/week, or: call sam daily")],
    since: Since = None,
    until: Until = None,
    medicine: Annotated[bool, option("--medicine", help="medicine as prescribed: yes or skip, never a score")] = False,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Promise something for a day or a week. It is counted from what you log anyway.

    WHAT HOW-OFTEN [until DATE], such as: meetings 3/week; call sam daily; checkin daily; walk 5/week until 2026-12-31.
    A goal: meetings 20 in 30 days.

    WHAT: meetings, checkin, call or message or meet or write to or reach somebody, medicine, or anything of your own.
    HOW-OFTEN: daily, weekly, 3/week, 2/day.
    """
    change.ready(session, "promise")
    said = _said(promise)
    said = said._replace(name=_name(session, said), what="medicine" if medicine else said.what)
    if medicine and not said.name:
        raise Misuse("--medicine is about a medicine", "such as: sobertrack promise add medicine daily")
    labels = {each.id: called(each) for each in promises(session.notebook)}
    naming.refuse_taken(session, called(said), labels, "promise")
    made = Promise(
        slug(called(said), session.notebook.tables("promise")),
        said.what,
        _since(session, since),
        said.name,
        said.how,
        said.times,
        said.per,
        _until(session, said, until),
        note=change.note(session, note, edit),
    )
    _write(session, made)


def edit(
    session: Session,
    name: Annotated[str, argument("NAME", "which promise")],
    promise: Annotated[list[str] | None, argument("[PROMISE]", "how often, or all of it anew")] = None,
    since: Since = None,
    until: Until = None,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Change a promise: `promise edit walk 4/week`. An empty --until or --note takes it away.

    What is promised anew begins today, so that no week that is over is counted against it; --since says another day.
    """
    change.ready(session, "promise")
    each = chosen(promises(session.notebook), name)
    given = (promise or None, since, until, note, edit or None)
    change.refuse_nothing(given, f"promise edit {each.id} 2/week; all options: promise edit -h")
    said = Said(each.what, each.name, each.how, each.times, each.per)
    if promise:
        said = _anew(session, each, promise)
    last = each.until if until is None and not said.until else _until(session, said, until)
    made = each._replace(
        what=said.what,
        name=said.name,
        how=said.how,
        times=said.times,
        per=said.per,
        since=each.since if since is None else _since(session, since),
        until=last if said.per in MOST_TIMES else None,
        note=change.note(session, note, edit, each.note),
    )
    anew = promise_words(made) != promise_words(each) and not made.days
    if anew and since is None and made.runs(session.today):
        made = made._replace(since=session.today)
    _write(session, made)


def _anew(session: Session, each: Promise, words: list[str]) -> Said:
    """What is typed, whole or only how often; medicine stays medicine."""
    try:
        said = parse_promise(f"x {' '.join(words)}")
        if said.name == "x":
            return said._replace(what=each.what, name=each.name, how=each.how)
    except NotAPromise:
        pass
    said = _said(words)
    said = said._replace(name=_name(session, said))
    return said._replace(what="medicine") if each.what == "medicine" and said.what == "activity" else said


def _said(words: list[str]) -> Said:
    try:
        return parse_promise(texts.storable(" ".join(words)))
    except NotAPromise as wrong:
        raise Misuse(str(wrong), wrong.hint) from None


def _name(session: Session, said: Said) -> str:
    """The id of the person a promise is about; other names stay as they are written."""
    if said.what != "contact":
        return said.name
    found = naming.person(session, said.name)
    if not found.known:
        near = " or ".join(f'"{name}"' for name in found.near)
        there = f"; there is {near}" if near else ""
        session.note(f'sobertrack: "{found.id}" is not on your list of supporters{there}')
    return found.id


def _since(session: Session, typed: str | None) -> date:
    if not typed:
        return session.today
    return dates.read_day(typed, "--since", today=session.today, future_days=dates.YEAR_AHEAD)


def _until(session: Session, said: Said, typed: str | None) -> date | None:
    if typed and said.per not in MOST_TIMES:
        raise Misuse(
            "--until: a goal has its last day already", "such as: sobertrack promise add meetings 20 in 30 days"
        )
    if said.until and typed:
        raise Misuse("the last day is given twice", "leave --until out")
    text = said.until or typed
    return dates.read_coming(text, "--until", today=session.today) if text else None


def _write(session: Session, made: Promise) -> None:
    if made.until is not None and made.until < made.since:
        raise Misuse(f"--until: {made.until} lies before the first day, {made.since}", "--until is the last day of it")
    if not change.put(session, "promise", made.id, promise_table(made), FIELDS):
        session.show(unchanged("promise", made.id), view.promise_data(made))
        return
    now = progress_of(session, [made], session.today)[0]
    session.saved(view.saved(now), view.data(now), entry_id=made.id)

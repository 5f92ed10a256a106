"""`promise skip`, `promise pause` and `promise resume`: days on which nothing is asked."""

from datetime import date, timedelta
from typing import Annotated

from sobertrack.cli import options
from sobertrack.cli.keep import change
from sobertrack.cli.keep.promises.promised import chosen
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.errors import Misuse
from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.entries import Draft, Skip
from sobertrack.model.promises import Pause, Promise, what_words
from sobertrack.rules.commitments.promises import LONGEST_SKIP
from sobertrack.store.kept.promises import FIELDS, promise_table, promises
from sobertrack.views.commitments import promises as view
from sobertrack.views.records import entry_data

ONE_DAY = timedelta(days=1)
WHY_LENGTH = 200

Names = Annotated[list[str] | None, argument("NAME", "which promises")]
All = Annotated[bool, option("--all", help="all your promises")]
First = Annotated[str | None, option("--on", help="the first day; today if left out", value="DATE")]
Last = Annotated[str | None, option("--until", help="the last day", value="DATE")]


def skip(
    session: Session,
    name: Annotated[str, argument("NAME", "which promise")],
    on: First = None,
    until: Last = None,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Leave a promise out today, or for some days. A day that was skipped is not missed."""
    each = chosen(promises(session.notebook), name)
    first, last = _days(session, on, until)
    if last is not None and (last - first).days >= LONGEST_SKIP:
        raise Misuse(
            f"--until: a skip has at most {LONGEST_SKIP} days",
            f"for longer: sobertrack promise pause {each.id} --until {last}",
        )
    what = Skip(each.id, last if last != first else None, change.note(session, note, edit))
    entry = session.journal.write([Draft(first, what)])[0]
    short = session.journal.short_id(entry)
    session.saved(view.skipped(each, entry, short, session.today), entry_data(entry, short), entry_id=short)


def pause(
    session: Session,
    names: Names = None,
    all_: All = False,
    on: First = None,
    until: Last = None,
    note: Annotated[str | None, option("-n", "--note", help="why: ill, travelling ...", value="TEXT")] = None,
) -> None:
    """Let promises rest, when you are ill or travelling. Nothing is asked and nothing is missed meanwhile."""
    change.ready(session, "promise")
    first, last = _days(session, on, until)
    rest = Pause(first, last, " ".join(texts.text(note or "", "--note", WHY_LENGTH).split()))
    made = []
    for each in _several(session, names, all_, "pause"):
        now = each.pause_on(first)
        if now is not None and now.last is None:
            if not all_:
                raise Misuse(
                    f"{what_words(each)} is paused since {say_day(now.first)}",
                    f"to go on with it: sobertrack promise resume {each.id}",
                )
            continue
        made.append(each._replace(pauses=(*each.pauses, rest)))
    if not made:
        raise Misuse("all of them are paused already", "to go on: sobertrack promise resume --all")
    _write(session, made)
    session.saved(
        view.paused(made, rest, session.today),
        {"promises": [view.promise_data(each) for each in made]},
        entry_id=made[0].id,
    )


def resume(session: Session, names: Names = None, all_: All = False) -> None:
    """Go on with promises that are paused, from today."""
    change.ready(session, "promise")
    wanted = _several(session, names, all_, "resume")
    made = [_resumed(each, session.today) for each in wanted if each.pause_on(session.today)]
    if not made:
        raise Misuse("nothing is paused today", "your promises: sobertrack promise")
    _write(session, made)
    session.saved(view.resumed(made), {"promises": [view.promise_data(each) for each in made]}, entry_id=made[0].id)


def _resumed(each: Promise, today: date) -> Promise:
    """The promise with the pauses around today ended; one that began today never was."""
    pauses = [
        pause._replace(last=today - ONE_DAY) if pause.covers(today) else pause
        for pause in each.pauses
        if not (pause.covers(today) and pause.first == today)
    ]
    return each._replace(pauses=tuple(pauses))


def _several(session: Session, names: list[str] | None, all_: bool, word: str) -> list[Promise]:
    known = promises(session.notebook)
    if bool(names) == all_:
        raise Misuse("which promise?", f"name it, or all of them: sobertrack promise {word} --all")
    if all_ and not known:
        raise Misuse("there is no promise yet", "the first one: sobertrack promise add meetings 3/week")
    found = known if all_ else [chosen(known, name) for name in names or ()]
    return list({each.id: each for each in found}.values())


def _days(session: Session, on: str | None, until: str | None) -> tuple[date, date | None]:
    """The first and the last day. The last is the coming one, but for days that are told afterwards."""
    first = session.today if on is None else _day(session, on, "--on")
    if until is None:
        return first, None
    last = _day(session, until, "--until") if first < session.today else date.min
    if last < first:
        last = dates.read_coming(until, "--until", today=session.today)
    if last < first:
        raise Misuse(f"--until: {last} lies before the first day, {first}", f"such as: --until {first + 7 * ONE_DAY}")
    return first, last


def _day(session: Session, typed: str, name: str) -> date:
    return dates.read_day(typed, name, today=session.today, future_days=dates.YEAR_AHEAD)


def _write(session: Session, made: list[Promise]) -> None:
    change.put_all(session, "promise", {each.id: promise_table(each) for each in made}, FIELDS)

"""`activity`: something done that is good for this person."""

import re
from datetime import timedelta
from typing import Annotated

from sobertrack.cli import desk, options
from sobertrack.cli.keep import change
from sobertrack.cli.keep.promises.promised import kept_by
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.cli.write import no_name
from sobertrack.errors import Misuse
from sobertrack.model import limits
from sobertrack.model.entries import Activity, Draft
from sobertrack.model.values import Value
from sobertrack.rules.names import match, plain
from sobertrack.store.kept.promises import promises
from sobertrack.views.commitments import activities as view
from sobertrack.views.commitments.promises import counts_for
from sobertrack.views.records import entry_data

NEAR = timedelta(days=90)
"""So far back a name spelled like a new one is looked for."""

_LENGTH = re.compile(r"(?:([0-9]{1,2})\s*h(?:ours?)?)?\s*(?:([0-9]{1,4})\s*(?:m|min|minutes)?)?\Z")


class Typed(Value):
    """What was typed about it."""

    name: str
    minutes: int | None


def activity(
    session: Session,
    name: Annotated[str, argument("NAME", "what: walk, sleep, guitar, service ...")],
    minutes: Annotated[str | None, option("--minutes", help="how long: 45, 1h30, 7h", value="N")] = None,
    on: options.On = None,
    at: options.At = None,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Write down something you did: exercise, sleep, a hobby, service. A promise about it is counted from these."""
    settings = session.settings
    when = dates.read_when(on, at, now=session.now, today=session.today, day_ends_at=settings.day_ends_at)
    typed = Typed(_name(session, name), _minutes(minutes))
    what = Activity(typed.name, typed.minutes, change.note(session, note, edit))
    time = when.time or (f"{session.now:%H:%M}" if on is None and at is None else None)
    entry = session.journal.write([Draft(when.day, what, time)])[0]
    session.saved_something = True
    desk.after_saving(session)
    short = session.journal.short_id(entry)
    blocks = view.saved(short, entry, session.today, counts_for(kept_by(session, entry)))
    session.saved(blocks, entry_data(entry, short), entry_id=short)


def _name(session: Session, typed: str) -> str:
    """The name as it was written, or as a promise spells it. One that is spelled like another is pointed out."""
    said = texts.name(typed, "an activity's name")
    kept = promises(session.notebook) if (session.home.data / "plan.toml").exists() else []
    known = {plain(each.name): each.name for each in kept if each.what in ("activity", "medicine")}
    if plain(said) in known:
        return known[plain(said)]
    no_name.refuse(session, said, "activity", "activity")
    written = session.journal.read(("activity",), since=session.today - NEAR).entries
    names = {name: name for name in (*known.values(), *(entry.what.name for entry in written))}
    found = match(said, names)
    if not found.known and found.near:
        near = " or ".join(f'"{name}"' for name in found.near)
        session.note(f'sobertrack: activity "{said}" is kept as you wrote it; there is also {near}')
    return said


def _minutes(typed: str | None) -> int | None:
    if typed is None or not typed.strip():
        return None
    found = _LENGTH.fullmatch(typed.strip().casefold())
    number = int(found[1] or 0) * 60 + int(found[2] or 0) if found else 0
    if not 1 <= number <= limits.DAY_MINUTES:
        raise Misuse(f'--minutes: "{typed[:40]}" is not a length from 1 minute to 24 hours', "such as 45, 1h30, 7h")
    return number

"""`log`: what a person wrote, with filters and search."""

from typing import Annotated, Any

from sobertrack.cli import desk, options
from sobertrack.cli.labels import labels
from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.cli.words.period import Asked, read_period
from sobertrack.errors import Misuse
from sobertrack.model.entries import KINDS, Entry, kind_of
from sobertrack.rules.looking.log import Wanted, found
from sobertrack.rules.names import match
from sobertrack.views.labels import Labels
from sobertrack.views.looking import log as view
from sobertrack.views.records import entry_data

SAME_KIND = {"check-in": "checkin", "meeting": "visit", "attend": "visit", "reach": "contact", "call": "contact"}
"""Other words for a kind, as people know it from the commands."""


def log(
    session: Session,
    from_: options.From = None,
    to: options.To = None,
    last: options.Last = None,
    in_: options.In = None,
    kind: Annotated[list[str] | None, option("--kind", help=", ".join(KINDS), value="KIND")] = None,
    trigger: Annotated[
        list[str] | None, option("--trigger", help="set off by this; again for more", value="TRIGGER")
    ] = None,
    search: options.Search = None,
    counter: options.CounterNames = None,
    limit: Annotated[int | None, option("--limit", help="only the newest so many", value="N")] = None,
    notes: options.Notes = False,
) -> None:
    """What you wrote, oldest first, so that the newest stands above the prompt.

    Filters narrow it down together. An id leads on: sobertrack show ID.
    """
    if limit is not None and limit < 1:
        raise Misuse(f"--limit: {limit} is not a number from 1 on", "leave it out to see everything")
    known = labels(session)
    period = read_period(session, Asked(in_, last, from_, to))
    everything = desk.everything(session)
    wanted = Wanted(
        period,
        _kinds(kind or [], everything),
        tuple(desk.find_counter(session.notebook.counters, name).id for name in counter or ()),
        tuple(match(text, known.triggers).id for text in trigger or ()),
        search or "",
    )
    entries = found(everything, wanted)[-(limit or 0) :]
    show(session, entries, known, notes=notes, any_filter=wanted != Wanted())


def _kinds(typed: list[str], everything: list[Entry[Any]]) -> tuple[str, ...]:
    """The kinds that --kind names; a kind of a newer program, too, where the journal holds one."""
    kinds = []
    for word in typed:
        name = SAME_KIND.get(word.casefold(), word.casefold())
        if name not in KINDS and not any(kind_of(entry.what) == name for entry in everything):
            raise Misuse(f'--kind: no "{word[:40]}"', f"one of: {', '.join(KINDS)}")
        kinds.append(name)
    return tuple(kinds)


def show(session: Session, entries: list[Entry[Any]], known: Labels, *, notes: bool, any_filter: bool) -> None:
    """Say the entries that were found. JSON holds all of them whatever the settings say of notes."""
    short = session.journal.short_ids(entries)
    if session.form == "json":
        session.show((), {"entries": [entry_data(entry, short[entry.id]) for entry in entries]})
        return
    notes = notes or desk.shows_notes(session)
    nothing = () if session.ahead else view.nothing(any_filter=any_filter)  # it may be what is missing
    session.show(view.lines(entries, short, known, notes=notes) or nothing)
    if not notes and any(map(view.has_own_words, entries)):
        session.note("what you wrote is left out by your settings; to see it: sobertrack log --notes")

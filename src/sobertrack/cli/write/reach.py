"""`reach`: a person turned to, or one who turned to this one."""

from typing import Annotated

from sobertrack.cli import desk, naming, options
from sobertrack.cli.keep import change
from sobertrack.cli.keep.promises.promised import kept_by
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.cli.write import no_name
from sobertrack.model.entries import Contact, Draft
from sobertrack.model.supporters import REACH_HOWS
from sobertrack.views.commitments.promises import counts_for
from sobertrack.views.people import contacts as view
from sobertrack.views.records import entry_data


def reach(
    session: Session,
    supporter: Annotated[str, argument("SUPPORTER", "whom; any name will do")],
    how: Annotated[str | None, option("--how", help=", ".join(REACH_HOWS), value="HOW")] = None,
    on: options.On = None,
    at: options.At = None,
    from_them: Annotated[bool, option("--from-them", help="they reached out to you")] = False,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Write down that you were in touch with somebody. Nothing is sent, and nobody is called."""
    settings = session.settings
    when = dates.read_when(on, at, now=session.now, today=session.today, day_ends_at=settings.day_ends_at)
    who = naming.people(session, [supporter])[0]
    names = {person.id: person.name for person in session.notebook.supporters}
    if who not in names:
        no_name.refuse(session, who, "reach", "contact")
    what = Contact(who, _how(how or ""), from_them, change.note(session, note, edit))
    time = when.time or (f"{session.now:%H:%M}" if on is None and at is None else None)
    entry = session.journal.write([Draft(when.day, what, time)])[0]
    session.saved_something = True
    desk.after_saving(session)
    short = session.journal.short_id(entry)
    it = view.Reached(short, entry, names.get(who, who), who in names, counts_for(kept_by(session, entry)))
    session.saved(view.reached(it, session.today), entry_data(entry, short), entry_id=short)


def _how(typed: str) -> str:
    return "message" if typed.strip().casefold() == "text" else texts.one_of(typed, REACH_HOWS, "--how")

"""`rm`: hide an entry."""

from sobertrack.cli import desk, options
from sobertrack.cli.fix.found import entry_named, reader
from sobertrack.cli.session import Session
from sobertrack.views.program import mending as view
from sobertrack.views.records import entry_data


def rm(session: Session, id_: options.EntryId) -> None:
    """Hide an entry: it is left out of lists and counts, and undo brings it back.

    The text itself stays in the file of the journal.
    """
    entry = entry_named(session, id_)
    short = session.journal.short_id(entry)
    before = desk.standings(session, day=session.today)
    session.journal.write([], [{"type": "delete", "of": entry.id}])
    session.saved_something = True
    session.reread()
    desk.after_saving(session)
    counts = view.count_rows(before, desk.standings(session, day=session.today), reader(session))
    blocks = view.removed(view.Turn(short, entry, None), counts)
    session.saved(blocks, {**entry_data(entry, short), "hidden": True}, entry_id=short)

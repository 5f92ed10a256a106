"""`show`: one entry in full."""

from sobertrack.cli import desk, options
from sobertrack.cli.fix.found import entry_named
from sobertrack.cli.labels import labels
from sobertrack.cli.session import Session
from sobertrack.store.history import all_records, edits_of
from sobertrack.views.looking import entries as view
from sobertrack.views.records import entry_data


def show(session: Session, id_: options.EntryId, notes: options.Notes = False) -> None:
    """Everything that one entry says.

    The setting echo_notes = off keeps your own words off the screen, unless you add --notes.
    """
    records = all_records(session.journal)
    entry = entry_named(session, id_, records)
    desk.tell_problems(session, session.journal.losses)
    short = session.journal.short_id(entry)
    edits = edits_of(records, entry)
    shown = notes or session.settings.echo_notes
    blocks = view.screen(entry, short, labels(session), notes=shown, edits=edits)
    session.show(blocks, {**entry_data(entry, short), "written": entry.at, "edits": edits})

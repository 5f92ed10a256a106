"""`share --log` and `share NAME --stop`: what was given, and the end of it."""

from sobertrack.cli import desk
from sobertrack.cli.keep import change
from sobertrack.cli.keep.supporter_write import chosen
from sobertrack.cli.session import Session
from sobertrack.model.entries import Entry, Share
from sobertrack.model.supporters import Supporter
from sobertrack.rules.names import plain
from sobertrack.store.kept.supporters import supporter_table
from sobertrack.views.change import unchanged
from sobertrack.views.people import sharing as view
from sobertrack.views.people import supporters


def shares(session: Session, person: Supporter | None = None) -> list[Entry[Share]]:
    """Everything that was given, to one person or to all, oldest first."""
    reading = session.journal.read(("share",))
    desk.tell_problems(session, [*session.journal.losses, *reading.problems])
    found = sorted(reading.entries, key=lambda entry: (entry.day, entry.id))
    return [entry for entry in found if person is None or plain(entry.what.supporter) == plain(person.id)]


def show_log(session: Session, typed: str | None) -> None:
    """List what was given: to whom, what, and about which days."""
    people = session.notebook.supporters
    person = chosen(people, typed) if typed is not None else None
    found = shares(session, person)
    short = session.journal.short_ids(found)
    data = {"shares": [view.share_data(entry, short[entry.id]) for entry in found]}
    names = {each.id: each.name for each in people}
    session.show(view.log([(entry, short[entry.id]) for entry in found], names), data)


def stop_sharing(session: Session, person: Supporter) -> None:
    """End reports for one person. What was given stays given."""
    change.ready(session, "supporter")
    given = [entry for entry in shares(session, person) if entry.what.form != "message"]
    made = person._replace(sees=(), stopped=session.today)
    data = {**supporters.data(made), "given": len(given)}
    if person.stopped is not None and not person.sees:
        session.show(unchanged("supporter", person.id), data)
        return
    change.put(session, "supporter", person.id, supporter_table(made), Supporter._fields)
    session.saved(view.stopped(person, len(given)), data, entry_id=person.id)

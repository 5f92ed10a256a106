"""`supporter`: the people one can turn to, in the order in which to call them."""

from typing import Annotated

from sobertrack.cli import desk
from sobertrack.cli.keep import change
from sobertrack.cli.keep.supporter_write import add, chosen, edit
from sobertrack.cli.options import argument
from sobertrack.cli.session import Session
from sobertrack.rules.people.contacts import contacts
from sobertrack.rules.people.keeping_touch import touches
from sobertrack.views.people import supporters as view

__all__ = ["add", "edit", "list_", "rm", "show"]

Name = Annotated[str, argument("NAME", "who it is")]


def list_(session: Session) -> None:
    """The people you can turn to. Those you may want to be in touch with again stand first, the longest silence on
    top; then the others, in the order in which to call them."""
    people = session.notebook.supporters
    reading = session.journal.read(("contact",)) if people else None
    wrong = [*(reading.problems if reading else session.journal.losses), *session.notebook.problems]
    desk.tell_problems(session, wrong)
    entries = [one for one in reading.entries if one.day <= session.today] if reading else []
    found = touches(people, contacts(entries).last, session.today)
    blocks = view.listing(found, session.today, unread=bool(wrong))
    session.show(blocks, {"supporters": [view.touch_data(each) for each in found]})


def show(session: Session, name: Name) -> None:
    """One person: the number, and when you last talked."""
    people = session.notebook.supporters
    reading = session.journal.read(("contact",))
    desk.tell_problems(session, [*session.notebook.problems, *reading.problems])
    each = chosen(people, name)
    known = contacts(one for one in reading.entries if one.day <= session.today).last
    found = touches([each], known, session.today)[0]
    labels = {counter.id: counter.label for counter in session.notebook.counters}
    session.show(view.page(found, session.today, labels, notes=session.settings.echo_notes), view.touch_data(found))


def rm(session: Session, name: Name) -> None:
    """Take somebody off your list. What you wrote about them stays."""
    change.ready(session, "supporter")
    each = chosen(session.notebook.supporters, name)
    change.put(session, "supporter", each.id, None)
    session.saved(view.removed(each), {**view.data(each), "removed": True}, entry_id=each.id)

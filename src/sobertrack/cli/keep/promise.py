"""`promise`: what a person promised for a day or a week, counted from what they log anyway."""

from typing import Annotated

from sobertrack.cli import desk
from sobertrack.cli.keep import change
from sobertrack.cli.keep.promises.promise_rest import pause, resume, skip
from sobertrack.cli.keep.promises.promise_write import add, edit
from sobertrack.cli.keep.promises.promised import chosen, progress_of
from sobertrack.cli.options import argument
from sobertrack.cli.session import Session
from sobertrack.rules.commitments.promises import Progress
from sobertrack.store import seen
from sobertrack.store.kept.promises import FIELDS, promises
from sobertrack.views.commitments import promises as view

__all__ = ["add", "edit", "list_", "pause", "resume", "rm", "show", "skip"]

Name = Annotated[str, argument("NAME", "which promise")]

SHOWN_WEEKS = 8


def list_(session: Session) -> None:
    """This week: what is kept, what is still open, how many days are left.

    A week that was missed is said once, the first time you look after it.
    """
    known = promises(session.notebook)
    found = progress_of(session, known, session.today)
    desk.tell_problems(session, session.notebook.problems)
    data = {"promises": [view.data(each) for each in found]}
    if session.form == "json":
        session.show((), data)
        return
    missed = [each for each in found if each.last is not None and each.last.state == "missed"]
    news = [each for each in missed if _first_told(session, each)]
    session.show(view.listing(found, news), data)


def show(session: Session, name: Name) -> None:
    """One promise, with its last weeks."""
    known = promises(session.notebook)
    desk.tell_problems(session, session.notebook.problems)
    each = progress_of(session, [chosen(known, name)], session.today, SHOWN_WEEKS)[0]
    session.show(view.page(each, notes=desk.shows_notes(session)), view.page_data(each))


def rm(session: Session, name: Name) -> None:
    """Take a promise off your list. What you logged stays."""
    change.ready(session, "promise")
    each = chosen(promises(session.notebook), name)
    change.put(session, "promise", each.id, None, FIELDS)
    session.saved(view.removed(each), {**view.promise_data(each), "removed": True}, entry_id=each.id)


def _first_told(session: Session, each: Progress) -> bool:
    assert each.last is not None
    return seen.latest(session.home, f"week of {each.promise.id}", each.last.start.isoformat())

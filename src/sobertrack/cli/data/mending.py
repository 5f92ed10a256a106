"""`doctor --repair` and `doctor --take`: what doctor changes, after it was asked to."""

from sobertrack.cli import desk
from sobertrack.cli.session import Session
from sobertrack.store.mending import repair as mend
from sobertrack.store.mending import taking
from sobertrack.store.records.aside import place
from sobertrack.store.safekeeping.unseen import what_was_healed
from sobertrack.views.program import repair as view


def repair(session: Session) -> list[view.Repaired]:
    """Say what would be done, ask, and do it; what was done."""
    assert session.journal.losses is not None  # what is lost is put back first, where it can be
    healed = what_was_healed(session.home)
    back = [view.Repaired("healed", number, name) for name, number in healed.items() if number]
    steps = [view.Repaired(*_fields(step)) for step in mend.planned(session.journal)]
    if not steps:
        return back
    if session.may_ask and not session.yes:
        session.show(view.announced(steps))
    desk.agreed(session, "Do this?", view.in_short(steps))
    return [*back, *(view.Repaired(*_fields(step)) for step in mend.repair(session.home, session.now))]


def _fields(step: mend.Step) -> tuple[str, int, str]:
    return step.what, step.number, step.place


def folder(session: Session) -> str:
    """Where copies of bad lines are kept."""
    return str(place(session.home))


def take(session: Session, wanted: str) -> None:
    """Show what a second version of a TOML file would change, ask, and put it in place."""
    offer = taking.offered(session.home, wanted)
    name, copy = offer.copy.of, offer.copy.path.name
    changes = [view.Change(each.noun, each.key, each.before, each.after) for each in offer.changes]
    if not session.yes and session.form != "json":
        session.show(view.difference(name, copy, changes))
    desk.agreed(session, f"Take {copy}?", f"{copy} would take the place of {name}")
    done = taking.take(session.journal, offer)
    kept = [str(each) for each in (done.former, done.copy) if each is not None]
    session.reread()
    session.saved(view.taken(name, copy, changes, kept), view.taken_data(name, copy, changes, kept), entry_id=name)

"""`doctor`: look for damage."""

from typing import Annotated

from sobertrack.cli.commands import exists
from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.cli.words.pages import HARD_MOMENT
from sobertrack.store.checks.upkeep import surroundings
from sobertrack.store.checks.whole import check_everything
from sobertrack.store.records import marks
from sobertrack.store.records.listing import journal_files
from sobertrack.store.safekeeping.unseen import doctor_has_looked
from sobertrack.views.program import doctor as view


def doctor(
    session: Session,
    accept: Annotated[bool, option("--accept", help="what is missing was meant to go: expect it no longer")] = False,
) -> None:
    """Read every file, and say what is wrong, where, and what to do. It changes nothing.

    It ends with 3 while there is damage. After a loss that was meant, --accept ends the warnings about it; what is
    gone does not come back by that.
    """
    accepted = marks.accept(session.home, journal_files(session.home)) if accept else []
    tell(session, asked=accept, accepted=tuple(problem.message for problem in accepted))


def tell(session: Session, *, asked: bool = False, accepted: tuple[str, ...] = ()) -> None:
    """Look at everything, and say what was found. Nothing is written, not even to the cache."""
    home = session.home._replace(still=True)
    checked = check_everything(home, session.now, session.environ)
    damage = any(problem.damage for problem in checked.problems)
    if damage:
        session.exit_code = 3
    findings = tuple(view.Finding(*problem) for problem in checked.problems)
    found = view.Found(checked.entries, findings, surroundings(session.environ)._asdict(), accepted)
    first = HARD_MOMENT if damage and exists("sos") else ""
    session.show(view.screen(found, first, notes=session.settings.echo_notes, asked=asked), view.data(found))
    doctor_has_looked(session.home)

"""`doctor`: look for damage."""

from collections.abc import Sequence
from typing import Annotated

from sobertrack.cli.data import mending
from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.cli.words.pages import HARD_MOMENT
from sobertrack.errors import Misuse
from sobertrack.store.checks.upkeep import surroundings
from sobertrack.store.checks.whole import check_everything
from sobertrack.store.records import marks
from sobertrack.store.records.listing import journal_files
from sobertrack.store.safekeeping.unseen import doctor_has_looked
from sobertrack.views.program import doctor as view
from sobertrack.views.program import repair as words
from sobertrack.views.program.repair import Repaired


def doctor(
    session: Session,
    accept: Annotated[bool, option("--accept", help="what is missing was meant to go: expect it no longer")] = False,
    repair: Annotated[bool, option("--repair", help="mend what can be mended; no line is deleted")] = False,
    take: Annotated[
        str | None, option("--take", help="put this second version of a TOML file in place", value="FILE")
    ] = None,
) -> None:
    """Read every file, and say what is wrong, where, and what to do. It changes nothing.

    It ends with 3 while there is damage. What each word in brackets means stands in docs/doctor.md.

    --repair puts back what is missing, closes lines that break off, keeps copies of lines that cannot be read apart
    and tells of them no more, and makes your files yours alone; it asks first. After a loss that was meant, --accept
    ends the warnings about it; what is gone does not come back by that. --take shows how two versions of a file
    differ, asks, and keeps both as copies.
    """
    if (take is not None) + repair + accept > 1:
        raise Misuse("--take, --repair and --accept are three things", "give one of them")
    if take is not None:
        mending.take(session, take)
        return
    accepted = marks.accept(session.home, journal_files(session.home)) if accept else []
    told = tuple(problem.message for problem in accepted)
    repaired = mending.repair(session) if repair else None
    _tell(session, told if accept else None, repaired)


def _tell(session: Session, accepted: Sequence[str] | None, repaired: Sequence[Repaired] | None) -> None:
    """Look at everything, and say what was found. Nothing is written, not even to the cache."""
    home = session.home._replace(still=True)
    checked = check_everything(home, session.now, session.environ)
    damage = any(problem.damage for problem in checked.problems)
    if damage:
        session.exit_code = 3
    findings = tuple(view.Finding(*problem) for problem in checked.problems)
    found = view.Found(checked.entries, findings, surroundings(session.environ)._asdict(), accepted, repaired)
    first = HARD_MOMENT if damage else ""
    done = words.done(repaired, mending.folder(session)) if repaired is not None else []
    session.show(view.screen(found, first, done, notes=session.settings.echo_notes), view.data(found))
    doctor_has_looked(session.home)

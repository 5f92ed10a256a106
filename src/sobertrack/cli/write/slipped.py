"""Which counters an honest check-in is about: a slip with one is none with another."""

from collections.abc import Sequence

from sobertrack.cli import desk
from sobertrack.cli.session import Session
from sobertrack.model.counters import Counter


def slipped(session: Session, names: Sequence[str] | None) -> tuple[Counter, ...]:
    """The counters that are named, else the only one, else those that are picked; none where that is skipped."""
    known = tuple(desk.named_counters(session, names))
    if names or len(known) < 2:
        return known
    if not session.may_ask:
        raise desk.which(known)
    from sobertrack.cli.prompts import choose

    one_each = [((each,), each.label) for each in known]
    question = "With which one? Enter: no slip is written"
    picked = choose(session, question, [*one_each, (known, "all of them")], option="--counter")
    if picked is None:
        session.note("No slip was written. Whenever you like: sobertrack slip")
    return picked or ()

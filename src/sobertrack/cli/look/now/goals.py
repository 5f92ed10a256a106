"""Goals such as 20 meetings in 30 days, for `today --all`: nobody has one unless they set it."""

from typing import Any

from sobertrack.cli.keep.promises.promised import progress_of
from sobertrack.cli.session import Session
from sobertrack.store.kept.promises import promises
from sobertrack.views.blocks import Line
from sobertrack.views.commitments.promises import goal_line, goals_data


def goals(session: Session) -> tuple[list[Line], list[dict[str, Any]]]:
    """The goals that run on the day that counts, in lines and as JSON."""
    if not (session.home.data / "plan.toml").exists():
        return [], []
    known = [each for each in promises(session.notebook) if each.days and each.runs(session.as_of)]
    found = progress_of(session, known, session.as_of, 1)
    return [Line(goal_line(each)) for each in found], goals_data(found)

"""All checks in one go."""

from collections.abc import Mapping
from datetime import datetime

from sobertrack.store.checks.copies import check_copies
from sobertrack.store.checks.journal import Checked, check_journal
from sobertrack.store.checks.kept import check_kept
from sobertrack.store.checks.places import check_places
from sobertrack.store.checks.upkeep import check_upkeep
from sobertrack.store.paths import Home


def check_everything(home: Home, now: datetime, environ: Mapping[str, str]) -> Checked:
    """Read every file. What is wrong comes with damage first, else in the order of the checks."""
    checked = check_journal(home, now)
    others = [*check_kept(home), *check_copies(home), *check_places(home), *check_upkeep(home, environ)]
    problems = sorted([*checked.problems, *others], key=lambda problem: not problem.damage)
    return checked._replace(problems=problems)

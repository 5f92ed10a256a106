"""All checks in one go."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from sobertrack.errors import reason
from sobertrack.store.checks.copies import check_copies
from sobertrack.store.checks.journal import Checked, check_journal
from sobertrack.store.checks.kept import check_kept
from sobertrack.store.checks.places import check_places
from sobertrack.store.checks.upkeep import check_upkeep
from sobertrack.store.paths import Home
from sobertrack.store.records.lines import Problem


def check_everything(home: Home, now: datetime, environ: Mapping[str, str]) -> Checked:
    """Read every file. What is wrong comes with damage first, else in the order of the checks."""
    closed: list[Problem] = []
    checked = Checked(0, [], {})
    with _telling(closed):
        checked = check_journal(home, now)
    found = list(checked.problems)
    for check in (check_kept, check_copies, check_places, partial(check_upkeep, environ=environ)):
        with _telling(closed):
            found += check(home)
    told = {each.file for each in found}
    found += [each for each in dict.fromkeys(closed) if each.file not in told]
    return checked._replace(problems=sorted(found, key=lambda problem: not problem.damage))


@contextmanager
def _telling(closed: list[Problem]) -> Iterator[None]:
    """What a check may not look at is told, and the others look all the same."""
    try:
        yield
    except OSError as error:
        place = error.filename if isinstance(error.filename, str) else ""
        closed.append(Problem("closed", f"it cannot be read: {reason(error)}", place, damage=True))

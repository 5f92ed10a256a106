"""When a notebook was first and last written to, from the ends of its files."""

import json
from datetime import date
from pathlib import Path

from sobertrack.store.codec import LINE_LIMIT
from sobertrack.store.paths import Home
from sobertrack.store.records.listing import journal_files, year_of


def last_written(home: Home) -> date | None:
    """The day of the newest record of any device; None where there is none. Only the newest year is looked at."""
    files = journal_files(home)
    newest = max((year for year in map(year_of, files) if year is not None), default=0)
    days = [_last_day(path) for path in files if year_of(path) in (newest, None)]
    return max((day for day in days if day is not None), default=None)


def _last_day(path: Path) -> date | None:
    """The day of the last whole record of a file."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 2 * LINE_LIMIT))
        lines = file.read().split(b"\n")
    for line in reversed(lines):
        try:
            return date.fromisoformat(json.loads(line)["at"][:10])
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
    return None


def first_written(home: Home) -> date | None:
    """The day of the oldest record of any device; None where there is none. Only first lines are read."""
    files = journal_files(home)
    oldest = min((year for year in map(year_of, files) if year is not None), default=0)
    days = [_first_day(path) for path in files if year_of(path) in (oldest, None)]
    return min((day for day in days if day is not None), default=None)


def _first_day(path: Path) -> date | None:
    with path.open("rb") as file:
        try:
            return date.fromisoformat(json.loads(file.readline(LINE_LIMIT))["at"][:10])
        except (ValueError, KeyError, TypeError, RecursionError):
            return None

"""What set off urges and hard days, and how often."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sobertrack.model.entries import CheckIn, Entry


class Counted(NamedTuple):
    """A name and how many times it was said."""

    name: str
    times: int


def triggers(entries: Iterable[Entry[Any]]) -> tuple[Counted, ...]:
    """Triggers of urges, slips and check-ins, the commonest first, then by name.

    A check-in that repeats the trigger of an urge or slip of its day tells of the same time, and adds nothing.
    """
    return commonest(said_of(entries, "triggers"))


def said_of(entries: Iterable[Entry[Any]], field: str) -> list[str]:
    """Each time a name stands in that list of an entry, `triggers` or `tried`; a check-in's only where it is news."""
    mine = {entry.id: entry for entry in entries if getattr(entry.what, field, ())}
    times: list[str] = []
    told: defaultdict[date, set[str]] = defaultdict(set)
    checkins: list[tuple[date, tuple[str, ...]]] = []
    for entry in mine.values():
        names = getattr(entry.what, field)
        names = tuple(dict.fromkeys(names)) if len(names) > 1 else names
        if isinstance(entry.what, CheckIn):
            checkins.append((entry.day, names))
        else:
            times += names
            told[entry.day].update(names)
    for day, names in checkins:
        known = told[day]
        times += [name for name in names if name not in known]
        known.update(names)
    return times


def commonest(names: Iterable[str]) -> tuple[Counted, ...]:
    """Names with their counts, the commonest first, then by name."""
    return tuple(Counted(*pair) for pair in sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))

"""What set off urges and hard days, and how often."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from sobertrack.model.entries import KINDS, CheckIn, Entry


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
    holders = tuple(kind for kind in KINDS.values() if field in kind.__annotations__)
    holding = [entry for entry in entries if isinstance(entry.what, holders)]
    mine = {entry.id: entry for entry in holding if getattr(entry.what, field)}
    others = [entry for entry in mine.values() if not isinstance(entry.what, CheckIn)]
    told = [(entry.day, name) for entry in others for name in frozenset(getattr(entry.what, field))]
    checkins = [entry for entry in mine.values() if isinstance(entry.what, CheckIn)]
    news = {(entry.day, name) for entry in checkins for name in getattr(entry.what, field)}.difference(told)
    return [name for _, name in (*told, *news)]


def commonest(names: Iterable[str]) -> tuple[Counted, ...]:
    """Names with their counts, the commonest first, then by name."""
    return tuple(Counted(*pair) for pair in sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))

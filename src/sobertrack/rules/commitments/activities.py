"""What was done that is good for a person: how often, and how long."""

from collections.abc import Iterable
from typing import Any

from sobertrack.model.entries import Activity, Entry
from sobertrack.model.values import Value
from sobertrack.rules.names import plain


class Done(Value):
    """One activity: its name as last written, how many times, and its minutes where they are known."""

    name: str
    times: int
    minutes: int
    timed: int


def activities(entries: Iterable[Entry[Any]]) -> tuple[Done, ...]:
    """Sum up the activities among the entries, the most frequent first, then by name. Repeats count once."""
    mine = {entry.id: entry for entry in entries if isinstance(entry.what, Activity)}
    groups: dict[str, list[Activity]] = {}
    for _, entry in sorted(mine.items()):
        groups.setdefault(plain(entry.what.name), []).append(entry.what)
    found = [
        Done(
            each[-1].name,
            len(each),
            sum(what.minutes or 0 for what in each),
            sum(what.minutes is not None for what in each),
        )
        for each in groups.values()
    ]
    return tuple(sorted(found, key=lambda done: (-done.times, done.name)))

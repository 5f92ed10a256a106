"""Which entries a person looks for."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sobertrack.model.entries import CheckIn, Entry, Kept, kind_of
from sobertrack.model.values import Value
from sobertrack.rules.looking.search import search
from sobertrack.rules.names import plain


class Wanted(Value):
    """What is looked for; None and "" ask for nothing. `days` is half-open.

    Changes of kept things are no log entries: they are found where `kinds` names them, and nowhere else.
    """

    days: tuple[date, date] | None = None
    kinds: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    words: str = ""


def found(entries: Iterable[Entry[Any]], wanted: Wanted) -> list[Entry[Any]]:
    """The entries that are looked for, by day and, within a day, in the order of writing."""
    left = list(entries)
    if wanted.days is not None:
        start, end = wanted.days
        left = [entry for entry in left if start <= entry.day < end]
    if wanted.kinds:
        left = [entry for entry in left if kind_of(entry.what) in wanted.kinds]
    else:
        left = [entry for entry in left if not isinstance(entry.what, Kept)]
    if wanted.counters:
        left = [entry for entry in left if about(entry) & set(wanted.counters)]
    if wanted.triggers:
        asked = set(map(plain, wanted.triggers))
        left = [entry for entry in left if asked & set(map(plain, getattr(entry.what, "triggers", ())))]
    if wanted.words:
        left = search(left, wanted.words)
    return sorted(left, key=lambda entry: entry.day)


def about(entry: Entry[Any]) -> set[str]:
    """The counters that an entry is about, by id; none where it names none."""
    what = entry.what
    if isinstance(what, CheckIn):
        return set(what.sober)
    counter = getattr(what, "counter", "")
    return {counter} if counter else set()

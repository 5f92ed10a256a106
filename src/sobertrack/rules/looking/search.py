"""Words looked for in entries, whatever their case or accents."""

from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from sobertrack.model.entries import Entry, Kept, Unknown
from sobertrack.model.folding import fold as fold

NOT_TEXT = frozenset(("counter", "meeting", "plan", "how", "promise", "fields", "form"))
"""Fields that hold ids or fixed words, not what a person wrote."""


def search(entries: Iterable[Entry[Any]], text: str) -> list[Entry[Any]]:
    """The entries that hold every word of the text, each anywhere, inside longer words too; all for no words."""
    words = fold(text).split()
    return [entry for entry in entries if _holds(entry, words)]


def texts(entry: Entry[Any]) -> list[str]:
    """Everything in an entry that a person wrote or chose by name."""
    what = entry.what
    if isinstance(what, Kept):
        return []
    found: list[str] = []
    for value in _values(what):
        if type(value) is str:
            found.append(value)
        elif isinstance(value, tuple | list):
            found += [each for each in value if isinstance(each, str)]
    return found


def _values(what: Any) -> Iterable[Any]:
    """The fields that may hold text."""
    if isinstance(what, Unknown):
        return [value for name, value in what.raw.items() if name not in NOT_TEXT]
    kind: Any = type(what)
    return filter(None, _reader(kind)(what))


@cache
def _reader(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Reads the fields of one kind that may hold text, all at once."""
    fields: tuple[str, ...] = kind._fields
    names = [name for name in fields if name not in NOT_TEXT]
    if len(names) < 2:
        return lambda what: tuple(getattr(what, name) for name in names)
    return itemgetter(*map(fields.index, names)) if issubclass(kind, tuple) else attrgetter(*names)


def _holds(entry: Entry[Any], words: list[str]) -> bool:
    if not words:
        return True
    found = fold("\n".join(texts(entry)))
    return all(word in found for word in words)

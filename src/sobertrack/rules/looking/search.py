"""Words looked for in entries, whatever their case or accents."""

from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from sobertrack.model.entries import Entry, Kept, Unknown
from sobertrack.model.folding import fold

NOT_TEXT = frozenset(("counter", "meeting", "plan", "how", "promise", "fields", "form"))
"""Fields that hold ids or fixed words, not what a person wrote."""


def search(entries: Iterable[Entry[Any]], text: str) -> list[Entry[Any]]:
    """The entries that hold every word of the text, each anywhere, inside longer words too; all for no words."""
    left = list(entries)
    words = fold(text).split()
    if not words:
        return left
    written = _folded(["\n".join(texts(entry)) for entry in left])
    for word in words:
        fitting = [(entry, each) for entry, each in zip(left, written, strict=True) if word in each]
        left, written = [entry for entry, _ in fitting], [each for _, each in fitting]
    return left


def texts(entry: Entry[Any]) -> list[str]:
    """Everything in an entry that a person wrote or chose by name."""
    what = entry.what
    found: list[str] = []
    kind: Any = type(what)
    for value in filter(None, _reader(kind)(what)):
        if type(value) is str:
            found.append(value)
        else:
            found += value
    return found


@cache
def _reader(kind: Any) -> Callable[[Any], Iterable[Any]]:
    """Reads the fields of one kind that hold text, all at once."""
    if kind is Kept:
        return lambda _: ()
    if kind is Unknown:
        return _of_unknown
    fields: dict[str, Any] = kind.__annotations__
    names = [name for name, form in fields.items() if name not in NOT_TEXT and form in (str, tuple[str, ...])]
    if len(names) < 2:
        return lambda what: tuple(getattr(what, name) for name in names)
    return itemgetter(*map(list(fields).index, names)) if issubclass(kind, tuple) else attrgetter(*names)


def _of_unknown(what: Unknown) -> list[Any]:
    """The texts, and the lists of texts, of a record of a newer program."""
    values = [value for name, value in what.raw.items() if name not in NOT_TEXT]
    lists = [[each for each in value if isinstance(each, str)] for value in values if isinstance(value, list | tuple)]
    return [*(value for value in values if type(value) is str), *lists]


def _folded(written: list[str]) -> list[str]:
    """Texts without case and accents: in one go, many times as fast, where none holds what parts them."""
    folded = fold("\0".join(written)).split("\0")
    return folded if len(folded) == len(written) else list(map(fold, written))

"""Words looked for in entries, whatever their case or accents."""

from collections.abc import Iterable
from typing import Any

from sobertrack.model.entries import Activity, Entry, Kept, Share, Skip, Unknown
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
    return [text for name, value in _fields(what) if value and name not in NOT_TEXT for text in _texts(value)]


def _fields(what: Any) -> Iterable[tuple[str, Any]]:
    if isinstance(what, Unknown):
        return tuple(what.raw.items())
    if isinstance(what, Activity | Skip | Share):
        return what._asdict().items()
    return zip(what._fields, what, strict=True)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    return [each for each in value if isinstance(each, str)] if isinstance(value, tuple | list) else []


def _holds(entry: Entry[Any], words: list[str]) -> bool:
    if not words:
        return True
    found = fold("\n".join(texts(entry)))
    return all(word in found for word in words)

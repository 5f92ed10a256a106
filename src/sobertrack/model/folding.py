"""Text as it is compared: without case and accents, so that "Café" is found by "cafe"."""

import re
from collections.abc import Iterable
from functools import cache
from unicodedata import combining, normalize

_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def fold(text: str) -> str:
    """The text without case and accents."""
    if text.isascii():
        return text.lower()
    return _FOREIGN.sub(lambda found: _folded(found[0]), text).lower()


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether every one of these folded words stands somewhere in the text."""
    folded = fold(text)
    return all(word in folded for word in words)


@cache
def _folded(letters: str) -> str:
    spread = normalize("NFKD", normalize("NFKD", letters).casefold())
    return "".join(letter for letter in spread if not combining(letter))

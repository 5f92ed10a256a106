"""Names that a person typed, matched to what is known: exactly, or nearly."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from sobertrack.model.values import Value

CALLED_BY_ROLE = frozenset(("sponsor", "sponsee", "mentor", "coach", "counsellor", "doctor"))
"""Roles by which people speak of one person."""


class Match(Value):
    """The id a name stands for; where nothing fits, the name itself and the names that are spelled like it."""

    id: str
    known: bool
    near: tuple[str, ...] = ()


def plain(name: str) -> str:
    """A name without case, and with blanks for hyphens and underscores."""
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())


def match(name: str, labels: Mapping[str, str]) -> Match:
    """Find a name among ids and labels (`labels` maps id to label), an id as it is written before all.

    Case, blanks and hyphens do not matter.
    """
    if name in labels:
        return Match(name, True)
    wanted = plain(name)
    for key, label in labels.items():
        if wanted in (plain(key), plain(label)):
            return Match(key, True)
    words = {plain(said): (key, said) for key, label in labels.items() for said in (key, label)}
    near: dict[str, str] = {}
    for word in get_close_matches(wanted, words, n=3, cutoff=0.75):
        near.setdefault(*words[word])
    return Match(" ".join(name.split()), False, tuple(near.values()))


def match_person(name: str, labels: Mapping[str, str], roles: Mapping[str, str] | None = None) -> Match:
    """Find a person: by the whole name, or where only one person has it by the first name or the role: "my sponsor"."""
    said = match(name, labels)
    if said.known:
        return said
    role = plain(name).removeprefix("my ")
    alike = [key for key, each in (roles or {}).items() if each == role and each in CALLED_BY_ROLE]
    first = with_first_name(name, labels) or alike
    if len(first) == 1:
        return Match(first[0], True)
    others = [each for each in said.near if each not in first and each not in map(labels.get, first)]
    return said._replace(near=(*(labels[key] for key in first), *others))


def with_first_name(name: str, labels: Mapping[str, str]) -> list[str]:
    """The ids of everybody with this first name."""
    wanted = plain(name)
    return [key for key, label in labels.items() if wanted and plain(label.partition(" ")[0]) == wanted]


def kind_of_name(
    name: str, words: Mapping[str, Iterable[str]], precedence: Iterable[str], small: Iterable[str]
) -> list[str]:
    """The counter kinds that a name speaks of, by a list of words; empty where it says none.

    Words are matched from the left, the longest entry first. "other" counts only where it covers the whole name
    apart from small words, so that an unknown substance is never taken for harmless.
    """
    said = "".join(letter if letter.isalnum() or letter == "'" else " " for letter in name.casefold()).split()
    entries = {tuple(entry.split()): kind for kind, listed in words.items() for entry in listed}
    longest = max((len(entry) for entry in entries), default=1)
    found: set[str] = set()
    left: list[str] = []
    place = 0
    while place < len(said):
        size = next((n for n in range(longest, 0, -1) if tuple(said[place : place + n]) in entries), 0)
        if size:
            found.add(entries[tuple(said[place : place + size])])
        else:
            left.append(said[place])
        place += size or 1
    if set(left) - set(small):
        found.discard("other")
    return [kind for kind in precedence if kind in found]

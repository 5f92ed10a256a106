"""The short ids that people type: a letter for the kind, and as many last characters as no other id ends with."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from sobertrack.errors import Ambiguous, NotFound
from sobertrack.model.entries import KINDS, LETTERS, Entry, kind_of
from sobertrack.store.paths import Home
from sobertrack.store.records.digest import TAIL
from sobertrack.store.records.ids import SHORT, found_in
from sobertrack.store.records.listing import journal_files, read_file

_LETTER = {cls: LETTERS[kind] for kind, cls in KINDS.items()}
_MISREAD = str.maketrans("OIL", "011")
"""Ids have no O, I and L: whoever types one saw a digit."""


class ShortIds:
    """The short ids of a notebook. They rest on the ends of all ids, each with a blank behind it."""

    def __init__(self, home: Home, ends: Iterable[str]) -> None:
        self.home = home
        self.ends = "".join(ends)

    def of(self, ulid: str, kind: str) -> str:
        """The short id of one record."""
        alike = self.ends.count(f"{ulid[-SHORT:]} ")
        if alike == 0 or (alike == 1 and f"{ulid[-TAIL:]} " in self.ends):
            return _said(LETTERS.get(kind, "x"), ulid, SHORT)
        others = [other for other in self._every_id if other.endswith(ulid[-SHORT:])]
        return _said(LETTERS.get(kind, "x"), ulid, _size(ulid, others))

    def of_many(self, entries: Iterable[Entry[Any]]) -> dict[str, str]:
        """The short id of each of many entries by its full id, in one go."""
        tails = self.ends.split()
        known = set(tails)
        known = known if len(known) == len(tails) else self._every_id
        times = Counter([ulid[-SHORT:] for ulid in known])
        short = {}
        left = []
        for entry in entries:
            end = entry.id[-SHORT:]
            if times[end] == 1:
                short[entry.id] = f"{_LETTER.get(type(entry.what), 'x')}-{end.lower()}"
            else:
                left.append(entry)
        return short | _lengthened(left, known)

    @cached_property
    def _every_id(self) -> set[str]:
        return {ulid for path in journal_files(self.home) for ulid in found_in(read_file(path)[0])}

    def find(self, text: str, entries: Iterable[Entry[Any]]) -> Entry[Any]:
        """The entry that an id names, short or long, with or without its letter; NotFound lists the candidates."""
        entries = list(entries)
        letter, dash, rest = text.strip().partition("-")
        tail = (rest if dash else letter).upper().translate(_MISREAD)
        found = [
            entry
            for entry in entries
            if len(tail) >= SHORT
            and entry.id.upper().translate(_MISREAD).endswith(tail)
            and (not dash or LETTERS.get(kind_of(entry.what), "x") == letter.lower())
        ]
        found = [entry for entry in entries if entry.id == text.strip()] or found
        if len(found) == 1:
            return found[0]
        if found:
            short = self.of_many(found[:9])
            names = ", ".join(f"{short[each.id]} ({kind_of(each.what)}, {each.day})" for each in found[:9])
            raise Ambiguous(f'"{text[:40]}" fits more than one entry: {names}', "type a longer id")
        raise NotFound(f'no entry has the id "{text[:40]}"', "ids stand in: sobertrack log")


def _lengthened(entries: list[Entry[Any]], known: set[str]) -> dict[str, str]:
    """Short ids that are longer than others, among the ids that are known, or all of their different ends."""
    alike: dict[str, list[str]] = {entry.id[-SHORT:]: [] for entry in entries}
    for ulid in known if entries else ():
        if ulid[-SHORT:] in alike:
            alike[ulid[-SHORT:]].append(ulid)
    sizes = {entry.id: _size(entry.id, alike[entry.id[-SHORT:]]) for entry in entries}
    return {entry.id: _said(_LETTER.get(type(entry.what), "x"), entry.id, sizes[entry.id]) for entry in entries}


def _size(ulid: str, others: list[str]) -> int:
    """How many last characters no other id ends with."""
    size = SHORT
    while size < len(ulid) and any(other.endswith(ulid[-size:]) for other in others if not ulid.endswith(other)):
        size += 1
    return size


def _said(letter: str, ulid: str, size: int) -> str:
    return f"{letter}-{ulid[-size:].lower()}"

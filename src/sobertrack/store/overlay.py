"""Edits and removals laid over what they are about: nothing in the journal is ever rewritten."""

from collections.abc import Iterable
from operator import lt
from typing import Any

from sobertrack.store.codec import Raw

LAID_OVER = ("edit", "delete", "undo")
"""The kinds of record that say something about other records and are no entries themselves."""


def order(raw: Raw) -> tuple[str, str, str]:
    """The place of a record: by the time in its id, then its device, then its id."""
    ulid = str(raw.get("id", ""))
    return ulid[:10], str(raw.get("dev", "")), ulid


def unique(records: Iterable[Raw]) -> list[Raw]:
    """Each id once (a sync tool's copy of a file repeats them), in the journal's order."""
    given = list(records)
    if _in_order(given):
        return given
    by_id: dict[str, Raw] = {}
    for raw in given:
        by_id.setdefault(str(raw.get("id", "")), raw)
    return sorted(by_id.values(), key=order)


def _in_order(records: list[Raw]) -> bool:
    """Whether one device wrote them, each once and one after the other. It is so almost always: nothing to sort."""
    ids: list[Any] = [raw.get("id") for raw in records]
    try:
        return all(map(lt, ids, ids[1:])) and len({raw.get("dev") for raw in records}) < 2
    except TypeError:
        return False


def removed_ids(records: Iterable[Raw]) -> set[str]:
    """The ids that a removal still hides. A removal may itself be removed: that is how undo is undone."""
    removals: dict[str, list[str]] = {}
    for raw in records:
        if raw.get("type") == "delete":
            removals.setdefault(str(raw.get("of")), []).append(str(raw.get("id")))
    known: dict[str, bool] = {}

    def gone(ulid: str, depth: int = 0) -> bool:
        if ulid not in known:
            known[ulid] = False  # a circle, which only damage can make, hides nothing
            known[ulid] = depth < 500 and any(not gone(removal, depth + 1) for removal in removals.get(ulid, ()))
        return known[ulid]

    # the newest first: what hides a thing was almost always written after it, so that little is left to look up
    return {ulid for ulid in sorted(removals, reverse=True) if gone(ulid)}


def current(records: list[Raw]) -> list[Raw]:
    """What stands today: removed records left out, edits applied in order, edits and removals themselves gone."""
    marks = [raw for raw in records if raw.get("type") in LAID_OVER]
    if not marks:
        return records
    gone = removed_ids(marks)
    edits: dict[str, list[Raw]] = {}
    for raw in marks:
        if raw["type"] == "edit" and raw.get("id") not in gone and isinstance(raw.get("set"), dict):
            edits.setdefault(str(raw.get("of")), []).append(raw["set"])
    standing = []
    for raw in records:
        ulid = str(raw.get("id", ""))
        if raw.get("type") in LAID_OVER or ulid in gone:
            continue
        standing.append(_edited(raw, edits[ulid]) if ulid in edits else raw)
    return standing


_FIXED = ("v", "id", "at", "dev", "type", "cmd")


def _edited(raw: Raw, changes: list[Raw]) -> Raw:
    result = dict(raw)
    for change in changes:
        for key, value in change.items():
            if key in _FIXED:
                continue
            if value is None:
                result.pop(key, None)
            else:
                result[key] = value
    return result

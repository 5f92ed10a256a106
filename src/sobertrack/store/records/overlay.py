"""Edits and removals laid over what they are about: nothing in the journal is ever rewritten."""

import json
from collections.abc import Iterable
from operator import lt
from typing import Any

from sobertrack.store.codec import Raw

LAID_OVER = ("edit", "delete", "undo")
"""The kinds of record that say something about another record and are no entries themselves."""

PURGED = "purged"
"""The kind that an erasure leaves: it names what is gone for good, and hides it wherever it still lies."""

ABOUT_OTHERS = (*LAID_OVER, PURGED)


def order(raw: Raw) -> tuple[str, str, str]:
    """The place of a record: by the time in its id, then its device, then its id."""
    ulid = str(raw.get("id", ""))
    return ulid[:10], str(raw.get("dev", "")), ulid


def unique(records: Iterable[Raw]) -> list[Raw]:
    """Each id once (a sync tool's copy of a file repeats them), in the journal's order.

    Where two records claim one id, the one that says more stands, whichever was read first; `clashes` names them.
    """
    pool = records if isinstance(records, list) else list(records)
    if _in_order(pool):
        return pool
    try:
        by_id = {raw["id"]: raw for raw in pool}
        if len(by_id) == len(pool):
            return sorted(pool, key=order)
    except (KeyError, TypeError):
        pass
    nameless = sorted((raw for raw in pool if not raw.get("id")), key=weight)
    return sorted([*_weightiest(pool).values(), *nameless], key=order)


def _in_order(records: list[Raw]) -> bool:
    """Whether one device wrote them, each once and one after the other. It is so almost always: nothing to sort."""
    ids: list[Any] = [raw.get("id") for raw in records]
    try:
        return all(map(lt, ids, ids[1:])) and len({raw.get("dev") for raw in records}) < 2
    except TypeError:
        return False


def _weightiest(pool: list[Raw]) -> dict[str, Raw]:
    by_id: dict[str, Raw] = {}
    for raw in pool:
        ulid = str(raw.get("id") or "")
        if ulid and (ulid not in by_id or (by_id[ulid] != raw and weight(raw) > weight(by_id[ulid]))):
            by_id[ulid] = raw
    return by_id


def weight(raw: Raw) -> tuple[int, str]:
    """How much a record says: of two that claim one id, the weightier stands, in whatever order they are read."""
    text = json.dumps(raw, sort_keys=True)
    return len(text), text


def clashes(records: list[Raw]) -> list[str]:
    """The ids that stand on records which say different things. Only another program, or a person, can make these."""
    by_id: dict[str, Raw] = {}
    found = {str(raw["id"]): None for raw in records if raw.get("id") and by_id.setdefault(str(raw["id"]), raw) != raw}
    return sorted(found)


def removed_ids(records: Iterable[Raw]) -> set[str]:
    """The ids that a removal still hides. A removal may itself be removed: that is how undo is undone.

    Removals are settled from those that nothing removes; a circle, which only damage can make, hides nothing.
    """
    removals: dict[str, set[str]] = {}
    removes: dict[str, str] = {}
    for raw in records:
        if raw.get("type") == "delete":
            removals.setdefault(str(raw.get("of")), set()).add(str(raw.get("id")))
            removes[str(raw.get("id"))] = str(raw.get("of"))
    left = {ulid: len(found) for ulid, found in removals.items()}
    gone: set[str] = set()
    settled = [(ulid, True) for ulid in removes if ulid not in removals]
    while settled:
        ulid, stands = settled.pop()
        target = removes.get(ulid)
        if target is None or target in gone:
            continue
        left[target] -= 1
        if stands:
            gone.add(target)
            settled.append((target, False))
        elif left[target] == 0:
            settled.append((target, True))
    return gone


def purged_ids(records: Iterable[Raw]) -> set[str]:
    """The ids of what was erased for good, and of what was said about it, wherever. Nothing takes that back.

    An edit on a computer that had not heard of the erasure is in no list, and holds words of what is gone.
    """
    pool = records if isinstance(records, list) else list(records)
    lists = [raw.get("of") for raw in pool if raw.get("type") == PURGED]
    gone = {each for of in lists if isinstance(of, list) for each in of if type(each) is str}
    laid = [(str(raw.get("id")), str(raw.get("of"))) for raw in pool if raw.get("type") in LAID_OVER] if gone else []
    number = -1
    while number < len(gone):
        number = len(gone)
        gone |= {ulid for ulid, of in laid if of in gone}
    return gone


def concerned_ids(records: Iterable[Raw]) -> set[str]:
    """The ids of all records that others say something about."""
    laid = [raw for raw in records if raw.get("type") in ABOUT_OTHERS]
    return {str(raw.get("of")) for raw in laid if raw["type"] != PURGED} | purged_ids(laid)


def current(records: list[Raw]) -> list[Raw]:
    """What stands today: removed records left out, edits applied in order, edits and removals themselves gone."""
    laid = [raw for raw in records if raw.get("type") in ABOUT_OTHERS]
    if not laid:
        return records
    gone = removed_ids(laid) | purged_ids(laid)
    edits: dict[str, list[Raw]] = {}
    for raw in laid:
        if raw["type"] == "edit" and str(raw.get("id")) not in gone and isinstance(raw.get("set"), dict):
            edits.setdefault(str(raw.get("of")), []).append(raw["set"])
    standing = []
    for raw in records:
        ulid = str(raw.get("id", ""))
        if raw.get("type") in ABOUT_OTHERS or ulid in gone:
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

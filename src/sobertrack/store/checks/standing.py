"""Records one by one and beside each other: what cannot be, what is there twice, what is about nothing."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sobertrack.model.entries import KINDS, Entry, Unknown
from sobertrack.store import codec
from sobertrack.store.checks.placed import Placed
from sobertrack.store.codec import Raw
from sobertrack.store.records.lines import Problem, newer
from sobertrack.store.records.overlay import ABOUT_OTHERS, LAID_OVER, current, purged_ids, unique


def check(placed: list[Placed]) -> list[Problem]:
    """Look at every record."""
    return [*_undecodable(placed), *_twice(placed), *_about_nothing(placed), *_unknown(placed)]


def _undecodable(placed: list[Placed]) -> Iterator[Problem]:
    for each in placed:
        why, code = _refused(each.raw)
        if why:
            yield Problem(code, f"{each.where}{why}", str(each.path), each.line, damage=True)


def _refused(raw: Raw) -> tuple[str, str]:
    if newer(raw):
        return " was written by a newer sobertrack", "newer_record"
    if raw.get("type") in LAID_OVER:
        bad = raw["type"] == "edit" and not isinstance(raw.get("set"), dict)
        return (': "set" is not a table', "bad_record") if bad else ("", "")
    try:
        codec.decode(raw)
    except codec.BadRecord as error:
        return f": {error}", "bad_record"
    return "", ""


def _twice(placed: list[Placed]) -> Iterator[Problem]:
    first: dict[str, Placed] = {}
    again: Counter[str] = Counter()
    for each in placed:
        ulid = str(each.raw.get("id", ""))
        other = first.setdefault(ulid, each)
        if not ulid or other is each:
            continue
        if other.raw != each.raw:
            message = (
                f"the id {ulid} stands for two different records: {other.where} and {each.where}; the longer one counts"
            )
            yield Problem("duplicate", message, str(each.path), each.line, damage=True)
        elif other.path == each.path:
            again[str(each.path)] += 1
    for file, number in again.items():
        yield Problem("repeated", f"records that stand twice in one file, word for word: {number}", file)


def _about_nothing(placed: list[Placed]) -> Iterator[Problem]:
    ids = {str(each.raw.get("id")) for each in placed} | purged_ids(each.raw for each in placed)
    number = sum(each.raw.get("type") in ("edit", "delete") and str(each.raw.get("of")) not in ids for each in placed)
    if number:
        yield Problem("about_nothing", f"changes or removals about something that is not here: {number}", "")


def _unknown(placed: list[Placed]) -> Iterator[Problem]:
    known = {*KINDS, *ABOUT_OTHERS}
    kinds = Counter(str(each.raw.get("type")) for each in placed if not newer(each.raw))
    for kind, number in sorted(kinds.items()):
        if kind not in known:
            message = f'records of the kind "{kind[:40]}", which this program does not know: {number}'
            yield Problem("unknown_kind", message, "")


def entries(records: list[Raw], problems: list[Problem]) -> Iterator[Entry[Any]]:
    """The entries that stand. One that its changes made unreadable is a problem of its own."""
    written = {str(raw.get("id")): raw for raw in records}
    for raw in current(unique(records)):
        if newer(raw):
            continue
        ulid = str(raw.get("id"))
        try:
            entry = codec.decode(raw)
        except codec.BadRecord as error:
            if raw != written[ulid]:
                problems.append(Problem("bad_record", f"record {ulid}, as it was changed: {error}", "", damage=True))
            continue
        if not isinstance(entry.what, Unknown):
            yield entry

"""What an erasure means: the records, everything that tells of them, and the tables of kept things."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sobertrack.store.codec import Raw
from sobertrack.store.notebook import Notebook
from sobertrack.store.records.overlay import ABOUT_OTHERS, LAID_OVER, PURGED, removed_ids
from sobertrack.store.tables.changes import FILES

Table = tuple[str, str]
"""A kept thing: its noun and its key, which is "" for a noun that is one table."""


class Doomed(NamedTuple):
    """What is to go. `records` holds the edits and removals of what goes, too; `tables` are those that stand.

    `everything` says that nothing at all is to be left.
    """

    records: list[Raw]
    tables: list[Table]
    everything: bool = False

    @property
    def ids(self) -> set[str]:
        """The ids of the records."""
        return {str(raw.get("id")) for raw in self.records}


def entries(records: Sequence[Raw], ids: Iterable[str]) -> Doomed:
    """Entries, by their ids."""
    wanted = set(ids)
    return Doomed(_with_all_about(records, lambda raw: raw.get("id") in wanted), [])


def kept_things(records: Sequence[Raw], notebook: Notebook, wanted: Callable[[Table], bool]) -> Doomed:
    """Kept things, with everything that the journal tells of how they were."""
    history = _with_all_about(records, lambda raw: raw.get("type") == "kept" and wanted(table_of(raw)))
    return Doomed(history, [table for table in standing(notebook) if wanted(table)])


def of_kind(records: Sequence[Raw], kind: str, before: date | None = None) -> Doomed:
    """Entries of a kind ("" for every kind), of days before one where it is given.

    The day of an entry is the one it has today, and not the one it was first written for.
    """
    moved = {} if before is None else _days_given_later(records)

    def wanted(raw: Raw) -> bool:
        return _is_of(raw, kind) and _is_before({"day": moved.get(str(raw.get("id")), raw.get("day", ""))}, before)

    chosen = _with_all_about(records, wanted)
    if before is not None and not kind:
        chosen += [raw for raw in _held_before(records, before) if raw not in chosen]
    return Doomed(chosen, [])


def everything(records: Sequence[Raw], notebook: Notebook) -> Doomed:
    """All there is."""
    return Doomed([raw for raw in records if raw.get("type") != PURGED], standing(notebook), True)


def named(records: Sequence[Raw], notebook: Notebook, typed: str) -> list[Table]:
    """The kept things that a word names, those too that are off the list: by their key, or as noun.key."""
    known = dict.fromkeys([*standing(notebook), *(table_of(raw) for raw in records if raw.get("type") == "kept")])
    word = typed.strip().casefold()
    return [(noun, key) for noun, key in known if key and word in (key.casefold(), f"{noun}.{key}".casefold())]


def standing(notebook: Notebook) -> list[Table]:
    """Every kept thing that there is."""
    found: list[Table] = []
    for noun in FILES:
        if noun in ("settings", "aftercare"):
            found += [(noun, "")] if notebook.table(noun, "") is not None else []
        else:
            found += [(noun, key) for key in notebook.tables(noun)]
    return found


def table_of(raw: Raw) -> Table:
    """The kept thing that a record tells of."""
    noun, _, key = str(raw.get("key", "")).partition(".")
    return noun, key


def _is_of(raw: Raw, kind: str) -> bool:
    return raw.get("type") == kind if kind else raw.get("type") not in ABOUT_OTHERS


def _is_before(raw: Raw, before: date | None) -> bool:
    # ISO days are in order as texts, and a day that cannot be read is in no order at all
    return before is None or "" < str(raw.get("day", "")) < before.isoformat()


def _days_given_later(records: Sequence[Raw]) -> dict[str, object]:
    """The day of each entry that an edit has moved to another one, hidden entries too."""
    laid = [raw for raw in records if raw.get("type") in LAID_OVER]
    gone = removed_ids(laid)
    edits = [raw for raw in laid if raw["type"] == "edit" and str(raw.get("id")) not in gone]
    changes = [(str(raw.get("of")), raw["set"]) for raw in edits if isinstance(raw.get("set"), dict)]
    return {ulid: change["day"] for ulid, change in changes if change.get("day")}


def _held_before(records: Sequence[Raw], before: date) -> list[Raw]:
    """The first change of each kept thing from a day on: it says what the thing was until then."""
    first: dict[Table, Raw] = {}
    for raw in records:
        if raw.get("type") == "kept" and not _is_before(raw, before):
            first.setdefault(table_of(raw), raw)
    return [raw for raw in first.values() if raw.get("before") is not None]


def _with_all_about(records: Sequence[Raw], wanted: Callable[[Raw], bool]) -> list[Raw]:
    """The records that are wanted, and every edit and removal of them, and of these in turn."""
    chosen = {str(raw.get("id")) for raw in records if raw.get("type") not in ABOUT_OTHERS and wanted(raw)}
    laid = [raw for raw in records if raw.get("type") in LAID_OVER]
    number = -1
    while number < len(chosen):
        number = len(chosen)
        chosen |= {str(raw.get("id")) for raw in laid if str(raw.get("of")) in chosen}
    return [raw for raw in records if str(raw.get("id")) in chosen]

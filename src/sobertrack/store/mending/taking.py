"""`doctor --take`: a second version of a TOML file takes the place of the first, and both are kept as copies."""

import os
from datetime import datetime
from pathlib import Path

from sobertrack.errors import Misuse, NotFound, SobertrackError
from sobertrack.model.values import Value
from sobertrack.store.checks.copies import Copy, conflict_copies
from sobertrack.store.files import read_bytes, replace_whole, sync_directory
from sobertrack.store.journal import Journal
from sobertrack.store.paths import Home
from sobertrack.store.records.aside import place
from sobertrack.store.tables import by_hand
from sobertrack.store.tables.changes import TableChange
from sobertrack.store.tables.toml import TomlFile, read_toml, refuse_damaged


class Offer(Value):
    """A second version, the file whose place it would take, and each table that would change."""

    copy: Copy
    present: TomlFile
    other: TomlFile
    changes: list[TableChange]


class Taken(Value):
    """Where the former file was copied to (None: there was none), and where the second version went."""

    former: Path | None
    copy: Path


def offered(home: Home, wanted: str) -> Offer:
    """The second version that a name or a path means; NotFound lists those there are."""
    known = conflict_copies(home)
    copy = next(
        (each for each in known if wanted in (each.path.name, str(each.path)) or _same(each.path, wanted)), None
    )
    if copy is None:
        names = ", ".join(each.path.name for each in known)
        hint = f"there are: {names}" if known else "there is none: sobertrack doctor names them when there are"
        raise NotFound(f'no second version of a file here is called "{wanted[:80]}"', hint)
    path = home.data / copy.of
    present, other = read_toml(path), read_toml(copy.path)
    refuse_damaged(other)
    if present.newer:
        refuse_damaged(present)
    changes = by_hand.table_changes(present, other._replace(path=path)) if present.problem is None else []
    return Offer(copy, present, other, changes)


def _same(path: Path, wanted: str) -> bool:
    return os.path.abspath(wanted) == os.path.abspath(path)


def take(journal: Journal, offer: Offer) -> Taken:
    """Put it in place. What changed in its tables goes to the journal, so that undo takes it back.

    Before anything is changed both versions lie as copies beside the state, from where nothing is synced.
    """
    raw = read_bytes(offer.copy.path)
    if raw is None or raw != offer.other.raw:
        raise SobertrackError(f"{offer.copy.path.name} changed just now; nothing was changed", "look again")
    former = None
    if offer.present.raw is not None:
        former = _kept(journal.home, offer.copy.of, offer.present.raw, journal.now)
    other = _kept(journal.home, offer.copy.path.name, raw, journal.now)
    try:
        by_hand.install(journal, offer.copy.of, offer.present.raw or b"", raw.decode("utf-8", "surrogateescape"))
    except ValueError as error:
        raise Misuse(f"{offer.copy.path.name} cannot be taken: {error}", "copy what you need by hand") from error
    offer.copy.path.unlink()
    sync_directory(journal.home.data)
    return Taken(former, other)


def _kept(home: Home, name: str, data: bytes, now: datetime) -> Path:
    """A copy under a name that is free: the moment stands before the name."""
    stamp, number = now.strftime("%Y%m%dT%H%M%S"), 1
    path = place(home) / f"{stamp}-{name}"
    while path.exists():
        number += 1
        path = place(home) / f"{stamp}-{number}-{name}"
    replace_whole(path, data)
    return path

"""A loss that is none any more: what a journal file lacks came back from a backup, and stands in another file now.

The marks alone tell how much a file held, and not what. A backup of it tells that, too.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from sobertrack.errors import SobertrackError
from sobertrack.store.backups import reading
from sobertrack.store.backups.kept import kept
from sobertrack.store.paths import Home
from sobertrack.store.records import marks
from sobertrack.store.records.lines import parse
from sobertrack.store.records.listing import journal_files, read_file
from sobertrack.store.records.marks import Mark, Marks
from sobertrack.store.records.overlay import purged_ids

Journals = Mapping[str, bytes]


def settled(home: Home, backups: Iterable[Journals] | None = None) -> dict[str, Mark | None]:
    """The files of which everything is here again, each with its new mark; None for a file that is gone.

    `backups` are the journal files of some backups; without them those of this computer are looked through.
    """
    known = marks.read_marks(home)
    files = {path.name: read_file(path)[0] for path in journal_files(home)}
    held = {name: marks.whole_ids(data) for name, data in files.items()}
    lost = {name for name in known if name.endswith(".jsonl") and not _sound(known, name, files, held)}
    if not lost or not marks.ours(home, known):
        return {}
    here = set().union(*held.values())
    gone = purged_ids([raw for data in files.values() for raw in parse(data, "").records])
    found: dict[str, Mark | None] = {}
    for journals in _of(home) if backups is None else backups:
        for name in lost - found.keys():
            had = (marks.whole_ids(journals.get(f"journal/{name}", b"")) | held.get(name, set())) - gone
            if had <= here and marks.complete(had, known[name]):
                data = files.get(name)
                found[name] = None if data is None else marks.of_bytes(data)._replace(nul=known[name].nul)
        if len(found) == len(lost):
            break
    return found


def settle(home: Home, backups: Iterable[Journals] | None = None) -> list[str]:
    """Expect no longer what is settled; the names of these files. Call it under the lock."""
    found = settled(home, backups)
    if found:
        known = marks.read_marks(home)
        for name, mark in found.items():
            if mark is None:
                del known[name]
            else:
                known[name] = mark
        marks.write_marks(home, known)
    return sorted(found)


def _sound(known: Marks, name: str, files: Mapping[str, bytes], held: Mapping[str, set[str]]) -> bool:
    return len(files.get(name, b"")) >= known[name].size and marks.complete(held.get(name, set()), known[name])


def _of(home: Home) -> Iterator[Journals]:
    for each in kept(home):
        with suppress(OSError, SobertrackError):
            yield reading.opened(reading.read_container(each.path), each.id).journals

"""The journal: append, read, amend. What is acknowledged is on the disk, and nothing is ever rewritten."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any

from sobertrack.errors import Ambiguous, NotFound, SobertrackError
from sobertrack.model.entries import Draft, Entry, kind_of
from sobertrack.store import codec
from sobertrack.store.codec import Raw
from sobertrack.store.files import locked
from sobertrack.store.paths import Home, refuse_moved
from sobertrack.store.records import digest, ids, marks
from sobertrack.store.records.device import ensure_device, read_device
from sobertrack.store.records.formats import newer_notebook, refuse_newer_tables
from sobertrack.store.records.lines import Problem, parse, parse_some
from sobertrack.store.records.listing import listing, read_end, read_file, year_of
from sobertrack.store.records.overlay import ABOUT_OTHERS, concerned_ids
from sobertrack.store.records.reading import Reading, entries_of
from sobertrack.store.records.short_ids import ShortIds
from sobertrack.store.records.unsaved import given_back, in_short
from sobertrack.store.records.years import whole
from sobertrack.store.safekeeping import adding, echo
from sobertrack.store.safekeeping.noticing import lost, refuse_unsure

SECOND_LOOK = 1.0
"""Seconds to wait for the lock before a file that looks damaged is called so: it may be being written."""


class Journal:
    """The journal of one notebook, as this device sees it at `now`.

    `notices` gathers what a person should be told: that something was put back, that the disk is full.
    """

    def __init__(self, home: Home, now: datetime, notices: list[Problem] | None = None) -> None:
        self.home = home
        self.now = now
        self.notices: list[Problem] = [] if notices is None else notices

    @cached_property
    def losses(self) -> list[Problem]:
        """Files that are missing, empty, shorter than they were or full of NULs: damage for a look command.

        What the echo can give back is put back first, where this computer may write.
        """
        found = self._lost() and self._looked_again()
        if found and not self.home.still and self.home.state.is_dir():
            with suppress(SobertrackError, OSError), locked(self.home.state, SECOND_LOOK):
                found = self._looked_again()
                found = self._lost() if found and self._healed() else found
        return found

    def _healed(self) -> bool:
        """Put back what was lost, under the lock; whether anything was done."""
        refuse_moved(self.home)
        if any(each.newer for each in self.digests):
            return False
        from sobertrack.store.safekeeping import healing  # it is needed once in a blue moon

        notice = healing.heal(self.home, self.now)
        if notice is not None:
            self.notices.append(notice)
            self.__dict__.pop("digests", None)
        return notice is not None

    def _lost(self) -> list[Problem]:
        known = marks.read_marks(self.home)
        return lost(self.home, known, self.digests)

    def _looked_again(self) -> list[Problem]:
        """What is lost now: somebody may have written since the files were read."""
        self.__dict__.pop("digests", None)
        return self._lost()

    @cached_property
    def digests(self) -> list[digest.Digest]:
        """Each journal file in short."""
        return digest.digests(self.home, self.now.year)

    @cached_property
    def sober_records(self) -> Reading:
        """Every slip and restart of every year, and what is wrong with any line that looks damaged."""
        found = self._marked(digest.SOBER)
        return found._replace(
            problems=[*(problem for each in self.digests for problem in each.problems), *found.problems]
        )

    @cached_property
    def letters(self) -> Reading:
        """Every letter of every year, the oldest first."""
        return self._marked(frozenset(("letter",)))

    def _marked(self, kinds: frozenset[str]) -> Reading:
        return entries_of([raw for each in self.digests for raw in each.records], kinds, self.home)

    def read(self, kinds: Collection[str] | None = None, since: date | None = None) -> Reading:
        """The entries of these kinds (all, when None) that were written in the year of `since` or later."""
        if kinds is None and since is None:
            return self._everything()
        records: list[Raw] = []
        problems: list[Problem] = []
        skipped: list[str] = []
        for path in listing(self.home).files:
            year = year_of(path)
            if since is not None and year is not None and year < since.year:
                skipped.append(path.name)
                continue
            data, unread = read_file(path)
            parsed = parse(data, str(path)) if kinds is None else parse_some(data, kinds, str(path))
            records += parsed.records
            problems += unread + parsed.problems
        if since is not None and skipped:
            # a clock that was wrong may have left an edit or a removal in a file of an earlier year
            earlier = [each for each in self.digests if each.name in skipped]
            records += [raw for each in earlier for raw in each.records if raw.get("type") in ABOUT_OTHERS]
            if self._moved_here(records, since, skipped):
                return self.read(kinds)
        reading = entries_of(records, kinds, self.home)
        return reading._replace(problems=problems + reading.problems)

    def _everything(self) -> Reading:
        """Every entry of every year; what is plain and untouched was decoded already."""
        files = [whole(self.home, path, self.now.year) for path in listing(self.home).files]
        plain = [entry for each in files for entry in each.entries]
        others = [raw for each in files for raw in each.others]
        touched = concerned_ids(others)
        ids_there = [entry.id for entry in plain] + [str(raw.get("id")) for raw in others]
        if len(set(ids_there)) < len(ids_there):  # a copy of a file, which need not say the same
            touched |= {ulid for ulid, number in Counter(ids_there).items() if number > 1}
        if touched:
            others += [codec.record(entry) for entry in plain if entry.id in touched]
            plain = [entry for entry in plain if entry.id not in touched]
        rest = entries_of(others, None, self.home)
        problems = [problem for each in files for problem in each.problems]
        return Reading(_in_order([*plain, *rest.entries]), problems + rest.problems)

    def _moved_here(self, records: list[Raw], since: date, skipped: Sequence[str]) -> bool:
        """Whether an edit gave a day from `since` on to an entry in a file that was not read."""
        first = since.isoformat()[:4]
        edits = [raw for raw in records if raw.get("type") == "edit" and isinstance(raw.get("set"), dict)]
        moved = {str(raw.get("of"))[-digest.TAIL :] for raw in edits if str(raw["set"].get("day", "")) >= first}
        return any(f"{tail} " in self._tails.get(name, "") for tail in moved for name in skipped)

    def checkin_days(self) -> set[date]:
        """The days that hold a check-in, of all years."""
        found = digest.checkin_days(self.home, self.now.year)
        changed = [ulid[-digest.TAIL :] for each in self.digests for ulid in concerned_ids(each.records)]
        if any(tail in each.tails for tail in changed for each in found):
            return {entry.day for entry in self.read(("checkin",)).entries}
        return codec.days_of(set(" ".join([each.days for each in found]).split()))

    def write(self, drafts: Sequence[Draft], changes: Sequence[Raw] = ()) -> list[Entry[Any]]:
        """Write down drafts, and changes (edits, removals), as one command; durable when this returns.

        What cannot be saved is carried by the error as `unsaved`, and the files are as they were.
        """
        with given_back(in_short(drafts, changes)), locked(self.home.state):
            return self.write_locked(drafts, changes)

    def write_locked(
        self, drafts: Sequence[Draft], changes: Sequence[Raw] = (), then: Callable[[], None] | None = None
    ) -> list[Entry[Any]]:
        """The same for a caller that holds the lock. Where `then` fails, the journal is cut back to what it was."""
        if not drafts and not changes:
            return []
        self.refuse_newer()
        device = ensure_device(self.home)
        path = self.home.journal / f"{self.now.year:04d}-{device}.jsonl"
        known = self._sound(path)
        own = self._own_ids(device, known, path)
        entries, raws = self._records(drafts, changes, device, self._latest(device, own))
        data = b"".join(map(codec.line, raws))
        ours = marks.ours(self.home, known)
        if ours and known:
            echo.take_along(self.home)
        added = adding.add(self.home, path, data, adding.Echo(device, max(own, default="")) if ours else None, then)
        before, after, _ = added.written
        known[path.name] = marks.grown(known.get(path.name), before, after, len(raws), raws[-1]["id"])
        with suppress(OSError):  # it is saved: a mark that lags behind is harmless
            marks.write_marks(self.home, known)
        if added.disk_full:
            self.notices.append(adding.DISK_FULL)
        return entries

    def _sound(self, path: Path) -> marks.Marks:
        """The marks, once more under the lock; a file that has lost something since is healed first."""
        known = marks.read_marks(self.home)
        mark = known.get(path.name)
        if mark is None or (mark.size <= _size(path) and mark.last.encode() in read_end(path)):
            return known
        with suppress(OSError, SobertrackError):
            if self._healed():
                return marks.read_marks(self.home)
        return known

    def _records(
        self, drafts: Sequence[Draft], changes: Sequence[Raw], device: str, last: int
    ) -> tuple[list[Entry[Any]], list[Raw]]:
        new = ids.make_ids(self.now, last, len(drafts) + len(changes))
        at = self.now.isoformat(timespec="seconds")
        entries: list[Entry[Any]] = [
            Entry(ulid, draft.day, draft.what, draft.time, at, device, new[0])
            for ulid, draft in zip(new, drafts, strict=False)
        ]
        raws = [codec.record(entry) for entry in entries]
        for ulid, change in zip(new[len(drafts) :], changes, strict=True):
            head = {"v": codec.FORMAT, "id": ulid, "at": at, "day": self.now.date().isoformat(), "dev": device}
            raws.append({**head, **change, **({"cmd": new[0]} if ulid != new[0] else {})})
        return entries, raws

    def _own_ids(self, device: str, known: marks.Marks, path: Path) -> list[str]:
        """The newest ids of this device, and some more."""
        mine = f"-{device}.jsonl"
        own = [mark.last for name, mark in known.items() if name.endswith(mine)]
        own += [each.last for each in self.digests if each.name.endswith(mine)]
        return own + ids.found_in(read_end(path))

    def _latest(self, device: str, own: Sequence[str]) -> int:
        """The time after which new ids must lie: after all of this device, and all of others that are not far ahead."""
        mine = f"-{device}.jsonl"
        limit = ids.milliseconds(self.now) + ids.DAY
        others = [each for each in self.digests if not each.name.endswith(mine)]
        near = [each.last for each in others if ids.time_of(each.last) <= limit]
        far = [each.name for each in others if ids.time_of(each.last) > limit]
        near += [ulid for name in far for ulid in ids.found_in(read_file(self.home.journal / name)[0])]
        return max(ids.latest(own), ids.latest(near, limit))

    def refuse_newer(self) -> None:
        """Damaged, where a newer sobertrack has written here: this one must not add to what it cannot read.

        An error, too, where the notebook is here no more. Call it under the lock.
        """
        refuse_moved(self.home)
        for each in self.digests:
            if each.newer:
                raise newer_notebook(str(self.home.journal / each.name))
        refuse_newer_tables(self.home)

    def short_id(self, entry: Entry[Any]) -> str:
        """The id that people type: the kind's letter and as many last characters as no other id ends with."""
        return self._short.of(entry.id, kind_of(entry.what))

    def short(self, ulid: str, kind: str) -> str:
        """The same for any record: an edit, a removal and an undo have ids, too."""
        return self._short.of(ulid, kind)

    def short_ids(self, entries: Iterable[Entry[Any]]) -> dict[str, str]:
        """The short id of each of many entries by its full id, in one go."""
        return self._short.of_many(entries)

    def find(self, text: str, entries: Iterable[Entry[Any]] | None = None) -> Entry[Any]:
        """The entry that an id names, short or long, with or without its letter; NotFound lists the candidates."""
        try:
            return self._short.find(text, self.read().entries if entries is None else entries)
        except Ambiguous:
            raise
        except NotFound:
            refuse_unsure(self.home, self.losses)
            raise

    @cached_property
    def _short(self) -> ShortIds:
        return ShortIds(self.home, self._tails.values())

    @cached_property
    def _tails(self) -> dict[str, str]:
        return digest.id_tails(self.home, self.now.year)

    @property
    def device(self) -> str:
        """This device's name; "" before its first record."""
        return read_device(self.home)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _in_order(entries: list[Entry[Any]]) -> list[Entry[Any]]:
    """Entries in the journal's order."""
    several = len({entry.device for entry in entries}) > 1
    return sorted(entries, key=_place if several else itemgetter(0))


def _place(entry: Entry[Any]) -> tuple[str, str, str]:
    return entry.id[:10], entry.device, entry.id

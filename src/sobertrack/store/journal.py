"""The journal: append, read, amend. What is acknowledged is on the disk, and nothing is ever rewritten."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

from sobertrack.errors import Ambiguous, Damaged, Misuse, NotFound
from sobertrack.model.entries import KINDS, LETTERS, Entry, What, kind_of
from sobertrack.store import codec, digest, marks
from sobertrack.store.codec import Raw
from sobertrack.store.device import ensure_device, read_device
from sobertrack.store.files import append_durably, locked
from sobertrack.store.ids import LENGTH, SHORT, make_ids
from sobertrack.store.lines import Problem, newer, parse, parse_some
from sobertrack.store.overlay import LAID_OVER, current, unique
from sobertrack.store.paths import Home


class Draft(NamedTuple):
    """Something about to be written down: the logical day it is about, and the time of day where it is known."""

    day: date
    what: What
    time: str | None = None


class Reading(NamedTuple):
    """The entries that stand, in the order of writing, and what could not be read."""

    entries: list[Entry[Any]]
    problems: list[Problem]


class Journal:
    """The journal of one notebook, as this device sees it at `now`."""

    def __init__(self, home: Home, now: datetime) -> None:
        self.home = home
        self.now = now

    @cached_property
    def losses(self) -> list[Problem]:
        """Files that are missing, empty, shorter than they were or full of NULs: damage for a look command."""
        known = marks.read_marks(self.home)
        nuls = [digest.nul_problem(self.home, each.name) for each in self.digests if each.nul]
        files = digest.journal_files(self.home)
        empty = [marks.empty(path) for path in files if path.name not in known and path.stat().st_size == 0]
        return marks.losses(self.home, known) + nuls + empty

    @cached_property
    def digests(self) -> list[digest.Digest]:
        """Each journal file in short."""
        return digest.digests(self.home, self.now.year)

    @cached_property
    def _tails(self) -> str:
        """The last letters of every id, a blank behind each: short ids are told apart by them."""
        return digest.id_tails(self.home, self.now.year)

    @cached_property
    def sober_records(self) -> Reading:
        """Every slip and restart of every year."""
        return self._marked(digest.SOBER)

    @cached_property
    def letters(self) -> Reading:
        """Every letter of every year, the oldest first."""
        return self._marked(frozenset(("letter",)))

    def _marked(self, kinds: frozenset[str]) -> Reading:
        records: list[Raw] = []
        problems: list[Problem] = []
        for each in self.digests:
            parsed = parse_some(each.marked, kinds, each.name)
            records += parsed.records
            problems += parsed.problems
        return _entries(records, problems, kinds)

    def read(self, kinds: Collection[str] | None = None, since: date | None = None) -> Reading:
        """The entries of these kinds (all, when None) that were written in the year of `since` or later."""
        if kinds is None and since is None:
            return self._everything()
        records: list[Raw] = []
        problems: list[Problem] = []
        skipped = False
        for path in digest.journal_files(self.home):
            year = digest.year_of(path)
            if since is not None and year is not None and year < since.year:
                skipped = True
                continue
            data = path.read_bytes()
            parsed = parse(data, path.name) if kinds is None else parse_some(data, kinds, path.name)
            records += parsed.records
            problems += parsed.problems
        if skipped and _moved_here(records):
            return self.read(kinds)
        return _entries(records, problems, kinds)

    def _everything(self) -> Reading:
        """Every entry of every year; what is plain and untouched was decoded already."""
        from sobertrack.store.years import whole  # only what reads all years needs it: docs/decisions/0005

        files = [whole(self.home, path, self.now.year) for path in digest.journal_files(self.home)]
        plain = [entry for each in files for entry in each.entries]
        others = [raw for each in files for raw in each.others]
        problems = [problem for each in files for problem in each.problems]
        touched = {str(raw.get("of")) for raw in others if raw.get("type") in LAID_OVER}
        if touched:
            others += [codec.record(entry) for entry in plain if entry.id in touched]
            plain = [entry for entry in plain if entry.id not in touched]
        rest = _entries(others, problems, None)
        return Reading(_in_order([*plain, *rest.entries]), rest.problems)

    def checkin_days(self) -> set[date]:
        """The days that hold a check-in, of all years."""
        days = digest.checkin_days(self.home, self.now.year)
        changes = [raw for each in self.digests for raw in parse_some(each.marked, (), each.name).records]
        if any(raw.get("of") in days for raw in changes):
            return {entry.day for entry in self.read(("checkin",)).entries}
        found = set()
        for text in set(days.values()):
            try:
                found.add(date.fromisoformat(text))
            except ValueError:
                continue
        return found

    def write(self, drafts: Sequence[Draft], changes: Sequence[Raw] = ()) -> list[Entry[Any]]:
        """Write down drafts, and changes (edits, removals), as one command; durable when this returns."""
        with locked(self.home.state):
            return self.write_locked(drafts, changes)

    def write_locked(self, drafts: Sequence[Draft], changes: Sequence[Raw] = ()) -> list[Entry[Any]]:
        """The same for a caller that holds the lock."""
        self.refuse_newer()
        known = marks.read_marks(self.home)
        device = ensure_device(self.home)
        own = {name: mark for name, mark in known.items() if name.endswith(f"-{device}.jsonl")}
        last = max((mark.last for mark in own.values()), default="")
        new = make_ids(self.now, last, len(drafts) + len(changes))
        at = self.now.isoformat(timespec="seconds")
        entries: list[Entry[Any]] = [
            Entry(ulid, draft.day, draft.what, draft.time, at, device, new[0])
            for ulid, draft in zip(new, drafts, strict=False)
        ]
        raws = [codec.record(entry) for entry in entries]
        for ulid, change in zip(new[len(drafts) :], changes, strict=True):
            head = {"v": codec.FORMAT, "id": ulid, "at": at, "day": self.now.date().isoformat(), "dev": device}
            raws.append({**head, **change, **({"cmd": new[0]} if ulid != new[0] else {})})
        name = f"{self.now.year:04d}-{device}.jsonl"
        written = append_durably(self.home.journal / name, _lines(raws))
        known[name] = marks.grown(known.get(name), written.before, written.after, len(raws), new[-1])
        marks.write_marks(self.home, known)
        return entries

    def refuse_newer(self) -> None:
        """Damaged, where a newer sobertrack has written here: this one must not add to what it cannot read."""
        for each in self.digests:
            if any(newer(raw) for raw in parse_some(each.marked, (), each.name).records):
                raise Damaged(
                    "this notebook was written by a newer sobertrack; this one only reads it",
                    "update sobertrack on this computer; nothing was changed",
                    place=str(self.home.journal / each.name),
                )

    def short_id(self, entry: Entry[Any]) -> str:
        """The id that people type: the kind's letter and as many last characters as no other id ends with."""
        return self.short(entry.id, kind_of(entry.what))

    def short(self, ulid: str, kind: str) -> str:
        """The same for any record: an edit, a removal and an undo have ids, too."""
        tails = self._tails
        size = SHORT
        while size < 8 and tails.replace(f"{ulid[-8:]} ", "").count(f"{ulid[-size:]} "):
            size += 1
        return f"{LETTERS.get(kind, 'x')}-{ulid[-size:].lower()}"

    def short_ids(self, entries: Iterable[Entry[Any]]) -> dict[str, str]:
        """The short id of each of many entries by its full id, in one go."""
        tails = set(self._tails.split())
        short: dict[str, str] = {}
        left = list(entries)
        for size in range(SHORT, 9):
            times = Counter(tail[-size:] for tail in tails) if left and size < 8 else Counter[str]()
            for entry in left:
                if times[entry.id[-size:]] < 2:
                    short[entry.id] = f"{LETTERS.get(kind_of(entry.what), 'x')}-{entry.id[-size:].lower()}"
            left = [entry for entry in left if entry.id not in short]
        return short

    def find(self, text: str, entries: Iterable[Entry[Any]] | None = None) -> Entry[Any]:
        """The entry that an id names, short or long, with or without its letter; NotFound lists the candidates."""
        wanted = text.strip()
        letter, dash, rest = wanted.partition("-")
        tail = (rest if dash else wanted).upper()
        pool = self.read().entries if entries is None else list(entries)
        found = [
            entry
            for entry in pool
            if len(tail) >= SHORT
            and entry.id.endswith(tail)
            and (not dash or LETTERS.get(kind_of(entry.what), "x") == letter.lower())
        ]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"{self.short_id(entry)} ({kind_of(entry.what)}, {entry.day})" for entry in found[:9])
            raise Ambiguous(f'"{text}" fits more than one entry: {names}', "type a longer id")
        raise NotFound(f'no entry has the id "{text[:40]}"', "ids stand in: sobertrack log")

    @property
    def device(self) -> str:
        """This device's name; "" before its first record."""
        return read_device(self.home)


def _lines(raws: list[Raw]) -> bytes:
    try:
        return b"".join(map(codec.line, raws))
    except codec.BadRecord as error:
        raise Misuse(f"it was not saved: {error}", "keep a longer text in a file of your own") from None


def _moved_here(records: list[Raw]) -> bool:
    """Whether an edit gave a new day to an entry that was written in an earlier year."""
    edits = [raw for raw in records if raw.get("type") == "edit" and isinstance(raw.get("set"), dict)]
    moved = [raw for raw in edits if "day" in raw["set"]]
    here = {raw.get("id") for raw in records} if moved else set()
    return any(raw.get("of") not in here for raw in moved)


def _entries(records: list[Raw], problems: list[Problem], kinds: Collection[str] | None) -> Reading:
    entries: list[Entry[Any]] = []
    for raw in current(unique(records)):
        if newer(raw):
            problems.append(Problem("newer_record", "a record in a newer format was left out", str(raw.get("id"))))
            continue
        if kinds is not None and raw.get("type") not in kinds:
            continue
        try:
            entries.append(codec.decode(raw))
        except codec.BadRecord as error:
            problems.append(Problem("bad_record", f"record {str(raw.get('id'))[:LENGTH]}: {error}", ""))
    return Reading(entries, problems)


def _in_order(entries: list[Entry[Any]]) -> list[Entry[Any]]:
    """Each id once, in the journal's order."""
    by_id: dict[str, Entry[Any]] = {}
    for entry in entries:
        by_id.setdefault(entry.id, entry)
    several = len({entry.device for entry in entries}) > 1
    return sorted(by_id.values(), key=_place if several else itemgetter(0))


def _place(entry: Entry[Any]) -> tuple[str, str, str]:
    return entry.id[:10], entry.device, entry.id


KNOWN_KINDS = tuple(KINDS)

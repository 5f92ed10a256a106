"""Whole journal files as entries. What a closed year holds is kept in the cache, in the form that Python reads fastest.

Parsing and checking 20 years takes 140 ms, reading them from here 25 ms. The files hold what the journal holds, notes
included: they are private like the journal, and whatever erases from the journal must erase them, too.
"""

import marshal
import zlib
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from sobertrack.errors import SobertrackError
from sobertrack.model import limits
from sobertrack.model.entries import KINDS, Entry
from sobertrack.store import codec
from sobertrack.store.codec import FORMAT, Raw
from sobertrack.store.files import read_bytes, replace_whole
from sobertrack.store.paths import Home
from sobertrack.store.records.lines import Parsed, Problem, parse
from sobertrack.store.records.listing import closed, read_file
from sobertrack.store.shelf import key_of

PLAIN = ("checkin", "urge", "visit", "contact")
"""The kinds that nearly all records are of. Their fields are numbers, texts and tuples of texts, nothing else."""

WORTH = 32 * 1024
"""A smaller file is read as fast without a cache."""

_LAYOUT = (1, FORMAT, Entry._fields, *((kind, KINDS[kind]._fields) for kind in PLAIN))
"""What a cache file must have been written with; another version of this program may know other fields."""


class Whole(NamedTuple):
    """One journal file: the entries of plain kinds, all other records as they stand, and what was wrong.

    Edits and removals are among the others, and so is every record that cannot be decoded.
    """

    entries: list[Entry[Any]]
    others: list[Raw]
    problems: list[Problem]


def whole(home: Home, path: Path, this_year: int) -> Whole:
    """Everything in a journal file. Nothing is laid over anything yet."""
    over = closed(path, this_year)
    key, cached = key_of(path), home.cache / "years" / f"{path.stem}.bin"
    found = _load(cached, key) if over else None
    if found is not None:
        return found
    data, unread = read_file(path)
    made = _sorted_out(parse(data, str(path)))
    made.problems.extend(unread)
    if over and key[0] >= WORTH and not unread and not home.still:
        with suppress(OSError, ValueError):
            replace_whole(cached, _packed(key, made), durable=False)
    return made


def _sorted_out(parsed: Parsed) -> Whole:
    entries: list[Entry[Any]] = []
    others: list[Raw] = []
    for raw in parsed.records:
        if raw.get("type") not in PLAIN:
            others.append(raw)
            continue
        try:
            entries.append(codec.decode(raw))
        except codec.BadRecord:
            others.append(raw)
    return Whole(entries, others, parsed.problems)


def _packed(key: list[int], it: Whole) -> bytes:
    """The content of a cache file: a checksum, and columns rather than rows, which load twice as fast."""
    ids, days, whats, *columns = zip(*it.entries, strict=True) if it.entries else [()] * len(Entry._fields)
    kinds = {KINDS[kind]: place for place, kind in enumerate(PLAIN)}
    rows = [kinds[type(what)] for what in whats], [tuple(what) for what in whats]
    numbers = [day.toordinal() for day in days]
    content = (_LAYOUT, key, ids, numbers, *rows, *columns, it.others, [tuple(each) for each in it.problems])
    data = marshal.dumps(content, 4)
    return zlib.crc32(data).to_bytes(4, "big") + data


def _load(cached: Path, key: list[int]) -> Whole | None:
    """What a cache file holds; None where it is missing, damaged, or of another file or program."""
    try:
        data = read_bytes(cached, limits.CACHE) or b""
        if zlib.crc32(data[4:]).to_bytes(4, "big") != data[:4]:
            return None
        layout, its_key, *columns, others, problems = marshal.loads(data[4:])
    except (SobertrackError, OSError, ValueError, EOFError, TypeError):
        return None
    if layout != _LAYOUT or its_key != key:
        return None
    ids, numbers, kinds, rows, *rest = columns
    days = {number: date.fromordinal(number) for number in set(numbers)}
    make = [partial(tuple.__new__, KINDS[kind]) for kind in PLAIN]
    whats = [make[kind](row) for kind, row in zip(kinds, rows, strict=True)]
    entry = partial(tuple.__new__, Entry)
    entries = list(map(entry, zip(ids, map(days.__getitem__, numbers), whats, *rest, strict=True)))
    return Whole(entries, others, [Problem(*each) for each in problems])

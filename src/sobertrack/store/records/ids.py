"""Record ids: ULIDs that never go backwards on one device, and the short ids that people type."""

import os
import re
from collections.abc import Iterable
from datetime import datetime

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)}
LENGTH = 26
SHORT = 5
DAY = 24 * 60 * 60 * 1000
"""Milliseconds: how far ahead of ours another device's clock may be and still count."""

_ID = re.compile(rb'"id": ?"([0-9A-Z]{26})"')
_LATEST = 2**48 - 2**20


def _base32(number: int, length: int) -> str:
    letters = []
    for _ in range(length):
        number, digit = divmod(number, 32)
        letters.append(_ALPHABET[digit])
    return "".join(reversed(letters))


def milliseconds(instant: datetime) -> int:
    """Milliseconds since 1970 for an id; clocks before 1970 give 0."""
    return max(0, int(instant.timestamp() * 1000))


def time_of(ulid: str) -> int:
    """The milliseconds in an id; -1 where it is not one."""
    if not is_ulid(ulid):
        return -1
    number = 0
    for letter in ulid[:10]:
        number = number * 32 + _VALUES[letter]
    return number


def latest(ulids: Iterable[str], limit: int | None = None) -> int:
    """The latest time in these ids, in milliseconds; -1 for none. Times after `limit` do not count."""
    times = (time_of(ulid) for ulid in ulids)
    return max((time for time in times if limit is None or time <= limit), default=-1)


def is_ulid(text: str) -> bool:
    """Whether a text has the form of a full id."""
    return len(text) == LENGTH and text[0] <= "7" and all(letter in _VALUES for letter in text)


def found_in(data: bytes) -> list[str]:
    """The ids of the records in some lines, by a byte test."""
    return b" ".join(_ID.findall(data)).decode().split()


def make_ids(now: datetime, last: int, count: int) -> list[str]:
    """New ids for `count` records, each later than the moment `last` (in milliseconds) and than the one before."""
    start = max(milliseconds(now), min(last + 1, _LATEST))
    return [_base32(start + step, 10) + _base32(int.from_bytes(os.urandom(10), "big"), 16) for step in range(count)]


def device_name() -> str:
    """A new random name for a device: 8 letters, 40 bits."""
    return _base32(int.from_bytes(os.urandom(5), "big"), 8).lower()

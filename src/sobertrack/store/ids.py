"""Record ids: ULIDs that never go backwards on one device, and the short ids that people type."""

import os
from datetime import datetime

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)}
LENGTH = 26
SHORT = 5


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
    """The milliseconds in an id; 0 where it is not one."""
    number = 0
    for letter in ulid[:10]:
        number = number * 32 + _VALUES.get(letter, 0)
    return number if is_ulid(ulid) else 0


def is_ulid(text: str) -> bool:
    """Whether a text has the form of a full id."""
    return len(text) == LENGTH and text[0] <= "7" and all(letter in _VALUES for letter in text)


def make_ids(now: datetime, last: str, count: int) -> list[str]:
    """New ids for `count` records, each later than `last` and than the one before."""
    start = max(milliseconds(now), time_of(last) + 1 if last else 0)
    return [_base32(start + step, 10) + _base32(int.from_bytes(os.urandom(10), "big"), 16) for step in range(count)]


def device_name() -> str:
    """A new random name for a device: 8 letters, 40 bits."""
    return _base32(int.from_bytes(os.urandom(5), "big"), 8).lower()

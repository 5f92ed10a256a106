"""Keys of meetings: what a list gives, made safe to type and never a path; one of our own where it gives none."""

import re
import zlib
from collections.abc import Container
from unicodedata import normalize

LONGEST = 200
"""Real keys are longer than the 64 letters of the specification; these are what WordPress can make."""

STRICT = 64

_SAFE = re.compile(r"[A-Za-z0-9_~%][A-Za-z0-9._~%-]*\Z")
_OTHER = re.compile(r"[^A-Za-z0-9_~%]+")


def safe_slug(given: str, longest: int = LONGEST) -> str:
    """A key of letters, digits, hyphens, dots and underscores that does not begin with a dot or a hyphen.

    What is too long ends in a checksum, so that it stays the same from one reading to the next; "" where no letter is
    left.
    """
    if len(given) <= longest and _SAFE.match(given):
        return given
    plain = normalize("NFKD", given).encode("ascii", "ignore").decode()
    key = _OTHER.sub("-", plain).strip("-")
    if len(key) > longest or (given.strip() and not key):
        key = f"{key[: longest - 9]}-{zlib.crc32(given.encode('utf-8', 'replace')):08x}".strip("-")
    return key


def numbered(slug: str, taken: Container[str], tried: dict[str, int], longest: int = LONGEST) -> str:
    """The same key, or one with a number behind it that is not taken. `tried` remembers which number is next."""
    number, free = tried.get(slug, 2), slug
    while free in taken:
        free, number = f"{slug[: longest - 6]}-{number}", number + 1
    tried[slug] = number
    return free

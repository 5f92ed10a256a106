"""Addresses and numbers that open a call: only what is one is kept."""

import re
from collections.abc import Iterable

from sobertrack.model import limits

LONGEST_LINK = limits.LINK
FEWEST_DIGITS = 7

_WEB = re.compile(r"(https?)://([^\s/?#<>\"\\]+)([^\s<>\"\\]*)\Z", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\s@/]*@)?([\w.-]+\.[^\W\d]\w*)(:\d{1,5})?\Z")
_STRETCH = re.compile(r"[+(]?\d[\d ().,*#;/+-]*", re.ASCII)


def web_address(text: str) -> str:
    """An http or https address, its scheme in lower case; one without a scheme gets https. "" for anything else."""
    said = _alone(text)
    if "://" not in said and not said.casefold().startswith(("mailto:", "javascript:", "data:", "tel:")):
        said = f"https://{said}"
    found = _WEB.match(said) if len(said) <= LONGEST_LINK else None
    if found is None or not _HOST.match(found[2]):
        return ""
    return f"{found[1].lower()}://{found[2]}{found[3]}"


def _alone(text: str) -> str:
    """The first address in a text, with the blanks inside of a number, and without the words around it."""
    words = text.split()
    start = next((place for place, word in enumerate(words) if "://" in word), 0)
    found = "".join(words[start : start + 1])
    for word in words[start + 1 :]:
        if not word.isdecimal():
            return found.rstrip(",;")
        found += word
    return found


def opens_a_call(address: str, providers: Iterable[str]) -> bool:
    """Whether an address lies at a service for calls."""
    found = _WEB.match(address)
    host = _HOST.match(found[2]) if found else None
    name = host[1].casefold() if host else ""
    return any(name == provider or name.endswith(f".{provider}") for provider in providers)


def phone_number(text: str) -> str:
    """A number to dial, with the commas, stars and hashes of one-tap numbers; "" where there is none.

    Of a text with words the first stretch that is long enough is taken, never two joined.
    """
    for stretch in _STRETCH.findall(text):
        kept = ""
        for part in stretch.split("/"):  # "030/123456" is one number, "646 558 8656 / 312 626 6799" are two
            if _digits(kept) < FEWEST_DIGITS:
                kept += part
        kept = "".join(letter for letter in kept if letter.isdecimal() or letter in ",*#;+").strip(",;+")
        if _digits(kept) >= FEWEST_DIGITS:
            return f"+{kept}" if stretch.startswith("+") else kept
    return ""


def _digits(text: str) -> int:
    return sum(letter.isdecimal() for letter in text)

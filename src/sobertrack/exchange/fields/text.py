"""Text of a feed: entities, tags, control characters and hidden signs taken out before it is kept."""

import html
import re

from sobertrack.model import limits
from sobertrack.model.signs import HIDDEN

LONGEST = limits.LONG_TEXT
"""Letters of one field that are kept; no note of a meeting comes near it."""

# What is never shown, and two things more that no list needs: tabs, and tags, which hide whole words in an emoji.
_HIDDEN = re.compile(rf"[{HIDDEN}\t\ufffc\U000e0000-\U000e0fff]")
_NEVER_RAW = re.compile(f"[{HIDDEN}]")
_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style)\b[^<>]*>[^<]*(?:</\1[^<>]*>)?", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--[^<>]*-->|<![a-zA-Z][^<>]*>")
_ENTITY = re.compile(r"&(?:#\w{1,8}|\w{2,31});")
_SPACE = re.compile(r"[^\S\n]+")
_GAP = re.compile(r"\n{3,}")


def paragraphs(raw: str) -> str:
    """Text of several lines as plain text: tags and entities resolved, no more than one empty line together."""
    text = _plain(raw.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (_SPACE.sub(" ", line).strip() for line in text.split("\n"))
    return _GAP.sub("\n\n", "\n".join(lines)).strip()


def one_line(raw: str) -> str:
    """Text of one line as plain text; line breaks become blanks."""
    return " ".join(_plain(raw.replace("\r", "\n").replace("\t", " ")).split())


def code(raw: str) -> str:
    """A word without blanks, quotes and hidden signs, such as a type code."""
    return one_line(raw).strip("\"'[]()")


def shown(value: object) -> str:
    """A value as a problem quotes it: one short line without hidden signs."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    text = value if isinstance(value, str) else repr(value)
    line = " ".join(_HIDDEN.sub(" ", text[:400].replace("\n", " ")).split())
    return line if len(line) <= 80 else f"{line[:77]}..."


def visible(text: str) -> str:
    """Text that goes out: what would steer or hide something stands there as an escape, as JSON writes it, too."""
    return text if text.isprintable() else _NEVER_RAW.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def _plain(text: str) -> str:
    if text.isascii() and text.isprintable() and "&" not in text and "<" not in text:
        return text
    for _ in range(2):  # a list that was exported twice holds &amp;amp;
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub("", _UNSEEN.sub("", _BREAK.sub("\n", text)))
    return _HIDDEN.sub(lambda found: " " if found[0] in "\t\x0b\x0c\u2028\u2029" else "", text)

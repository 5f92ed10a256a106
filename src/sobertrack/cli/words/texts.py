"""Names and texts as a person typed them: within limits, and such that a file can hold them."""

import re
from collections.abc import Iterable, Sequence

from sobertrack.cli.session import Session
from sobertrack.errors import Misuse
from sobertrack.model import limits

NAME_LENGTH = limits.NAME
TEXT_LENGTH = limits.TEXT
MOST_TEXTS = limits.TEXTS
MOST_MONEY = limits.MONEY
MONEY = r"(?:[$\u20ac\u00a3]\s*)?([0-9]{1,7})(?:[.,]([0-9]{1,2}))?(?:\s*[$\u20ac\u00a3])?"


def name(typed: str, what: str, longest: int = NAME_LENGTH) -> str:
    """A name on one line, single blanks between its words; Misuse where it is empty or too long."""
    said = " ".join(storable(typed).split())
    if not 1 <= len(said) <= longest:
        raise Misuse(f"{what} has 1 to {longest} letters; this one has {len(said):,}", "a short name is easier to type")
    return said


def text(typed: str, what: str, longest: int = TEXT_LENGTH) -> str:
    """A text without the blanks around it; it may be empty, and Misuse says where it is too long."""
    said = storable(typed).strip()
    if len(said) > longest:
        raise Misuse(f"{what}: it holds at most {longest:,} letters, and this has {len(said):,}", "make it shorter")
    return said


def texts(typed: Iterable[str], what: str, longest: int = TEXT_LENGTH) -> tuple[str, ...]:
    """Several texts, each once, the empty ones left out."""
    said = tuple(dict.fromkeys(each for each in (text(one, what, longest) for one in typed) if each))
    if len(said) > MOST_TEXTS:
        raise Misuse(f"{what}: {len(said)} are too many; {MOST_TEXTS} is the most", "keep those that matter most")
    return said


def money(typed: str, what: str) -> float:
    """An amount as people write it: 5, 2.50, 2,50, with a currency sign or none; Misuse for anything else."""
    found = re.fullmatch(MONEY, typed.strip())
    if found is None or not float(f"{found[1]}.{found[2] or 0}") <= MOST_MONEY:
        raise Misuse(f'{what}: "{typed[:40]}" is not an amount', "such as 5 or 2.50")
    return float(f"{found[1]}.{found[2] or 0}")


def storable(typed: str) -> str:
    """The text with bytes that are no text shown as escapes: a TOML file cannot hold them.

    In a locale that knows only ASCII the bytes of a UTF-8 argument come in as surrogates; they are read again.
    """
    try:
        return typed.encode("utf-8", "surrogateescape").decode()
    except UnicodeError:
        return typed.encode("utf-8", "backslashreplace").decode()


def one_of(typed: str, known: Sequence[str], what: str) -> str:
    """A word of a list, blanks for its hyphens allowed; "" for none."""
    said = "-".join(typed.casefold().replace("_", " ").split())
    if said and said not in known:
        raise Misuse(f'{what}: no "{typed[:40]}"', f"one of: {', '.join(known)}")
    return said


def several(typed: Sequence[str], known: Sequence[str], what: str) -> tuple[str, ...]:
    """Words of a list, given one by one or with commas between."""
    words = [one for text in typed for one in text.split(",") if one.strip()]
    return tuple(dict.fromkeys(one_of(word, known, what) for word in words))


def note(session: Session, typed: str | None, edit: bool) -> str:
    """The note that -n and -e mean; "" for none."""
    if typed is None and not edit:
        return ""
    from sobertrack.cli.editor import note_from  # only where there is one

    return note_from(session, typed, edit) or ""

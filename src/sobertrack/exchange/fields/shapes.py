"""The shapes of a JSON file from outside: each takes a value and gives it back, or says what it is not, and where."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

from sobertrack.model import limits
from sobertrack.model.sharing import LONGEST_TEXT, MOST_ITEMS, is_first_name

Check: TypeAlias = Callable[[Any], Any]
"""Takes a value and gives it back; Wrong says what it is not."""

_MISSING = object()


class Wrong(ValueError):
    """A value that cannot be: `where` it stands in the file, and `what` is the matter with it."""

    def __init__(self, what: str, where: str = "") -> None:
        super().__init__(f"{where} {what}" if where else what)
        self.where = where
        self.what = what


def below(where: str, name: str | int) -> str:
    """The place of a field or an item of what stands at `where`: days[0].since."""
    if isinstance(name, int):
        return f"{where}[{name}]"
    return f"{where}.{name}" if where else name


def at(name: str | int, check: Check, value: Any) -> Any:
    """A value of a field or an item, checked; what is wrong with it is said with its place."""
    try:
        return check(value)
    except Wrong as wrong:
        joint = "." if wrong.where and wrong.where[0] != "[" else ""
        what = "is missing" if value is _MISSING else wrong.what
        raise Wrong(what, f"{below('', name)}{joint}{wrong.where}") from None


def text(value: Any) -> Any:
    """A text that is not endless."""
    if not isinstance(value, str):
        raise Wrong("is not text")
    if len(value) > LONGEST_TEXT:
        raise Wrong(f"is longer than {LONGEST_TEXT:,} letters")
    return value


def first_name(value: Any) -> Any:
    """A name of a person."""
    if not is_first_name(text(value)):
        raise Wrong("is no name of a person")
    return value


def day(value: Any) -> Any:
    """A day as YYYY-MM-DD."""
    try:
        found = date.fromisoformat(value) if isinstance(value, str) and len(value) == len("2026-11-22") else None
    except ValueError:
        found = None
    if found is None or not limits.FIRST_YEAR <= found.year <= limits.LAST_YEAR or found.isoformat() != value:
        raise Wrong("is not a day like 2026-11-22")
    return value


def hour(value: Any) -> Any:
    """A time of day as HH:MM."""
    parts = value.split(":") if isinstance(value, str) and value.isascii() else []
    digits = [part for part in parts if len(part) == 2 and part.isdigit()]
    if len(parts) != 2 or len(digits) != 2 or int(digits[0]) > 23 or int(digits[1]) > 59:
        raise Wrong("is not a time like 20:50")
    return value


def flag(value: Any) -> Any:
    """True or false."""
    if not isinstance(value, bool):
        raise Wrong("is not true or false")
    return value


def whole(most: int) -> Check:
    """A whole number from 0 on."""

    def check(value: Any) -> Any:
        if type(value) is not int or not 0 <= value <= most:
            raise Wrong(f"is not a whole number from 0 to {most:,}")
        return value

    return check


def number(low: float, high: float) -> Check:
    """A number within its bounds."""

    def check(value: Any) -> Any:
        if type(value) not in (int, float) or not low <= value <= high:
            raise Wrong(f"is not a number from {low} to {high}")
        return value

    return check


def one_of(*words: str) -> Check:
    """One of a few words."""

    def check(value: Any) -> Any:
        if not isinstance(value, str) or value not in words:
            raise Wrong(f"is none of: {', '.join(words)}")
        return value

    return check


def maybe(check: Check) -> Check:
    """What may be unknown: null, or not there."""
    return lambda value: None if value is None or value is _MISSING else check(value)


def fields(checks: Mapping[str, Check]) -> Check:
    """An object with these fields; others are left out."""

    def check(value: Any) -> Any:
        if not isinstance(value, dict):
            raise Wrong("is not an object with fields")
        return {name: at(name, each, value.get(name, _MISSING)) for name, each in checks.items()}

    return check


def rows(each: Check) -> Check:
    """A list that is not endless."""

    def check(value: Any) -> Any:
        if not isinstance(value, list):
            raise Wrong("is not a list")
        if len(value) > MOST_ITEMS:
            raise Wrong(f"holds more than {MOST_ITEMS} items")
        return [at(place, each, item) for place, item in enumerate(value)]

    return check

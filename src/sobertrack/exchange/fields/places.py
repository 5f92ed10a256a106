"""Where a meeting is: coordinates that can be true, and an address in one line."""

import math
from collections.abc import Iterable

DIGITS = 5
"""Decimals of a degree that are kept: about a metre."""


def degree(value: object, limit: float) -> float | None:
    """A latitude (limit 90) or longitude (limit 180), from a number or its text; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value.replace(",", ".") if isinstance(value, str) else value)
    except (ValueError, OverflowError):
        return None
    return round(number, DIGITS) if math.isfinite(number) and abs(number) <= limit else None


def pair(text: str) -> tuple[float, float, bool] | None:
    """Latitude and longitude of "lat,lon"; of the four numbers of a box its middle, known only roughly (True)."""
    parts = [part.strip() for part in text.split(",")]
    numbers = [degree(part, 90 if place % 2 == 0 else 180) for place, part in enumerate(parts)]
    known = [number for number in numbers if number is not None]
    if len(known) != len(parts) or len(parts) not in (2, 4):
        return None
    if len(parts) == 2:
        return known[0], known[1], False
    return round((known[0] + known[2]) / 2, DIGITS), round((known[1] + known[3]) / 2, DIGITS), True


def joined(parts: Iterable[str]) -> str:
    """The parts of an address in one line, none of them twice."""
    return ", ".join(dict.fromkeys(bare for part in parts if (bare := part.strip(" ,"))))

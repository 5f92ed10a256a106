"""The milestones that a person sets ("45 days", "6 months"), and the choice of customs."""

from collections.abc import Iterable

from sobertrack.model.counters import Counter
from sobertrack.rules.days.lengths import same_length
from sobertrack.rules.days.milestones import NEUTRAL, OWN, Milestone

UNITS = {
    **dict.fromkeys(("d", "day", "days"), "day"),
    **dict.fromkeys(("w", "week", "weeks"), "week"),
    **dict.fromkeys(("mo", "month", "months"), "month"),
    **dict.fromkeys(("y", "year", "years"), "year"),
}
MOST = {"day": 36525, "week": 5217, "month": 1200, "year": 100}
"""A hundred years, in each unit."""


def chosen(counter: Counter, library: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """The milestones of one counter: neutral ones first, then its customs in their order, then the person's own.

    An own one that says the same as a neutral one is left out, and so is a text that no longer parses.
    """
    customs = [NEUTRAL] if NEUTRAL in counter.milestones else []
    customs += [custom for custom in dict.fromkeys(counter.milestones) if custom != NEUTRAL]
    rows = list(library)
    found = [row for custom in customs for row in rows if row.custom == custom]
    for text in counter.own:
        try:
            own = parse_own(text)
        except ValueError:
            continue
        if not any(row.custom in (NEUTRAL, OWN) and _says(row, own) for row in found):
            found.append(own)
    return tuple(found)


def _says(row: Milestone, own: Milestone) -> bool:
    """Whether a row, or one of its repeats, already marks the same length."""
    (kind, first), (own_kind, length) = same_length(row.unit, row.count), same_length(own.unit, own.count)
    step = same_length(row.unit, row.repeats)[1]
    return kind == own_kind and (length == first or (step > 0 and length > first and (length - first) % step == 0))


def parse_own(text: str) -> Milestone:
    """Read a person's own milestone. ValueError, in words, for anything but a number with its unit."""
    number, unit = _split(" ".join(text.lower().split()).replace(",", ""))
    if not number:
        raise ValueError(f'"{_short(text)}" does not begin with a number: write it like 45 days, 6 months or 1 year')
    if unit not in UNITS:
        why = 'write "mo" for months' if unit == "m" else "days, weeks, months or years must be said after the number"
        raise ValueError(f'"{_short(text)}": {why}')
    unit = UNITS[unit]
    count = int(number) if len(number) < 9 else 0
    if not 1 <= count <= MOST[unit]:
        raise ValueError(f'"{_short(text)}" must lie between 1 and {MOST[unit]} {unit}s')
    units = unit if count == 1 else f"{unit}s"
    return Milestone(f"{OWN}-{count}-{units}", OWN, unit, count, label=f"{count:,} {units}")


def _split(text: str) -> tuple[str, str]:
    """The digits at the front, and the word behind them."""
    end = next((place for place, letter in enumerate(text) if letter not in "0123456789"), len(text))
    return text[:end], text[end:].strip()


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]} ..."

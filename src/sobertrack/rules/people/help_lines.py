"""Which help lines to show, and in which order: the ones that can be reached now come first."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from sobertrack.model.help_lines import HelpLine
from sobertrack.rules.people.calling import open_first

OLD_DAYS = 180
"""Numbers that were checked longer ago than this are said to be old."""


class Lines(NamedTuple):
    """Crisis lines, and the other ones: lines about substances, poison and for the family."""

    crisis: tuple[HelpLine, ...] = ()
    others: tuple[HelpLine, ...] = ()


def to_show(lines: Iterable[HelpLine], now: datetime) -> Lines:
    """The lines worth showing now, open ones first, numbers before addresses.

    What nobody has checked stays out, but for a country that has no checked crisis line: one to try is better than
    none, and the screen says that it is not checked.
    """
    found = [line for line in lines if line.number or line.text or line.web]
    crisis = [line for line in found if line.kind == "crisis"]
    checked = [line for line in crisis if line.verified]
    callable_checked = [line for line in checked if line.number or line.text]
    shown = checked if callable_checked else [*(line for line in crisis if not line.verified), *checked]
    others = [line for line in found if line.verified and line.kind not in ("crisis", "emergency")]
    return Lines(tuple(_ordered(shown, now)), tuple(_ordered(others, now)))


def about_substances(lines: Iterable[HelpLine], now: datetime) -> tuple[HelpLine, ...]:
    """The lines about alcohol and drugs, open ones first; unchecked ones only where no checked one is known."""
    found = [line for line in lines if line.kind == "substance" and (line.number or line.text or line.web)]
    return tuple(_ordered([line for line in found if line.verified] or found, now))


def _ordered(lines: Iterable[HelpLine], now: datetime) -> list[HelpLine]:
    return sorted(open_first(lines, now), key=lambda line: not (line.number or line.text))


def is_old(checked: date, today: date) -> bool:
    """Whether the numbers were last checked too long ago to say nothing about it."""
    return (today - checked).days > OLD_DAYS

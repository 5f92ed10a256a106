"""The bare screen: where a person stands, in at most eight lines, and what to type next."""

from datetime import date
from typing import Any

from sobertrack.model.values import Value
from sobertrack.model.when import say_day
from sobertrack.rules.checkin_days import Day
from sobertrack.rules.milestones import Reached
from sobertrack.rules.sober_time import Standing
from sobertrack.views.blocks import Block, Line
from sobertrack.views.standing import (
    Wording,
    headline,
    milestone_ahead,
    milestone_today,
    slipped_lately,
    total,
)

MOST_LINES = 8
NEXT_COMMANDS = "  sobertrack checkin      sobertrack cope"


class Today(Value):
    """What the bare screen is about. `ahead` holds the last and the next milestone of each counter by its id."""

    day: date
    standings: tuple[Standing, ...]
    ahead: dict[str, tuple[Reached | None, Reached | None]]
    checkin: Day | None
    wording: Wording


def welcome() -> list[Block]:
    """What the program says of itself before there is anything to show."""
    return [
        Line("sobertrack counts sober days and keeps what helps you, on this computer only.", "strong"),
        Line("Nothing is sent anywhere, and nobody reads what you write."),
        Line("Begin with one question:  sobertrack start"),
        Line("Look around first:        sobertrack demo"),
        Line("All commands:             sobertrack help"),
        Line("Hard moment:              sobertrack sos"),
    ]


def screen(it: Today, *, everything: bool = False, safety_lines: int = 0) -> list[Block]:
    """The lines of the bare screen; `everything` leaves none out for want of room."""
    room = 10_000 if everything else MOST_LINES - safety_lines
    first: list[Block] = []
    for each in it.standings:
        first.append(Line(headline(each, it.day, it.wording), "strong"))
    first.append(Line(_checkin(it.checkin)))
    later: list[Block] = []
    for each in it.standings:
        last, ahead = it.ahead[each.counter.id]
        name = f"{each.counter.label}: " if it.wording.named and not it.wording.discreet else ""
        lines = (milestone_today(last, it.day), _total(each, it), milestone_ahead(each, ahead, it.day))
        later += [Line(f"{name}{text}") for text in lines if text]
    last_line = Line(NEXT_COMMANDS, "muted")
    return [*_in_order(first, later)[: room - 1], last_line]


def _total(each: Standing, it: Today) -> str:
    said = total(each, it.wording)
    return f"{said}, and they stay yours" if said and slipped_lately(each, it.day) else said


def _in_order(first: list[Block], later: list[Block]) -> list[Block]:
    """Days, then totals and milestones, then the check-in; when room is short the later ones go first."""
    return [*first[:-1], *later[: MOST_LINES - len(first) - 1], first[-1]] if first else later


def _checkin(day: Day | None) -> str:
    if day is None:
        return "Check-in: not yet today"
    said = []
    if day.mood is not None:
        said.append(f"mood {day.mood}")
    if day.craving is not None:
        said.append(f"strongest urge {day.craving}")
    return f"Check-in: done today{', ' + ', '.join(said) if said else ''}"


def checkin_data(day: Day | None) -> dict[str, Any] | None:
    """Today's check-in as JSON; null while there is none."""
    return None if day is None else {"day": day.day, "mood": day.mood, "craving": day.craving}


def coming_back(last: date) -> list[Block]:
    """The welcome after a week or more; the empty days are not listed."""
    return [Line(f"Good to see you. Nothing is lost; your last entry was on {say_day(last)}.")]

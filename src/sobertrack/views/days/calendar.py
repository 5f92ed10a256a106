"""The words of `calendar`: what the days sum up to, then weeks as rows of small signs."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sobertrack.model.days.calendar_words import MONTHS, WEEKDAYS
from sobertrack.model.values import Value
from sobertrack.rules.looking.calendar_marks import DayMark
from sobertrack.rules.looking.summary import SoberDays
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Gap, Grid, GridRow, Heading, Line, Mark
from sobertrack.views.days.stretches import Period, say_period, say_sober_days

LEGEND: tuple[tuple[Mark, str], ...] = (
    ("sober", "sober"),
    ("slip", "slip"),
    ("gap", "between runs"),
    ("today", "today"),
    ("logged", "a check-in, not counted"),
    ("empty", "not counted"),
    ("future", "to come"),
)


class Counted(Value):
    """One counter over a period: its label, its sum and a mark for each day."""

    id: str
    label: str
    days: SoberDays
    marks: tuple[DayMark, ...]


class Shown(Value):
    """What the calendar shows: the period, the day a week begins on (Monday 0), and the person's word for sober."""

    period: Period
    week_starts_on: int
    word: str


def screen(counted: Sequence[Counted], shown: Shown) -> list[Block]:
    """Each counter: its name, its sum in a sentence, its days."""
    blocks: list[Block] = []
    for each in counted:
        if blocks:
            blocks.append(Gap())
        label = f"{each.label}, " if each.label else ""
        blocks.append(Heading(f"{label}{say_period(shown.period)}"))
        blocks.append(Line(say_sober_days(each.days, shown.word)))
        blocks.append(grid(each.marks, shown))
    return blocks


def without_counter(marks: Sequence[DayMark], shown: Shown) -> list[Block]:
    """Check-ins alone, where nothing is counted."""
    written = count(sum(mark.written for mark in marks), "day")
    return [
        Heading(f"Check-ins, {say_period(shown.period)}"),
        Line(f"{written} with a check-in. No counter yet; to begin one: sobertrack start"),
        grid(marks, shown),
    ]


def grid(marks: Sequence[DayMark], shown: Shown) -> Grid:
    """Whole weeks as rows, each named by its first day; cells outside the period stay blank."""
    order = [(shown.week_starts_on + place) % 7 for place in range(7)]
    rows: list[GridRow] = []
    if marks:
        lead = (marks[0].day.weekday() - shown.week_starts_on) % 7
        cells: list[Mark] = [*["none"] * lead, *(each.mark for each in marks)]  # type: ignore[list-item]
        cells += ["none"] * (-len(cells) % 7)
        first = marks[0].day - timedelta(days=lead)
        for place in range(0, len(cells), 7):
            rows.append(GridRow(_week(first + timedelta(days=place)), tuple(cells[place : place + 7])))
    used = {each.mark for each in marks}
    legend = tuple(
        (mark, shown.word or "counted" if mark == "sober" else word) for mark, word in LEGEND if mark in used
    )
    return Grid(tuple(WEEKDAYS[number][:2] for number in order), tuple(rows), legend)


def _week(first: date) -> str:
    return f"{first.day:2} {MONTHS[first.month - 1][:3]}"


def data(counted: Sequence[Counted], period: Period) -> dict[str, Any]:
    """The same as JSON; "from" and "to" are both included."""
    start, end = period
    return {
        "counters": [
            {
                "counter": each.id,
                "from": start,
                "to": end - timedelta(days=1),
                "days": [{"day": mark.day, "mark": mark.mark, "checkin": mark.written} for mark in each.marks],
            }
            for each in counted
        ]
    }

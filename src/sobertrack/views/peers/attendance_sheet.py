"""The attendance sheet: a person's own record of meetings, on paper."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.days.periods import Period
from sobertrack.model.entries import Entry, Visit
from sobertrack.model.values import Value
from sobertrack.views.blocks import Block, Column, Gap, Heading, Line, Table

OWN_RECORD = (
    "This is my own record. Groups and fellowships keep no lists of who was there; a signature is that of the person "
    "who gave it."
)
SIGNED = (("Signature", 32), ("Date", 14))
NAME, DAY, MEETING = ("Name", 40), (("Day", 18), ("Time", 8)), ("Meeting", 48)
"""What is filled in by hand, and how much room there is for it where the page is wide enough."""

WIDE = 80


class Row(Value):
    """One visit as it stands on the sheet."""

    day: date
    time: str
    name: str
    group: str
    how: str
    place: str


class Sheet(Value):
    """The visits of a period, and so many empty lines. `discreet` leaves the group out; `width` is that of the page."""

    period: Period
    rows: Sequence[Row]
    blank: int
    discreet: bool
    width: int = WIDE


def row(entry: Entry[Visit], places: Mapping[str, str]) -> Row:
    """A visit with the place of its meeting, where that is on the person's list."""
    visit = entry.what
    group = "" if visit.group.casefold() in visit.name.casefold() else visit.group
    return Row(entry.day, entry.time or "", visit.name, group, visit.how, places.get(visit.meeting, ""))


def sheet(it: Sheet, *, table: bool) -> list[Block]:
    """The page: a table where the paper has one, else a few lines for each visit."""
    first, last = it.period.start, it.period.end - timedelta(days=1)
    blocks: list[Block] = [
        Heading("Meetings attended", 1),
        Line(f"{say_day(first)} to {say_day(last)}: {len(it.rows)} {'meeting' if len(it.rows) == 1 else 'meetings'}"),
        Gap(),
        *_dotted(it.width, NAME),
        Gap(),
    ]
    blocks += [_table(it)] if table else _lines(it)
    return [*blocks, Gap(), Line(OWN_RECORD)]


def _meeting(each: Row, *, discreet: bool) -> str:
    group = f" ({each.group})" if each.group and not discreet else ""
    how = {"in-person": "in person"}.get(each.how, each.how)
    return ", ".join(part for part in (each.name + group, how, each.place) if part)


def _lines(it: Sheet) -> list[Block]:
    blocks: list[Block] = []
    for number, each in enumerate(it.rows, 1):
        time = f", {each.time}" if each.time else ""
        blocks += [Line(f"{number}. {say_day(each.day)}{time}"), Line(_meeting(each, discreet=it.discreet), indent=1)]
        blocks += [Gap(), *_dotted(it.width, *SIGNED, indent=1), Gap()]
    for number in range(len(it.rows) + 1, len(it.rows) + it.blank + 1):
        blocks += [*_dotted(it.width, *DAY, before=f"{number}. "), Gap(), *_dotted(it.width, MEETING, indent=1), Gap()]
        blocks += [*_dotted(it.width, *SIGNED, indent=1), Gap()]
    return blocks[:-1] or [Line("No meeting is written down in these days.")]


def _dotted(width: int, *parts: tuple[str, int], before: str = "", indent: int = 0) -> list[Block]:
    """Names with dots behind them: on one line where the page is wide enough, else each on a line of its own."""
    room = width - 2 * indent
    whole = before + "  ".join(f"{name}: {dots * '.'}" for name, dots in parts)
    if len(whole) <= room:
        return [Line(whole, indent=indent)]
    found: list[Block] = []
    for number, (name, dots) in enumerate(parts):
        start = f"{before if not number else ' ' * len(before)}{name}: "
        found += [*([Gap()] if number else []), Line(start + "." * min(dots, room - len(start)), indent=indent)]
    return found


def _table(it: Sheet) -> Table:
    titles = ("No", "Day", "Time", "Meeting", "Signature", "Signed on")
    rows = [
        (str(number), say_day(each.day), each.time, _meeting(each, discreet=it.discreet), "", "")
        for number, each in enumerate(it.rows, 1)
    ]
    rows += [(str(number), "", "", "", "", "") for number in range(len(rows) + 1, len(rows) + it.blank + 1)]
    return Table(tuple(Column(title) for title in titles), tuple(rows))


def data(it: Sheet) -> dict[str, Any]:
    """The sheet as JSON."""
    rows = [{key: None if value == "" else value for key, value in each._asdict().items()} for each in it.rows]
    return {"from": it.period.start, "to": it.period.end - timedelta(days=1), "visits": rows, "blank": it.blank}

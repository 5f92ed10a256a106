"""The words of `appointment`."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sobertrack.model.appointments import Appointment
from sobertrack.model.days.calendar_words import echo_day, say_day
from sobertrack.views.blocks import Block, Facts, Heading, Line, Quote, table_of
from sobertrack.views.change import UNDO

FIRST_ONE = 'sobertrack appointment add "Dr Lee" --on 2026-12-01 --at 14:00'


def listing(found: Sequence[Appointment], today: date, *, others: int) -> list[Block]:
    """The appointments, the next one first; `others` are those that have passed."""
    past = [Line(f"{others} past: sobertrack appointment list --all", "muted")] if others else []
    if not found:
        return [Line(f"No appointment lies ahead. To keep one: {FIRST_ONE}"), *past]
    columns = {
        "When": [when(each, today) for each in found],
        "What": [each.name for each in found],
        "With": [each.who for each in found],
        "Where": [each.where for each in found],
        "Id": [each.id for each in found],
    }
    return [table_of(columns), *past]


def when(each: Appointment, today: date) -> str:
    """Its day and time: "Tue 1 Dec 2026 (in 9 days), 14:00"."""
    return echo_day(each.date, today) + (f", {each.time}" if each.time else "")


def page(each: Appointment, today: date, *, notes: bool) -> list[Block]:
    """One appointment in full."""
    rows = [("When", when(each, today)), ("With", each.who), ("Where", each.where), ("Id", each.id)]
    blocks: list[Block] = [Heading(each.name, 1), Facts(tuple(row for row in rows if row[1]))]
    return [*blocks, Quote(each.note)] if each.note and notes else blocks


def in_a_line(each: Appointment) -> str:
    """An appointment on a card: "Tue 1 Dec 2026, 14:00: Dr Lee, the clinic"."""
    said = ", ".join(part for part in (each.name, each.who, each.where) if part)
    return f"{say_day(each.date)}{', ' + each.time if each.time else ''}: {said}"


def data(each: Appointment) -> dict[str, Any]:
    """An appointment as JSON."""
    return {
        "id": each.id,
        "name": each.name,
        "day": each.date,
        "time": each.time or None,
        "who": each.who or None,
        "where": each.where or None,
        "note": each.note or None,
    }


def saved(each: Appointment, today: date) -> list[Block]:
    """What is said after adding or changing one."""
    return [Line(f"Saved appointment {each.id}: {each.name}, {when(each, today)}."), Line(UNDO)]


def removed(each: Appointment) -> list[Block]:
    """What is said after one was taken off the list."""
    return [Line(f"Saved appointment {each.id}: removed from your list."), Line(UNDO)]

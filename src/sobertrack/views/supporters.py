"""The words of `supporter`: people one can turn to, in the order in which to call them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sobertrack.model.calendar_words import echo_day
from sobertrack.model.supporters import Supporter
from sobertrack.views.blocks import Block, Column, Facts, Heading, Line, Quote, Table

UNDO = "Undo: sobertrack undo"
FIRST_ONE = 'sobertrack supporter add Sam --phone "+1 555 0100"'


def listing(people: Sequence[Supporter]) -> list[Block]:
    """Everybody, with numbers as they were written, so that a terminal can dial them."""
    if not people:
        return [Line(f"Nobody is on your list yet. The first one: {FIRST_ONE}")]
    columns = {
        "Name": [each.name for each in people],
        "Role": [each.role for each in people],
        "Phone": [each.phone for each in people],
        "Nights": ["fine" if each.nights else "" for each in people],
        "Id": [each.id for each in people],
    }
    titles = [title for title, cells in columns.items() if any(cells)]
    rows = zip(*(columns[title] for title in titles), strict=True)
    blocks: list[Block] = [Table(tuple(map(Column, titles)), tuple(rows))]
    if len(people) > 1:
        blocks.append(Line("The order to call in. To put one first: sobertrack supporter edit NAME --first", "muted"))
    return blocks


def page(each: Supporter, last: date | None, today: date, *, notes: bool) -> list[Block]:
    """One person; `last` is the last day on which they talked."""
    rows = [("Phone", each.phone), ("Role", each.role), ("Nights", "fine" if each.nights else "not said")]
    rows += [("Last talked", echo_day(last, today))] if last else []
    rows.append(("Id", each.id))
    blocks: list[Block] = [Heading(each.name, 1), Facts(tuple((name, value) for name, value in rows if value))]
    if each.note and notes:
        blocks.append(Quote(each.note))
    return blocks


def data(each: Supporter) -> dict[str, Any]:
    """A person as JSON."""
    return {
        "id": each.id,
        "name": each.name,
        "role": each.role or None,
        "phone": each.phone or None,
        "nights": each.nights,
        "note": each.note or None,
    }


def saved(each: Supporter) -> list[Block]:
    """What is said after adding or changing somebody."""
    said = [each.name]
    said += [each.role] if each.role else []
    said += [each.phone] if each.phone else ["no number yet"]
    said += ["nights are fine"] if each.nights else []
    return [Line(f"Saved supporter {each.id}: {', '.join(said)}."), Line(UNDO)]


def removed(each: Supporter) -> list[Block]:
    """What is said after somebody was taken off the list."""
    stays = f"What you wrote about talks with {each.name} stays in your log."
    return [Line(f"Saved supporter {each.id}: removed from your list."), Line(f"{stays} {UNDO}")]


def surname(name: str, suggestion: str) -> str:
    """The gentle word about anonymity."""
    return f'saved as typed; by custom a first name is enough, such as "{suggestion}" for "{name}"'

"""The words of `supporter`: people one can turn to, in the order in which to call them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sobertrack.model.days.calendar_words import echo_day, say_ago, say_day
from sobertrack.model.supporters import Supporter
from sobertrack.rules.people.keeping_touch import Touch
from sobertrack.views.amounts import count, days
from sobertrack.views.blocks import Block, Facts, Heading, Line, Quote, table_of
from sobertrack.views.change import UNDO

REACH = "sobertrack reach NAME"
FIRST_ONE = 'sobertrack supporter add Sam --phone "+1 555 0100"'


UNREAD = "Your people cannot be shown here now. What helps: sobertrack doctor"


def listing(found: Sequence[Touch], today: date, *, unread: bool = False) -> list[Block]:
    """Everybody, with numbers as they were written, so that a terminal can dial them. Who is due stands first.

    `unread` says that something is missing, or cannot be read.
    """
    if not found and unread:
        return [Line(UNREAD)]
    if not found:
        return [Line(f"Nobody is on your list yet. The first one: {FIRST_ONE}")]
    people = [each.person for each in found]
    columns = {
        "Name": [each.name for each in people],
        "Role": [each.role for each in people],
        "Phone": [each.phone for each in people],
        "Nights": ["fine" if each.nights else "" for each in people],
        "Last in touch": [_last(each, today) if each.person.every else "" for each in found],
        "Id": [each.id for each in people],
    }
    blocks: list[Block] = [table_of(columns)]
    due = sum(each.due for each in found)
    if due:
        blocks.append(Line(f"{count(due, 'person', 'people')} above may like to hear from you. After it: {REACH}"))
    elif len(found) > 1:
        blocks.append(Line("The order to call in. To put one first: sobertrack supporter edit NAME --first", "muted"))
    return blocks


def _last(each: Touch, today: date) -> str:
    """When they were last in touch, as far as it is written down."""
    said = say_ago(each.last, today) if each.last else "not written down yet"
    return f"{said} (every {_every(each.person)})" + ("; due" if each.due else "")


def _every(each: Supporter) -> str:
    return days(each.every) if each.every > 1 else "day"


def page(found: Touch, today: date, counter_labels: Mapping[str, str], *, notes: bool) -> list[Block]:
    """One person, and when they were last in touch."""
    each = found.person
    rows = [("Phone", each.phone), *(("Also", channel) for channel in each.channels)]
    rows += [("Role", each.role), ("Nights", "fine" if each.nights else "not said"), ("Best", each.hours)]
    rows += [("Agreed to", each.agreed)]
    rows += [("Last talked", echo_day(found.last, today))] if found.last else []
    rows += [("In touch", f"every {_every(each)}" + ("; it may be time" if found.due else ""))] if each.every else []
    rows += [("Knows of", ", ".join(counter_labels.get(key, key) for key in each.counters))]
    rows += [("A report holds", ", ".join(each.sees) or "nothing")] if each.sees is not None else []
    rows += [("No reports since", say_day(each.stopped))] if each.stopped else []
    rows.append(("Id", each.id))
    blocks: list[Block] = [Heading(each.name, 1), Facts(tuple((name, value) for name, value in rows if value))]
    if each.note and notes:
        blocks.append(Quote(each.note))
    return blocks


def data(each: Supporter) -> dict[str, Any]:
    """A person as JSON; `every` counts days."""
    return {
        "id": each.id,
        "name": each.name,
        "role": each.role or None,
        "phone": each.phone or None,
        "nights": each.nights,
        "channels": each.channels,
        "hours": each.hours or None,
        "agreed": each.agreed or None,
        "every": each.every or None,
        "counters": each.counters,
        "sees": each.sees,
        "stopped": each.stopped,
        "note": each.note or None,
    }


def touch_data(found: Touch) -> dict[str, Any]:
    """A person as JSON, with the last contact written down; `silence` counts days, null where none is known."""
    return {**data(found.person), "last_contact": found.last, "silence": found.silence, "due": found.due}


def saved(each: Supporter) -> list[Block]:
    """What is said after adding or changing somebody."""
    said = [each.name]
    said += [each.role] if each.role else []
    said += [each.phone] if each.phone else ["no number yet"]
    said += ["nights are fine"] if each.nights else []
    said += [f"in touch every {_every(each)}"] if each.every else []
    number = "" if each.phone else f"To add one: sobertrack supporter edit {each.id} --phone NUMBER. "
    holds = f" A report for them holds: {', '.join(each.sees) or 'nothing'}." if each.sees is not None else ""
    return [Line(f"Saved supporter {each.id}: {', '.join(said)}.{holds}"), Line(f"{number}{UNDO}")]


def removed(each: Supporter) -> list[Block]:
    """What is said after somebody was taken off the list."""
    stays = f"What you wrote about talks with {each.name} stays in your log."
    return [Line(f"Saved supporter {each.id}: removed from your list."), Line(f"{stays} {UNDO}")]


def surname(name: str, suggestion: str) -> str:
    """The gentle word about anonymity."""
    return f'saved as typed; by custom a first name is enough, such as "{suggestion}" for "{name}"'

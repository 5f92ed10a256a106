"""The words around sharing: what a thing reveals by itself, what was given, and how to stop."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.entries import Entry, Share
from sobertrack.model.sharing import FIELDS
from sobertrack.model.supporters import Supporter
from sobertrack.rules.people.sharing import key_of
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Bullets, Column, Line, Table
from sobertrack.views.change import UNDO
from sobertrack.views.people.share import span

OWN_TEXTS = ("wins", "hard", "gratitude", "notes")


def reveals(it: Mapping[str, Any], new_run: date | None) -> list[str]:
    """What somebody can read out of it besides what it says. `new_run` is where a run began that is not the first."""
    said = []
    if it.get("days"):
        said.append(_days(it["days"], new_run))
    if "checkins" in it and it["checkins"]["days"] < it["checkins"]["of"]:
        said.append("shows on how many days you did not check in")
    texts = [each for field in OWN_TEXTS for each in it.get(field) or ()]
    if texts:
        said.append(f"holds {count(len(texts), 'text')} in your own words: look for names in them")
    if it.get("promises", {}).get("each"):
        said.append("names what you promised")
    named = [field for field in ("activities", "triggers", "strategies") if it.get(field)]
    if named:
        said.append(f"holds {', '.join(named)} as you call them: look for names in them")
    said += [f"holds {words}" for field, words in EXTRA.items() if it.get(key_of(field))]
    return said


EXTRA = {
    "names": "names of other people",
    "times": "the hours at which you wrote",
    "meeting-names": "the meetings you went to; what is seen and heard there stays there",
    "slips": "the days of slips",
}


def _days(rows: Sequence[Mapping[str, Any]], new_run: date | None) -> str:
    if any(each["status"] == "ongoing" for each in rows):
        return "shows that no run goes on just now"
    if new_run is not None:
        return f"shows that a new run began on {say_day(new_run)}"
    return "shows since when you count"


def around(person: Supporter, revealed: Iterable[str], fields: Iterable[str]) -> list[Block]:
    """What stands below a preview."""
    rows = tuple(revealed)
    blocks: list[Block] = [Line(f"For {person.name}: {', '.join(fields) or 'nothing'}", "strong")]
    return [*blocks, Line("It also says, without a word:"), Bullets(rows)] if rows else blocks


def nameless(person: Supporter, fields: Iterable[str], *, named: bool) -> str:
    """How a name comes into a file that has none: whoever reads it with `circle add` names it after the file."""
    sees = "+name" if person.sees is not None else ",".join((*fields, "name"))
    edit = f"sobertrack supporter edit {person.id} --sees {sees}"
    how = edit if named else f"sobertrack config set share_name NAME, then {edit}"
    return f"No name is in this file; circle add takes one from the name of the file. To put yours in: {how}"


def choices() -> list[str]:
    """Every field with what it shows, for the first time."""
    widest = max(map(len, FIELDS))
    return [f"  {name.ljust(widest)}  {words}" for name, words in FIELDS.items()]


def log(found: Sequence[tuple[Entry[Share], str]], names: Mapping[str, str]) -> list[Block]:
    """Everything that was given, the newest last."""
    if not found:
        return [Line("Nothing was shared yet.")]
    rows = tuple(
        (
            say_day(entry.day),
            names.get(entry.what.supporter, entry.what.supporter),
            ", ".join(entry.what.fields),
            span(entry.what.first, entry.what.last) if entry.what.first and entry.what.last else "",
            entry.what.form,
            short,
        )
        for entry, short in found
    )
    return [Table(tuple(map(Column, ("Day", "To", "What", "About", "As", "Id"))), rows)]


def stopped(person: Supporter, given: int) -> list[Block]:
    """What is said when reports end."""
    first = f"Saved supporter {person.id}: {person.name} is given no more reports."
    past = f"What was given ({count(given, 'report')}) cannot be taken back." if given else "No report was given yet."
    again = f"To begin again: sobertrack supporter edit {person.id} --sees days. {UNDO}"
    return [Line(first), Line(f"{past} {again}")]


def share_data(entry: Entry[Share], short: str) -> dict[str, Any]:
    """One share as JSON."""
    what = entry.what
    return {
        "id": short,
        "day": entry.day,
        "time": entry.time,
        "supporter": what.supporter,
        "fields": what.fields,
        "first": what.first,
        "last": what.last,
        "form": what.form or None,
    }

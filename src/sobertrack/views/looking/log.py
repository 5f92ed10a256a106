"""The words of `log`: one line for each entry, and what the person wrote below it."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.entries import (
    Activity,
    CheckIn,
    Contact,
    Entry,
    Kept,
    Letter,
    Restart,
    Share,
    Skip,
    Slip,
    Urge,
    Visit,
    kind_of,
)
from sobertrack.views.amounts import amount
from sobertrack.views.blocks import Block, Line, Quote
from sobertrack.views.days.checkin import numbers
from sobertrack.views.labels import Labels, named
from sobertrack.views.looking.entries import kind_words

TEXT_WORDS = {
    "wins": "went well",
    "hard": "hard",
    "gratitude": "good",
    "bring": "to bring",
    "where": "where",
    "takeaway": "to take away",
}
"""What stands before a line of the person's own."""


def lines(entries: Iterable[Entry[Any]], short: Mapping[str, str], labels: Labels, *, notes: bool) -> list[Block]:
    """Every entry; `notes` shows the person's own words too."""
    blocks: list[Block] = []
    for entry in entries:
        blocks.append(Line(head(entry, short[entry.id], labels)))
        if notes:
            blocks += own_words(entry)
    return blocks


def head(entry: Entry[Any], short: str, labels: Labels) -> str:
    """One entry in a line: its day, its time where it is known, its kind and id, and what it says in numbers."""
    said = "; ".join(part for part in _said(entry.what, labels) if part)
    time = f" {entry.time}" if entry.time else ""
    return f"{say_day(entry.day)}{time}  {kind_words(kind_of(entry.what))} {short}{': ' + said if said else ''}"


def own_words(entry: Entry[Any]) -> list[Block]:
    """What the person wrote in an entry."""
    what = entry.what
    blocks: list[Block] = []
    kind: Any = type(what)
    for field in _own_fields(kind):
        said = getattr(what, field)
        if not said:
            continue
        if field == "note":
            blocks.append(Quote(said))
        else:
            texts = said if type(said) is tuple else (said,)
            blocks += [Line(f"{TEXT_WORDS[field]}: {text}", indent=1) for text in texts]
    return blocks


@cache
def _own_fields(kind: Any) -> tuple[str, ...]:
    """The fields of a kind that hold the person's own words, in the order in which they are shown."""
    return tuple(field for field in (*TEXT_WORDS, "note") if field in kind.__annotations__)


def has_own_words(entry: Entry[Any]) -> bool:
    """Whether there is anything of the person's own to hide."""
    kind: Any = type(entry.what)
    return any(getattr(entry.what, field) for field in _own_fields(kind))


def nothing(*, any_filter: bool) -> list[Block]:
    """Where there is no entry to show."""
    if any_filter:
        return [Line("Nothing is written that fits. Everything: sobertrack log")]
    return [Line("Nothing is written yet. The first line: sobertrack checkin")]


def _said(what: Any, labels: Labels) -> list[str]:
    if isinstance(what, CheckIn):
        return [numbers(what.mood, what.craving), _on_date(what, labels), *_around(what, labels)]
    if isinstance(what, Slip):
        return [named([what.counter], labels.counters), _length(what), *_around(what, labels)]
    if isinstance(what, Restart):
        return [named([what.counter], labels.counters)]
    if isinstance(what, Urge):
        minutes = f"{what.minutes} min" if what.minutes is not None else ""
        return [_levels(what), named(filter(None, [what.counter]), labels.counters), minutes, *_around(what, labels)]
    if isinstance(what, Visit):
        return [", ".join(part for part in (what.name, what.how) if part), *_felt(what)]
    if isinstance(what, Contact):
        who = named([what.supporter], labels.people)
        return [", ".join(part for part in (who, what.how, "they reached out" if what.from_them else "") if part)]
    return _said_more(what, labels)


def _felt(what: Visit) -> list[str]:
    """How a visit was, in numbers."""
    comfort = f"comfort {what.comfort}" if what.comfort is not None else ""
    connection = f"connection {what.connection}" if what.connection is not None else ""
    spoke = "" if what.shared is None else "spoke" if what.shared else "listened"
    cost = f"cost {amount(what.cost)}" if what.cost is not None else ""
    return [", ".join(part for part in (comfort, connection) if part), spoke, cost]


def _said_more(what: Any, labels: Labels) -> list[str]:
    """The same for kinds that are written less often."""
    if isinstance(what, Letter):
        return [what.title]
    if isinstance(what, Activity):
        return [what.name + (f", {what.minutes} min" if what.minutes else "")]
    if isinstance(what, Skip):
        return [what.promise + (f", until {say_day(what.until)}" if what.until else "")]
    if isinstance(what, Share):
        return [f"with {named([what.supporter], labels.people)}: {', '.join(what.fields)}"]
    return [what.key] if isinstance(what, Kept) else []


def _on_date(what: CheckIn, labels: Labels) -> str:
    return f"still on the date: {named(what.sober, labels.counters)}" if what.sober else ""


def _length(what: Slip) -> str:
    if what.until is not None:
        return f"until {say_day(what.until)}"
    return "ongoing" if what.ongoing else ""


def _levels(what: Urge) -> str:
    if what.level is None:
        return f"down to {what.after}" if what.after is not None else ""
    return f"level {what.level}" if what.after is None else f"level {what.level}, then {what.after}"


def _around(what: CheckIn | Slip | Urge, labels: Labels) -> list[str]:
    """What set it off, and what was tried."""
    tried = getattr(what, "tried", ())
    return [
        f"triggers: {named(what.triggers, labels.triggers)}" if what.triggers else "",
        f"tried: {named(tried, labels.strategies)}" if tried else "",
    ]

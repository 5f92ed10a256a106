"""A whole notebook as data for other programs and as a page for a person; and what is said beside it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sobertrack.model.days.periods import Period
from sobertrack.model.entries import Entry, Kept, Unknown
from sobertrack.model.values import Value
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Facts, Heading, Line, Quote
from sobertrack.views.labels import Labels
from sobertrack.views.looking.entries import WORDS, fields, title
from sobertrack.views.records import entry_data

ONE_DAY = timedelta(days=1)
NOUNS = {
    "counter": "counters",
    "supporter": "supporters",
    "group": "groups",
    "meeting": "meetings",
    "strategy": "strategies",
    "plan": "plans",
    "promise": "promises",
    "appointment": "appointments",
    "message": "messages",
    "line": "lines",
}
"""Every kept noun of which there may be several, and the word for all of them."""

ALONE = ("aftercare", "settings")
"""What there is one of."""

HEADINGS = {
    "counters": "What you stay away from",
    "supporters": "People",
    "groups": "Groups",
    "meetings": "Your regular meetings",
    "strategies": "Ways of coping, your own and those you changed",
    "plans": "Plans",
    "promises": "Promises",
    "appointments": "Appointments",
    "messages": "Messages",
    "lines": "Numbers of your own",
    "aftercare": "Aftercare plan",
    "settings": "Settings",
}

Table = Mapping[str, Any]


class Narrowed(Value):
    """What an export is narrowed to: the days, and the kinds of entries and of kept things. Empty is everything."""

    period: Period | None = None
    kinds: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing is left out."""
        return self.period is None and not self.kinds


class Notebook(Value):
    """What an export shows: entries as they stand today, and every kept table by its noun and key."""

    entries: Sequence[Entry[Any]]
    kept: Mapping[str, Mapping[str, Table]]
    narrowed: Narrowed = Narrowed()

    @property
    def written(self) -> int:
        """How many entries there are; changes of kept things are none."""
        return sum(not isinstance(entry.what, Kept) for entry in self.entries)

    def things(self, noun: str) -> list[dict[str, Any]]:
        """The tables of a noun, each with its key as `id`."""
        return [{"id": key, **table} for key, table in self.kept.get(noun, {}).items()]


def data(it: Notebook) -> dict[str, Any]:
    """The readable half of the JSON export: entries and kept things, in the words of the commands."""
    period = it.narrowed.period
    return {
        "complete": it.narrowed.complete,
        "period": {"first": period.start, "last": period.end - ONE_DAY} if period else None,
        "kinds": list(it.narrowed.kinds) or None,
        "entries": [_entry(entry) for entry in it.entries],
        **{word: it.things(noun) for noun, word in NOUNS.items()},
        **{noun: it.kept.get(noun, {}).get("") for noun in ALONE},
    }


def _entry(entry: Entry[Any]) -> dict[str, Any]:
    said = entry_data(entry, entry.id)
    if isinstance(entry.what, Unknown):
        said["record"] = entry.what.raw
    return {**said, "at": entry.at or None, "device": entry.device or None}


def page(it: Notebook, short: Mapping[str, str], labels: Labels) -> Iterator[Block]:
    """A notebook to read: the kept things, then every entry with all that is in it, the oldest first."""
    yield Heading("Your notebook", 1)
    yield Line(PRIVATE)
    if it.narrowed.complete:
        yield Line("Imported meeting lists and what you hid with rm are not on this page: sobertrack export -o FILE")
    for noun, word in NOUNS.items():
        if it.kept.get(noun):
            yield Heading(HEADINGS[word])
            for key, table in it.kept[noun].items():
                yield Heading(_name(key, table), 3)
                yield _facts(table)
    for noun in ALONE:
        if it.kept.get(noun):
            yield Heading(HEADINGS[noun])
            yield _facts(it.kept[noun][""])
    yield from _log([entry for entry in it.entries if not isinstance(entry.what, Kept)], short, labels)


def _log(entries: Iterable[Entry[Any]], short: Mapping[str, str], labels: Labels) -> Iterator[Block]:
    month = ""
    for entry in sorted(entries, key=lambda each: (each.day, each.time or "", each.id)):
        if f"{entry.day:%Y-%m}" != month:
            month = f"{entry.day:%Y-%m}"
            yield Heading(f"{entry.day:%B %Y}")
        name = title(entry, short[entry.id])
        yield Heading(f"{name[:1].upper()}{name[1:]}", 3)
        yield from _said(entry, labels)


def _said(entry: Entry[Any], labels: Labels) -> Iterator[Block]:
    if isinstance(entry.what, Unknown):
        yield Quote(json.dumps(entry.what.raw, ensure_ascii=False))
        return
    said = fields(entry, labels)
    texts = [said.pop(name) for name in ("text", "note") if name in said]
    rows = tuple((WORDS[name], words) for name, words in said.items() if name != "day")
    yield from [Facts(rows)] if rows else []
    yield from map(Quote, texts)


def _name(key: str, table: Table) -> str:
    named = next((table[field] for field in ("label", "name") if isinstance(table.get(field), str)), "")
    return named or key


def _facts(table: Table) -> Block:
    return Facts(tuple((key.replace("_", " "), in_words(value)) for key, value in table.items()))


def in_words(value: Any) -> str:
    """A value of a kept table, or of a record, as text."""
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    if value is None or isinstance(value, bool):
        return {None: "", True: "yes", False: "no"}[value]
    return str(value) if isinstance(value, str | int | float) else json.dumps(value, ensure_ascii=False)


PRIVATE = "Not encrypted: whoever can read this can read all of it."


def too_large(most: int) -> str:
    """What is said of an export that import would not take."""
    return f"it is larger than the {most // 1024 // 1024} MB that import takes; a backup is smaller: sobertrack backup"


def told(entries: int, form: str, place: str, narrowed: Narrowed, *, whole: bool = True) -> str:
    """What is said after an export went into a file, or into a folder. `whole` is whether all could be read."""
    number = count(entries, "entry", "entries")
    everything = "wrote everything" if whole else "wrote what can be read, which is not everything"
    what = f"{everything}, {number}, to {place}" if narrowed.complete else f"wrote {number} to {place}"
    also = ", what you hid with rm among them," if narrowed.complete and form == "json" else ""
    return f"{what}. It holds your own words{also} and is not encrypted: keep it where only you can read it"

"""The words for a change, a removal and an undo: what was, what is now, and how to go back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sobertrack.model.days.calendar_words import echo_day
from sobertrack.model.entries import Entry, kind_of
from sobertrack.model.values import Value
from sobertrack.rules.days.sober_time import Standing
from sobertrack.views.blocks import Block, Column, Line, Table
from sobertrack.views.change import UNDO
from sobertrack.views.days.standing import Wording, headline, total
from sobertrack.views.labels import Labels
from sobertrack.views.looking.entries import NOT_SHOWN, OWN_WORDS, WORDS, fields, in_short, kind_words, title

Row = tuple[str, str, str]
HIDDEN = "hidden"


class Turn(Value):
    """One entry before and after a command; None where it does not stand."""

    short: str
    before: Entry[Any] | None
    after: Entry[Any] | None

    @property
    def either(self) -> Entry[Any]:
        """The entry as it stands, or as it stood."""
        found = self.after or self.before
        assert found is not None
        return found


class Reader(Value):
    """Who reads: with which labels and wording, on which day, and whether notes may be shown."""

    labels: Labels
    wording: Wording
    today: date
    notes: bool


def edited(turn: Turn, counts: Sequence[Row], reader: Reader) -> list[Block]:
    """The screen after `edit`."""
    entry = turn.either
    first = f"Saved {kind_words(kind_of(entry.what))} {turn.short} for {echo_day(entry.day, reader.today)}"
    return [Line(first), *compared([*field_rows(turn, reader), *counts]), Line(UNDO, "muted")]


def removed(turn: Turn, counts: Sequence[Row]) -> list[Block]:
    """The screen after `rm`."""
    gone = title(turn.either, turn.short)
    return [
        Line(f"Hidden. The text is still in the file; to erase it: sobertrack purge {turn.short}"),
        Line(f"Left out of lists and counts now: {gone}. {UNDO}"),
        *compared(counts),
    ]


def undone(what: str, turns: Sequence[Turn], other: Sequence[Row], reader: Reader) -> list[Block]:
    """The screen after `undo`: `what` was turned, and each thing before and now; `other` are such rows, too."""
    rows: list[Row] = []
    for turn in turns:
        name = f"{kind_words(kind_of(turn.either.what))} {turn.short}"
        if turn.before is None or turn.after is None:
            rows.append((f"{name}, {echo_day(turn.either.day, reader.today)}", *_whole(turn, reader.labels)))
        else:
            rows += [(f"{name}: {word.lower()}", before, now) for word, before, now in field_rows(turn, reader)]
    rows += other
    return [Line(what if rows else f"{what}; nothing that is shown changes"), *compared(rows), Line(UNDO, "muted")]


def turned(what: str, *, back: bool) -> str:
    """The first line after `undo`; `back` where the undo of a command was itself taken back."""
    return f"{'Put' if back else 'Taken'} back: {what}"


def _whole(turn: Turn, labels: Labels) -> tuple[str, str]:
    before, after = (in_short(each, labels) if each else HIDDEN for each in (turn.before, turn.after))
    return before, after


def field_rows(turn: Turn, reader: Reader) -> list[Row]:
    """Each field that changed, before and now."""
    assert turn.before is not None
    assert turn.after is not None
    before, now = (fields(each, reader.labels) for each in (turn.before, turn.after))
    rows = []
    for name, word in WORDS.items():
        was, is_ = before.get(name, ""), now.get(name, "")
        if was != is_:
            own = name in OWN_WORDS and not reader.notes
            was, is_ = ((NOT_SHOWN if own and text else text or "-") for text in (was, is_))
            rows.append((word, was, is_))
    return rows


def table_rows(noun: str, key: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> list[Row]:
    """Each field of a kept table that changed, before and now."""
    name = f"{noun} {key}".strip()
    if not key:
        before, after = before or {}, after or {}
    if before is None or after is None:
        return [(name, _table_said(before), _table_said(after))]
    keys = [*before, *(key for key in after if key not in before)]
    changed = [field for field in keys if before.get(field) != after.get(field)]
    return [(f"{name}: {field}", _value(before.get(field)), _value(after.get(field))) for field in changed]


def _table_said(table: Mapping[str, Any] | None) -> str:
    if table is None:
        return "not there"
    return "; ".join(f"{key} {_value(value)}" for key, value in table.items()) or "there, and empty"


def _value(value: Any) -> str:
    if value is None or value == "":
        return "-"
    if isinstance(value, bool):
        return "on" if value else "off"
    return ", ".join(map(_value, value)) if isinstance(value, list) else str(value)


def count_rows(before: Iterable[Standing], after: Iterable[Standing], reader: Reader) -> list[Row]:
    """What a change did to the counts, for each counter that counts differently now."""
    was = {each.counter.id: each for each in before}
    rows = []
    for each in after:
        earlier = was.get(each.counter.id)
        if earlier is not None and earlier != each:
            name = "the count" if reader.wording.discreet else each.counter.label
            said = [_stands(one, reader) for one in (earlier, each)]
            if said[0] != said[1]:
                rows.append((name, said[0], said[1]))
    return rows


def _stands(each: Standing, reader: Reader) -> str:
    wording = reader.wording._replace(named=False)
    return "; ".join(filter(None, (headline(each, reader.today, wording), total(each, wording))))


def compared(rows: Sequence[Row]) -> list[Block]:
    """What differs, before and now; nothing where nothing does."""
    return [Table((Column("what"), Column("before"), Column("now")), tuple(rows))] if rows else []


class Done(Value):
    """One command of the past: its short id, when it wrote, what in words, and whether it was taken back."""

    id: str
    at: str
    what: str
    undone: bool


def listed(commands: Sequence[Done]) -> list[Block]:
    """The last commands, the newest first."""
    if not commands:
        return [Line("Nothing is written yet, so there is nothing to take back.")]
    rows = tuple(
        (one.id, one.at[:16].replace("T", " "), one.what, "taken back" if one.undone else "") for one in commands
    )
    columns = (Column("id"), Column("when"), Column("what"), Column(""))
    return [Table(columns, rows), Line("To take one back: sobertrack undo ID", "muted")]


def wrote(entry: Entry[Any]) -> str:
    """That an entry was written."""
    return title(entry, "").replace("  ", " ")


def kept(noun: str, key: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
    """That a kept thing was added, changed or removed."""
    name = f"{noun} {key}".strip()
    if not key:
        before, after = before or {}, after or {}
    if before is None:
        return f"new {name}"
    if after is None:
        return f"removal of {name}"
    changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return f"change of {name}: {', '.join(changed)}"

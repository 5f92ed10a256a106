"""The words of `doctor --repair` and `doctor --take`: what would be done, what was, and where the copies are."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from sobertrack.model.values import Value
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Column, Line, Table
from sobertrack.views.change import UNDO
from sobertrack.views.program.findings import RESTORE
from sobertrack.views.program.mending import table_rows


class Repaired(Value):
    """One thing that a repair does, or did: what, with how many, and where."""

    what: str
    number: int
    place: str


WORDS = {
    "healed": ("records that had gone missing from {name} are back", "put records back into {name}"),
    "closed": ("the last line of {name} has an end now", "give the last line of {name} an end"),
    "saved": ("records written down anew, out of lines that cannot be read", "write records down anew"),
    "aside": ("lines of {name} that cannot be read: a copy is kept apart", "keep a copy of bad lines of {name} apart"),
    "nul": ("the NUL bytes in {name} are known", "know the NUL bytes in {name}"),
    "modes": (
        "files and directories that others could open: yours alone now",
        "make files and directories yours alone",
    ),
    "settled": (
        "what {name} had lost is here again, in another file: it is missed no longer",
        "miss no longer what {name} had lost, as it is here again in another file",
    ),
    "marks": ("the length of {name} is marked", "mark the length of {name}"),
}
"""Each step as it is told afterwards, and as it is announced."""

_COUNTED = ("healed", "saved", "aside", "modes")


def announced(steps: Sequence[Repaired]) -> list[Block]:
    """What would be done."""
    return [Line("This would be done; no line is deleted:"), *(Line(_said(each, 1), indent=1) for each in steps)]


def in_short(steps: Sequence[Repaired]) -> str:
    """The same in a few words, for a refusal."""
    return f"this would mend {count(sum(each.number for each in steps), 'thing')}"


def done(steps: Sequence[Repaired], folder: str) -> list[Block]:
    """What was done."""
    if not steps:
        return [Line("There was nothing to repair.")]
    blocks: list[Block] = [Line(f"Repaired: {_said(each, 0)}.") for each in steps]
    if any(each.what == "aside" for each in steps):
        blocks.append(Line(f"The copies are in {folder}. The journal keeps these lines, too.", "muted"))
        blocks.append(Line(f"What they said may stand in a backup: {RESTORE}"))
    return blocks


def _said(step: Repaired, which: int) -> str:
    text = WORDS[step.what][which].replace("{name}", PurePath(step.place).name)
    return f"{text} ({step.number:,})" if step.what in _COUNTED else text


class Change(Value):
    """One table of a file as it is, and as it would be; None where it is not there."""

    noun: str
    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def difference(name: str, copy: str, changes: Sequence[Change]) -> list[Block]:
    """What would change in a file where a second version took its place."""
    if not changes:
        return [Line(f"{copy} and {name} say the same, table by table, or {name} cannot be read.")]
    return [Line(f"What would change in {name}, if {copy} took its place:"), _table(changes, "in the copy")]


def _table(changes: Sequence[Change], last: str) -> Block:
    rows = [row for each in changes for row in table_rows(each.noun, each.key, each.before, each.after)]
    return Table((Column("what"), Column("now"), Column(last)), tuple(rows))


def taken(name: str, copy: str, changes: Sequence[Change], kept: Sequence[str]) -> list[Block]:
    """What is said after a second version was taken."""
    blocks: list[Block] = [Line(f"Saved {name} as it stood in {copy}.")]
    blocks += [Line(f"Kept: {place}", indent=1) for place in kept]
    return [*blocks, Line(UNDO, "muted")] if changes else blocks


def taken_data(name: str, copy: str, changes: Sequence[Change], kept: Sequence[str]) -> dict[str, Any]:
    """The same as JSON."""
    return {"file": name, "taken": copy, "changes": [each._asdict() for each in changes], "kept": list(kept)}

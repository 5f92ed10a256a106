"""The words of `import`: what comes along, what is here already, and what is left as it is."""

from collections.abc import Collection, Sequence
from typing import Any

from sobertrack.model.values import Value
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Column, Line, Table
from sobertrack.views.program import differences
from sobertrack.views.program.differences import Difference

MOST_TOLD = 12
"""How many things that could not be read stand on a screen; JSON has each."""

WAYS = (
    ("sobertrack", "a notebook: what sobertrack export wrote, a data directory, a journal file"),
    ("meeting", "a meeting list that a fellowship publishes: sobertrack meeting import FILE"),
    ("strategy", "ways of coping that somebody gave you: sobertrack strategy import FILE"),
)


class Incoming(Value):
    """What an import brings, in numbers of entries (their edits and removals are counted as such, too).

    `known` are here already, `differing` say something else here, which stays; `erased` were erased here for good;
    `left_out` are no records. `changes` and `hides` count the entries here that lines of the file change or hide.
    `empty` says that there is nothing in this notebook yet.
    """

    file: str
    empty: bool
    added: int
    known: int
    differing: int
    erased: int
    left_out: int
    changes: int
    hides: int
    problems: tuple[str, ...]


def ways() -> list[Block]:
    """What can be taken in."""
    return [Table((Column("what"), Column("it is")), WAYS)]


def ways_data() -> dict[str, Any]:
    """The same as JSON."""
    return {"sources": [{"name": name, "about": about} for name, about in WAYS]}


def preview(it: Incoming, found: Sequence[Difference]) -> list[Block]:
    """What would happen."""
    head = [Line("Nothing was changed. This would come along:"), *lines(it)]
    if it.empty:
        return [*head, *([Line(f"Kept things: {', '.join(each.name for each in found)}")] if found else [])]
    return [*head, *differences.said(found)]


def done(it: Incoming, found: Sequence[Difference], taken: Collection[str]) -> list[Block]:
    """What happened."""
    if not it.added and not taken:
        return [Line("Nothing new in it: it is all here already."), *lines(it)[1:], *differences.left(found, taken)]
    parts = [number(it.added) if it.added else "", count(len(taken), "kept thing") if taken else ""]
    stays = "" if it.empty else " What was here stays."
    undo = " Undo, for kept things alone: sobertrack undo" if taken and not it.empty else ""
    return [
        Line(f"Saved {', '.join(filter(None, parts))} from {it.file}.{stays}{undo}"),
        *lines(it)[1:],
        *([] if it.empty else [*differences.said([each for each in found if each.name in taken], taken)]),
        *differences.left(found, taken),
    ]


def lines(it: Incoming) -> list[Block]:
    """What comes, and what it does here."""
    said = [
        f"{number(it.added)} new here, {it.known:,} known already",
        f"{count(it.changes, 'entry here is', 'entries here are')} changed by it" if it.changes else "",
        f"{count(it.hides, 'entry here is', 'entries here are')} hidden by it" if it.hides else "",
        f"{count(it.differing, 'entry says', 'entries say')} something else here; what is here stays"
        if it.differing
        else "",
        f"{number(it.erased)} left out: erased here for good" if it.erased else "",
        f"{count(it.left_out, 'line')} left out: not as sobertrack writes them" if it.left_out else "",
        *it.problems[:MOST_TOLD],
        f"and {len(it.problems) - MOST_TOLD} more of the kind" if len(it.problems) > MOST_TOLD else "",
    ]
    return [Line(text) for text in said if text]


def question(it: Incoming) -> str:
    """What is asked before anything is written."""
    return f"Take {number(it.added)} from {it.file} into this notebook?"


def would(it: Incoming) -> str:
    """What is said where nobody is there to be asked."""
    return f"this would take {number(it.added)} into this notebook"


def number(entries: int) -> str:
    """So many of them."""
    return count(entries, "entry or change", "entries and changes")


def data(it: Incoming, found: Sequence[Difference], taken: Collection[str], *, dry_run: bool) -> dict[str, Any]:
    """The answer as JSON."""
    fields = it._asdict()
    return {**fields, "problems": list(it.problems), "dry_run": dry_run, "kept": differences.data(found, taken)}

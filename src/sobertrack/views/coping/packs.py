"""The words around packs of strategies: what is in one, what became of it."""

from collections.abc import Sequence
from typing import Any

from sobertrack.model.strategies import Strategy
from sobertrack.rules.coping.packs import News
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Facts, Line
from sobertrack.views.change import UNDO

HEADINGS = {
    "added": "New:",
    "changed": "Newer than what you had from the same list:",
    "clashing": "Different from what you have under that name:",
    "same": "The same as yours:",
}


def written(number: int, left_out: Sequence[str]) -> str:
    """What is said on standard error once a pack is written."""
    said = f"{strategies(number)} written: no log, no names"
    return f"{said}; left out: {', '.join(left_out)}" if left_out else said


def strategies(number: int) -> str:
    """How many strategies."""
    return count(number, "strategy", "strategies")


def nothing_own() -> list[Block]:
    """Where there is nothing of one's own to share."""
    return [Line('You have no strategy of your own yet. Such as: sobertrack strategy add "Feed the cat"')]


def would(found: News, source: str) -> list[Block]:
    """What an import would do, before anything is done."""
    return [Line(f"From {source}. Nothing is changed yet."), *_lists(found)]


def _lists(found: News) -> list[Block]:
    blocks: list[Block] = []
    for kind, heading in HEADINGS.items():
        rows = tuple((each.id, f"{each.name}: {each.how}" if each.how else each.name) for each in getattr(found, kind))
        if rows:
            blocks += [Line(heading), Facts(rows)]
    return blocks


def done(taken: Sequence[Strategy], left: Sequence[Strategy], found: News, source: str) -> list[Block]:
    """What an import did."""
    blocks: list[Block] = []
    if taken:
        names = ", ".join(each.id for each in taken)
        blocks.append(Line(f"Saved {strategies(len(taken))} from {source}: {names}"))
    elif not left:
        blocks.append(Line(f"Nothing new: you have all of it. ({strategies(len(found.same))})"))
    if left:
        blocks.append(
            Line(f"Left as yours: {', '.join(each.id for each in left)}. To take them too: the same with --yes")
        )
    return [*blocks, *([Line(UNDO)] if taken else [])]


def question(each: Strategy) -> str:
    """Whether one of theirs goes in the place of what is there."""
    return f"You have {each.id} already, and this one differs. Put theirs in its place?"


def data(
    found: News, taken: Sequence[Strategy], source: str, left_out: Sequence[str], *, dry_run: bool
) -> dict[str, Any]:
    """An import as JSON."""
    lists = {kind: [each.id for each in getattr(found, kind)] for kind in HEADINGS}
    taken_ids = [each.id for each in taken]
    return {"source": source, **lists, "taken": taken_ids, "left_out": list(left_out), "dry_run": dry_run}

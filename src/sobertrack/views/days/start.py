"""The words of a new counter."""

from datetime import date
from typing import Any

from sobertrack.model.counters import Counter
from sobertrack.model.days.calendar_words import echo_day
from sobertrack.rules.days.sober_time import Standing
from sobertrack.views.amounts import days
from sobertrack.views.blocks import Block, Line
from sobertrack.views.change import UNDO
from sobertrack.views.days.standing import Wording


def saved(each: Standing, today: date, wording: Wording, discreet: bool) -> list[Block]:
    """What is said once a counter counts."""
    name = "the counter" if discreet else each.counter.label
    since = echo_day(each.counter.since, today)
    blocks: list[Block] = [Line(f"Saved counter {each.counter.id}: {name} counts since {since}.")]
    so_far = f"{days(each.days)} {wording.word} today. " if each.days else ""
    return [*blocks, Line(f"{so_far}Next: sobertrack checkin. {UNDO}")]


def data(counter: Counter) -> dict[str, Any]:
    """A counter as JSON."""
    return {
        "id": counter.id,
        "counter": counter.id,
        "label": counter.label,
        "kind": counter.kind,
        "first_sober_date": counter.since,
        "reasons": counter.reasons,
        "milestones": counter.milestones,
        "own_milestones": counter.own,
        "ended": counter.ended,
        "archived": counter.archived,
    }

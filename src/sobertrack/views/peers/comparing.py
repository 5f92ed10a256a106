"""The words of `group compare`: visits side by side, no ranks, small numbers marked."""

from collections.abc import Mapping
from typing import Any

from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.peers.groups import Group
from sobertrack.model.values import Value
from sobertrack.rules.coping.moods import Levels
from sobertrack.rules.peers.comparing import FEW, Compared, Comparison, is_few
from sobertrack.views.amounts import amount, days
from sobertrack.views.blocks import Block, Gap, Line, table_of
from sobertrack.views.levels import levels_data
from sobertrack.views.peers.group_words import COST_WORDS

HOW_TO = "After a visit: sobertrack attend NAME --comfort 4 --connection 3"
FIRST = "Side by side, by name. Two or three visits tell more than one."
BESIDE = "Mood after and urge after are from check-ins on the day after a visit: seen beside it, not caused by it."


class Side(Value):
    """A comparison, the known groups by id, what an average is not, and whether it is meeting by meeting."""

    found: Comparison
    groups: Mapping[str, Group]
    trend: str
    by_meeting: bool = False


def screen(it: Side) -> list[Block]:
    """Every group that was visited in a row, and the person's usual below."""
    rows = it.found.rows
    if not rows:
        return [Line(f"No visit is written down yet. {HOW_TO}")]
    columns = {
        "Meeting" if it.by_meeting else "Group": [_name(each, it) for each in rows],
        "Visits": [f"{each.visits:,}" for each in rows],
        "How": [", ".join(way.replace("-", " ") for way in each.how) for each in rows],
        "Cost": [_cost(each, it) for each in rows],
        "Comfort": [_mean(each.comfort) for each in rows],
        "Connection": [_mean(each.connection) for each in rows],
        "Spoke": [_spoke(each) for each in rows],
        "Mood after": [_mean(each.mood) for each in rows],
        "Urge after": [_mean(each.craving) for each in rows],
    }
    shown = {title: cells for title, cells in columns.items() if any(cells)}
    return [Line(FIRST), Gap(), table_of(shown), Gap(), *_below(it, shown)]


def _below(it: Side, shown: Mapping[str, list[str]]) -> list[Block]:
    blocks: list[Block] = []
    if "Mood after" in shown or "Urge after" in shown:
        blocks += [Line(_usual(it.found)), Line(BESIDE)]
    if any("few" in cell for cells in shown.values() for cell in cells):
        blocks.append(Line(f"few: from fewer than {FEW}, which tells little yet."))
    if not {"Comfort", "Connection"} & set(shown):
        blocks.append(Line(HOW_TO))
    return [*blocks, *([Line(it.trend, "muted")] if any(each.visits for each in it.found.rows) else [])]


def _usual(found: Comparison) -> str:
    said = [
        f"{word} {levels.mean:.1f} ({days(levels.given)}{', few' if is_few(levels) else ''})"
        for word, levels in (("mood", found.mood), ("strongest urge", found.craving))
        if levels.mean is not None
    ]
    since = f" since {say_day(found.since)}" if found.since else ""
    return f"Your usual{since}: {', '.join(said)}."


def _name(each: Compared, it: Side) -> str:
    home = it.groups[each.id].home if each.id in it.groups else False
    return f"{each.name} (home group)" if home else each.name


def _mean(levels: Levels) -> str:
    if levels.mean is None:
        return ""
    return f"{levels.mean:.1f} ({levels.given}{', few' if is_few(levels) else ''})"


def _cost(each: Compared, it: Side) -> str:
    """What was paid on average, else what the group says that it costs."""
    if each.cost.mean is not None:
        return f"{amount(each.cost.mean)} ({each.cost.given})"
    return COST_WORDS.get(it.groups[each.id].cost, "") if each.id in it.groups else ""


def _spoke(each: Compared) -> str:
    asked = each.spoke + each.listened
    return f"{each.spoke} of {asked}" if asked else ""


def data(it: Side) -> dict[str, Any]:
    """The comparison as JSON: every mean with its count."""
    found = it.found
    usual = {"since": found.since, "mood": levels_data(found.mood), "craving": levels_data(found.craving)}
    return {
        "by": "meeting" if it.by_meeting else "group",
        "groups": [_row(each) for each in found.rows],
        "usual": usual,
    }


def _row(each: Compared) -> dict[str, Any]:
    return {
        "id": each.id or None,
        "name": each.name,
        "visits": each.visits,
        "few": each.visits < FEW,
        "last_visit": each.last,
        "how": each.how,
        "cost": levels_data(each.cost),
        "comfort": levels_data(each.comfort),
        "connection": levels_data(each.connection),
        "spoke": each.spoke,
        "listened": each.listened,
        "mood_after": levels_data(each.mood),
        "craving_after": levels_data(each.craving),
    }

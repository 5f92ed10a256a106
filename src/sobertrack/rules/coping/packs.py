"""What the strategies of somebody else would change among those that are known."""

from collections.abc import Iterable, Sequence

from sobertrack.model.strategies import Strategy
from sobertrack.model.values import Value
from sobertrack.rules.names import plain

COMPARED = ("name", "category", "how", "steps", "triggers", "minutes", "needs", "caution", "night", "strenuous")


class News(Value):
    """What is offered: new ones, newer ones of the same source, those that differ from what is there, known ones."""

    added: tuple[Strategy, ...] = ()
    changed: tuple[Strategy, ...] = ()
    clashing: tuple[Strategy, ...] = ()
    same: tuple[Strategy, ...] = ()


def news(known: Sequence[Strategy], offered: Iterable[Strategy]) -> News:
    """Sort what is offered. One that is known under another id takes that id."""
    ids = {each.id: each for each in known}
    names = {plain(each.name): each for each in known}
    found: dict[str, list[Strategy]] = {name: [] for name in News._fields}
    for each in offered:
        mine = ids.get(each.id) or names.get(plain(each.name))
        if mine is None:
            found["added"].append(each)
            ids[each.id] = names[plain(each.name)] = each
            continue
        each = each._replace(id=mine.id)
        found[_kind(mine, each)].append(each)
    return News(**{name: tuple(strategies) for name, strategies in found.items()})


def _kind(mine: Strategy, each: Strategy) -> str:
    if all(getattr(mine, field) == getattr(each, field) for field in COMPARED):
        return "same"
    return "changed" if mine.heard_from and mine.heard_from == each.heard_from else "clashing"

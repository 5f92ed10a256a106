"""If-then plans: which of them are for this moment, and how often they held."""

from collections.abc import Collection, Iterable
from typing import Any

from sobertrack.model.entries import Entry
from sobertrack.model.plans import Plan
from sobertrack.model.values import Value
from sobertrack.rules.coping.urges import of_urges
from sobertrack.rules.names import plain


class Held(Value):
    """How often a plan was put to use, and how often it held; the others did not. What was not said counts nowhere."""

    times: int = 0
    held: int = 0


def for_triggers(plans: Iterable[Plan], triggers: Collection[str]) -> list[Plan]:
    """The plans made for one of these triggers."""
    wanted = set(map(plain, triggers))
    return [plan for plan in plans if wanted & set(map(plain, plan.triggers))]


def held(entries: Iterable[Entry[Any]]) -> dict[str, Held]:
    """How plans held, by the id of the plan."""
    found: dict[str, Held] = {}
    for entry in of_urges(entries):
        if entry.what.plan and entry.what.held is not None:
            before = found.get(entry.what.plan, Held())
            found[entry.what.plan] = Held(before.times + 1, before.held + entry.what.held)
    return found

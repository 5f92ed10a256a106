"""What a person tried, how often, and what it did."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sobertrack.model.entries import Entry, Urge
from sobertrack.rules.coping.triggers import commonest, said_of
from sobertrack.rules.coping.urges import drop, fell


class Uses(NamedTuple):
    """What became of the urges that a strategy was tried on. Each of several tried on one urge counts for it.

    `rated` are those with a level before and after, `helped` those of them that fell; `dropped` is the sum of points.
    """

    rated: int = 0
    helped: int = 0
    dropped: int = 0

    @property
    def mean_drop(self) -> float | None:
        """Points by which the urge fell, on average; None where nothing is known."""
        return self.dropped / self.rated if self.rated else None


class Tried(NamedTuple):
    """A strategy as the log tells of it: all times it was tried, and what is known of them."""

    strategy: str
    times: int
    uses: Uses


def tried(entries: Iterable[Entry[Any]]) -> tuple[Tried, ...]:
    """Everything tried in urges and check-ins, the most often tried first, then by name."""
    found = list(entries)
    known = uses({entry.id: entry.what for entry in found if isinstance(entry.what, Urge)}.values())
    times = commonest(said_of(found, "tried"))
    return tuple(Tried(each.name, each.times, known.get(each.name, Uses())) for each in times)


def uses(found: Iterable[Urge]) -> dict[str, Uses]:
    """What became of urges, by the name of each strategy tried on them. What is unknown is left out."""
    sums: dict[str, list[int]] = {}
    for urge in found:
        helped = fell(urge) if urge.tried else None
        if helped is None:
            continue
        points = drop(urge) or 0
        for name in dict.fromkeys(urge.tried) if len(urge.tried) > 1 else urge.tried:
            known = sums.setdefault(name, [0, 0, 0])
            known[0] += 1
            known[1] += helped
            known[2] += points
    return {name: Uses(*known) for name, known in sums.items()}

"""Kept things that are otherwise in another copy of a notebook: both shown, none taken without being asked."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sobertrack.model.values import Value
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Facts, Line

Table = Mapping[str, Any]


class Difference(Value):
    """One kept thing by its name ("counter.alcohol", "settings"), as it is here (None: not yet) and as it is there."""

    name: str
    here: Table | None
    there: Table

    @property
    def new(self) -> bool:
        """Whether there is nothing of that name here."""
        return self.here is None


def in_words(value: Any) -> str:
    """A value of a kept table as text."""
    if isinstance(value, list | tuple):
        return "; ".join(map(in_words, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {in_words(item)}" for key, item in value.items())
    if value is None or isinstance(value, bool):
        return "nothing" if value is None else "yes" if value else "no"
    return str(value)


def said(found: Sequence[Difference], taken: Collection[str] = ()) -> list[Block]:
    """Each difference: what is new, and field by field what differs."""
    blocks: list[Block] = []
    for each in found:
        state = "taken" if each.name in taken else "not here yet" if each.new else "differs"
        blocks.append(Line(f"{each.name}: {state}"))
        blocks.append(Facts(tuple(_rows(each))) if not each.new else Facts(tuple(_all(each.there))))
    return blocks


def _all(table: Table) -> list[tuple[str, str]]:
    return [(key, in_words(value)) for key, value in table.items()]


def _rows(each: Difference) -> list[tuple[str, str]]:
    here = each.here or {}
    names = [*here, *(name for name in each.there if name not in here)]
    return [
        (name, f"here {in_words(here.get(name))}; there {in_words(each.there.get(name))}")
        for name in names
        if here.get(name) != each.there.get(name)
    ]


def left(found: Sequence[Difference], taken: Collection[str]) -> list[Line]:
    """What stayed as it is here, and how to take it after all."""
    rest = [each for each in found if each.name not in taken]
    if not rest:
        return []
    new = [each for each in rest if each.new]
    number = count(len(rest), "kept thing stays", "kept things stay")
    ways = [*(["--take new for what is not here"] if new else []), f"--take {rest[0].name} for one", "--take all"]
    return [Line(f"{number} as here. To take them as they are there, the same again with: {', '.join(ways)}")]


def data(found: Sequence[Difference], taken: Collection[str]) -> list[dict[str, Any]]:
    """The differences as JSON."""
    return [
        {
            "name": each.name,
            "state": "new" if each.new else "differs",
            "here": each.here,
            "there": each.there,
            "taken": each.name in taken,
        }
        for each in found
    ]

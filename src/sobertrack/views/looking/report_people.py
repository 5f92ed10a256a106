"""The parts of a report about people, promises, what was done, and quiet signs."""

from collections.abc import Sequence
from typing import Any

from sobertrack.model.promises import promise_words
from sobertrack.model.supporters import Supporter
from sobertrack.model.values import Value
from sobertrack.rules.commitments.activities import Done
from sobertrack.rules.commitments.promises import Progress
from sobertrack.rules.looking.signs import Sign
from sobertrack.rules.people.keeping_touch import Touch
from sobertrack.views.amounts import count, days, stretch
from sobertrack.views.blocks import Block, Facts, Line
from sobertrack.views.commitments import promises
from sobertrack.views.looking import signs


class Around(Value):
    """What a report says of people, promises and activities; `person` is somebody to turn to. `wanted` says whether the
    person asked for quiet signs."""

    due: tuple[Touch, ...] = ()
    promised: tuple[Progress, ...] = ()
    done: tuple[Done, ...] = ()
    signs: tuple[Sign, ...] = ()
    wanted: bool = False
    person: Supporter | None = None


def due(it: Around) -> list[Block]:
    """Who may like to hear from this person, the longest silence first."""
    said = [
        f"{each.person.name} ({days(each.silence)})" if each.last and each.silence else each.person.name
        for each in it.due
    ]
    who = count(len(said), "person", "people")
    return [Line(f"{who} may like to hear from you: {', '.join(said)}")] if said else []


def promised(it: Around) -> list[Block]:
    """This week, promise by promise."""
    return (
        [Facts(tuple((promise_words(each.promise), promises.now(each)) for each in it.promised))] if it.promised else []
    )


def done(it: Around) -> list[Block]:
    """What was done, how often, and how long."""
    rows = tuple((each.name, _often(each)) for each in it.done)
    return [Facts(rows)] if rows else []


def _often(each: Done) -> str:
    if not each.timed:
        return count(each.times, "time")
    some = "" if each.timed == each.times else f", of {each.timed} with a length"
    return f"{count(each.times, 'time')}, {stretch(each.minutes)} in all{some}"


def quiet_signs(it: Around, *, asked: bool) -> list[Block]:
    """The signs, where the person wants them or asks for this part."""
    if not (it.wanted or asked):
        return []
    return signs.section(it.signs, it.person) if it.signs or asked else []


def data(it: Around, names: Sequence[str]) -> dict[str, Any]:
    """These parts as JSON, for the sections that are named."""
    found: dict[str, Any] = {
        "promises": [promises.data(each) for each in it.promised],
        "activities": [
            {"name": each.name, "times": each.times, "minutes": each.minutes if each.timed else None}
            for each in it.done
        ],
        "signs": [signs.data(each) for each in it.signs],
    }
    return {name: found[name] for name in names}

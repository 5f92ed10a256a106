"""Who has not been in touch for longer than the person wished: looked at kindly, and only when asked."""

from collections.abc import Iterable, Mapping
from datetime import date

from sobertrack.model.supporters import Supporter
from sobertrack.model.values import Value
from sobertrack.rules.names import plain


class Touch(Value):
    """One person, and the last contact written down; None where none is known.

    `silence` counts days since then, or since the wish to keep in touch was written; None where neither is known.
    `due` says that the silence is as long as wished, or longer.
    """

    person: Supporter
    last: date | None
    silence: int | None
    due: bool


def touch(person: Supporter, last: date | None, today: date) -> Touch:
    """How it stands with one person."""
    since = last or person.since
    silence = None if since is None else max(0, (today - since).days)
    return Touch(person, last, silence, bool(person.every) and (silence is None or silence >= person.every))


def touches(people: Iterable[Supporter], last: Mapping[str, date], today: date) -> list[Touch]:
    """The people who are due, the longest silence first, then the others in their own order.

    `last` has the day of the last contact for each name as it was written down.
    """
    days: dict[str, date] = {}
    for name, day in last.items():
        days[plain(name)] = max(day, days.get(plain(name), day))
    found = []
    for person in people:
        known = [days[name] for name in (plain(person.id), plain(person.name)) if name in days]
        found.append(touch(person, max(known, default=None), today))
    return [*due(found), *(each for each in found if not each.due)]


def due(found: Iterable[Touch]) -> list[Touch]:
    """Those who are due, the longest silence first; a silence of unknown length is the longest."""
    mine = [each for each in found if each.due]
    return sorted(mine, key=lambda each: (each.silence is not None, -(each.silence or 0)))

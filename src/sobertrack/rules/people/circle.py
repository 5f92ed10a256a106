"""The circle side by side: by first names, in the order of the alphabet, and in no other."""

from collections.abc import Sequence
from datetime import date

from sobertrack.model.folding import fold
from sobertrack.model.sharing import Member
from sobertrack.model.values import Value
from sobertrack.rules.people.first_names import TITLES, with_initial


class Seat(Value):
    """Somebody of the circle, what they are called beside the others, and the day on which their report was made."""

    member: Member
    called: str
    made: date


def seats(members: Sequence[Member]) -> list[Seat]:
    """Everybody, by first name. Two who share one are told apart by an initial, or by the whole name."""
    names = [each.name for each in members]
    found = [Seat(each, _called(each.name, names), date.fromisoformat(each.share["made"])) for each in members]
    return sorted(found, key=lambda seat: (fold(seat.called), seat.member.id))


def _called(name: str, names: Sequence[str]) -> str:
    for shorter in (_first, _initial):
        if [shorter(each).casefold() for each in names].count(shorter(name).casefold()) == 1:
            return shorter(name)
    return name


def _first(name: str) -> str:
    first = name.split()[0]
    return name if first.casefold().rstrip(".") in TITLES else first


def _initial(name: str) -> str:
    return with_initial(name) or name

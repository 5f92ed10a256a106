"""Which pieces the bare screen has room for."""

from collections.abc import Callable, Iterable
from typing import Any

from sobertrack.model.values import Value

ROOM = 8

PRIORITY = ("safety", "days", "checkin", "soon", "milestone", "person", "sign", "next", "commands")
"""Safety, days, check-in, an appointment or meeting within three hours, a milestone today, one person or one sign;
then the milestone ahead and the commands to type."""

SOON_HOURS = 3
"""An appointment or meeting is soon when it begins within so many hours."""


class Piece(Value):
    """Something the screen may say: its kind, one of PRIORITY, and its lines."""

    kind: str
    lines: tuple[Any, ...]


def lines_of(piece: Piece) -> int:
    """The room that a piece takes where no line is wrapped."""
    return len(piece.lines)


def fit(pieces: Iterable[Piece], room: int = ROOM, size: Callable[[Piece], int] = lines_of) -> list[Piece]:
    """The pieces that stay, in the order given. Each stays whole or goes; of persons and signs one stays.

    What matters more is placed first; within a kind, what is given first. Safety always stays. `size` says how many
    lines a piece takes.
    """
    given = [piece for piece in pieces if piece.lines]
    ranked = sorted(range(len(given)), key=lambda place: PRIORITY.index(given[place].kind))
    kept: set[int] = set()
    companion = False
    for place in ranked:
        piece = given[place]
        one_of = piece.kind in ("person", "sign")
        if piece.kind != "safety" and (size(piece) > room or (one_of and companion)):
            continue
        companion = companion or one_of
        room -= size(piece)
        kept.add(place)
    return [piece for place, piece in enumerate(given) if place in kept]

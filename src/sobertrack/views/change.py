"""What is said of every change: how to take it back, or that there was none."""

from sobertrack.views.blocks import Block, Line

UNDO = "Undo: sobertrack undo"


def unchanged(noun: str, key: str) -> list[Block]:
    """What is said when a change of a kept thing changes nothing."""
    return [Line(f"The {noun} {key} says that already; nothing was changed.")]

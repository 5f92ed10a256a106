"""Means as JSON."""

from typing import Any

from sobertrack.rules.coping.moods import Levels


def levels_data(levels: Levels) -> dict[str, Any]:
    """A mean with the number of values behind it."""
    return {"given": levels.given, "mean": rounded(levels.mean)}


def rounded(mean: float | None) -> float | None:
    """A mean to two places; null of nothing."""
    return None if mean is None else round(mean, 2)

"""Stretches of whole days as sorted, separate pairs of day numbers, both ends included."""

from collections.abc import Iterable
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""First and last day of a stretch, as proleptic ordinals (`date.toordinal`)."""


def union(spans: Iterable[Span]) -> list[Span]:
    """The days of all spans together; touching stretches become one."""
    merged: list[Span] = []
    for first, last in sorted(span for span in spans if span[0] <= span[1]):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def without(spans: Iterable[Span], hole: Span) -> list[Span]:
    """The days of the spans that lie outside the hole."""
    left = [(first, min(last, hole[0] - 1)) for first, last in spans]
    right = [(max(first, hole[1] + 1), last) for first, last in spans]
    return union(left + right)


def between(spans: Iterable[Span], bounds: Span) -> list[Span]:
    """The days inside the bounds that no span covers. The spans must be sorted and separate."""
    free: list[Span] = []
    start, stop = bounds
    for first, last in spans:
        if first > start:
            free.append((start, min(first - 1, stop)))
        start = max(start, last + 1)
    free.append((start, stop))
    return [span for span in free if span[0] <= span[1]]


def overlap(spans: Iterable[Span], bounds: Span) -> int:
    """How many days of the separate spans lie inside the bounds."""
    return sum(max(0, min(last, bounds[1]) - max(first, bounds[0]) + 1) for first, last in spans)

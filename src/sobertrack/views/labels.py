"""The names that people read, for the ids that entries hold."""

from collections.abc import Iterable, Mapping

from sobertrack.model.values import Value


class Labels(Value):
    """Labels by id. What is no id is a person's own word, and is its own label."""

    counters: Mapping[str, str]
    triggers: Mapping[str, str]
    strategies: Mapping[str, str]
    people: Mapping[str, str]


def named(ids: Iterable[str], labels: Mapping[str, str]) -> str:
    """Several things by their labels, with commas between."""
    return ", ".join(labels.get(each, each) for each in ids)

"""The labels of everything that entries name by an id."""

from sobertrack.cli import naming
from sobertrack.cli.session import Session
from sobertrack.views.labels import Labels


def labels(session: Session) -> Labels:
    """Labels of counters, triggers, strategies and people, a person's own among them."""
    return Labels(
        {counter.id: counter.label for counter in session.notebook.counters},
        naming.trigger_labels(),
        naming.strategy_labels(session),
        {person.id: person.name for person in session.notebook.supporters},
    )

"""What a new reading of a meeting list changes: found by the keys of its meetings."""

from collections.abc import Iterable

from sobertrack.model.peers.feeds import ListedMeeting
from sobertrack.model.values import Value


class Changes(Value):
    """The keys that are new, that say something else now, and that are no longer listed."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def changes(before: Iterable[ListedMeeting], after: Iterable[ListedMeeting]) -> Changes:
    """Compare two readings of a list."""
    old = {meeting.slug: meeting for meeting in before}
    new = {meeting.slug: meeting for meeting in after}
    return Changes(
        tuple(slug for slug in new if slug not in old),
        tuple(slug for slug, meeting in new.items() if slug in old and old[slug] != meeting),
        tuple(slug for slug in old if slug not in new),
    )

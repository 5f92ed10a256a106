"""What a new reading of a list changes."""

from sobertrack.model.peers.feeds import ListedMeeting
from sobertrack.rules.peers.feed_changes import Changes, changes

A, B, C = (ListedMeeting(slug=slug, name=slug) for slug in "abc")


def test_added_changed_and_gone():
    assert changes([A, B], [B._replace(time="19:00"), C]) == Changes(("c",), ("b",), ("a",))
    assert changes([A, B], [B, A]) == Changes((), (), ())
    assert changes([], [A]) == Changes(("a",), (), ())

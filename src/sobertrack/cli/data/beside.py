"""What stands beside the journal and the kept things: meeting lists, and the reports that others gave."""

from collections.abc import Callable
from functools import partial

from sobertrack.cli.session import Session
from sobertrack.errors import Misuse
from sobertrack.exchange.fields.shapes import Wrong
from sobertrack.exchange.share_file import still_sound
from sobertrack.model.full_copy import FullCopy, MeetingList
from sobertrack.model.sharing import Member
from sobertrack.model.values import Value
from sobertrack.render.text import hides
from sobertrack.store.kept.circle import Circle, keep_member
from sobertrack.store.kept.feeds import Feeds, keep_feed
from sobertrack.views.program.differences import Difference


class Beside(Value):
    """One such thing: how it differs from what is here, and what keeps it."""

    difference: Difference
    keep: Callable[[], object]


def beside(session: Session, copy: FullCopy, called: str) -> list[Beside]:
    """The meeting lists and the reports of others that are not here, or otherwise; Misuse for what cannot be one."""
    return [*_lists(session, copy), *_circle(session, copy, called)]


def _lists(session: Session, copy: FullCopy) -> list[Beside]:
    feeds = Feeds(session.home)
    new = []
    for each in copy.lists:
        known = feeds.read(each.source.name)
        here = None if known is None else MeetingList(known[0], known[1])
        if here is None or list(here.meetings) != list(each.meetings) or here.source.types != each.source.types:
            name = f"list.{each.source.name}"
            keep = partial(keep_feed, session.home, each.source, each.meetings)
            new.append(Beside(Difference(name, _about(here) if here else None, _about(each)), keep))
    return new


def _about(each: MeetingList) -> dict[str, object]:
    source = each.source
    return {"program": source.program, "imported": source.imported, "meetings": len(each.meetings)}


def _circle(session: Session, copy: FullCopy, called: str) -> list[Beside]:
    here = {each.id: each for each in Circle(session.home).members()}
    new = []
    for each in copy.circle:
        try:
            still_sound(each.share, hides)
        except Wrong as wrong:
            raise Misuse(f'{called}: what "{each.id}" gave: {wrong}', "nothing was changed") from None
        known = here.get(each.id)
        if known != each:
            difference = Difference(f"circle.{each.id}", _given(known) if known else None, _given(each))
            new.append(Beside(difference, partial(keep_member, session.home, each)))
    return new


def _given(each: Member) -> dict[str, object]:
    return {"name": each.name, "added": each.added.isoformat(), "made": str(each.share.get("made", ""))}

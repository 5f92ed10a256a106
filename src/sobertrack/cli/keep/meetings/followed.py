"""Regular meetings that are followed from a list: found there, and kept up to date when it is read again."""

from collections.abc import Iterable, Sequence
from typing import Any

from sobertrack.cli.keep import change
from sobertrack.cli.session import Session
from sobertrack.model.peers.feeds import HYBRID, INACTIVE, ListedMeeting
from sobertrack.model.peers.meetings import Meeting
from sobertrack.store.kept.meetings import FIELDS, meeting_table, meetings
from sobertrack.views.peers.meeting_lists import Kept

TAKEN = ("name", "days", "time", "zone", "place", "link", "how", "minutes", "phone", "status")
"""What a followed meeting takes over from its list."""


def taken_from(listed: ListedMeeting, zone: str) -> dict[str, Any]:
    """What a listed meeting says, as the fields of a regular one."""
    return {
        "name": listed.name,
        "days": listed.days,
        "time": listed.time,
        "zone": (listed.zone or zone) if listed.time else "",
        "place": listed.whole_place if listed.attendance != "online" else "",
        "link": listed.link,
        "how": "" if listed.attendance == INACTIVE else listed.attendance,
        "minutes": listed.minutes or 0,
        "phone": listed.phone,
        "status": INACTIVE if listed.attendance == INACTIVE else "",
    }


def keep_up(session: Session, source: str, before: Iterable[ListedMeeting], after: Sequence[ListedMeeting]) -> Kept:
    """Bring the followed meetings of a list up to date. What the person changed by hand stays as it is.

    Whether it meets now is what the list says, whatever was kept.
    """
    mine = [each for each in meetings(session.notebook) if each.source == source]
    if not mine:
        return Kept()
    old, new = ({each.slug: each for each in listed} for listed in (before, after))
    changed = {}
    for each in mine:
        was, now = old.get(each.slug), new.get(each.slug)
        if was is not None and now is not None:
            made = _brought_up(_as_kept_now(each, was), taken_from(was, each.zone), taken_from(now, each.zone))
            if made != each:
                changed[each.id] = made
    if changed:
        change.put_all(session, "meeting", {key: meeting_table(made) for key, made in changed.items()}, FIELDS)
    return Kept(tuple(changed.values()), tuple(each for each in mine if each.slug not in new))


def _as_kept_now(each: Meeting, was: ListedMeeting) -> Meeting:
    """The meeting as it is kept now: 0.1.0 said a place that begins like its address twice, and no word of hybrid."""
    if each.place == f"{was.place}, {was.address}":
        each = each._replace(place=was.whole_place)
    return each._replace(how=HYBRID) if was.attendance == HYBRID and not each.how else each


def _brought_up(each: Meeting, was: dict[str, Any], now: dict[str, Any]) -> Meeting:
    news = {key: now[key] for key in TAKEN if now[key] != was[key] and getattr(each, key) == was[key]}
    return each._replace(**{**news, "status": now["status"]})

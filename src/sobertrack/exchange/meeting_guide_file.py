"""Meetings written as strict Meeting Guide JSON, without contact details and without ways to pay."""

import json
from collections.abc import Iterable
from typing import Any

from sobertrack.exchange.fields import times
from sobertrack.exchange.fields.slugs import STRICT, numbered, safe_slug
from sobertrack.exchange.fields.text import visible
from sobertrack.model.peers.feeds import ListedMeeting, TypeNames
from sobertrack.model.peers.meeting_types import ONLINE, MeetingTypes

_MISSING: tuple[Any, ...] = ("", None, [])


class Export:
    """A file that is being made: meetings of one list after the other, each key once."""

    def __init__(self) -> None:
        self._records: dict[str, dict[str, Any]] = {}
        self._tried: dict[str, int] = {}

    def add(self, meetings: Iterable[ListedMeeting], zone: str, types: MeetingTypes, names: TypeNames) -> None:
        """Add the meetings of a list; `zone` is that of meetings that name none."""
        for meeting in meetings:
            slug = numbered(safe_slug(meeting.slug, STRICT), self._records, self._tried, STRICT)
            codes = [names.common.get(code, code) for code in meeting.types]
            fields = _fields(meeting, zone, [code for code in codes if code in types.names and code != ONLINE])
            said = {key: value for key, value in fields.items() if value not in _MISSING}
            self._records[slug] = {"name": meeting.name, "slug": slug, **said}

    def data(self) -> bytes:
        """The file: a list, one meeting on each line."""
        rows = (visible(json.dumps(record, ensure_ascii=False)) for record in self._records.values())
        return f"[{','.join(f'{chr(10)}{row}' for row in rows)}\n]\n".encode()


def _fields(meeting: ListedMeeting, zone: str, types: list[str]) -> dict[str, Any]:
    """What the specification has a name for; a weekly meeting has a day and a time, or else neither."""
    days = [(day + 1) % 7 for day in meeting.days] if meeting.time else []
    start = meeting.time if days else ""
    end = times.later(start, meeting.minutes) if start and meeting.minutes else ""
    return {
        "day": sorted(days) if len(days) > 1 else days[0] if days else None,
        "time": start,
        "end_time": end if end != start else "",
        "timezone": (meeting.zone or zone) if start else "",
        "formatted_address": meeting.address,
        "latitude": meeting.lat,
        "longitude": meeting.lon,
        "approximate": "" if meeting.approximate is None else "yes" if meeting.approximate else "no",
        "regions": meeting.region.split(" > ") if meeting.region else [],
        "location": meeting.place,
        "location_notes": meeting.place_notes,
        "group": meeting.group,
        "types": sorted(set(types)),
        "notes": meeting.notes,
        "conference_url": meeting.link,
        "conference_phone": meeting.phone,
        "url": meeting.page,
        "updated": meeting.updated,
    }

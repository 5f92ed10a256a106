"""Everything that a notebook holds, as it goes out of one and into another."""

from collections.abc import Mapping, Sequence
from typing import Any

from sobertrack.model.peers.feeds import ListedMeeting, Source
from sobertrack.model.sharing import Member
from sobertrack.model.values import Value


class DamagedLine(Value):
    """A line of a journal file that is no record: what is left of it, bytes that are no text as lone surrogates."""

    file: str
    line: int
    text: str


class MeetingList(Value):
    """One imported meeting list."""

    source: Source
    meetings: Sequence[ListedMeeting]


class FullCopy(Value):
    """A notebook as it is written: every record of every device, every TOML file whole, every meeting list and report.

    `records` stand in the journal's order: edits, removals and undo among them, and kinds that this program does not
    know. `files` are bytes by file name, comments included; `circle` is what others gave; `damaged` is for a person
    to read.
    """

    records: Sequence[dict[str, Any]]
    files: Mapping[str, bytes]
    lists: Sequence[MeetingList]
    damaged: Sequence[DamagedLine] = ()
    circle: Sequence[Member] = ()

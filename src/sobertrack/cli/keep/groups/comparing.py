"""`group compare`: the groups that a person visited, side by side."""

from collections.abc import Sequence
from typing import Annotated

from sobertrack.cli import desk, naming
from sobertrack.cli.keep.groups.wishes import known_groups
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.rules.peers.comparing import Compared, Comparison, compared, none_yet
from sobertrack.rules.peers.group_names import GroupNames
from sobertrack.store import library
from sobertrack.views.peers import comparing as view


def compare(
    session: Session,
    names: Annotated[list[str] | None, argument("[NAME]", "which groups, by id or name; none: all you visited")] = None,
    meetings: Annotated[bool, option("--meetings", help="meeting by meeting, whatever group they belong to")] = False,
) -> None:
    """Groups you visited, side by side: how often, what it cost, how it felt, and how the day after was.

    No ranks: they stand by name. What rests on little is marked.
    """
    known = known_groups(session)
    reading = session.journal.read(("visit", "checkin"))
    desk.tell_problems(session, [*session.journal.losses, *session.notebook.problems, *reading.problems])
    by_name = GroupNames(known)
    found = compared(reading.entries, by_name, session.today, by_meeting=meetings)
    if names:
        found = found._replace(rows=tuple(_wanted(found, by_name, names)))
    it = view.Side(found, {each.id: each for each in known}, library.safety_text("trend"), meetings)
    session.show(view.screen(it), view.data(it))


def _wanted(found: Comparison, groups: GroupNames, names: Sequence[str]) -> list[Compared]:
    """The rows that are asked for, in their order; a known group without a visit has one, too."""
    rows = {each.id or each.name: each for each in found.rows}
    labels = groups.names | {key: each.name for key, each in rows.items()}
    keys = {groups.id(name) or naming.key_of(name, labels, "group") for name in names}
    asked = [rows.get(key) or none_yet(key, labels[key]) for key in keys]
    return sorted(asked, key=lambda each: (each.name.casefold(), each.id))

"""`meeting export`: meetings as Meeting Guide JSON, for other programs."""

import json
from typing import Annotated

from sobertrack.cli import desk
from sobertrack.cli.keep.meetings import filters
from sobertrack.cli.keep.meetings.filters import Asked, wanted_by
from sobertrack.cli.keep.meetings.programs import types_of
from sobertrack.cli.keep.meetings.search import Search
from sobertrack.cli.moment import home_zone
from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.exchange.meeting_guide_file import Export
from sobertrack.model.peers.feeds import TypeNames


def export(
    session: Session,
    source: filters.Sources = None,
    followed: Annotated[bool, option("--followed", help="only those on your own list")] = False,
) -> None:
    """Write your regular meetings and the imported lists as Meeting Guide JSON: to a file with -o FILE.

    Strict, as the specification has it: weekly ones alone, no contact details, no ways to pay, no passwords, none of
    your notes.
    """
    question = Search(session, wanted_by(session, Asked()), source or ())
    file = Export()
    mine = question.mine()
    own = [each._replace(notes="") for each in mine.meetings if each.date is None]
    file.add(own, home_zone(session), types_of("aa"), TypeNames({}))
    for found in () if followed else question.listed(mine):
        if found.source is not None:
            file.add(found.meetings, found.source.zone, types_of(found.source.program), found.source.types)
    desk.tell_problems(session, [*session.notebook.problems, *question.feeds.problems])
    data = file.data().decode()
    if session.form == "json":
        session.show((), {"meetings": json.loads(data)})
    else:
        session.write(data)

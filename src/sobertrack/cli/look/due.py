"""`due`: whether today's check-in is there, for scripts and prompts."""

from typing import Annotated

from sobertrack.cli import desk
from sobertrack.cli.look.checkins import checkin_on
from sobertrack.cli.look.now.people_due import due_people
from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.views.people import due as view
from sobertrack.views.people.supporters import touch_data

OPEN = 1


def due(
    session: Session,
    people: Annotated[bool, option("--people", help="also whom it may be time to be in touch with")] = False,
) -> None:
    """Whether today's check-in is still open: the exit code is 0 when it is there, 1 when it is not.

    It names nobody and nothing, unless --people is given, so it may stand in a shell's prompt. With -q it says
    nothing at all.
    """
    done = checkin_on(session, session.as_of) is not None
    desk.look(session)
    if not done and not session.exit_code:
        session.exit_code = OPEN
    if session.form == "json" or not session.quiet:
        blocks, data = view.screen(session.as_of, session.today, done=done), view.data(session.as_of, done=done)
        found = due_people(session, session.as_of) if people else []
        named = {"people": [touch_data(each) for each in found]} if people else {}
        session.show([*blocks, *(view.person(each) for each in found)], {**data, **named})

"""`due`: whether today's check-in is there, for scripts and prompts."""

from sobertrack.cli import desk
from sobertrack.cli.look.checkins import checkin_on
from sobertrack.cli.session import Session
from sobertrack.views import due as view

OPEN = 1


def due(session: Session) -> None:
    """Whether today's check-in is still open: the exit code is 0 when it is there, 1 when it is not.

    It names nobody and nothing, so it may stand in a shell's prompt. With -q it says nothing at all.
    """
    done = checkin_on(session, session.as_of) is not None
    desk.look(session)
    if not done and not session.exit_code:
        session.exit_code = OPEN
    if session.form == "json" or not session.quiet:
        session.show(view.screen(session.as_of, session.today, done=done), view.data(session.as_of, done=done))

"""`sos`: people and numbers to call. It needs nothing that can break: each part may fail on its own."""

import os
import sys
from datetime import date
from pathlib import Path

from sobertrack.cli import clock, streams
from sobertrack.cli.cope.sos_parts import gathered
from sobertrack.cli.cope.whatever import begin, whatever
from sobertrack.cli.session import Session
from sobertrack.store import files, library
from sobertrack.store.paths import Home
from sobertrack.views.coping import sos as view

NOWHERE = Home(Path(os.devnull), Path(os.devnull), Path(os.devnull))
COLUMNS = 40
WIDEST = 60
"""Lines break at 40 columns, in a pipe too; a wide terminal gets somewhat longer ones, so that more fits on it."""


def sos(session: Session) -> None:
    """People and numbers to call. It works whatever is wrong with your files, and writes nothing.

    Emergency: 911 Americas, 112 Europe and most mobiles, 999 UK, 000 Australia.

    Lines of your own stand in settings.toml (sobertrack config edit):

      [line.clinic]
      name = "Clinic, Dr Lee"
      number = "+1 555 0150"
      hours = "weekdays 8 to 17"
      note = "ask for the nurse"
    """
    settle(session)
    it = whatever(lambda: gathered(session), None) or view.Sos(session.now)
    text = whatever(lambda: _text(session, it), "") or view.last_words()
    deliver(session, text)


def beside(session: Session) -> None:
    """The same page on standard error, for somebody who is just being asked something else: that stays as it is."""
    apart = Session(session.environ)
    apart.choices.home = session.choices.home
    settle(apart)
    it = whatever(lambda: gathered(apart), None) or view.Sos(apart.now)
    streams.tell((whatever(lambda: _text(apart, it), "") or view.last_words()).rstrip("\n"))


def settle(session: Session) -> None:
    """Make the moment and the place certain, so that nothing that follows fails for want of them."""
    begin()
    session.now = whatever(lambda: session.now, None) or clock.now({})
    session.home = whatever(lambda: session.home, NOWHERE)._replace(still=True)
    session.today = whatever(lambda: session.today, session.now.date())
    session.choices.as_of = None


def _text(session: Session, it: view.Sos) -> str:
    if session.choices.json:
        from sobertrack.render import json

        checked = whatever(lambda: date.fromisoformat(library.lines_checked()), None)
        return json.document(view.data(it, checked), as_of=session.today, generated=session.now)
    from sobertrack.render import narrow

    wide = streams.is_terminal(sys.stdout) and not session.choices.output
    return narrow.text(view.screen(it), min(session.width, WIDEST if wide else COLUMNS))


def deliver(session: Session, text: str) -> None:
    """Print it; a file that cannot be written, or a broken standard output, gives way to the next best place."""
    if session.choices.output and whatever(lambda: _filed(session, text), False):
        return
    try:
        streams.write(text)
    except streams.PrintingFailed as failure:
        streams.silence(1)
        if failure.reason is not None:
            streams.tell(text.rstrip("\n"))


def _filed(session: Session, text: str) -> bool:
    file = Path(str(session.choices.output))
    if not file.parent.is_dir():
        return False
    files.write_new(file, text.encode("utf-8", "backslashreplace"), over=session.yes)
    return True

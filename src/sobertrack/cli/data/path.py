"""`path`: where everything is kept."""

import os
from pathlib import Path
from typing import Annotated

from sobertrack.cli import desk
from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse
from sobertrack.store.moving import begin_there, holds_notebook, is_blank, move_data, refuse_place, stamps
from sobertrack.store.notebook import FILES
from sobertrack.store.paths import Home, unmoved
from sobertrack.store.records.listing import journal_files
from sobertrack.store.records.slots import slot
from sobertrack.views.program import path as view
from sobertrack.views.program.differences import Difference
from sobertrack.views.program.importing import Incoming, lines

STATE = ("device.json", "reserve", "seen.json")
BESIDE = ("echo.jsonl", "marks.json")


def path(
    session: Session,
    move: Annotated[str | None, option("--move", help="keep the data in this new place", value="DIR")] = None,
) -> None:
    """Where your files are.

    data is yours: copy it, back it up, sync it. state belongs to this computer and must not be synced. cache can be
    deleted at any time. With --move the data directory goes to a new place, such as a synced folder: it is copied,
    compared, and only then used, and the first copy is kept. The place may also hold a notebook already, that of
    your other computer: it is used from now on, and what is here comes into it by id, after you were asked.
    """
    if move is not None:
        _move(session, move)
        return
    home = session.home
    places = {"data": home.data, "state": home.state, "cache": home.cache, "journal": home.journal}
    named = [home.data / name for name in dict.fromkeys(FILES.values())]
    own = [*(home.state / name for name in STATE), *(slot(home) / name for name in BESIDE)]
    files = [*named, *journal_files(home), *sorted(own)]
    there = [view.File(each, os.path.getsize(each) if os.path.isfile(each) else None) for each in files]
    data = {
        **{name: str(place) for name, place in places.items()},
        "moved": home.moved,
        "files": [view.file_data(each) for each in there],
    }
    session.show(view.screen(places, there, moved=home.moved), data)


def _move(session: Session, move: str) -> None:
    if session.environ.get("SOBERTRACK_DATA"):
        raise Misuse(
            "SOBERTRACK_DATA says where the data is, and goes before what is moved",
            "unset it first, or change it instead",
        )
    if not move.strip():
        raise Misuse("--move: a place is missing", "such as: sobertrack path --move ~/Documents/sobertrack")
    target = Path(os.path.abspath(os.path.expanduser(move)))
    desk.before_destruction(session)
    home, usual = session.home, unmoved(session.choices.home, session.environ).data
    refuse_place(home, target)
    before, brought = stamps(home), None  # before anything is read
    if holds_notebook(target) and not is_blank(home):
        brought = _bring(session, home._replace(data=target, moved=target != usual))
    done = move_data(home, target, usual, before)
    session.saved_something = True
    session.__dict__.pop("home")  # what follows, such as the backup of the day, is about the new place
    session.reread()
    data = {"data": str(target), "files": done.files, "kept": done.kept and str(done.kept)}
    data["brought"] = brought[0].added if brought else 0
    first = view.first_copy(done.kept, left=home.moved)
    if brought:
        session.saved(view.brought(target, *brought, done.kept or home.data, first), data, entry_id=str(target))
    else:
        session.saved(view.moved(target, done.files, first), data, entry_id=str(target))


def _bring(session: Session, there: Home) -> tuple[Incoming, list[Difference]]:
    """What is here into the notebook that is there; where this breaks off, everything here is as it was."""
    from sobertrack.cli.data.importing import bring  # seldom

    def agreed(it: Incoming) -> None:
        if session.may_ask and not session.yes:
            session.show(lines(it))
        desk.agreed(session, view.question(there.data, it), view.would(there.data, it))

    here, session.home = session.home, there
    session.reread()
    begin_there(here, there)
    try:
        return bring(session, here.data, agreed)
    finally:
        session.home = here
        session.reread()

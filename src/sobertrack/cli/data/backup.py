"""`backup`: copies of the whole notebook, on this computer or in a file of your own."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from sobertrack.cli import desk, streams
from sobertrack.cli.data.target import refuse_inside, refuse_replacing
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.errors import Damaged, Misuse, NotFound
from sobertrack.store.backups import kept, making, reading
from sobertrack.store.backups.contents import Manifest, own_files
from sobertrack.store.files import locked, read_bytes, write_new
from sobertrack.store.records.lines import Problem
from sobertrack.store.safekeeping.noticing import refuse_unsure
from sobertrack.views.program import backups as view

WHY = "by hand"


def list_(session: Session) -> None:
    """The backups on this computer, the newest first.

    One is made on each day that you write something. They stay for 7 days, 5 weeks and 12 months: the last of each.
    """
    rows = [view.Row(each.id, each.made, str(each.path), each.size) for each in kept.kept(session.home)]
    trouble, on = kept.trouble(session.home), session.settings.backups
    blocks = view.screen(rows, session.today, trouble=trouble, on=on)
    session.show(blocks, view.data(rows, session.today, trouble=trouble, on=on))


def create(
    session: Session,
    force: Annotated[bool, option("--force", help="replace a file that is there already")] = False,
) -> None:
    """A backup of everything, now: on this computer, or as one file with -o FILE.

    The file is a .tar.gz that every computer can open, and is not encrypted. To seal it as it is made:
    sobertrack backup create -o - | age -p > FILE
    """
    target = session.choices.output
    if not any(True for _ in own_files(session.home)):
        refuse_unsure(session.home, session.journal.losses)
        raise NotFound("there is nothing to back up yet", "after the first entry there is: sobertrack checkin")
    if target is None:
        _keep(session)
    elif target == "-":
        _print(session)
    else:
        _write(session, Path(target), force=force or session.yes)
    if any(each.damage for each in session.journal.losses):  # it is made, and it is not a copy of everything
        session.exit_code = Damaged.exit_code


def _keep(session: Session) -> None:
    home = session.home
    with locked(home.state):
        made = making.keep_locked(home, session.now, WHY)
    found = reading.opened(reading.read_container(made.path), made.id)
    session.saved_something = True
    desk.after_saving(session)
    _tell_left_out(session, found.manifest)
    data = view.created_data(made.id, str(made.path), len(found.files), made.size)
    session.saved(view.created(made.id, len(found.files), made.size), data, entry_id=made.id)


def _made(session: Session) -> making.Made:
    if not session.home.state.is_dir():  # a notebook that was only copied here: nobody writes to it now
        return making.make(session.home, session.now, WHY, apart=True)
    with locked(session.home.state):
        return making.make(session.home, session.now, WHY, apart=True)


def _print(session: Session) -> None:
    if streams.is_terminal(sys.stdout):
        raise Misuse("a backup is no text for a screen", "seal it: sobertrack backup create -o - | age -p > FILE")
    if session.form == "json":
        raise Misuse("the backup itself goes to standard output", "leave --json out, or name a file: -o FILE")
    made = _made(session)
    session.choices.output = None
    desk.after_saving(session)
    _tell_left_out(session, made.manifest)
    streams.write_bytes(made.data)
    session.note(f"sobertrack: {count_of(made)}. {view.OPEN}")


def count_of(made: making.Made) -> str:
    """What a backup holds, in a few words."""
    return f"a backup of {len(made.manifest.items)} files, {view.size(made.size)}"


def _write(session: Session, path: Path, *, force: bool) -> None:
    path = path / f"sobertrack-{session.now:%Y-%m-%d}.tar.gz" if path.is_dir() else path
    if not path.parent.is_dir():
        raise Misuse(f"--output: there is no directory {path.parent}", "make it first, or give another name")
    refuse_replacing([path], force=force)
    refuse_inside(session, path, "a stick")
    made = _made(session)
    data = made.data
    for half in path.parent.glob(f".{_literal(path.name)}.*.tmp"):  # what a kill has left behind
        half.unlink(missing_ok=True)
    write_new(path, data, over=True)
    if read_bytes(path) != data:
        raise OSError(5, "what was written cannot be read back", str(path))
    session.choices.output = None
    session.saved_something = True
    desk.after_saving(session)
    _tell_left_out(session, made.manifest)
    if session.form == "json":
        session.show((), view.created_data(None, str(path), len(made.manifest.items), made.size))
    else:
        session.note(f"sobertrack: saved {path}: {count_of(made)}. {view.OPEN}")


def _tell_left_out(session: Session, manifest: Manifest | None) -> None:
    for name in manifest.left_out if manifest else ():
        session.warn("left_out", f"{name} is too large for a backup, and was left out", str(session.home.data / name))


def _literal(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "[]*?" else letter for letter in name)


def verify(
    session: Session,
    which: Annotated[str | None, argument("[BACKUP]", "its id, a file, or -; none: all on this computer")] = None,
) -> None:
    """Read a backup through: every sum compared, every line and every table read. It changes nothing.

    It ends with 3 where anything is wrong, and names the place.
    """
    found = []
    for name, path in _chosen(session, which):
        backup, problems = reading.checked(reading.read_container(path), name, session.home)
        files = backup.files if backup else {}
        lines = sum(data.count(b"\n") for data in backup.journals.values()) if backup else 0
        found.append(view.Checked(name, len(files), lines, wrong(problems)))
    if any(each.wrong for each in found):
        session.exit_code = 3
    session.show(view.verified(found), view.verified_data(found))


def _chosen(session: Session, which: str | None) -> list[tuple[str, Path | None]]:
    if which is None:
        return [(each.id, each.path) for each in kept.kept(session.home)]
    return [place_of(session, which)]


def place_of(session: Session, which: str) -> tuple[str, Path | None]:
    """A backup by its id, by its file, or `-` for standard input: what to call it, and where it is (None: there)."""
    if which == "-":
        if sys.stdin is None or streams.is_terminal(sys.stdin):
            raise Misuse("there is nothing on standard input", "send a backup into it, or name a file")
        return "standard input", None
    known = kept.find(session.home, which)
    if known is not None:
        return known.id, known.path
    if not os.path.isfile(which):
        raise NotFound(f'no backup and no file "{which[:200]}"', "to see the backups: sobertrack backup")
    return which, Path(which)


def wrong(problems: Iterable[Problem]) -> tuple[view.Wrong, ...]:
    """Problems as the view says them."""
    return tuple(view.Wrong(each.message, each.file, each.line) for each in problems)

"""`circle`: what others gave of themselves, side by side. The files of `share --format json` are read here."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

from sobertrack.cli import desk, naming, streams
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse, NeedsAnswer, NotFound
from sobertrack.exchange.fields.shapes import Wrong
from sobertrack.exchange.share_file import read_share, still_sound
from sobertrack.model.sharing import LARGEST, Member, is_first_name
from sobertrack.render.text import clean, hides
from sobertrack.rules.names import plain
from sobertrack.rules.people.circle import seats
from sobertrack.store.erasing.reach import copies
from sobertrack.store.kept.circle import Circle, forget_member, keep_member, member_id
from sobertrack.store.paths import unmoved
from sobertrack.store.records.lines import Problem
from sobertrack.views.people import circle as view

Name = Annotated[str, argument("NAME", "who it is")]


def list_(session: Session) -> None:
    """Everybody who gave you a report, side by side: by the alphabet, each as they gave it."""
    found = seats(_members(session))
    session.show(view.listing(found, session.today), {"people": [view.row_data(each, session.today) for each in found]})


def show(session: Session, name: Name) -> None:
    """All that one person gave you."""
    members = _members(session)
    key = _key(name, {each.id: each.name for each in members})
    each = next(seat for seat in seats(members) if seat.member.id == key)
    session.show(view.screen(each, session.today), view.data(each.member))


def add(
    session: Session,
    file: Annotated[str, argument("FILE", "what somebody gave you; - reads standard input")],
    name: Annotated[
        str | None, option("--name", help="who it is of, where the file does not say", value="NAME")
    ] = None,
) -> None:
    """Read a report that somebody gave you, and keep the latest of each person. Nothing goes back to them.

    They make it with: sobertrack share NAME --format json -o FILE
    """
    share = _read(session, file)
    members = _members(session)
    said = _name(session, name, share, file)
    before = next((each for each in members if plain(said) in (plain(each.name), plain(each.id))), None)
    key = before.id if before else member_id(said, {each.id: each for each in members})
    made = Member(key, before.name if before else said, session.today, share)
    day, kept = _made(made), _made(before) if before else None
    if before is not None and before.share == share:
        session.show(view.unchanged(before), {**view.data(before), "taken": False})
    elif before is not None and kept is not None and day < kept:
        session.show(view.not_taken(before, day, kept), {**view.data(before), "taken": False})
    else:
        keep_member(session.home, made)
        session.saved(view.saved(made, day, kept, session.today), {**view.data(made), "taken": True}, entry_id=key)


def rm(session: Session, name: Name) -> None:
    """Forget what somebody gave you. It is removed from your files for good, and cannot be undone."""
    circle = Circle(session.home)
    labels = {each.id: each.name for each in circle.members()}
    labels |= {Path(str(problem.file)).stem: Path(str(problem.file)).stem for problem in circle.problems}
    key = _key(name, labels)
    desk.before_destruction(session)
    forget_member(session.home, key)
    session.saved_something = True
    left = copies(session.home, unmoved(session.choices.home, session.environ).data, tables=False)
    backups = sum(each.number for each in left if each.code == "backups")
    elsewhere = any(each.code not in ("backups", "computer") for each in left)
    data = {"id": key, "name": labels[key], "removed": True, "backups": backups}
    session.saved(view.forgotten(labels[key], backups, elsewhere=elsewhere), data, entry_id=key)


def _read(session: Session, file: str) -> dict[str, Any]:
    data = streams.bytes_of(file, LARGEST, "a report")
    try:
        return read_share(data, session.today, hides)
    except Wrong as wrong:
        raise Misuse(
            f"{streams.called(file)}: {wrong}; nothing was stored",
            "ask for it again; it is made with: sobertrack share NAME --format json -o FILE",
        ) from None


def _members(session: Session) -> list[Member]:
    """Everybody whose report can be read; the others are named."""
    circle = Circle(session.home)
    found, problems = [], []
    for member in circle.members():
        try:
            found.append(member._replace(share=still_sound(member.share, hides)))
        except Wrong as wrong:
            message = f'what "{member.id}" gave you cannot be read: {wrong}; add it again'
            problems.append(Problem("bad_circle", message, str(circle.directory / f"{member.id}.json")))
    desk.tell_problems(session, [*circle.problems, *problems])
    return found


def _key(typed: str, labels: dict[str, str]) -> str:
    if not labels:
        raise NotFound("nobody is in your circle yet", "it begins with a file: sobertrack circle add FILE")
    return naming.person_key(typed, labels, "person", "circle")


def _made(member: Member) -> date:
    return date.fromisoformat(member.share["made"])


def _name(session: Session, typed: str | None, share: dict[str, Any], file: str) -> str:
    """Who it is of: as it is typed, else as the file says, else as it is asked for, else as the file is called."""
    if typed is not None:
        return _person(typed)
    if share.get("name"):
        return str(share["name"])
    stem = Path(file).stem if file != "-" and is_first_name(Path(file).stem) else ""
    if session.may_ask and file != "-":
        from sobertrack.cli.prompts import ask

        question = f"Whose report is this?{f' [{stem}]' if stem else ''}"
        return ask(session, question, option="--name", default=stem, required=True, parse=_person) or stem
    if not stem:
        raise NeedsAnswer("the report does not say whose it is", "add --name NAME: a first name is enough")
    session.note(f"sobertrack: the report does not say whose it is: kept as {stem}, after the file. Or: --name NAME")
    return stem


def _person(typed: str) -> str:
    said = " ".join(typed.split())
    if not is_first_name(said):
        raise Misuse(f'--name: "{clean(typed[:40])}" is no name of a person', "a first name, such as Robin")
    return said

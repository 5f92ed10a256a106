"""`appointment`: a day and a time with a doctor, a counsellor, an office."""

from collections.abc import Sequence
from typing import Annotated

from sobertrack.cli import desk, naming, options
from sobertrack.cli.keep import ahead as days_ahead
from sobertrack.cli.keep import change
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.errors import NeedsAnswer
from sobertrack.model.appointments import Appointment
from sobertrack.model.days.when import When, parse_time
from sobertrack.rules.commitments.appointments import ahead, in_order
from sobertrack.store.kept.appointments import appointment_table, appointments
from sobertrack.store.tables.tables import slug
from sobertrack.views.commitments import appointments as view

WHAT = "an appointment"

Name = Annotated[str, argument("NAME", "which appointment: its id or its name")]
On = Annotated[str | None, option("--on", help='the day: tomorrow, 2026-12-01, "2026-12-01 14:00"', value="WHEN")]
At = Annotated[str | None, option("--at", help="the time: 14:00, 2pm", value="TIME")]
Who = Annotated[str | None, option("--who", help="with whom", value="TEXT")]
Where = Annotated[str | None, option("--where", help="where, or by which way", value="TEXT")]


def list_(session: Session, all_: Annotated[bool, option("--all", help="past ones, too")] = False) -> None:
    """What lies ahead, the next one first."""
    known = appointments(session.notebook)
    desk.tell_problems(session, session.notebook.problems)
    found = in_order(known) if all_ else ahead(known, session.now)
    blocks = view.listing(found, session.today, others=len(known) - len(found))
    session.show(blocks, {"appointments": [view.data(each) for each in found]})


def show(session: Session, name: Name) -> None:
    """One appointment in full."""
    known = appointments(session.notebook)
    desk.tell_problems(session, session.notebook.problems)
    each = _chosen(known, name)
    session.show(view.page(each, session.today, notes=session.settings.echo_notes), view.data(each))


def add(
    session: Session,
    name: Annotated[str, argument("NAME", "what or with whom: Dr Lee, first talk")],
    on: On = None,
    at: At = None,
    who: Who = None,
    where: Where = None,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Keep an appointment. sobertrack names it on the day, in the hours before."""
    change.ready(session, "appointment")
    called = texts.name(name, "an appointment's name")
    when = _when(session, on if on is not None else _asked(session), at)
    made = Appointment(
        slug(called, session.notebook.tables("appointment")),
        called,
        days_ahead.refuse_past(session, when.day, WHAT),
        when.time or "",
        texts.text(who or "", "--who", texts.NAME_LENGTH),
        texts.text(where or "", "--where", 500),
        change.note(session, note, edit),
    )
    _write(session, made)


def edit(
    session: Session,
    name: Name,
    name_: Annotated[str | None, option("--name", help="call it something else", value="NAME")] = None,
    on: On = None,
    at: At = None,
    who: Who = None,
    where: Where = None,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Change an appointment. An empty text clears."""
    change.ready(session, "appointment")
    each = _chosen(appointments(session.notebook), name)
    given = (name_, on, at, who, where, note, edit or None)
    change.refuse_nothing(given, f"appointment edit {each.id} --at 15:00; all options: appointment edit -h")
    made = each._replace(note=change.note(session, note, edit, each.note))
    if name_ is not None:
        made = made._replace(name=texts.name(name_, "an appointment's name"))
    if on is not None:
        when = _when(session, on, None)
        made = made._replace(date=days_ahead.refuse_past(session, when.day, WHAT), time=when.time or made.time)
    if at is not None:
        made = made._replace(time=_time(session, at))
    if who is not None:
        made = made._replace(who=texts.text(who, "--who", texts.NAME_LENGTH))
    if where is not None:
        made = made._replace(where=texts.text(where, "--where", 500))
    _write(session, made)


def rm(session: Session, name: Name) -> None:
    """Take an appointment off your list."""
    change.ready(session, "appointment")
    each = _chosen(appointments(session.notebook), name)
    change.put(session, "appointment", each.id, None)
    session.saved(view.removed(each), {**view.data(each), "removed": True}, entry_id=each.id)


def _chosen(known: Sequence[Appointment], typed: str) -> Appointment:
    key = naming.key_of(typed, {each.id: each.name for each in known}, "appointment")
    return next(each for each in known if each.id == key)


def _asked(session: Session) -> str:
    if not session.may_ask:
        raise NeedsAnswer("which day is it on?", "add --on, such as --on 2026-12-01 --at 14:00")
    from sobertrack.cli.prompts import ask

    def day(said: str) -> str:
        days_ahead.refuse_past(session, days_ahead.read(session, said).day, WHAT)
        return said

    question, help_ = "Which day, and at what time?", "Such as: 2026-12-01 14:00"
    return ask(session, question, option="--on", help=help_, required=True, parse=day) or ""


def _when(session: Session, on: str, at: str | None) -> When:
    when = days_ahead.read(session, on)
    return when if not at else When(when.day, _time(session, at))


def _time(session: Session, at: str) -> str:
    return dates.refusing("--at", lambda: parse_time(at, now=session.now)) if at.strip() else ""


def _write(session: Session, each: Appointment) -> None:
    written = change.put(session, "appointment", each.id, appointment_table(each), Appointment._fields)
    blocks = view.saved(each, session.today)
    change.answer(session, ("appointment", each.id), blocks, view.data(each), written=written)

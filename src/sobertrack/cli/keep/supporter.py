"""`supporter`: the people one can turn to, in the order in which to call them."""

from collections.abc import Sequence
from typing import Annotated

from sobertrack.cli import desk, naming, options, texts
from sobertrack.cli.keep import change
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse
from sobertrack.model.supporters import ROLES, Supporter
from sobertrack.rules.contacts import contacts
from sobertrack.rules.supporters import with_initial
from sobertrack.store.tables import slug, supporter_table
from sobertrack.views import counters
from sobertrack.views import supporters as view

PHONE_SIGNS = frozenset("0123456789 +-()./")
FEWEST_DIGITS, MOST_DIGITS = 2, 20

Name = Annotated[str, argument("NAME", "who it is")]
Phone = Annotated[str | None, option("--phone", help="a number to call", value="NUMBER")]
Role = Annotated[str | None, option("--role", help=", ".join(ROLES), value="ROLE")]


def list_(session: Session) -> None:
    """The people you can turn to, in the order in which to call them."""
    people = session.notebook.supporters
    desk.tell_problems(session, session.notebook.problems)
    session.show(view.listing(people), {"supporters": [view.data(each) for each in people]})


def show(session: Session, name: Name) -> None:
    """One person: the number, and when you last talked."""
    people = session.notebook.supporters
    reading = session.journal.read(("contact",))
    desk.tell_problems(session, [*session.notebook.problems, *reading.problems])
    each = _chosen(people, name)
    last = contacts(one for one in reading.entries if one.day <= session.today).last.get(each.id)
    blocks = view.page(each, last, session.today, notes=session.settings.echo_notes)
    session.show(blocks, {**view.data(each), "last_contact": last})


def add(
    session: Session,
    name: Annotated[str, argument("NAME", "a first name or a nickname is best")],
    phone: Phone = None,
    role: Role = None,
    nights: Annotated[bool, option("--nights", help="they said that a call at night is fine")] = False,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Put somebody on your list. The first one on it is the first to call."""
    change.ready(session, "supporter")
    called = texts.name(name, "a name")
    people = session.notebook.supporters
    naming.refuse_taken(session, called, {each.id: each.name for each in people}, "supporter")
    made = Supporter(
        slug(called, session.notebook.tables("supporter")),
        called,
        role=_role(role or ""),
        phone=phone_number(phone or ""),
        nights=nights,
        note=change.note(session, note, edit),
    )
    _write(session, made, renamed=True)


def edit(
    session: Session,
    name: Name,
    name_: Annotated[str | None, option("--name", help="call them something else", value="NAME")] = None,
    phone: Phone = None,
    role: Role = None,
    nights: Annotated[
        bool | None, option("--nights/--no-nights", help="whether a call at night is fine with them")
    ] = None,
    first: Annotated[bool, option("--first", help="the first one to call")] = False,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Change what stands about somebody. An empty text clears it."""
    change.ready(session, "supporter")
    people = session.notebook.supporters
    each = _chosen(people, name)
    given = (name_, phone, role, nights, note, first or None, edit or None)
    change.refuse_nothing(given, f"supporter edit {each.id} --phone NUMBER; all options: supporter edit -h")
    others = [other for other in people if other.id != each.id]
    made = each._replace(note=change.note(session, note, edit, each.note))
    if name_ is not None:
        made = made._replace(name=texts.name(name_, "a name"))
        naming.refuse_taken(session, made.name, {other.id: other.name for other in others}, "supporter")
    if phone is not None:
        made = made._replace(phone=phone_number(phone))
    if role is not None:
        made = made._replace(role=_role(role))
    if nights is not None:
        made = made._replace(nights=nights)
    if first and people[0].id != each.id:
        made = made._replace(place=min(other.place for other in others) - 1)
    _write(session, made, renamed=name_ is not None)


def rm(session: Session, name: Name) -> None:
    """Take somebody off your list. What you wrote about them stays."""
    change.ready(session, "supporter")
    each = _chosen(session.notebook.supporters, name)
    change.put(session, "supporter", each.id, None)
    session.saved(view.removed(each), {**view.data(each), "removed": True}, entry_id=each.id)


def _write(session: Session, each: Supporter, *, renamed: bool) -> None:
    if not change.put(session, "supporter", each.id, supporter_table(each), Supporter._fields):
        session.show(counters.unchanged("supporter", each.id), view.data(each))
        return
    suggestion = with_initial(each.name) if renamed else None
    if suggestion:
        session.note(f"sobertrack: {view.surname(each.name, suggestion)}")
    session.saved(view.saved(each), view.data(each), entry_id=each.id)


def _chosen(people: Sequence[Supporter], typed: str) -> Supporter:
    key = naming.key_of(typed, {each.id: each.name for each in people}, "supporter")
    return next(each for each in people if each.id == key)


def _role(typed: str) -> str:
    said = typed.strip().casefold()
    if said and said not in ROLES:
        raise Misuse(f'--role: no "{typed[:40]}"', f"one of: {', '.join(ROLES)}")
    return said


def phone_number(typed: str) -> str:
    """A number as it was typed: only its signs are looked at, because every country writes it another way."""
    said = " ".join(typed.split())
    digits = sum(sign in "0123456789" for sign in said)
    if said and (set(said) - PHONE_SIGNS or not FEWEST_DIGITS <= digits <= MOST_DIGITS):
        raise Misuse(
            f'--phone: "{typed[:40]}" is not a number to call',
            'digits, blanks and + - ( ), such as "+1 555 0100"; anything else fits in --note',
        )
    return said

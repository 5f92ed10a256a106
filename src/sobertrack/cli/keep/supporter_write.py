"""`supporter add` and `supporter edit`: what stands about a person."""

import re
from collections.abc import Sequence
from typing import Annotated, Any

from sobertrack.cli import desk, naming, options
from sobertrack.cli.keep import change
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import texts
from sobertrack.errors import Misuse
from sobertrack.model.sharing import FIELDS, PRIVATE, USUAL, parse_fields
from sobertrack.model.supporters import LONGEST_EVERY, ROLES, Supporter
from sobertrack.model.values import Value
from sobertrack.rules.names import with_first_name
from sobertrack.rules.people.first_names import with_initial
from sobertrack.store.kept.supporters import supporter_table
from sobertrack.store.tables.tables import slug
from sobertrack.views.change import unchanged
from sobertrack.views.people import supporters as view

PHONE_SIGNS = frozenset("0123456789 +-()./")
FEWEST_DIGITS, MOST_DIGITS = 2, 20
LINE_LENGTH = 200
MOST_CHANNELS = 10

_EVERY = re.compile(r"([0-9]{1,4})\s*(d|days?|w|weeks?)?\Z")
_EVERY_WORDS = {"daily": 1, "day": 1, "weekly": 7, "week": 7}

Texts = list[str] | None

Phone = Annotated[str | None, option("--phone", help="a number to call", value="NUMBER")]
Role = Annotated[str | None, option("--role", help=", ".join(ROLES), value="ROLE")]
Channel = Annotated[Texts, option("--channel", help='another way: "signal: @sam"; again for more', value="TEXT")]
Hours = Annotated[str | None, option("--hours", help="when they are best reached", value="TEXT")]
Agreed = Annotated[str | None, option("--agreed", help='what they said yes to: "just listen"', value="TEXT")]
Every = Annotated[str | None, option("--every", help="how often you wish to be in touch: 7d, 2w", value="7d")]
Knows = Annotated[Texts, option("--counter", help="a counter they know of; again for more", value="NAME")]
Sees = Annotated[
    str | None,
    option("--sees", help=f"what a report for them holds: {', '.join(FIELDS)}; +mood, -days change it", value="FIELDS"),
]


class Said(Value):
    """What was typed about a person, besides name, nights and note; None for what was not, "" for what is cleared."""

    phone: str | None
    role: str | None
    channel: Texts
    hours: str | None
    agreed: str | None
    every: str | None
    counter: Texts
    sees: str | None


def add(
    session: Session,
    name: Annotated[str, argument("NAME", "a first name or a nickname is best")],
    phone: Phone = None,
    role: Role = None,
    nights: Annotated[bool, option("--nights", help="they said that a call at night is fine")] = False,
    channel: Channel = None,
    hours: Hours = None,
    agreed: Agreed = None,
    every: Every = None,
    counter: Knows = None,
    sees: Sees = None,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Put somebody on your list. The first one on it is the first to call."""
    change.ready(session, "supporter")
    called = texts.name(name, "a name")
    people = session.notebook.supporters
    labels = {each.id: each.name for each in people}
    naming.refuse_taken(session, called, labels, "supporter")
    same = [labels[key] for key in with_first_name(called.partition(" ")[0], labels)]
    if same:
        session.note(f"sobertrack: of this first name there is also: {', '.join(same)}; call each by the whole name")
    made = Supporter(slug(called, session.notebook.tables("supporter")), called, nights=nights)
    made = _changed(session, made, Said(phone, role, channel, hours, agreed, every, counter, sees))
    _write(session, made._replace(note=change.note(session, note, edit)), renamed=True)


def edit(
    session: Session,
    name: Annotated[str, argument("NAME", "who it is")],
    name_: Annotated[str | None, option("--name", help="call them something else", value="NAME")] = None,
    phone: Phone = None,
    role: Role = None,
    nights: Annotated[
        bool | None, option("--nights/--no-nights", help="whether a call at night is fine with them")
    ] = None,
    first: Annotated[bool, option("--first", help="the first one to call")] = False,
    channel: Channel = None,
    hours: Hours = None,
    agreed: Agreed = None,
    every: Every = None,
    counter: Knows = None,
    sees: Sees = None,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Change what stands about somebody. An empty text clears it."""
    change.ready(session, "supporter")
    people = session.notebook.supporters
    each = chosen(people, name)
    said = Said(phone, role, channel, hours, agreed, every, counter, sees)
    given = (name_, nights, note, first or None, edit or None, *said._asdict().values())
    change.refuse_nothing(given, f"supporter edit {each.id} --phone NUMBER; all options: supporter edit -h")
    others = [other for other in people if other.id != each.id]
    made = _changed(session, each, said)._replace(note=change.note(session, note, edit, each.note))
    if name_ is not None:
        made = made._replace(name=texts.name(name_, "a name"))
        naming.refuse_taken(session, made.name, {other.id: other.name for other in others}, "supporter")
    if nights is not None:
        made = made._replace(nights=nights)
    if first and people[0].id != each.id:
        made = made._replace(place=min(other.place for other in others) - 1)
    _write(session, made, renamed=name_ is not None)


def chosen(people: Sequence[Supporter], typed: str) -> Supporter:
    """The person that a name stands for."""
    key = naming.person_key(typed, {each.id: each.name for each in people})
    return next(each for each in people if each.id == key)


def phone_number(typed: str) -> str:
    """A number as it was typed: only its signs are looked at, because every country writes it another way."""
    said = " ".join(typed.split())
    digits = sum(sign in "0123456789" for sign in said)
    if said and (set(said) - PHONE_SIGNS or not FEWEST_DIGITS <= digits <= MOST_DIGITS):
        raise Misuse(
            f'--phone: "{typed[:40]}" is not a number to call',
            'digits, blanks and + - ( ), such as "+1 555 0100"; anything else fits in --channel or --note',
        )
    return said


def seen_fields(typed: str, before: tuple[str, ...] = USUAL) -> tuple[str, ...]:
    """The fields of a report that --sees names, or what it makes of those before: the usual ones, if none were."""
    try:
        return parse_fields(typed, before)
    except ValueError as wrong:
        raise Misuse(f"--sees: {wrong}", f"some of: {', '.join(FIELDS)}; or all, none") from None


def _changed(session: Session, each: Supporter, said: Said) -> Supporter:
    typed: dict[str, Any] = {}
    if said.phone is not None:
        typed["phone"] = phone_number(said.phone)
    if said.role is not None:
        typed["role"] = texts.one_of(said.role, ROLES, "--role")
    if said.channel is not None:
        typed["channels"] = _channels(said.channel)
    if said.hours is not None:
        typed["hours"] = texts.text(said.hours, "--hours", LINE_LENGTH)
    if said.agreed is not None:
        typed["agreed"] = texts.text(said.agreed, "--agreed", LINE_LENGTH)
    if said.every is not None:
        every = _every(said.every)
        typed |= {"every": every, "since": (each.since or session.today) if every else None}
    if said.counter is not None:
        typed["counters"] = tuple(each.id for each in _counters(session, said.counter))
    if said.sees is not None:
        seen = seen_fields(said.sees, USUAL if each.sees is None else each.sees)
        typed |= {"sees": seen, "stopped": None}
        _tell_left_out(session, said.sees, seen)
    return each._replace(**typed)


def _tell_left_out(session: Session, typed: str, seen: Sequence[str]) -> None:
    """Say what `all` does not mean."""
    left = ", ".join(field for field in PRIVATE if field not in seen)
    if left and "all" in typed.casefold().replace(",", " ").split():
        session.note(f"sobertrack: all leaves out what is most your own: {left}; to give it, name it: --sees +notes")


def _channels(typed: Sequence[str]) -> tuple[str, ...]:
    said = texts.texts(typed, "--channel", LINE_LENGTH)
    if len(said) > MOST_CHANNELS:
        raise Misuse(f"--channel: {MOST_CHANNELS} ways are the most", "keep those that work")
    return said


def _every(typed: str) -> int:
    said = typed.strip().casefold().removeprefix("every ")
    found = _EVERY.fullmatch(said)
    number = _EVERY_WORDS.get(said, 0)
    if found:
        number = int(found[1]) * (7 if (found[2] or "d").startswith("w") else 1)
    if said and not 1 <= number <= LONGEST_EVERY:
        raise Misuse(f'--every: "{typed[:40]}" is not a number of days', "such as 7d, 2w, daily")
    return number


def _counters(session: Session, typed: Sequence[str]) -> list[Any]:
    return [desk.find_counter(session.notebook.counters, name) for name in typed if name.strip()]


def _write(session: Session, each: Supporter, *, renamed: bool) -> None:
    if not change.put(session, "supporter", each.id, supporter_table(each), Supporter._fields):
        session.show(unchanged("supporter", each.id), view.data(each))
        return
    suggestion = with_initial(each.name) if renamed else None
    if suggestion:
        session.note(f"sobertrack: {view.surname(each.name, suggestion)}")
    session.saved(view.saved(each), view.data(each), entry_id=each.id)

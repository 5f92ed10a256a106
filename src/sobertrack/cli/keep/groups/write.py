"""`group add` and `group edit`: a group of one's own, and what one says of a shipped one."""

import re
from collections.abc import Sequence
from typing import Annotated, Any

from sobertrack.cli import naming, options
from sobertrack.cli.keep import change
from sobertrack.cli.keep.groups.wishes import Approach, Audience, Cost, For, Goal, kinds, known_groups
from sobertrack.cli.keep.supporter_write import phone_number
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import texts
from sobertrack.errors import Misuse
from sobertrack.model.peers.groups import ANY, APPROACHES, AUDIENCES, COSTS, GOALS, KINDS, Group
from sobertrack.model.peers.meetings import HOWS
from sobertrack.model.values import Value
from sobertrack.store.kept.groups import KEYS, group_table, questions, shipped_as
from sobertrack.store.tables.tables import slug
from sobertrack.views.peers import groups as view

LINE_LENGTH = 500
ANSWER = re.compile(r"\s*(\d{1,3})\b[\s.:)=-]*(.*)", re.DOTALL)

Kind = Annotated[str | None, option("--kind", help=", ".join(KINDS), value="KIND")]
Ways = Annotated[list[str] | None, option("--how", help="in-person, online or phone; again for more", value="HOW")]
Phone = Annotated[str | None, option("--phone", help="a number to call", value="NUMBER")]
Place = Annotated[str | None, option("--place", help="where it is", value="TEXT")]
Website = Annotated[str | None, option("--website", help="its address", value="URL")]
Answers = Annotated[
    list[str] | None,
    option("--answer", help='to a question of group questions: "3 they respect it"; again for more', value="ANSWER"),
]


class Said(Value):
    """What was typed about a group, besides its name, note and answers; None for what was not."""

    kind: str | None
    approach: list[str] | None
    goal: str | None
    for_: list[str] | None
    audience: list[str] | None
    how: list[str] | None
    cost: str | None
    phone: str | None
    place: str | None
    website: str | None


OF_ONES_OWN = ("kind", "approach", "goal", "for_", "audience", "how", "cost")
"""What only a person's own group can be told: of a shipped one it stays as it is."""


def add(
    session: Session,
    name: Annotated[str, argument("NAME", "what you call it")],
    kind: Kind = None,
    phone: Phone = None,
    cost: Cost = None,
    how: Ways = None,
    for_: For = None,
    approach: Approach = None,
    audience: Audience = None,
    goal: Goal = None,
    place: Place = None,
    website: Website = None,
    answer: Answers = None,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Keep a group, a recovery centre, a programme, a service or a house near you."""
    change.ready(session, "group")
    called = texts.name(name, "a group's name")
    known = known_groups(session)
    naming.refuse_taken(session, called, {each.id: each.name for each in known}, "group")
    made = Group(slug(called, {each.id: each for each in known}), called, kind="local", mine=True)
    said = Said(kind, approach, goal, for_, audience, how, cost, phone, place, website)
    made = made._replace(**_changes(said), answers=_answered(made, answer or ()))
    made = made._replace(note=change.note(session, note, edit))
    write(session, made)
    session.saved(view.saved(made), view.data(made), entry_id=made.id)


def edit(
    session: Session,
    name: Annotated[str, argument("NAME", "which group: its id or its name")],
    name_: Annotated[str | None, option("--name", help="call it something else", value="NAME")] = None,
    kind: Kind = None,
    phone: Phone = None,
    cost: Cost = None,
    how: Ways = None,
    for_: For = None,
    approach: Approach = None,
    audience: Audience = None,
    goal: Goal = None,
    place: Place = None,
    website: Website = None,
    answer: Answers = None,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Change a group of your own, or keep a note, a number and answers about a shipped one. An empty text clears."""
    change.ready(session, "group")
    known = known_groups(session)
    each = chosen(known, name)
    said = Said(kind, approach, goal, for_, audience, how, cost, phone, place, website)
    given = (name_, answer, note, edit or None, *said._asdict().values())
    change.refuse_nothing(given, f'group edit {each.id} --note "..."; all options: group edit -h')
    _refuse_shipped(each, name_, said)
    made = each._replace(**_changes(said), answers=_answered(each, answer or ()))
    if name_ is not None:
        made = made._replace(name=texts.name(name_, "a group's name"))
        others = {other.id: other.name for other in known if other.id != each.id}
        naming.refuse_taken(session, made.name, others, "group")
    made = made._replace(note=change.note(session, note, edit, each.note))
    change.answer(session, ("group", made.id), view.saved(made), view.data(made), written=write(session, made))


def chosen(known: Sequence[Group], typed: str) -> Group:
    """The group that an id, a name or a short name stands for, hidden ones included."""
    short = [each for each in known if each.short and each.short.casefold() == typed.strip().casefold()]
    if len(short) == 1 and all(each.id != typed for each in known):
        return short[0]
    key = naming.key_of(typed, {each.id: each.name for each in known}, "group")
    return next(each for each in known if each.id == key)


def write(session: Session, each: Group) -> bool:
    """Keep a group: all that is said of one's own, and of a shipped one only what the person said."""
    under = shipped_as(each.id)
    table = group_table(each, under)
    return change.put(session, "group", each.id, table or None, KEYS)


def _refuse_shipped(each: Group, name: str | None, said: Said) -> None:
    if each.mine:
        return
    fixed = [field for field in OF_ONES_OWN if getattr(said, field) is not None]
    if fixed or name is not None:
        option_name = f"--{fixed[0].rstrip('_')}" if fixed else "--name"
        raise Misuse(
            f'{option_name}: "{each.name}" is shipped, and stays as it is',
            "a note, a phone number, a place, a website and answers can be yours; or: sobertrack group add NAME",
        )


def _changes(said: Said) -> dict[str, Any]:
    """The fields that were typed; an empty text clears one."""
    typed: dict[str, Any] = {}
    if said.kind is not None:
        typed["kind"] = texts.one_of(said.kind, KINDS, "--kind") or "local"
    if said.approach is not None:
        typed["approach"] = next(iter(texts.several(said.approach, APPROACHES, "--approach")), "")
    if said.goal is not None:
        typed["goal"] = texts.one_of(said.goal, GOALS, "--goal")
    if said.for_ is not None:
        typed["serves"] = (ANY,) if ANY in map(str.casefold, said.for_) else kinds(said.for_)
    if said.audience is not None:
        typed["audiences"] = texts.several(said.audience, AUDIENCES, "--audience")
    if said.how is not None:
        typed["how"] = texts.several(said.how, HOWS, "--how")
    if said.cost is not None:
        typed["cost"] = texts.one_of(said.cost, COSTS, "--cost")
    if said.phone is not None:
        typed["phone"] = phone_number(said.phone)
    if said.place is not None:
        typed["place"] = texts.text(said.place, "--place", LINE_LENGTH)
    if said.website is not None:
        typed["website"] = texts.text(said.website, "--website", LINE_LENGTH)
    return typed


def _answered(each: Group, typed: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The answers, those given now in the place of earlier ones; one without words is taken away."""
    told = dict(each.answers)
    known = {question.number: question.id for question in questions()}
    for text in typed:
        found = ANSWER.fullmatch(text)
        if found is None or int(found[1]) not in known:
            raise Misuse(
                f'--answer: "{text[:40]}" does not begin with the number of a question',
                f'such as --answer "3 they respect it"; the questions: sobertrack group questions {each.id}',
            )
        told[known[int(found[1])]] = texts.text(found[2], "--answer", LINE_LENGTH)
    return tuple((question, answer) for question, answer in told.items() if answer)

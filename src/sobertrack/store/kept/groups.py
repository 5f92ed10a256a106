"""Groups: the shipped organisations, and a person's own beside them or laid over them; `[group.ID]` in groups.toml."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sobertrack.model.counters import KINDS as SERVED
from sobertrack.model.peers.groups import ANY, APPROACHES, AUDIENCES, COSTS, GOALS, KINDS, Group, Question
from sobertrack.model.peers.meetings import HOWS
from sobertrack.store.codec import Raw
from sobertrack.store.library import shipped
from sobertrack.store.notebook import Notebook
from sobertrack.store.tables.tables import BadTable, flag, text, texts, without_empty

SAID = ("phone", "place", "website", "note", "answers", "hidden", "home")
"""What a person can say of any group, a shipped one too."""

KEYS = ("name", "kind", "approach", "goal", "for", "audiences", "how", "cost", *SAID)
"""What a table may hold; the first ones only of one's own."""


def groups(notebook: Notebook) -> list[Group]:
    """Every group there is: the person's own, then the shipped ones with what the person said of them."""
    under = {each.id: each for each in shipped_groups()}
    kept = notebook.made("group", lambda key, table: group_from(key, table, under.get(key)))
    own = [each for each in kept if each.id not in under]
    return [*own, *(under | {each.id: each for each in kept if each.id in under}).values()]


@cache
def shipped_groups() -> tuple[Group, ...]:
    """The shipped organisations, in their order."""
    return tuple(_shipped(row) for row in shipped("groups")["group"])


def shipped_as(key: str) -> Group | None:
    """The shipped organisation with this id; None where the group is a person's own."""
    return next((each for each in shipped_groups() if each.id == key), None)


def _shipped(row: Mapping[str, Any]) -> Group:
    fields: Raw = {**row, "cost": row["cost_kind"], "cost_note": row["cost"]}
    fields["how"] = tuple(way.replace(" ", "-") for way in fields.pop("formats"))
    fields |= {name: tuple(row[name]) for name in ("audiences", "regions")}
    fields["serves"] = tuple(fields.pop("for"))
    del fields["cost_kind"]
    return Group(**fields)


@cache
def questions() -> tuple[Question, ...]:
    """What to ask, numbered as it is shown."""
    rows = shipped("questions")["question"]
    return tuple(Question(number, row["id"], row["about"], row["text"]) for number, row in enumerate(rows, 1))


def group_from(key: str, table: Raw, under: Group | None = None) -> Group:
    """The group that a table holds, laid over the shipped one of the same id where there is one."""
    said: dict[str, Any] = {
        "phone": text(table, "phone"),
        "place": text(table, "place"),
        "note": text(table, "note"),
        "answers": tuple(_answer(each) for each in texts(table, "answers")),
        "hidden": flag(table, "hidden"),
        "home": flag(table, "home"),
    }
    if under is not None:
        return under._replace(website=text(table, "website", under.website), **said)
    return Group(
        id=key,
        name=text(table, "name", key) or key,
        kind=_one(table, "kind", KINDS) or "local",
        approach=_one(table, "approach", APPROACHES),
        goal=_one(table, "goal", GOALS),
        serves=_several(table, "for", (*SERVED, ANY)),
        audiences=_several(table, "audiences", AUDIENCES),
        how=_several(table, "how", HOWS),
        cost=_one(table, "cost", COSTS),
        website=text(table, "website"),
        mine=True,
        **said,
    )


def _one(table: Raw, key: str, known: tuple[str, ...]) -> str:
    said = text(table, key)
    if said and said not in known:
        raise BadTable(f"{key} is none of: {', '.join(known)}")
    return said


def _several(table: Raw, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    said = texts(table, key)
    if set(said) - set(known):
        raise BadTable(f"{key} holds something else than: {', '.join(known)}")
    return said


def _answer(said: str) -> tuple[str, str]:
    question, colon, answer = said.partition(": ")
    if not (colon and question):
        raise BadTable('answers holds texts such as "medicine: they respect it"')
    return question, answer


def group_table(group: Group, under: Group | None = None) -> Raw:
    """A group as a table: all of one's own, and of a shipped one only what the person said of it."""
    fields: Raw = {
        "phone": group.phone,
        "place": group.place,
        "website": "" if under is not None and group.website == under.website else group.website,
        "note": group.note,
        "answers": tuple(f"{question}: {answer}" for question, answer in group.answers),
        "hidden": group.hidden,
        "home": group.home,
    }
    if under is None:
        own: Raw = {"name": group.name, "kind": group.kind, "approach": group.approach, "goal": group.goal}
        own |= {"for": group.serves, "audiences": group.audiences, "how": group.how, "cost": group.cost}
        fields = {**own, **fields}
    return without_empty(fields)

"""Strategies: the shipped ones, and a person's own beside them or laid over them."""

from functools import cache

from sobertrack.model import limits
from sobertrack.model.strategies import CATEGORIES, Strategy, Trigger
from sobertrack.store.codec import Raw
from sobertrack.store.library import shipped
from sobertrack.store.notebook import Notebook
from sobertrack.store.tables.tables import BadTable, flag, number, text, texts

OWN = Strategy(
    id="",
    name="",
    category="",
    how="",
    steps=(),
    triggers=(),
    minutes=0,
    needs=(),
    caution="",
    evidence="",
    evidence_note="",
    source="",
    verified=False,
    night=True,
    strenuous=False,
    withdrawal=True,
    mine=True,
)
"""What a person's own strategy is where they did not say."""

KEYS = (
    *("name", "category", "how", "steps", "triggers", "minutes", "needs", "caution"),
    *("night", "strenuous", "withdrawal", "heard_from", "hidden"),
)
"""What a person can say of a strategy. Evidence and source belong to the shipped text and stay with it."""


def strategies(notebook: Notebook) -> list[Strategy]:
    """Every strategy there is: the person's own, then the shipped ones as the person changed or hid them."""
    under = {each.id: each for each in shipped_strategies()}
    kept = notebook.made("strategy", lambda key, table: strategy_from(key, table, under.get(key)))
    own = [each for each in kept if each.id not in under]
    return [*own, *(under | {each.id: each for each in kept if each.id in under}).values()]


@cache
def shipped_strategies() -> tuple[Strategy, ...]:
    """The shipped strategies, in their order."""
    lists = ("steps", "triggers", "needs")
    rows = shipped("strategies")["strategy"]
    return tuple(Strategy(**{**row, **{field: tuple(row[field]) for field in lists}}) for row in rows)


def shipped_as(key: str) -> Strategy | None:
    """The shipped strategy with this id; None where it is a person's own."""
    return next((each for each in shipped_strategies() if each.id == key), None)


def shipped_triggers() -> tuple[Trigger, ...]:
    """The shipped triggers with what they mean, in their order."""
    return tuple(Trigger(*(str(row[field]) for field in Trigger._fields)) for row in shipped("strategies")["trigger"])


def strategy_from(key: str, table: Raw, under: Strategy | None = None) -> Strategy:
    """The strategy that a table holds, laid over the shipped one of the same id where there is one.

    What keeps a person safe stays: a shipped caution, and that a strategy is strenuous, for after use, or not for the
    first days.
    """
    base = under or OWN
    return base._replace(
        id=key,
        name=text(table, "name", base.name or key) or key,
        category=_category(table, under),
        how=text(table, "how", base.how),
        steps=texts(table, "steps") if "steps" in table else base.steps,
        triggers=texts(table, "triggers") if "triggers" in table else base.triggers,
        minutes=number(table, "minutes", base.minutes, 0, limits.STRATEGY_MINUTES),
        needs=texts(table, "needs") if "needs" in table else base.needs,
        caution=with_caution(base.caution, text(table, "caution")),
        night=flag(table, "night", base.night),
        strenuous=base.strenuous or flag(table, "strenuous"),
        withdrawal=base.withdrawal and flag(table, "withdrawal", True),
        mine=under is None or any(field in table for field in KEYS if field != "hidden"),
        heard_from=text(table, "heard_from"),
        hidden=flag(table, "hidden"),
    )


def _category(table: Raw, under: Strategy | None) -> str:
    said = text(table, "category")
    if said and said not in CATEGORIES:
        raise BadTable(f"category is none of: {', '.join(CATEGORIES)}")
    return under.category if under else said


def with_caution(shipped_caution: str, said: str) -> str:
    """A person's caution behind the shipped one, which never goes."""
    return said if shipped_caution in said else f"{shipped_caution} {said}".strip()


def strategy_table(strategy: Strategy, under: Strategy | None = None) -> Raw:
    """A strategy as a table: only what differs from the shipped one, or from a strategy about which nothing is said."""
    base = under or OWN
    said = {field: getattr(strategy, field) for field in KEYS if getattr(strategy, field) != getattr(base, field)}
    return {field: list(value) if isinstance(value, tuple) else value for field, value in said.items()}

"""`strategy add` and `strategy edit`: a strategy of one's own, or one's own version of a shipped one."""

from collections.abc import Sequence
from typing import Annotated, Any

from sobertrack.cli import desk, naming
from sobertrack.cli.keep import change
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import texts
from sobertrack.errors import Misuse
from sobertrack.model import limits
from sobertrack.model.strategies import CATEGORIES, Strategy
from sobertrack.model.values import Value
from sobertrack.store.kept.strategies import (
    KEYS,
    OWN,
    shipped_as,
    strategy_table,
    with_caution,
)
from sobertrack.store.tables.tables import slug
from sobertrack.views.coping import strategies as view

LINE_LENGTH = 500
MOST_STEPS = 20
FLAGS = ("night", "strenuous")

Texts = list[str] | None

HeardFrom = Annotated[str | None, option("--heard-from", help='who told you: "Tuesday group"', value="TEXT")]
HowItGoes = Annotated[str | None, option("--how", help="one line on how it goes", value="TEXT")]
For = Annotated[Texts, option("--for", help="a trigger it suits; again for more; none: any", value="TRIGGER")]
Minutes = Annotated[str | None, option("--minutes", help="a timer for it", value="N")]
Category = Annotated[str | None, option("--category", help=", ".join(CATEGORIES), value="CATEGORY")]
Caution = Annotated[str | None, option("--caution", help="to know before the first step", value="TEXT")]
Night = Annotated[bool | None, option("--night/--by-day", help="whether it fits 2 am; yours do, unless you say")]
Strenuous = Annotated[
    bool | None,
    option("--strenuous/--gentle", help="strenuous: not in the first days without alcohol or sedatives"),
]


class Said(Value):
    """What was typed about a strategy, besides its name; None for what was not."""

    heard_from: str | None
    how: str | None
    step: Texts
    for_: Texts
    minutes: str | None
    category: str | None
    caution: str | None
    night: bool | None
    strenuous: bool | None


def add(
    session: Session,
    name: Annotated[str, argument("NAME", "what to call it")],
    heard_from: HeardFrom = None,
    how: HowItGoes = None,
    step: Annotated[Texts, option("--step", help="one step; again for the next", value="TEXT")] = None,
    for_: For = None,
    minutes: Minutes = None,
    category: Category = None,
    caution: Caution = None,
    night: Night = None,
    strenuous: Strenuous = None,
) -> None:
    """Write down what helps you, or what you heard of. It stands before the shipped ones."""
    change.ready(session, "strategy")
    called = texts.name(name, "a strategy's name")
    known = desk.strategies(session)
    naming.refuse_taken(session, called, {each.id: each.name for each in known}, "strategy")
    key = slug(called, {each.id: each for each in known})
    made = OWN._replace(id=key, name=called)
    said = Said(heard_from, how, step, for_, minutes, category, caution, night, strenuous)
    made = made._replace(**_changes(session, made, said))
    write(session, made)
    session.saved(view.saved(made), view.data(made), entry_id=made.id)


def edit(
    session: Session,
    name: Annotated[str, argument("NAME", "which strategy: its id or its name")],
    name_: Annotated[str | None, option("--name", help="call it something else", value="TEXT")] = None,
    heard_from: HeardFrom = None,
    how: HowItGoes = None,
    step: Annotated[Texts, option("--step", help="all its steps anew; again for the next", value="TEXT")] = None,
    for_: Annotated[Texts, option("--for", help="all its triggers anew; again for more", value="TRIGGER")] = None,
    minutes: Minutes = None,
    category: Category = None,
    caution: Caution = None,
    night: Night = None,
    strenuous: Strenuous = None,
) -> None:
    """Change a strategy. A shipped one becomes your version of it; its caution stays. An empty text clears."""
    change.ready(session, "strategy")
    known = desk.strategies(session)
    each = chosen(known, name)
    said = Said(heard_from, how, step, for_, minutes, category, caution, night, strenuous)
    given = (name_, *said._asdict().values())
    change.refuse_nothing(given, f"strategy edit {each.id} --how TEXT; all options: strategy edit -h")
    changes = _changes(session, each, said)
    if name_ is not None:
        changes["name"] = texts.name(name_, "a strategy's name")
        others = {other.id: other.name for other in known if other.id != each.id}
        naming.refuse_taken(session, changes["name"], others, "strategy")
    made = each._replace(**changes)
    change.answer(session, ("strategy", made.id), view.saved(made), view.data(made), written=write(session, made))


def chosen(known: Sequence[Strategy], typed: str) -> Strategy:
    """The strategy that a name stands for, hidden ones included."""
    key = naming.key_of(typed, {each.id: each.name for each in known}, "strategy")
    return next(each for each in known if each.id == key)


def write(session: Session, each: Strategy) -> bool:
    """Keep a strategy: all that is said of one's own, and of a shipped one only what differs."""
    table = strategy_table(each, shipped_as(each.id))
    return change.put(session, "strategy", each.id, table or None, KEYS)


def _changes(session: Session, each: Strategy, said: Said) -> dict[str, Any]:
    """The fields that were typed. An empty text clears one, or brings the shipped text back."""
    under = shipped_as(each.id)
    typed: dict[str, Any] = {}
    if said.heard_from is not None:
        typed["heard_from"] = texts.text(said.heard_from, "--heard-from", LINE_LENGTH)
    if said.how is not None:
        typed["how"] = texts.text(said.how, "--how", LINE_LENGTH)
    if said.step is not None:
        typed["steps"] = _steps(said.step)
    if said.for_ is not None:
        typed["triggers"] = naming.triggers(session, [name for name in said.for_ if name.strip()])
    if said.minutes is not None:
        typed["minutes"] = _number(said.minutes)
    if said.category is not None:
        typed["category"] = _category(said.category, under)
    if said.caution is not None:
        own = texts.text(said.caution, "--caution", LINE_LENGTH)
        typed["caution"] = with_caution(under.caution if under else "", own)
    if said.night is not None:
        typed["night"] = said.night
    if said.strenuous is not None:
        typed["strenuous"] = _strenuous(said.strenuous, under)
    base = under or OWN
    return {field: value if value or field in FLAGS else getattr(base, field) for field, value in typed.items()}


def _steps(typed: Sequence[str]) -> tuple[str, ...]:
    steps = texts.texts(typed, "--step", LINE_LENGTH)
    if len(steps) > MOST_STEPS:
        raise Misuse(f"--step: {MOST_STEPS} steps are the most", "few steps are easier in a hard moment")
    return steps


def _number(typed: str) -> int:
    said = typed.strip()
    if said and not (said.isascii() and said.isdigit() and len(said) < 5 and 1 <= int(said) <= limits.STRATEGY_MINUTES):
        raise Misuse(
            f'--minutes: "{typed[:40]}" is not a whole number from 1 to {limits.STRATEGY_MINUTES}',
            "such as --minutes 10",
        )
    return int(said or 0)


def _category(typed: str, under: Strategy | None) -> str:
    said = typed.strip().casefold()
    if said and said not in CATEGORIES:
        raise Misuse(f'--category: no "{typed[:40]}"', f"one of: {', '.join(CATEGORIES)}")
    if under is not None and said != under.category:
        raise Misuse(f"--category: the shipped one stays in {under.category}", "leave --category out")
    return said


def _strenuous(said: bool, under: Strategy | None) -> bool:
    if under is not None and under.strenuous and not said:
        raise Misuse("--gentle: the shipped text says that it is strenuous; that stays", "leave --gentle out")
    return said

"""`strategy`: ways of coping, the shipped ones and a person's own."""

from collections.abc import Sequence
from typing import Annotated

from sobertrack.cli import desk, naming, options
from sobertrack.cli.keep import change
from sobertrack.cli.keep.strategy_write import add, chosen, edit, write
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse
from sobertrack.model.folding import fold, holds
from sobertrack.model.strategies import CATEGORIES, Strategy, Trigger
from sobertrack.rules.coping.suited import Moment, suited
from sobertrack.store.kept.strategies import KEYS, shipped_triggers
from sobertrack.views.coping import strategies as view

__all__ = ["add", "edit", "hide", "list_", "rm", "show"]

Name = Annotated[str, argument("NAME", "which strategy: its id or its name")]


def list_(
    session: Session,
    for_: Annotated[
        list[str] | None, option("--for", help="that suit this trigger; again for more", value="TRIGGER")
    ] = None,
    category: Annotated[str | None, option("--category", help=", ".join(CATEGORIES), value="CATEGORY")] = None,
    search: options.Search = None,
    mine: Annotated[bool, option("--mine", help="only your own, and those you changed")] = False,
    all_: Annotated[bool, option("--all", help="hidden ones, too")] = False,
    triggers: Annotated[bool, option("--triggers", help="what sets off urges, and what the words mean")] = False,
) -> None:
    """Ways of coping, in the order of the library, your own first. Any of the options narrows the list."""
    known = desk.strategies(session)
    desk.tell_problems(session, session.notebook.problems)
    if triggers:
        words = every_trigger(known)
        session.show(view.triggers(words), {"triggers": [view.trigger_data(each) for each in words]})
        return
    found = [each for each in known if each.mine or not mine]
    if for_:
        found = _suiting(found, [_trigger(known, name) for name in for_])
    if category is not None:
        found = [each for each in found if each.category == _category(category)]
    if search:
        wanted = fold(search).split()
        found = [each for each in found if holds(_text(each), wanted)]
    listed = [each for each in found if all_ or not each.hidden]
    blocks = view.listing(listed, len(found) - len(listed), narrowed=bool(for_ or category or search or mine))
    session.show(blocks, {"strategies": [view.data(each) for each in listed]})


def show(session: Session, name: Name) -> None:
    """The steps of one strategy, any caution first, and what is known about it."""
    known = desk.strategies(session)
    desk.tell_problems(session, session.notebook.problems)
    each = chosen(known, name)
    words = {trigger.id: trigger.label for trigger in shipped_triggers()}
    session.show(view.page(each, words), view.data(each), safety=view.caution(each))


def rm(session: Session, name: Name) -> None:
    """Remove one of your own, or your version of a shipped one."""
    change.ready(session, "strategy")
    each = chosen(desk.strategies(session), name)
    if not each.mine:
        raise Misuse(f'"{each.name}" is shipped, and stays', f"to see it no more: sobertrack strategy hide {each.id}")
    hidden = {"hidden": True} if each.evidence and each.hidden else None
    change.put(session, "strategy", each.id, hidden, KEYS if hidden else ())
    session.saved(view.removed(each), {**view.data(each), "removed": True}, entry_id=each.id)


def hide(
    session: Session,
    name: Name,
    undo: Annotated[bool, option("--undo", help="show it again")] = False,
) -> None:
    """Show a strategy no more, in lists and where one is offered. --undo shows it again."""
    change.ready(session, "strategy")
    each = chosen(desk.strategies(session), name)._replace(hidden=not undo)
    change.answer(session, ("strategy", each.id), view.hidden(each), view.data(each), written=write(session, each))


def every_trigger(known: Sequence[Strategy]) -> list[Trigger]:
    """The shipped triggers, then those that a person named for strategies of their own."""
    shipped = {each.id: each for each in shipped_triggers()}
    own = dict.fromkeys(name for each in known for name in each.triggers if name not in shipped)
    return [*shipped.values(), *(Trigger(name, name, "") for name in own)]


def _trigger(known: Sequence[Strategy], typed: str) -> str:
    labels = {each.id: each.label for each in every_trigger(known)}
    return naming.key_of(typed, labels, "trigger", "strategy list --triggers")


def _suiting(found: Sequence[Strategy], triggers: Sequence[str]) -> list[Strategy]:
    """Those that suit one of the triggers, hidden or not; what is for after use suits none."""
    moment = Moment(triggers=tuple(triggers))
    ids = {each.id for each in suited((each._replace(hidden=False) for each in found), moment)}
    return [each for each in found if each.id in ids]


def _category(typed: str) -> str:
    said = typed.casefold()
    if said not in CATEGORIES:
        raise Misuse(f'--category: no "{typed[:40]}"', f"one of: {', '.join(CATEGORIES)}")
    return said


def _text(each: Strategy) -> str:
    """What of a strategy is searched."""
    return "\n".join((each.id, each.name, each.how, *each.steps, each.caution, each.heard_from))

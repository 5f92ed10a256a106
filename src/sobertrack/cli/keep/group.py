"""`group`: peer-support organisations as equals, and a person's own groups, centres and services beside them."""

from datetime import date
from typing import Annotated

from sobertrack.cli import desk, options
from sobertrack.cli.keep import change
from sobertrack.cli.keep.groups.wishes import (
    Approach,
    Audience,
    Cost,
    For,
    Goal,
    beside,
    beside_one,
    known_groups,
    wishes,
)
from sobertrack.cli.keep.groups.write import add, chosen, edit, write
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse
from sobertrack.model.peers.groups import asked
from sobertrack.rules.peers.choosing import MODERATION, listed
from sobertrack.rules.peers.group_names import GroupNames
from sobertrack.rules.peers.meetings import visits
from sobertrack.store import library
from sobertrack.store.kept import groups as store
from sobertrack.store.kept.meetings import meetings
from sobertrack.views.peers import group_choice as choice_view
from sobertrack.views.peers import groups as view

__all__ = ["add", "edit", "hide", "home", "list_", "questions", "rm", "show"]

Name = Annotated[str, argument("NAME", "which group: its id or its name")]
MaybeName = Annotated[str | None, argument("[NAME]", "which group: its id or its name")]


def list_(
    session: Session,
    approach: Approach = None,
    for_: For = None,
    audience: Audience = None,
    how: options.How = None,
    goal: Goal = None,
    cost: Cost = None,
    search: options.Search = None,
    all_: Annotated[bool, option("--all", help="also hidden and inactive ones, and those for drinking less")] = False,
) -> None:
    """Groups by name, your own first; none is better than another. Any of the options narrows the list.

    Groups that aim at drinking less are shown with --goal moderation, or --all.
    """
    wished = wishes(for_, goal, approach, audience, how, cost, search)
    known = known_groups(session)
    desk.tell_problems(session, session.notebook.problems)
    found = listed(known, wished, everything=all_)
    left_out = len(listed(known, wished, everything=True)) - len(found)
    around = beside(session)
    narrowed = any((approach, for_, audience, how, goal, cost, search))
    blocks = view.listing(view.Listed(tuple(found), left_out, narrowed), around)
    data = {"groups": [view.data(each) for each in found], "remarks": around.remarks}
    less = wished.moderation or any(each.goal == MODERATION for each in found)
    session.show(blocks, data, safety=desk.safety(session, ["withdrawal"] if less else []))


def show(session: Session, name: Name) -> None:
    """One group: where to find a meeting, what a first visit is like, what you wrote about it."""
    known = known_groups(session)
    reading = session.journal.read(("visit",))
    desk.tell_problems(session, [*session.journal.losses, *session.notebook.problems, *reading.problems])
    each = chosen(known, name)
    names = GroupNames(known)
    mine = visits(one for one in reading.entries if one.day <= session.today and names.of(one.what) == each.id)
    regular = [one for one in meetings(session.notebook) if names.id(one.group or one.name) == each.id]
    checked = date.fromisoformat(library.shipped("groups")["last_checked"])
    notes = session.settings.echo_notes
    it = view.Page(each, tuple(regular), mine, store.questions(), session.today, notes, checked)
    around = beside_one(each)
    safety = desk.safety(session, ["withdrawal"] if each.goal == MODERATION else [])
    session.show(view.page(it, around), view.page_data(it, around), safety=safety)


def rm(session: Session, name: Name) -> None:
    """Remove a group of your own, or what you wrote about a shipped one. Your visits stay."""
    change.ready(session, "group")
    each = chosen(known_groups(session), name)
    hidden = {"hidden": True} if each.hidden and not each.mine else None
    if session.notebook.table("group", each.id) == hidden:
        raise Misuse(f'"{each.name}" is shipped, and stays', f"to see it no more: sobertrack group hide {each.id}")
    change.put(session, "group", each.id, hidden, store.KEYS if hidden else ())
    session.saved(view.removed(each), {**view.data(each), "removed": True}, entry_id=each.id)


def hide(session: Session, name: Name, undo: Annotated[bool, option("--undo", help="show it again")] = False) -> None:
    """Show a group no more, in lists and in choose. --undo shows it again."""
    change.ready(session, "group")
    each = chosen(known_groups(session), name)._replace(hidden=not undo)
    change.answer(session, ("group", each.id), view.hidden(each), view.data(each), written=write(session, each))


def questions(session: Session, name: MaybeName = None) -> None:
    """What to ask about a group, about cost, about a programme; of one group with the answers you kept."""
    each = chosen(known_groups(session), name) if name is not None else None
    desk.tell_problems(session, session.notebook.problems)
    told = dict(each.answers) if each else {}
    fitting = [one for one in store.questions() if each is None or one.about in asked(each.kind) or one.id in told]
    session.show(choice_view.questions(fitting, each), choice_view.questions_data(fitting, each))


def home(
    session: Session,
    name: MaybeName = None,
    none: Annotated[bool, option("--none", help="no group is your home group any more")] = False,
) -> None:
    """Your home group, the one you go to most. With a name: that one is it from now on."""
    known = known_groups(session)
    now = next((each for each in known if each.home), None)
    if name is None and not none:
        desk.tell_problems(session, session.notebook.problems)
        session.show(view.home(now), {"home": view.data(now) if now else None})
        return
    change.ready(session, "group")
    wanted = None if none or name is None else chosen(known, name)
    if (wanted.id if wanted else "") == (now.id if now else ""):
        session.show(view.home(now), {"home": view.data(now) if now else None})
        return
    turned = [each._replace(home=not each.home) for each in (now, wanted) if each is not None]
    shipped = {each.id: each for each in store.shipped_groups()}
    tables = {each.id: store.group_table(each, shipped.get(each.id)) for each in turned}
    change.put_all(session, "group", tables, store.KEYS)
    last = turned[-1]
    data = {"home": view.data(last) if wanted else None}
    session.saved(view.home_saved(last, home=wanted is not None), data, entry_id=last.id)

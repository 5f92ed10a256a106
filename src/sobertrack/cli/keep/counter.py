"""`counter`: what a person stays away from. Its id is fixed; nothing here deletes a day."""

from typing import Annotated

from sobertrack.cli import desk, options
from sobertrack.cli.keep import change
from sobertrack.cli.keep.counter_edit import edit
from sobertrack.cli.keep.start import start
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates
from sobertrack.errors import Misuse, NeedsAnswer, NotFound
from sobertrack.model.counters import Counter
from sobertrack.model.days.calendar_words import say_day
from sobertrack.rules.days.sober_time import Standing
from sobertrack.store.kept.counters import counter_table
from sobertrack.views.days import counters as view

__all__ = ["add", "edit", "end", "list_", "rm", "show"]

Name = Annotated[str, argument("NAME", "which counter")]

add = start


def list_(session: Session, all_: options.All = False) -> None:
    """What you stay away from, and since when. --all lists ended ones and those put away, too."""
    everything = session.notebook.counters
    shown = [each for each in everything if all_ or each.active]
    known = [_standing(session, each) for each in shown]
    desk.look(session)
    data = {"counters": [view.list_data(each) for each in known]}
    session.show(view.listing(known, len(everything) - len(shown)), data)


def show(
    session: Session, name: Annotated[str | None, argument("NAME", "which counter, if there are several")] = None
) -> None:
    """One counter in full: its date, its milestones, your reasons."""
    desk.look(session)
    each = _standing(session, _chosen(session, name))
    ahead = ahead_of(session, each)
    data = view.page_data(each, ahead, session.as_of)
    session.show(view.page(each, ahead, session.as_of, desk.wording(session)), data)


def end(
    session: Session,
    name: Name,
    on: Annotated[str | None, option("--on", help="the last day it counts; today if left out", value="DATE")] = None,
) -> None:
    """Stop counting, without a slip. The days stay, and it can count on later."""
    change.ready(session, "counter")
    counter = desk.find_counter(session.notebook.counters, name)
    day = dates.read_day(on, "--on", today=session.today) if on else session.today
    if day < min(counter.since, session.today):
        raise Misuse(f"--on: {counter.label} counts since {say_day(counter.since)} only", "give a later day")
    ended = counter._replace(ended=day)
    change.put(session, "counter", counter.id, counter_table(ended), Counter._fields)
    each = _standing(session, ended)
    data = view.list_data(each)
    session.saved(view.ended(each, desk.wording(session)), data, entry_id=counter.id)


def rm(session: Session, name: Name) -> None:
    """Put a counter away. Nothing is deleted, and it can be brought back."""
    change.ready(session, "counter")
    counter = desk.find_counter(session.notebook.counters, name)._replace(archived=True)
    change.put(session, "counter", counter.id, counter_table(counter), Counter._fields)
    session.saved(view.put_away(counter), view.list_data(_standing(session, counter)), entry_id=counter.id)


def _chosen(session: Session, name: str | None) -> Counter:
    if name is not None:
        return desk.find_counter(session.notebook.counters, name)
    known = desk.counters(session)
    if len(known) == 1:
        return known[0]
    if not known:
        raise NotFound("there is no counter yet", "begin one: sobertrack start alcohol --since DATE")
    raise NeedsAnswer("which counter?", f"sobertrack counter show NAME, with one of: {_labels(known)}")


def _labels(known: list[Counter]) -> str:
    return ", ".join(each.label for each in known)


def _standing(session: Session, counter: Counter) -> Standing:
    return desk.standing_of(session, counter, session.as_of)


def ahead_of(session: Session, each: Standing) -> view.Ahead:
    """The milestones around today, of a counter that counts."""
    return view.Ahead(*desk.last_and_next(each, session.as_of)) if each.counter.active else view.Ahead()

"""`restart`: when the next run began."""

from typing import Annotated

from sobertrack.cli import desk, options
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates
from sobertrack.cli.write.no_name import is_counter
from sobertrack.errors import Misuse
from sobertrack.model.counters import Counter
from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.entries import Draft, Restart
from sobertrack.rules.coping.safety import SlipFacts, slip_notes
from sobertrack.rules.days.sober_time import earliest_restart, standing
from sobertrack.views.days import slip as view
from sobertrack.views.records import entry_data


def restart(
    session: Session,
    day: Annotated[
        str | None, argument("DATE", "the first sober day; today, or after a slip today tomorrow, when it is left out")
    ] = None,
    on: Annotated[str | None, option("--on", help="the same as DATE", value="DATE")] = None,
    counter: options.CounterName = None,
) -> None:
    """Say when a new run begins. It ends a slip that went on, or moves the start of the current run."""
    if day and not counter and is_counter(session, day):
        day, counter = None, day
    if day and on and day != on:
        raise Misuse(f"the day is given twice: {day} and {on}", "leave one of them out")
    said = day or on
    start = dates.read_day(said, "DATE", today=session.today, future_days=dates.YEAR_AHEAD) if said else session.today
    concerned = _counter(session, counter)
    records = session.journal.sober_records.entries
    earliest = earliest_restart(concerned, records, session.today)
    if not said:  # after a slip of today that is tomorrow
        start = max(start, earliest)
    if start < earliest:
        before = "the first sober date" if earliest == concerned.since else "the day after the last day of use"
        raise Misuse(
            f"a run cannot begin on {say_day(start)}; the earliest day is {say_day(earliest)}, {before}",
            f"to correct what is written: sobertrack log; the first sober date: sobertrack counter edit {concerned.id}",
        )
    entry = session.journal.write([Draft(start, Restart(concerned.id))])[0]
    short = session.journal.short_id(entry)
    after = standing(concerned, [*records, entry], max(start, session.today))
    blocks = view.restarted(after, short, start, session.today, desk.wording(session))
    desk.after_saving(session)
    notes = slip_notes(concerned, SlipFacts(None))
    session.saved(
        blocks, entry_data(entry, short) | view.standing_data(after), entry_id=short, safety=desk.safety(session, notes)
    )


def _counter(session: Session, name: str | None) -> Counter:
    """The counter that is named; else the one that waits for a new run, if only one does."""
    waiting = [each.counter for each in desk.standings(session, day=session.today) if each.status == "ongoing"]
    return waiting[0] if len(waiting) == 1 and not name else desk.the_counter(session, name)

"""`slip`: a day of use, or days of use."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

from sobertrack.cli import desk, naming, options
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.cli.write import small_hours
from sobertrack.cli.write.no_name import a_day, is_counter
from sobertrack.errors import Misuse, NotFound
from sobertrack.model.counters import Counter
from sobertrack.model.days.when import When
from sobertrack.model.entries import CheckIn, Draft, Entry, Slip
from sobertrack.model.values import Value
from sobertrack.rules.coping.safety import SlipFacts, slip_notes
from sobertrack.views.blocks import Block
from sobertrack.views.days import slip as view
from sobertrack.views.records import entry_data


class SlipOptions(Value):
    """A slip as it was told."""

    day: date
    time: str | None = None
    until: date | None = None
    restart: date | None = None
    ongoing: bool = False
    triggers: tuple[str, ...] = ()
    note: str = ""


def slip(
    session: Session,
    counter: Annotated[str | None, argument("COUNTER", "which counter, if there are several")] = None,
    counter_: options.CounterName = None,
    on: options.On = None,
    at: options.At = None,
    until: Annotated[str | None, option("--until", help="last day of use, if it went on", value="DATE")] = None,
    restart: Annotated[str | None, option("--restart", help="first sober day, if it is later", value="DATE")] = None,
    ongoing: Annotated[bool, option("--ongoing", help="it goes on; end it later with: restart")] = False,
    trigger: options.Triggers = None,
    note: options.Note = None,
    edit: options.Edit = False,
) -> None:
    """Write down a day of use. It ends a run and erases nothing.

    You decide what counts. Medicine taken as prescribed is never a slip, and a sip by mistake need not be one.
    """
    if counter:
        _refuse_a_day(session, counter)
    concerned = desk.the_counter(session, counter or counter_)
    when = dates.read_when(on, at, now=session.now, today=session.today, day_ends_at=session.settings.day_ends_at)
    asking = session.may_ask and not any((on, at, until, restart, ongoing, trigger, note, edit))
    last = _day(session, until, "--until", 0)
    if asking:
        from sobertrack.cli.write.slip_questions import ask_day, ask_ongoing, ask_until

        when, ongoing = ask_day(session), ask_ongoing(session)
        last = None if ongoing else ask_until(session, when.day)
    elif on is None and at is None:
        when = small_hours.settled(session, When(session.today, f"{session.now:%H:%M}"))
    told = SlipOptions(
        when.day,
        when.time,
        last,
        _day(session, restart, "--restart", dates.YEAR_AHEAD),
        ongoing,
        naming.triggers(session, trigger or ()),
        texts.note(session, note, edit),
    )
    check(told)
    tell(session, session.journal.write(slips_for([concerned], told)))


def _refuse_a_day(session: Session, word: str) -> None:
    if not is_counter(session, word) and (day := a_day(session, word)):
        raise NotFound(f'no counter "{word}"', f"if you mean the day: sobertrack slip --on {day}")


def _day(session: Session, text: str | None, option: str, ahead: int) -> date | None:
    return dates.read_day(text, option, today=session.today, future_days=ahead) if text else None


def check(told: SlipOptions) -> None:
    """Misuse where the days of a slip do not go together."""
    if told.until and told.until < told.day:
        raise Misuse(f"--until: {told.until} lies before the slip, {told.day}", "--until is the last day of use")
    if told.restart and told.restart <= (told.until or told.day):
        raise Misuse(
            f"--restart: {told.restart} is not after the last day of use, {told.until or told.day}",
            "--restart is the first sober day",
        )
    if told.ongoing and (told.until or told.restart):
        raise Misuse("--ongoing has no last day yet", "leave out --until and --restart, or leave out --ongoing")


def slips_for(counters: Iterable[Counter], told: SlipOptions) -> list[Draft]:
    """A draft for each counter that the slip is about."""
    return [
        Draft(told.day, Slip(each.id, told.until, told.restart, told.ongoing, told.triggers, told.note), told.time)
        for each in counters
    ]


def tell(
    session: Session, entries: Sequence[Entry[Slip]], checkin: Entry[CheckIn] | None = None, *, hard: bool = False
) -> None:
    """The screen after a slip: safety first, thanks, what stays, how a run may start, a person."""
    session.saved_something = True
    earlier = [each for each in session.journal.sober_records.entries if isinstance(each.what, Slip)]
    concerned = {entry.what.counter for entry in entries}
    standings = {
        each.counter.id: each for each in desk.standings(session, sorted(concerned), day=session.today, extra=entries)
    }
    notes: list[str] = []
    twins: dict[str, str] = {}
    for entry in entries:
        mine = [each for each in earlier if each.what.counter == entry.what.counter and each.id != entry.id]
        twins[entry.id] = next((session.journal.short_id(each) for each in mine if each.day == entry.day), "")
        notes += slip_notes(standings[entry.what.counter].counter, SlipFacts(entry, mine))
    hand = desk.help_at_hand(session)
    short = {entry.id: session.journal.short_id(entry) for entry in entries}
    known = {counter.id: counter for counter in session.notebook.counters}
    slips = [
        view.Told(
            short[entry.id],
            entry,
            standings[entry.what.counter],
            known[entry.what.counter],
            twins[entry.id],
        )
        for entry in entries
    ]
    person = next(iter(hand.people), None)
    blocks = view.saved(slips, session.today, desk.wording(session), hand.emergency, person, _untouched(session))
    if checkin is not None:
        blocks.insert(0, view.with_checkin(session.journal.short_id(checkin), checkin, session.today))
    desk.after_saving(session)
    data = entry_data(entries[0], short[entries[0].id]) | view.standing_data(standings[entries[0].what.counter])
    if checkin is not None:
        slip_list = [entry_data(entry, short[entry.id]) for entry in entries]
        data = entry_data(checkin, session.journal.short_id(checkin)) | {"slips": slip_list}
    safety = [*desk.safety(session, dict.fromkeys(notes)), *(desk.hard_answer(session) if hard else ())]
    if session.quiet or session.form == "json":  # the screen has it among its words
        safety.append(view.are_you_safe(hand.emergency))
    session.saved(blocks, data, entry_id=short[entries[0].id], safety=safety)


def _untouched(session: Session) -> list[Block]:
    """What the slip cannot touch, in a line."""
    if session.form == "json" or session.quiet:
        return []
    from sobertrack.rules.looking.kept import kept  # a slip is rare, and reads everything for this line alone
    from sobertrack.views.days.kept import line

    return line(kept(session.journal.read().entries, session.today))

"""`checkin`: how a day went."""

from typing import Annotated

from sobertrack.cli import desk, naming, options
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.cli.write import small_hours
from sobertrack.cli.write.said import Said
from sobertrack.cli.write.slip import SlipOptions, slips_for, tell
from sobertrack.cli.write.slipped import slipped
from sobertrack.errors import Misuse
from sobertrack.model.entries import CheckIn, Contact, Draft, Entry, Slip
from sobertrack.rules.coping.safety import WINDOW, in_withdrawal_window, is_hard
from sobertrack.views.days import checkin as view
from sobertrack.views.records import entry_data


def checkin(
    session: Session,
    mood: Annotated[str | None, argument("MOOD", f"1 to 5: {view.MOOD_SCALE}")] = None,
    craving: Annotated[str | None, argument("CRAVING", f"strongest urge, 0 to 10: {view.URGE_SCALE}")] = None,
    mood_: Annotated[str | None, option("-m", "--mood", help="the same as MOOD", value="1..5")] = None,
    craving_: Annotated[str | None, option("-c", "--craving", help="the same as CRAVING", value="0..10")] = None,
    sober: Annotated[bool | None, option("--sober/--not-sober", help="still on your date, or a slip")] = None,
    counter: options.CounterNames = None,
    trigger: options.Triggers = None,
    halt: Annotated[str | None, option("--halt", help="of hungry,angry,lonely,tired", value="WORDS")] = None,
    tried: options.Tried = None,
    win: Annotated[list[str] | None, option("--win", help="something that went well", value="TEXT")] = None,
    hard: Annotated[list[str] | None, option("--hard", help="something that was hard", value="TEXT")] = None,
    gratitude: Annotated[list[str] | None, option("--gratitude", help="something good", value="TEXT")] = None,
    bring: Annotated[
        list[str] | None, option("--bring", help="something to talk about at the next meeting", value="TEXT")
    ] = None,
    talked: Annotated[list[str] | None, option("--talked", help="somebody you talked with", value="NAME")] = None,
    note: options.Note = None,
    edit: options.Edit = False,
    on: options.On = None,
    at: options.At = None,
) -> None:
    """Write down how a day went. Everything may be left out, and being here counts.

    On a terminal and without options it asks a few questions; Enter skips any of them.
    """
    settings = session.settings
    when = dates.read_when(on, at, now=session.now, today=session.today, day_ends_at=settings.day_ends_at)
    what = CheckIn(
        mood=_level(mood, mood_, "mood", view.MOOD_SCALE, (1, 5)),
        craving=_level(craving, craving_, "craving", view.URGE_SCALE, (0, 10)),
        triggers=naming.triggers(session, trigger or (), halt),
        tried=naming.tried(session, tried or ()),
        wins=tuple(win or ()),
        hard=tuple(hard or ()),
        gratitude=tuple(gratitude or ()),
        bring=tuple(bring or ()),
        note=texts.note(session, note, edit),
    )
    said = Said(what, sober, naming.people(session, talked or ()))
    if on is None and at is None:
        when = small_hours.settled(session, when)
    if said == Said(CheckIn()) and session.may_ask and settings.checkin_questions:
        from sobertrack.cli.write.questions import asked

        said = asked(session, said, counter, when.day)
    elif sober is False:
        said = said._replace(slipped=slipped(session, counter))
    keep(session, said, Draft(when.day, said.what, when.time or _now(session, on, at)), counter)


def keep(session: Session, said: Said, draft: Draft, names: list[str] | None) -> None:
    """Write a check-in down, with the contacts and slips that belong to it, and say so."""
    concerned = desk.named_counters(session, names) if said.sober or names else []
    confirmed = tuple(each.id for each in concerned) if said.sober else ()
    draft = draft._replace(what=said.what._replace(sober=confirmed))
    contacts = [Draft(draft.day, Contact(person), draft.time) for person in said.talked]
    slips = slips_for(said.slipped, SlipOptions(draft.day, draft.time))
    before = session.journal.sober_records.entries
    entries = session.journal.write([draft, *slips, *contacts])
    session.saved_something = True
    new_slips = [entry for entry in entries if isinstance(entry.what, Slip)]
    hard = is_hard(said.what.mood, said.what.craving)
    if new_slips:
        tell(session, new_slips, checkin=entries[0], hard=hard)
        return
    _tell(session, entries[0], [each for each in before if isinstance(each.what, Slip)], hard)


def _tell(session: Session, entry: Entry[CheckIn], slips: list[Entry[Slip]], hard: bool) -> None:
    standings = desk.standings(session, day=session.today)
    short = session.journal.short_id(entry)
    slip_day = any(each.day == entry.day for each in slips) and bool(entry.what.sober)
    blocks = view.saved(
        view.Saved(short, entry.day, entry.what, tuple(standings), slip_day), session.today, desk.wording(session)
    )
    safety = desk.safety(session, [WINDOW] if in_withdrawal_window(standings) else [])
    answer = desk.hard_answer(session) if hard else []
    desk.after_saving(session)
    session.saved(blocks, entry_data(entry, short), entry_id=short, safety=[*safety, *answer])


def _level(first: str | None, second: str | None, name: str, scale: str, span: tuple[int, int]) -> int | None:
    if first is not None and second is not None and first != second:
        raise Misuse(f"{name} is given twice: {first} and {second}", "leave one of them out")
    text = first if first is not None else second
    if text is None or text == "-":
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 4 and span[0] <= int(text) <= span[1]):
        raise Misuse(
            f'"{text[:40]}" is not a {name} from {span[0]} to {span[1]} ({scale})',
            f"such as: sobertrack checkin {'4 2' if name == 'mood' else '3 7'}",
        )
    return int(text)


def _now(session: Session, on: str | None, at: str | None) -> str | None:
    return f"{session.now:%H:%M}" if on is None and at is None else None

"""`urge`: one craving, saved at the first word; finished now, or later."""

from typing import Annotated, Any

from sobertrack.cli import desk, naming, options
from sobertrack.cli.cope import offer
from sobertrack.cli.cope.closing import finish
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.errors import Misuse, NeedsAnswer, NotFound
from sobertrack.model import limits
from sobertrack.model.entries import Draft, Entry, Urge
from sobertrack.rules.coping.open_urges import to_close
from sobertrack.rules.coping.safety import HARD_URGE, WINDOW, in_withdrawal_window
from sobertrack.views.blocks import Block
from sobertrack.views.coping import urge as view
from sobertrack.views.coping.at_hand import OwnWords, own_data, person_first
from sobertrack.views.days.checkin import URGE_SCALE
from sobertrack.views.records import entry_data

LONGEST = limits.DAY_MINUTES
HELD = {"yes": True, "y": True, "no": False, "n": False}
NowLevel = Annotated[
    str | None, option("--now", help="how strong it is now; alone it closes the last one", value="LEVEL")
]


def urge(
    session: Session,
    level: Annotated[str | None, argument("LEVEL", f"0 to 10: {URGE_SCALE}")] = None,
    craving: Annotated[str | None, option("-c", "--craving", help="the same as LEVEL", value="0..10")] = None,
    trigger: options.Triggers = None,
    tried: options.Tried = None,
    now: NowLevel = None,
    minutes: Annotated[int | None, option("--minutes", help="how long it took", value="N")] = None,
    where: Annotated[str | None, option("--where", help="where it was", value="TEXT")] = None,
    plan: Annotated[
        str | None, option("--plan", help="the plan you put to use; alone: of the last urge", value="PLAN")
    ] = None,
    held: Annotated[str | None, option("--held", help="yes or no: whether that plan held", value="yes|no")] = None,
    counter: options.CounterName = None,
    note: options.Note = None,
    edit: options.Edit = False,
    on: options.On = None,
    at: options.At = None,
) -> None:
    """Write down a craving. One number is enough, and it is saved before anything is asked.

    Finish it later: urge --now 3 closes the last one. On a terminal it goes on to ask what set it off, and offers
    something to do and a timer; Enter skips any question, Ctrl-C keeps what is said so far.
    """
    first = _level(_one_of(level, craving), "LEVEL")
    what = Urge(
        level=first,
        after=_level(now, "--now"),
        triggers=naming.triggers(session, trigger or ()),
        tried=naming.tried(session, tried or ()),
        minutes=_minutes(minutes),
        where=" ".join((where or "").split()),
        note=texts.note(session, note, edit),
        **_plan(session, plan, held),
    )
    what = what._replace(counter=desk.find_counter(session.notebook.counters, counter).id if counter else "")
    if first is None and (what.after is not None or what.plan) and on is None and at is None:
        _close(session, what)
        return
    asks = session.may_ask and what._replace(level=None) == Urge()
    if what == Urge():
        if not asks:
            raise NeedsAnswer("how strong is it, from 0 to 10?", "one number is enough: sobertrack urge 7")
        from sobertrack.cli.cope.walk import level_now

        what = Urge(level=level_now(session, "How strong is it?"))
    _open(session, what, (on, at), asks=asks)


def _open(session: Session, what: Urge, said_when: tuple[str | None, str | None], *, asks: bool) -> None:
    """Write a new urge down, and answer it."""
    on, at = said_when
    when = dates.read_when(on, at, now=session.now, today=session.today, day_ends_at=session.settings.day_ends_at)
    if not what.counter:
        known = desk.counters(session)
        what = what._replace(counter=known[0].id if len(known) == 1 else "")
    time = when.time or (f"{session.now:%H:%M}" if on is None and at is None else None)
    entry: Entry[Urge] = session.journal.write([Draft(when.day, what, time)])[0]
    session.saved_something = True
    _tell(session, entry)
    if asks:
        from sobertrack.cli.cope.urge_questions import ask_about_last, go_on

        go_on(session, entry)
        ask_about_last(session)


def _close(session: Session, what: Urge) -> None:
    """Add what is known now to the last urge that is open."""
    known = session.journal.read(("urge",)).entries
    entry = to_close(known, session.today)
    if entry is None:
        how = f"--now {what.after}" if what.after is not None else f"--plan {what.plan}"
        raise NotFound("no urge is open", f"to write one down: sobertrack urge LEVEL {how}")
    news = {key: value for key, value in what._asdict().items() if key != "level"}
    _tell(session, finish(session, entry, news))


def _tell(session: Session, entry: Entry[Urge]) -> None:
    short = session.journal.short_id(entry)
    at_hand = offer.at_hand(session)
    level = entry.what.level if entry.what.after is None else entry.what.after
    safety: list[Block] = [*desk.safety(session, _window(session))]
    if level is not None and level >= HARD_URGE:
        safety += desk.hard_answer(session)
    elif view.is_strong(level):
        safety += person_first(at_hand)
    own = OwnWords()
    if view.is_strong(level):
        own = offer.own_words(session, offer.urges(session), entry.what.triggers)
    if entry.what.after is None:
        blocks = view.opened(short, entry, session.today, own, at_hand)
    else:
        blocks = view.closed(short, entry, session.today, at_hand, answered=True)
    plans = offer.matching_plans(session, entry.what.triggers) if entry.what.after is None else []
    desk.after_saving(session)
    data: dict[str, Any] = {**entry_data(entry, short), **own_data(own)}
    session.saved([*blocks[:1], *offer.plan_lines(session, plans), *blocks[1:]], data, entry_id=short, safety=safety)


def _window(session: Session) -> list[str]:
    return [WINDOW] if in_withdrawal_window(desk.standings(session, day=session.today)) else []


def _one_of(level: str | None, craving: str | None) -> str | None:
    if level is not None and craving is not None and level != craving:
        raise Misuse(f"level is given twice: {level} and {craving}", "leave one of them out")
    return level if level is not None else craving


def _level(text: str | None, name: str) -> int | None:
    if text is None:
        return None
    if text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= 10:
        return int(text)
    if name == "LEVEL":
        raise Misuse(
            f"{view.not_a_level(text)}; to see past urges: sobertrack log --kind urge", "such as: sobertrack urge 7"
        )
    raise Misuse(f"{name}: {view.not_a_level(text)} ({URGE_SCALE})", "such as: sobertrack urge --now 3")


def _minutes(minutes: int | None) -> int | None:
    if minutes is not None and not 0 <= minutes <= LONGEST:
        raise Misuse(f"--minutes: {minutes} is not a number from 0 to {LONGEST}", "a day has 1440")
    return minutes


def _plan(session: Session, plan: str | None, held: str | None) -> dict[str, Any]:
    """The plan that was put to use, and whether it held."""
    if held is not None and held.casefold() not in HELD:
        raise Misuse(f'--held: "{held[:40]}" is neither yes nor no', "such as: --plan ID --held yes")
    if plan is None:
        if held is not None:
            raise Misuse("--held says how a plan went: which one?", "add --plan ID; all of them: sobertrack plan list")
        return {}
    labels = {each.id: each.situation for each in offer.plans(session)}
    found = naming.key_of(plan, labels, "plan")
    return {"plan": found, "held": HELD[held.casefold()] if held is not None else None}

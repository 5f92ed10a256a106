"""What almost every command has at hand: where the person stands, whom to call, what is wrong with the files."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sobertrack.cli import streams
from sobertrack.cli.session import Session
from sobertrack.cli.words.pages import HARD_MOMENT
from sobertrack.errors import Damaged, NeedsAnswer, NotFound
from sobertrack.model.counters import Counter
from sobertrack.model.entries import Entry
from sobertrack.model.help_lines import Country, HelpLine, emergency
from sobertrack.model.supporters import Supporter
from sobertrack.model.values import Value
from sobertrack.rules.days.milestones import Milestone, Reached, milestones_now
from sobertrack.rules.days.own_milestones import chosen
from sobertrack.rules.days.sober_time import Standing, standing
from sobertrack.rules.people import calling
from sobertrack.store import library, seen
from sobertrack.store.records.lines import Problem
from sobertrack.store.zone import zone_name
from sobertrack.views.blocks import Block, Line
from sobertrack.views.days.checkin import hard
from sobertrack.views.days.standing import Wording, as_on_line, wording_of

if TYPE_CHECKING:
    from sobertrack.model.strategies import Strategy


MOST_TOLD = 12
"""How many lines about damage stand on a screen; JSON and doctor name every one."""


class Help(Value):
    """Whom to call now: the country's numbers where it is known, a crisis line, and people with a number."""

    country: Country | None
    crisis: HelpLine | None
    people: Sequence[Supporter]

    @property
    def emergency(self) -> str:
        """The emergency number, in words where no country is known."""
        return emergency(self.country)


def counters(session: Session) -> list[Counter]:
    """The counters that count today."""
    return [counter for counter in session.notebook.counters if counter.active]


def named_counters(session: Session, names: Sequence[str] | None) -> list[Counter]:
    """The counters that --counter names; all that count when it names none. NotFound lists those there are."""
    if not names:
        return counters(session)
    return [find_counter(session.notebook.counters, name) for name in names]


def find_counter(known: Iterable[Counter], name: str) -> Counter:
    """The counter with this id or label."""
    wanted = name.strip().casefold()
    found = [each for each in known if wanted in (each.id.casefold(), each.label.casefold())]
    if found:
        return found[0]
    labels = ", ".join(each.label for each in known if not each.archived)
    hint = f"counters: {labels}" if labels else f"begin one: sobertrack start {name}"
    raise NotFound(f'no counter "{name}"', hint)


def the_counter(session: Session, name: str | None) -> Counter:
    """The counter that a write is about: the one that is named, else the only one."""
    if name:
        return find_counter(session.notebook.counters, name)
    known = counters(session)
    if len(known) == 1:
        return known[0]
    if not known:
        raise NotFound("there is no counter yet", "begin one: sobertrack start alcohol --since DATE")
    if session.may_ask:
        from sobertrack.cli.prompts import choose

        picked = choose(session, "Which one?", [(each, each.label) for each in known], option="--counter")
        if picked is not None:
            return picked
    raise which(known)


def which(known: Iterable[Counter]) -> NeedsAnswer:
    """What is said where several counters count, and none was named."""
    labels = ", ".join(each.label for each in known)
    return NeedsAnswer("which counter is it about?", f"add --counter with one of: {labels}")


def standings(
    session: Session, names: Sequence[str] | None = None, *, day: date | None = None, extra: Sequence[Entry[Any]] = ()
) -> list[Standing]:
    """Where the person stands with each counter, `extra` being entries that were written a moment ago."""
    known = named_counters(session, names)
    return [standing_of(session, counter, day or session.as_of, extra) for counter in known]


def standing_of(session: Session, counter: Counter, day: date, extra: Sequence[Entry[Any]] = ()) -> Standing:
    """The same for one counter, as it is given; one that ended stands as it did on its last day."""
    records = [*session.journal.sober_records.entries, *extra]
    return standing(counter, records, min(day, counter.ended or day))


def milestones_of(counter: Counter) -> tuple[Milestone, ...]:
    """The milestones that a person chose for a counter: shipped customs in their order, then their own."""
    fields = ("id", "custom", "unit", "count", "repeats", "label", "message", "safety")
    return chosen(counter, [Milestone(*(row[field] for field in fields)) for row in library.milestones()])


def last_and_next(each: Standing, day: date) -> tuple[Reached | None, Reached | None]:
    """The milestone last reached in the current run, and the next one."""
    return milestones_now(each, day, milestones_of(each.counter))


def country(session: Session) -> Country | None:
    """The person's country, from the setting, else guessed from the time zone."""
    if session.settings.country:
        found = library.help_lines(session.settings.country)
        if found:
            return found
    guess = library.country_of_zone(zone_name(session.environ))
    found = library.help_lines(guess) if guess else None
    return found._replace(guessed=True) if found else None


def help_at_hand(session: Session, now: datetime | None = None) -> Help:
    """Whom to call now."""
    now = now or session.now
    here = country(session)
    lines = [line for line in here.lines if line.kind == "crisis"] if here else []
    checked = [line for line in lines if line.verified] or lines
    crisis = next(iter(calling.open_first(checked, now)), None)
    return Help(here, crisis, calling.callable_people(session.notebook.supporters, now))


def safety(session: Session, names: Iterable[str]) -> list[Line]:
    """Shipped safety texts, the emergency number filled in."""
    wanted = list(names)
    if not wanted:
        return []
    number = emergency(country(session))
    return [Line(library.safety_text(name).replace("{emergency}", number), "care") for name in wanted]


def tell_problems(session: Session, problems: Iterable[Problem], *, damage_exit: bool = True) -> None:
    """Say once what could not be read. A lost or destroyed file makes a look command end with 3, put back or not."""
    told = {(each["code"], each["file"], each["line"] or each["message"]) for each in session.warnings}
    first, more = not told, 0
    new = [each for each in problems if (each.code, each.file or None, each.line or each.message) not in told]
    if any(each.code == "bad_line" for each in new):
        from sobertrack.store.records.aside import still_to_tell  # damage is rare

        new = still_to_tell(session.home, new)
    lost = any(each.damage for each in new)
    if lost:
        streams.tell(HARD_MOMENT)
    for problem in new:
        code, message, file, line = problem.code, problem.message, problem.file or None, problem.line or None
        if (code, file, line or message) in told:
            continue
        told.add((code, file, line or message))
        if len(session.warnings) < MOST_TOLD:
            session.warn(code, message, file, line, problem.column or None)
        else:
            session.warnings.append({"code": code, "message": message, "file": file, "line": line})
            more += 1
    if more:
        session.note(f"sobertrack: and {more} more: sobertrack doctor")
    if new and first:
        session.note("sobertrack: hint: to see what can be done: sobertrack doctor")
    if damage_exit and (lost or any(each["code"] == "healed" for each in session.warnings)):
        session.exit_code = 3
    if damage_exit and lost:
        from sobertrack.views.program.findings import NOT_ALL  # damage is rare

        session.ahead = (Line(NOT_ALL, "care"),)


def look(session: Session) -> None:
    """Say what a look command found wrong with the files that decide sober time; damage makes it end with 3."""
    tell_problems(session, _found_wrong(session))


def everything(session: Session) -> list[Entry[Any]]:
    """Every entry up to the day that counts, in the order of writing; what is wrong with any file is told."""
    reading = session.journal.read()
    tell_problems(session, [*session.journal.losses, *reading.problems, *session.notebook.problems])
    day = session.as_of
    return [entry for entry in reading.entries if entry.day <= day]


def as_on(session: Session) -> list[Line]:
    """Which day a screen is about, where --as-of names another than today."""
    return as_on_line(session.as_of, session.today)


def shows_notes(session: Session) -> bool:
    """Whether lists hold what a person wrote."""
    return session.settings.echo_notes and not session.settings.discreet


def after_saving(session: Session) -> None:
    """Say the same after something was saved: it is a warning then, because what was saved is saved."""
    tell_problems(session, _found_wrong(session), damage_exit=False)


def before_destruction(session: Session) -> None:
    """Damaged, where lost records were put back and nobody has looked since: call it before anything is erased."""
    from sobertrack.store.safekeeping.unseen import healed_since_doctor  # the rare commands that erase

    _ = session.journal  # what is lost now is noticed, and put back, before anything else goes
    if healed_since_doctor(session.home):
        raise Damaged(
            "something had gone missing here and was put back; nothing was changed",
            "look at it first: sobertrack doctor. After that, give the command again",
        )


def agreed(session: Session, question: str, what: str) -> None:
    """Ask before something is erased; NeedsAnswer where it is declined, or where nobody is there to answer.

    `what` says what would happen, as in "this would erase 3 entries".
    """
    if session.yes:
        return
    if not session.may_ask:
        raise NeedsAnswer(f"{what}; nothing was changed", "if it is meant: add --yes")
    from sobertrack.cli.prompts import confirm

    if not confirm(session, question):
        raise NeedsAnswer("nothing was changed", "if it is meant, answer y, or add --yes")


def _found_wrong(session: Session) -> list[Problem]:
    journal = session.journal
    return [*journal.losses, *journal.sober_records.problems, *session.notebook.problems]


def wording(session: Session) -> Wording:
    """How this person wants where they stand to be said."""
    settings = session.settings
    return wording_of(settings.wording, settings.first_day, settings.discreet, len(counters(session)) > 1)


def hard_answer(session: Session) -> list[Block]:
    """A person and a line to call, for a very hard moment."""
    hand = help_at_hand(session)
    night = calling.is_night(session.now)
    return hard(next(iter(hand.people), None), hand.crisis, hand.emergency, night)


def once(session: Session, name: str, texts: Iterable[str]) -> list[Line]:
    """Safety texts that are shown a single time in the life of a notebook; empty from the second time on."""
    if not seen.first_time(session.home, name):
        return []
    return safety(session, texts)


def strategies(session: Session) -> "list[Strategy]":
    """Every strategy there is: the person's own first, then the shipped ones as the person changed or hid them."""
    from sobertrack.store.kept import strategies as kept  # only what speaks of strategies needs them: 1 ms

    return kept.strategies(session.notebook)

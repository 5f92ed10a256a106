"""The parts of `sos`, each gathered on its own: what cannot be had is left out."""

import os
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from sobertrack.cli import desk, naming
from sobertrack.cli.cope.whatever import whatever
from sobertrack.cli.session import Session
from sobertrack.model.counters import Counter
from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.entries import Entry, Letter
from sobertrack.model.help_lines import Country, HelpLine, emergency
from sobertrack.model.strategies import Strategy
from sobertrack.model.supporters import Supporter
from sobertrack.rules.coping.proof import of_the_day, proof
from sobertrack.rules.coping.safety import WINDOW, in_withdrawal_window, may_overdose, may_withdraw
from sobertrack.rules.people import calling, help_lines
from sobertrack.store import library
from sobertrack.store.kept.lines import line_from
from sobertrack.store.records import marks
from sobertrack.store.tables.changes import FILES
from sobertrack.views.coping import sos as view
from sobertrack.views.coping.at_hand import fact

WITHDRAWAL = ("withdrawal-emergency",)
ENOUGH = 20
"""From so many urges of this year on, those of last year are left alone."""

OVERDOSE = ("overdose-signs", "overdose-steps", "overdose-never")


def gathered(session: Session) -> view.Sos:
    """Every part that can be had."""
    now = session.now
    country: Country | None = whatever(lambda: desk.country(session), None)
    counters: list[Counter] | None = whatever(lambda: _counters(session), None)
    window = _window(session, counters)
    night = calling.is_night(now)
    supporters: list[Supporter] = whatever(lambda: list(session.notebook.supporters), [])
    everybody = [each for each in supporters if each.phone]
    unnumbered = [each for each in supporters if not each.phone]
    urges: list[Entry[Any]] = whatever(lambda: _urges(session), [])
    people = calling.callable_people(everybody, now)
    cut_short: set[str] = whatever(lambda: _cut_short(session), set(FILES.values()))
    return view.Sos(
        now=now,
        danger=whatever(lambda: library.safety_text("danger"), view.DANGER),
        country=country,
        lines=whatever(lambda: help_lines.to_show(country.lines if country else (), now), help_lines.Lines()),
        own_lines=whatever(lambda: _own_lines(session), ()),
        night=night,
        people=tuple(people),
        later=tuple(each for each in everybody if each not in people),
        names=() if everybody else tuple(each.name for each in unnumbered),
        urgent=_safety([WINDOW] if window else [], country),
        words=whatever(lambda: _words(session), None),
        fact=whatever(lambda: _fact(session, urges), ""),
        strategy=whatever(lambda: _one_strategy(session, urges, night=night, withdrawal=window), None),
        meeting=whatever(lambda: _next_meeting(session), None),
        when_to_call=_safety(_when_to_call(None if FILES["counter"] in cut_short else counters), country),
        checked=whatever(lambda: _checked(session), ()),
        hints=tuple(_hints(country, everybody, unnumbered, unread=FILES["supporter"] in cut_short)),
    )


def _counters(session: Session) -> list[Counter] | None:
    """The counters that count; None where nothing of the file that holds them can be read."""
    found = desk.counters(session)
    return None if session.notebook.problems and not found else found


def _cut_short(session: Session) -> set[str]:
    """The names of the files of which part is missing or cannot be read."""
    home = session.home
    wrong = [*session.notebook.problems, *marks.losses(home, marks.read_marks(home))]
    return {os.path.basename(each.file) for each in wrong}


def _window(session: Session, counters: list[Counter] | None) -> bool:
    """Whether withdrawal may still set in; yes where the journal does not tell."""
    at_risk = [each for each in counters or () if may_withdraw(each)]
    if not at_risk:
        return False

    def found() -> bool:
        journal = session.journal
        unsure = bool(journal.losses or journal.sober_records.problems)
        return unsure or in_withdrawal_window(desk.standings(session, day=session.today))

    return whatever(found, True)


def _when_to_call(counters: list[Counter] | None) -> list[str]:
    """Safety texts by the kinds of the counters; all of them where nobody can tell."""
    unknown = counters is None
    names = list(WITHDRAWAL) if unknown or any(map(may_withdraw, counters or ())) else []
    return [*names, *(OVERDOSE if unknown or any(map(may_overdose, counters or ())) else ())]


def _safety(names: Iterable[str], country: Country | None) -> tuple[str, ...]:
    found = (whatever(partial(library.safety_text, name), "") for name in names)
    return tuple(text.replace("{emergency}", emergency(country)) for text in found if text)


def _own_lines(session: Session) -> tuple[HelpLine, ...]:
    found: list[HelpLine | None] = []
    for key, table in session.notebook.tables("line").items():
        found.append(whatever(partial(line_from, key, table), None))
    return tuple(line for line in found if line is not None)


def _words(session: Session) -> view.Words | None:
    """One of the person's letters, or one of their reasons while there is no letter; another one each day."""
    letters: list[Entry[Letter]] = whatever(lambda: session.journal.letters.entries, [])
    letter = of_the_day(letters, session.today)
    if letter is not None:
        return view.Words(letter.what.text, session.journal.short_id(letter), letter.what.title)
    reason = of_the_day([reason for each in desk.counters(session) for reason in each.reasons], session.today)
    return view.Words(reason) if reason else None


def _urges(session: Session) -> list[Entry[Any]]:
    found = session.journal.read(("urge",), since=date(session.today.year, 1, 1)).entries
    if len(found) < ENOUGH:
        found = session.journal.read(("urge",), since=date(max(1, session.today.year - 1), 1, 1)).entries
    return found


def _fact(session: Session, urges: list[Entry[Any]]) -> str:
    found = proof(urges, session.today)
    if found is None:
        return ""
    names: dict[str, str] = whatever(lambda: naming.strategy_labels(session), {})
    return fact(found, [names.get(name, name) for name in found.what.tried], session.today)


def _one_strategy(session: Session, urges: list[Entry[Any]], *, night: bool, withdrawal: bool) -> Strategy | None:
    """The strategy that suits best and needs no caution."""
    from sobertrack.rules.coping.ranking import rank
    from sobertrack.rules.coping.suited import Moment, suited
    from sobertrack.store.kept.strategies import shipped_strategies

    known = whatever(lambda: desk.strategies(session), None) or shipped_strategies()
    safe = [each for each in suited(known, Moment(night=night, withdrawal=withdrawal)) if not each.caution]
    return next((ranked.strategy for ranked in rank(safe, urges)), None)


def _next_meeting(session: Session) -> view.NextMeeting | None:
    """The regular meeting that begins next, in the person's own time."""
    if not session.notebook.tables("meeting"):
        return None
    from sobertrack.cli.moment import now_here
    from sobertrack.rules.peers.attending import next_time
    from sobertrack.store.kept.meetings import meetings

    found, now = [], now_here(session)
    for each in meetings(session.notebook):
        start = next_time(each, now)
        found += [(start.astimezone(now.tzinfo), each)] if start else []
    if not found:
        return None
    start, first = min(found, key=lambda pair: pair[0])
    return view.NextMeeting(first.name, start, first.place or first.link)


def _checked(session: Session) -> tuple[str, ...]:
    return (when_checked(session), library.safety_text("beside-care"))


def when_checked(session: Session) -> str:
    """How old the numbers are, as it is said beside them."""
    checked = date.fromisoformat(library.lines_checked())
    name = "lines-old" if help_lines.is_old(checked, session.today) else "lines-checked"
    return library.safety_text(name).replace("{date}", say_day(checked)[4:])


def _hints(
    country: Country | None, everybody: list[Supporter], unnumbered: list[Supporter], *, unread: bool
) -> list[str]:
    """What to type later, on a better day."""
    hints = []
    if country is None or country.guessed:
        hints.append("Your country, for these numbers: sobertrack config set country US")
    if unread:
        hints.append(f"Part of {FILES['supporter']} is missing or cannot be read. For later: sobertrack doctor")
    elif not everybody and unnumbered:
        first = unnumbered[0]
        hints.append(f"A number for {first.name}, to stand here: sobertrack supporter edit {first.id} --phone NUMBER")
    elif not everybody:
        hints.append("People to show here: sobertrack supporter add NAME --phone NUMBER")
    return hints

"""`sos`: people and numbers to call. It needs nothing that can break: each part may fail on its own."""

import os
import sys
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sobertrack.cli import clock, desk, streams
from sobertrack.cli.commands import exists
from sobertrack.cli.cope.whatever import whatever
from sobertrack.cli.session import Session
from sobertrack.model.calendar_words import say_day
from sobertrack.model.counters import Counter
from sobertrack.model.entries import Entry
from sobertrack.model.help_lines import Country, HelpLine
from sobertrack.model.strategies import Strategy
from sobertrack.model.supporters import Supporter
from sobertrack.rules import calling, help_lines
from sobertrack.rules.proof import of_the_day, proof
from sobertrack.rules.safety import WINDOW, in_withdrawal_window, may_overdose, may_withdraw
from sobertrack.store import files, library
from sobertrack.store.paths import Home
from sobertrack.store.tables import line_from
from sobertrack.views import sos as view

NOWHERE = Home(Path(os.devnull), Path(os.devnull), Path(os.devnull))
COLUMNS = 40
WIDEST = 60
"""Lines break at 40 columns, in a pipe too; a wide terminal gets somewhat longer ones, so that more fits on it."""

WITHDRAWAL = ("withdrawal-emergency",)
OVERDOSE = ("overdose-signs", "overdose-steps", "overdose-never")


def sos(session: Session) -> None:
    """People and numbers to call. It works whatever is wrong with your files, and writes nothing.

    Emergency: 911 Americas, 112 Europe and most mobiles, 999 UK, 000 Australia.

    Lines of your own stand in settings.toml (sobertrack config edit):

      [line.clinic]
      name = "Clinic, Dr Lee"
      number = "+1 555 0150"
      hours = "weekdays 8 to 17"
      note = "ask for the nurse"
    """
    settle(session)
    it = whatever(lambda: gathered(session), None) or view.Sos(session.now)
    text = whatever(lambda: _text(session, it), "") or view.last_words()
    deliver(session, text)


def settle(session: Session) -> None:
    """Make the moment and the place certain, so that nothing that follows fails for want of them."""
    session.now = whatever(lambda: session.now, None) or clock.now({})
    session.home = whatever(lambda: session.home, NOWHERE)
    session.today = whatever(lambda: session.today, session.now.date())
    session.choices.as_of = None


def gathered(session: Session) -> view.Sos:
    """Every part that can be had."""
    now = session.now
    country: Country | None = whatever(lambda: desk.country(session), None)
    counters: list[Counter] | None = whatever(lambda: _counters(session), None)
    window = _window(session, counters)
    night = calling.is_night(now)
    everybody: list[Supporter] = whatever(lambda: [each for each in session.notebook.supporters if each.phone], [])
    urges: list[Entry[Any]] = whatever(lambda: _urges(session), [])
    people = calling.callable_people(everybody, now)
    return view.Sos(
        now=now,
        danger=whatever(lambda: library.safety_text("danger"), view.DANGER),
        country=country,
        lines=whatever(lambda: help_lines.to_show(country.lines if country else (), now), help_lines.Lines()),
        own_lines=whatever(lambda: _own_lines(session), ()),
        night=night,
        people=tuple(people),
        later=tuple(each for each in everybody if each not in people),
        urgent=_safety([WINDOW] if window else [], country),
        words=whatever(lambda: _words(session), None),
        fact=whatever(lambda: _fact(session, urges), ""),
        strategy=whatever(lambda: _one_strategy(urges, night, window), None),
        when_to_call=_safety(_when_to_call(counters), country),
        checked=whatever(lambda: _checked(session), ()),
        hints=tuple(_hints(country, everybody)),
    )


def _counters(session: Session) -> list[Counter] | None:
    """The counters that count; None where the file that holds them cannot be read."""
    found = desk.counters(session)
    return None if session.notebook.problems and not found else found


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
    number = country.emergency if country else view.THE_NUMBER
    found = (whatever(partial(library.safety_text, name), "") for name in names)
    return tuple(text.replace("{emergency}", number) for text in found if text)


def _own_lines(session: Session) -> tuple[HelpLine, ...]:
    found: list[HelpLine | None] = []
    for key, table in session.notebook.tables("line").items():
        found.append(whatever(partial(line_from, key, table), None))
    return tuple(line for line in found if line is not None)


def _words(session: Session) -> view.Words | None:
    """One of the person's reasons, another one each day."""
    reasons = [reason for each in desk.counters(session) for reason in each.reasons]
    reason = of_the_day(reasons, session.today)
    return view.Words(reason) if reason else None


def _urges(session: Session) -> list[Entry[Any]]:
    return session.journal.read(("urge",), since=date(max(1, session.today.year - 1), 1, 1)).entries


def _fact(session: Session, urges: list[Entry[Any]]) -> str:
    found = proof(urges, session.today)
    if found is None:
        return ""
    names = {row["id"]: str(row["name"]) for row in library.shipped("strategies")["strategy"]}
    return view.fact(found, [names.get(name, name) for name in found.what.tried])


def _one_strategy(urges: list[Entry[Any]], night: bool, window: bool) -> Strategy | None:
    """The strategy that suits best and needs no caution."""
    from sobertrack.rules.ranking import rank
    from sobertrack.rules.suited import Moment, suited

    known = [Strategy(**row) for row in library.shipped("strategies")["strategy"]]
    safe = [each for each in suited(known, Moment(night=night, withdrawal=window)) if not each.caution]
    return next((ranked.strategy for ranked in rank(safe, urges)), None)


def _checked(session: Session) -> tuple[str, ...]:
    checked = date.fromisoformat(library.lines_checked())
    name = "lines-old" if help_lines.is_old(checked, session.today) else "lines-checked"
    said = library.safety_text(name).replace("{date}", say_day(checked)[4:])
    return (said, library.safety_text("beside-care"))


def _hints(country: Country | None, everybody: list[Supporter]) -> list[str]:
    """What to type later, on a better day."""
    hints = []
    if (country is None or country.guessed) and exists("config set"):
        hints.append("Your country, for these numbers: sobertrack config set country US")
    if not everybody and exists("supporter add"):
        hints.append("People to show here: sobertrack supporter add NAME --phone NUMBER")
    return hints


def _text(session: Session, it: view.Sos) -> str:
    if session.choices.json:
        from sobertrack.render import json

        checked = whatever(lambda: date.fromisoformat(library.lines_checked()), None)
        return json.document(view.data(it, checked), as_of=session.today, generated=session.now)
    from sobertrack.render import narrow

    wide = streams.is_terminal(sys.stdout) and not session.choices.output
    return narrow.text(view.screen(it), min(session.width, WIDEST if wide else COLUMNS))


def deliver(session: Session, text: str) -> None:
    """Print it; a file that cannot be written, or a broken standard output, gives way to the next best place."""
    if session.choices.output and whatever(lambda: _filed(session, text), False):
        return
    try:
        streams.write(text)
    except streams.PrintingFailed as failure:
        streams.silence(1)
        if failure.reason is not None:
            streams.tell(text.rstrip("\n"))


def _filed(session: Session, text: str) -> bool:
    file = Path(str(session.choices.output))
    if not file.parent.is_dir():
        return False
    files.write_new(file, text.encode("utf-8", "backslashreplace"), over=session.yes)
    return True

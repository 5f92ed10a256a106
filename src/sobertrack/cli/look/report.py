"""`report`: a month or a year on one page."""

from sobertrack.cli import desk, options
from sobertrack.cli.look.labels import labels
from sobertrack.cli.look.period import Asked, read_period
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse
from sobertrack.model.entries import CheckIn, Slip
from sobertrack.model.periods import last_days
from sobertrack.rules.kept import kept
from sobertrack.rules.summary import so_far, sober_days, summary
from sobertrack.store import library
from sobertrack.views import report as view
from sobertrack.views.report_data import data, shown_entries

USUAL = "30d"
COUNTED = (CheckIn, Slip)
"""What the sentence about sober days tells of."""


def report(
    session: Session,
    in_: options.In = None,
    last: options.Last = None,
    from_: options.From = None,
    to: options.To = None,
    section: options.Section = None,
    counter: options.CounterNames = None,
    notes: options.Notes = False,
) -> None:
    """The last 30 days on one page, or another period: --in 2026-10, --last 90d.

    Runs, check-ins, moods, urges, triggers, strategies, meetings, people, what went well and what was hard. As a file:
    sobertrack report --format md -o report.md
    """
    sections = [_section(name) for name in section or ()]
    known = desk.standings(session, counter)
    entries = desk.everything(session)
    earliest = min([*(each.counter.since for each in known), *(entry.day for entry in entries)], default=session.as_of)
    period = read_period(session, Asked(in_, last, from_, to, earliest))
    stretch = so_far(period or last_days(USUAL, today=session.as_of), session.as_of)
    counted = [entry for entry in entries if isinstance(entry.what, COUNTED)]
    it = view.Report(
        summary(entries, stretch),
        tuple((each, sober_days(each, counted, stretch)) for each in known),
        kept(entries, session.as_of),
        labels(session),
        desk.wording(session),
        session.settings.week_starts_on,
        notes or desk.shows_notes(session),
        library.safety_text("trend"),
    )
    found = data(it, sections, session.journal.short_ids(shown_entries(it))) if session.form == "json" else {}
    session.show(() if found else view.screen(it, sections), found)


def _section(name: str) -> str:
    if name.casefold() not in view.SECTIONS:
        raise Misuse(f'--section: no "{name[:40]}"', f"one of: {', '.join(view.SECTIONS)}")
    return name.casefold()

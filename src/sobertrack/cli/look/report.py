"""`report`: a month or a year on one page."""

from collections.abc import Collection
from typing import Annotated, Any

from sobertrack.cli import desk, options
from sobertrack.cli.labels import labels
from sobertrack.cli.look.now.radar import somebody
from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.cli.words.period import Asked, read_period
from sobertrack.errors import Misuse
from sobertrack.model.days.periods import usual_days
from sobertrack.model.entries import Activity, CheckIn, Entry, Slip
from sobertrack.rules.commitments.activities import activities
from sobertrack.rules.commitments.promises import progress
from sobertrack.rules.coping.safety import is_hard
from sobertrack.rules.days.checkin_days import by_day
from sobertrack.rules.looking.kept import kept
from sobertrack.rules.looking.signs import signs
from sobertrack.rules.looking.summary import Stretch, so_far, sober_days, summary, within
from sobertrack.rules.people.contacts import contacts
from sobertrack.rules.people.keeping_touch import due, touches
from sobertrack.store import library
from sobertrack.store.kept.promises import promises
from sobertrack.views.days.standing import slipped_lately
from sobertrack.views.looking import counsellor
from sobertrack.views.looking import report as view
from sobertrack.views.looking.report_data import data, shown_entries
from sobertrack.views.looking.report_people import Around

USUAL, FOR_COUNSELLOR = "30d", "90d"
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
    for_counsellor: Annotated[
        bool, option("--for-counsellor", help="one or two plain pages to take along; 90 days if nothing is said")
    ] = False,
) -> None:
    """The last 30 days on one page, or another period: --in 2026-10, --last 90d.

    Runs, check-ins, moods, urges, triggers, strategies, meetings, people, what went well and what was hard. As a file:
    sobertrack report --format md -o report.md
    """
    known_sections = counsellor.SECTIONS if for_counsellor else view.SECTIONS
    sections = [_section(name, known_sections) for name in section or ()]
    known = desk.standings(session, counter)
    entries = desk.everything(session)
    earliest = min([*(each.counter.since for each in known), *(entry.day for entry in entries)], default=session.as_of)
    period = read_period(session, Asked(in_, last, from_, to, earliest))
    usual = FOR_COUNSELLOR if for_counsellor else USUAL
    stretch = so_far(period or usual_days(usual, today=session.as_of), session.as_of)
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
        _around(session, entries, stretch),
    )
    pages, as_data = (counsellor.pages, counsellor.data) if for_counsellor else (view.screen, data)
    if session.form == "json":
        session.show((), as_data(it, sections, session.journal.short_ids(shown_entries(it))))
    else:
        session.show(pages(it, sections))


def _around(session: Session, entries: list[Entry[Any]], stretch: Stretch) -> Around:
    """People who are due, promises of this week, activities, and the quiet signs of the day."""
    people = session.notebook.supporters
    last = contacts(entries).last if people else {}
    known = promises(session.notebook)
    return Around(
        tuple(due(touches(people, last, session.as_of))),
        tuple(progress(known, entries, session.as_of, session.settings.week_starts_on, 1)),
        activities(within([entry for entry in entries if isinstance(entry.what, Activity)], stretch)),
        tuple(signs(entries, session.as_of)),
        session.settings.signs and not _is_hard(session, entries),
        somebody(session),
    )


def _is_hard(session: Session, entries: list[Entry[Any]]) -> bool:
    """Whether the day is a hard one, or a slip lies close: then a sign is shown only where it is asked for."""
    day = by_day(entry for entry in entries if entry.day == session.as_of).get(session.as_of)
    close = any(slipped_lately(each, session.as_of) for each in desk.standings(session))
    return close or (day is not None and is_hard(day.mood, day.craving))


def _section(name: str, known: Collection[str]) -> str:
    if name.casefold() not in known:
        raise Misuse(f'--section: no "{name[:40]}"', f"one of: {', '.join(known)}")
    return name.casefold()

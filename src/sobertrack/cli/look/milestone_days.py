"""`milestones --ics`: the milestones that come, as days in a calendar file."""

from collections.abc import Sequence

from sobertrack.cli.session import Session
from sobertrack.exchange.icalendar_file import calendar_file
from sobertrack.model.counters import Counter
from sobertrack.rules.days.milestones import Reached
from sobertrack.views.peers import calendar_file as view


def write(session: Session, coming: Sequence[tuple[Counter, Sequence[Reached]]]) -> None:
    """Write the days, and nothing else; with the setting discreet they do not say what they are."""
    discreet, named = session.settings.discreet, len(coming) > 1
    days = [
        view.milestone(counter, each, named=named, discreet=discreet) for counter, ahead in coming for each in ahead
    ]
    days.sort(key=lambda each: (each.day, each.uid))
    text = calendar_file(view.DISCREET_DAY if discreet else view.MILESTONES, days, session.now).decode()
    if session.form == "json":
        session.show((), {"days": [view.milestone_data(each) for each in days], "calendar": text})
    else:
        session.write(text)

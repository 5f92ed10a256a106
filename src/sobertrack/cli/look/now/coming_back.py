"""The welcome after a week or more without an entry: once, at a terminal."""

from sobertrack.cli import prompts
from sobertrack.cli.session import Session
from sobertrack.errors import NeedsAnswer
from sobertrack.rules.days.absence import days_away
from sobertrack.store import seen
from sobertrack.store.records.latest import last_written
from sobertrack.views.days import coming_back as view
from sobertrack.views.looking.today import Today


def welcome_back(session: Session, it: Today) -> bool:
    """Say that nothing was lost, and ask once whether the date still holds. True where a slip was told."""
    last = last_written(session.home)
    if last is None or days_away(last, session.today) is None or not seen.latest(session.home, "back", str(last)):
        return False
    session.show(view.welcome(last))
    running = [each for each in it.standings if each.status == "sober"]
    if not running:
        return False
    holds = _asked(session, view.question([each.since for each in running]))
    if holds is False:
        from sobertrack.cli.write.slip import slip

        slip(session)
        return True
    session.show(view.thanks() if holds else [])
    return False


def _asked(session: Session, question: str) -> bool | None:
    """Yes, no, or None for later."""
    try:
        return prompts.ask(session, question, option="slip", help=view.HELP, parse=prompts.letters(prompts.HELD))
    except NeedsAnswer:
        return None

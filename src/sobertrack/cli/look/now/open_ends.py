"""What the bare screen asks or offers once, at a terminal: an urge left open, a slip to learn from."""

from sobertrack.cli.session import Session
from sobertrack.errors import NeedsAnswer
from sobertrack.rules.coping.learning import to_learn_from
from sobertrack.store import seen
from sobertrack.views.looking.today import Today


def offers_to_learn(session: Session, it: Today) -> bool:
    """Whether to name `plan learn` today: once, the day after a slip."""
    slip = to_learn_from(it.standings, session.journal.sober_records.entries, session.today)
    return slip is not None and seen.first_time(session.home, f"learn {slip.id}")


def ask_about_urge(session: Session) -> None:
    """Ask once, the next morning, how low an urge got that was left open."""
    from sobertrack.cli.cope.urge_questions import ask_about_last

    try:
        ask_about_last(session)
    except NeedsAnswer:  # nobody answers: it stays unknown
        return

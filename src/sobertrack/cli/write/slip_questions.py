"""The questions of `slip` on a terminal: which day, whether it has ended, and for an older day when."""

from datetime import date, timedelta

from sobertrack.cli import prompts, streams
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates
from sobertrack.cli.write import small_hours
from sobertrack.errors import NeedsAnswer
from sobertrack.model.days.when import When
from sobertrack.store import library

TODAY = "today"


def ask_day(session: Session) -> When:
    """The day of the slip: today, unless the person says another; the person decides what counts.

    A day that cannot be read is never taken for today: nothing is written then.
    """
    streams.tell(library.safety_text("medicine-no-slip"))

    def day(said: str) -> When | None:
        if said.casefold() == TODAY:
            return None
        return dates.read_when(
            said, None, now=session.now, today=session.today, day_ends_at=session.settings.day_ends_at
        )

    try:
        said = prompts.ask(
            session,
            "Which day was it? Enter: today",
            option="--on",
            help="The first one, if it went on: yesterday, last friday ...",
            default=TODAY,
            required=True,
            parse=day,
        )
    except NeedsAnswer:
        raise NeedsAnswer(
            "no day could be read, and nothing was written down",
            "whenever you like: sobertrack slip --on yesterday; all forms: sobertrack help dates",
        ) from None
    return said or small_hours.settled(session, When(session.today, f"{session.now:%H:%M}"))


def ask_ongoing(session: Session) -> bool:
    """Whether use still goes on. Enter says that it can end here."""
    return bool(
        prompts.ask(
            session,
            "Has it ended? Enter: yes, it can end here; g: it goes on",
            option="--ongoing",
            help="If it goes on, the next run starts when you say: sobertrack restart",
            parse=prompts.letters({"goes": True, "no": True, "yes": False}),
        )
    )


def ask_until(session: Session, first: date) -> date | None:
    """The last day of use, where days lie between the slip and today; None for that one day alone."""
    if (session.today - first) < timedelta(days=2):
        return None

    def day(said: str) -> date:
        last = dates.read_day(said, "--until", today=session.today)
        if last < first:
            raise ValueError(f"{last} lies before the first day, {first}")
        return last

    return prompts.ask(
        session,
        "Which was the last day of it? Enter: that one day",
        option="--until",
        help="The days from the first to the last are days of use; the next run begins after them.",
        parse=day,
    )

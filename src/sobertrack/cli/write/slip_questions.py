"""The two questions of `slip` on a terminal: which day, and whether it has ended."""

from sobertrack.cli import dates, prompts, streams
from sobertrack.cli.session import Session
from sobertrack.cli.write import small_hours
from sobertrack.model.days.when import When
from sobertrack.store import library


def ask_day(session: Session) -> When:
    """The day of the slip: today, unless the person says another; the person decides what counts."""
    streams.tell(library.safety_text("medicine-no-slip"))

    def day(said: str) -> When:
        return dates.read_when(
            said, None, now=session.now, today=session.today, day_ends_at=session.settings.day_ends_at
        )

    said = prompts.ask(
        session, "Which day was it? Enter: today", option="--on", help="yesterday, last friday ...", parse=day
    )
    if said is not None:
        return said
    return small_hours.settled(session, When(session.today, f"{session.now:%H:%M}"), "slip")


def ask_ongoing(session: Session) -> bool:
    """Whether use still goes on. Enter says that it can end here."""
    return bool(
        prompts.ask(
            session,
            "Has it ended? Enter: yes, it can end here; g: it goes on",
            option="--ongoing",
            help="If it goes on, the next run starts when you say: sobertrack restart",
            parse=prompts.letters({"g": True, "n": True, "y": False}),
        )
    )

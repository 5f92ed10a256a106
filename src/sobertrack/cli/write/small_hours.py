"""Between midnight and four: which day is meant, the one that is ending or the one on the clock?"""

from datetime import timedelta

from sobertrack.cli.session import Session
from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.days.when import When

LAST_HOUR = 4


def settled(session: Session, when: When) -> When:
    """The day that is meant. On a terminal it asks (Enter: the evening before); else it says which one it took.

    Where the setting day_ends_at has already put this hour to the evening before, there is nothing to ask.
    """
    if session.now.hour >= LAST_HOUR or session.today != session.now.date():
        return when
    before = session.today - timedelta(days=1)
    if session.may_ask:
        from sobertrack.cli.prompts import ask, letters

        day = ask(
            session,
            f"{before:%A} night or {session.today:%A}? [{before:%A}]",
            option="--on",
            default=f"{before:%A}",
            help=f"Enter: {before:%A}. For good: sobertrack config set day_ends_at 04:00",
            parse=letters({f"{before:%A}".lower(): before, f"{session.today:%A}".lower(): session.today}, size=2),
        )
        return When(day or before, None if day != session.today else when.time)
    session.note(f"filed for {say_day(session.today)}; if it was the evening before: sobertrack edit ID --on yesterday")
    return when

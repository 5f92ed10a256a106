"""The questions of the first minutes: the last time, the country, somebody to call."""

from datetime import date, timedelta

from sobertrack.cli import desk, prompts, streams
from sobertrack.cli.keep.supporter_write import phone_number
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.days.dates import parse_date
from sobertrack.model.supporters import Supporter
from sobertrack.store import library
from sobertrack.store.kept.supporters import supporter_table
from sobertrack.store.notebook import TableChange, keep
from sobertrack.store.tables.tables import slug


def ask_sober_date(session: Session) -> date:
    """The first whole day without use: the day after the last time, unless the person says otherwise."""

    def day(said: str) -> date:
        return parse_date(said, today=session.today)

    last = prompts.ask(
        session,
        "When was the last time? (yesterday, 3 days ago, 12 Oct ...)",
        option="--since",
        help="The last day of use. The first whole day after it is your sober date.",
        parse=day,
    )
    if last is None:
        streams.tell("Then it counts from today. With another date: sobertrack counter edit NAME --since DATE")
        return session.today
    made = last + timedelta(days=1)
    streams.tell(f"Then your sober date is {say_day(made)}, the first whole day without.")

    def other(said: str) -> date:
        return dates.read_day(said, "--since", today=session.today, future_days=dates.YEAR_AHEAD)

    chosen = prompts.ask(
        session, "Enter keeps it; or type another date:", option="--since", help="You decide what counts.", parse=other
    )
    return chosen or made


def ask_country_and_person(session: Session) -> None:
    """Where help lines are needed, and whom to call; Enter skips both."""
    guess = desk.country(session)
    if guess is not None and guess.guessed:
        known = f"{guess.name}, by your time zone; Enter keeps it"
    else:
        known = "two letters, such as US; Enter skips"
    if not session.settings.country:
        said = prompts.ask(
            session, f"Country for help lines? [{known}]", option="config set country", parse=_country
        ) or (guess.code if guess else "")
        if said:
            before = session.notebook.table("settings", "")
            keep(session.journal, [TableChange("settings", "", before, {**(before or {}), "country": said})])
            session.reread()
    if not session.notebook.supporters:
        _ask_person(session)


def _country(said: str) -> str:
    found = library.help_lines(said.upper())
    if found is None:
        raise ValueError("two letters of a country, such as US, GB or DE")
    return said.upper()


def _ask_person(session: Session) -> None:
    name = prompts.ask(
        session,
        "Someone you could call in a hard moment? Enter skips",
        option="supporter add",
        help="A first name or a nickname is best.",
        parse=lambda said: texts.name(said, "a name"),
    )
    if not name:
        return
    phone = (
        prompts.ask(session, f"{name}'s number? Enter skips", option="supporter add --phone", parse=phone_number) or ""
    )
    person = Supporter(slug(name, session.notebook.tables("supporter")), name, phone=phone)
    keep(session.journal, [TableChange("supporter", person.id, None, supporter_table(person))])
    session.reread()
    streams.tell(f"{name} is on your list. To change it: sobertrack supporter edit {person.id}")

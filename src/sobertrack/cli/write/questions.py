"""The questions of a check-in on a terminal, in the order in which they are asked."""

from sobertrack.cli import desk, naming, prompts
from sobertrack.cli.session import Session
from sobertrack.cli.write.said import Said
from sobertrack.model.entries import CheckIn
from sobertrack.views.days import checkin as view

MOST = 6
FIRST_DAYS = 14


def asked(session: Session, said: Said) -> Said:
    """Ask as many questions as the setting says, up to six in the first two weeks; then for one line about today."""
    standings = desk.standings(session, day=session.today)
    new = bool(standings) and all((session.today - each.counter.since).days < FIRST_DAYS for each in standings)
    number = MOST if new and session.settings.checkin_questions == 3 else session.settings.checkin_questions
    what, sober, talked = said.what, said.sober, said.talked
    if number >= 1:
        what = _numbers(session, what)
    if number >= 2 and standings:
        sober = prompts.ask(
            session,
            "Still on your date? y yes, s slip, Enter: rather not say",
            option="--sober or --not-sober",
            help="y keeps everything as it is. s writes down a slip; it erases nothing.",
            parse=prompts.letters(prompts.HELD),
        )
    if number >= 3:
        talked = _talked(session)
    if number >= 4:
        what = what._replace(triggers=_triggers(session))
    if number >= 5:
        what = what._replace(tried=_tried(session))
    if number >= 6:
        win = prompts.ask(session, "Something that went well?", option="--win")
        what = what._replace(wins=(win,) if win else ())
    note = prompts.ask(session, "One line about today?", option="--note", help="Only you will read it.")
    return Said(what._replace(note=note or ""), sober, talked)


def _numbers(session: Session, what: CheckIn) -> CheckIn:
    mood = prompts.ask(
        session, f"Mood? {view.MOOD_SCALE}", option="MOOD", help="How today was, all in all.", parse=prompts.scale(1, 5)
    )
    craving = prompts.ask(
        session,
        f"Strongest urge today? {view.URGE_SCALE}",
        option="CRAVING",
        help="The strongest moment counts, also if it passed.",
        parse=prompts.scale(0, 10),
    )
    return what._replace(mood=mood, craving=craving)


def _talked(session: Session) -> tuple[str, ...]:
    names = ", ".join(person.name for person in session.notebook.supporters[:3])
    said = prompts.ask(
        session,
        f"Talked with someone who supports you?{f' A name, such as {names};' if names else ' A name;'} Enter: no",
        option="--talked",
    )
    if not said or said.casefold() in ("n", "no"):
        return ()
    if said.casefold() in ("y", "yes"):
        return ("someone",)
    return naming.people(session, (said,))


def _triggers(session: Session) -> tuple[str, ...]:
    said = prompts.ask(
        session,
        "Hungry, angry, lonely, tired, or something else that pulled at you?",
        option="--trigger",
        help="Several with commas between. The usual ones: sobertrack strategy list --triggers",
    )
    return naming.triggers(session, [word.strip() for word in (said or "").split(",") if word.strip()])


def _tried(session: Session) -> tuple[str, ...]:
    def parse(said: str) -> tuple[str, ...]:
        return naming.tried(session, [word.strip() for word in said.split(",") if word.strip()])

    return prompts.ask(session, "Something that helped?", option="--tried", parse=parse) or ()

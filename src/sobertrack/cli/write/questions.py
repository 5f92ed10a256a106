"""The questions of a check-in on a terminal, in the order in which they are asked."""

import shlex
from collections.abc import Callable, Sequence
from datetime import date

from sobertrack.cli import desk, naming, prompts
from sobertrack.cli.session import Session
from sobertrack.cli.write.said import Said
from sobertrack.cli.write.slipped import slipped
from sobertrack.errors import NeedsAnswer
from sobertrack.views.days import checkin as view

MOST = 6
FIRST_DAYS = 14


def asked(session: Session, said: Said, names: Sequence[str] | None, day: date) -> Said:
    """Ask as many questions as the setting says, up to six in the first two weeks; then for one line about today.

    Who leaves in the middle is given the line that would save what was said so far.
    """
    counters = desk.counters(session)
    new = bool(counters) and all((session.today - each.since).days < FIRST_DAYS for each in counters)
    number = MOST if new and session.settings.checkin_questions == 3 else session.settings.checkin_questions
    try:
        for _, question in (each for each in QUESTIONS if each[0] <= number):
            said = question(session, said)
            if said.sober is False and question is _sober:
                said = said._replace(slipped=slipped(session, names))
    except (KeyboardInterrupt, NeedsAnswer):
        session.typed = _line(said, "" if day == session.today else str(day))
        raise
    return said


def _line(said: Said, day: str) -> list[str]:
    """The command line that saves as much; none where nothing was said."""
    what = said.what
    numbers = ["-" if each is None else str(each) for each in (what.mood, what.craving)]
    while numbers and numbers[-1] == "-":
        numbers.pop()
    sober = {True: ["--sober"], False: ["--not-sober"] if said.slipped else [], None: []}[said.sober]
    texts = {
        "counter": [each.id for each in said.slipped],
        "talked": said.talked,
        "trigger": what.triggers,
        "tried": what.tried,
        "win": what.wins,
    }
    options = [f"--{name}={text}" for name, given in texts.items() for text in given]
    words = [*numbers, *sober, *options]
    on = [f"--on={day}"] if day else []
    return [shlex.join(["sobertrack", "checkin", *words, *on])] if words else []


def _mood(session: Session, said: Said) -> Said:
    mood = prompts.ask(
        session, f"Mood? {view.MOOD_SCALE}", option="MOOD", help="How today was, all in all.", parse=prompts.scale(1, 5)
    )
    return said._replace(what=said.what._replace(mood=mood))


def _craving(session: Session, said: Said) -> Said:
    craving = prompts.ask(
        session,
        f"Strongest urge today? {view.URGE_SCALE}",
        option="CRAVING",
        help="The strongest moment counts, also if it passed.",
        parse=prompts.scale(0, 10),
    )
    return said._replace(what=said.what._replace(craving=craving))


def _sober(session: Session, said: Said) -> Said:
    known = desk.counters(session)
    if not known:
        return said
    sober = prompts.ask(
        session,
        f"Still on your date{'s' if len(known) > 1 else ''}? y yes, s slip, Enter: rather not say",
        option="--sober or --not-sober",
        help="y keeps everything as it is. s writes down a slip; it erases nothing.",
        parse=prompts.letters(prompts.HELD),
    )
    return said._replace(sober=sober)


def _talked(session: Session, said: Said) -> Said:
    names = ", ".join(person.name for person in session.notebook.supporters[:3])
    answer = prompts.ask(
        session,
        f"Talked with someone who supports you?{f' A name, such as {names};' if names else ' A name;'} Enter: no",
        option="--talked",
    )
    if not answer or answer.casefold() in ("n", "no"):
        return said
    somebody = answer.casefold() in ("y", "yes")
    return said._replace(talked=("someone",) if somebody else naming.people(session, (answer,)))


def _triggers(session: Session, said: Said) -> Said:
    answer = prompts.ask(
        session,
        "Hungry, angry, lonely, tired, or something else that pulled at you?",
        option="--trigger",
        help="Several with commas between. The usual ones: sobertrack strategy list --triggers",
    )
    named = naming.triggers(session, [word.strip() for word in (answer or "").split(",") if word.strip()])
    return said._replace(what=said.what._replace(triggers=named))


def _tried(session: Session, said: Said) -> Said:
    def parse(answer: str) -> tuple[str, ...]:
        return naming.tried(session, [word.strip() for word in answer.split(",") if word.strip()])

    named = prompts.ask(session, "Something that helped?", option="--tried", parse=parse) or ()
    return said._replace(what=said.what._replace(tried=named))


def _win(session: Session, said: Said) -> Said:
    win = prompts.ask(session, "Something that went well?", option="--win")
    return said._replace(what=said.what._replace(wins=(win,) if win else ()))


def _note(session: Session, said: Said) -> Said:
    note = prompts.ask(session, "One line about today?", option="--note", help="Only you will read it.")
    return said._replace(what=said.what._replace(note=note or ""))


QUESTIONS: tuple[tuple[int, Callable[[Session, Said], Said]], ...] = (
    (1, _mood),
    (1, _craving),
    (2, _sober),
    (3, _talked),
    (4, _triggers),
    (5, _tried),
    (6, _win),
    (0, _note),
)
"""Each question, and from how many on it is asked."""

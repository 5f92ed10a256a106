"""The words of a check-in."""

from datetime import date

from sobertrack.model.days.calendar_words import echo_day
from sobertrack.model.entries import CheckIn
from sobertrack.model.help_lines import HelpLine
from sobertrack.model.supporters import Supporter
from sobertrack.model.values import Value
from sobertrack.rules.days.sober_time import Standing
from sobertrack.views.blocks import Block, Line
from sobertrack.views.change import UNDO
from sobertrack.views.days.standing import Wording, headline

MOODS = ("very low", "low", "so-so", "good", "very good")
MOOD_SCALE = "1 very low ... 5 very good"
URGE_SCALE = "0 none ... 10 the strongest"


class Saved(Value):
    """A check-in that is on the disk: its short id, its day, what it says, and where the person stands."""

    short: str
    day: date
    what: CheckIn
    standings: tuple[Standing, ...]
    slip_counts: bool = False


def saved(it: Saved, today: date, wording: Wording) -> list[Block]:
    """What is said after saving: never the text of the note."""
    said = numbers(it.what.mood, it.what.craving)
    first = f"Saved check-in {it.short} for {echo_day(it.day, today)}{': ' + said if said else ''}"
    if it.what == CheckIn():
        first += ". You were here. That counts"
    blocks: list[Block] = [Line(first)]
    if it.slip_counts:
        blocks.append(Line("A slip is written for that day; the slip counts. If it should not: sobertrack log"))
    where = ". ".join(headline(each, today, wording) for each in it.standings)
    blocks.append(Line(f"{where}. {UNDO}" if where else UNDO))
    return blocks


def numbers(mood: int | None, craving: int | None) -> str:
    """What a check-in says in numbers: "mood 4, strongest urge 2"; "" where it says none."""
    said = [f"mood {mood}"] if mood is not None else []
    return ", ".join([*said, f"strongest urge {craving}"] if craving is not None else said)


def hard(person: Supporter | None, crisis: HelpLine | None, emergency: str, night: bool) -> list[Block]:
    """The answer to a very low mood or a strong urge: a person, and a line to call."""
    blocks: list[Block] = [Line("That sounds hard. You do not have to carry it alone.", "care")]
    if person is not None:
        when = " (nights are fine)" if night and person.nights else ""
        blocks.append(Line(f"Call {person.name}: {person.phone}{when}", "care"))
    if crisis is not None:
        blocks.append(Line(f"{crisis.name}: {crisis.number or crisis.text or crisis.web}", "care"))
    blocks.append(Line(f"In danger: {emergency}. More: sobertrack sos", "care"))
    return blocks

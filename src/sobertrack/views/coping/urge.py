"""The words of `urge`: short, and always with somebody to call."""

from datetime import date

from sobertrack.model.days.calendar_words import echo_day, say_day
from sobertrack.model.entries import Entry, Urge
from sobertrack.rules.coping.safety import HARD_URGE
from sobertrack.rules.coping.urges import passed
from sobertrack.views.blocks import Block, Line
from sobertrack.views.change import UNDO
from sobertrack.views.coping.at_hand import STRONG, AtHand, OwnWords, own_words, person_last


def opened(short: str, entry: Entry[Urge], today: date, own: OwnWords, at_hand: AtHand) -> list[Block]:
    """What is said once an urge is written down that has not passed yet. A strong one had its person said first."""
    level = f": level {entry.what.level}" if entry.what.level is not None else ""
    return [
        Line(f"Saved urge {short} for {echo_day(entry.day, today)}{level}"),
        Line(f"What may help: sobertrack cope. When it changes: sobertrack urge --now LEVEL. {UNDO}"),
        *own_words(own),
        *_last(entry.what.level, at_hand),
    ]


def closed(short: str, entry: Entry[Urge], today: date, at_hand: AtHand, *, answered: bool = False) -> list[Block]:
    """What is said once it was looked at again; `answered` where a strong one had its person said first."""
    what = entry.what
    first = f"Saved urge {short} for {echo_day(entry.day, today)}"
    change = _change(what)
    return [
        Line(f"{first}{': ' + change if change else ''}"),
        Line(_now(what)),
        *_last(what.after if answered else None, at_hand),
    ]


def _last(level: int | None, at_hand: AtHand) -> list[Block]:
    """The last line: somebody to call. Whoever was named before anything else is not named again a few lines below."""
    if level is not None and level >= HARD_URGE:
        return []
    return [Line("People and numbers: sobertrack sos")] if is_strong(level) else person_last(at_hand)


def _change(what: Urge) -> str:
    if what.level is None or what.after is None:
        return f"level {what.after} now" if what.after is not None else ""
    return f"{what.level} at first, {what.after} now"


def _now(what: Urge) -> str:
    """The second line: how it stands, and how to go on."""
    if what.after is None:
        return f"When it changes: sobertrack urge --now LEVEL. {UNDO}"
    if passed(what):
        return f"It {'came down' if what.after else 'passed'}, and that stays written. {UNDO}"
    if what.level is not None and what.after < what.level:
        return f"It is lower than it was. One more: sobertrack cope. {UNDO}"
    return f"It is still there, and you are here. One more: sobertrack cope. {UNDO}"


def about_yesterday(entry: Entry[Urge]) -> str:
    """The one question about an urge that was left open."""
    time = f" at {entry.time}" if entry.time else ""
    return (
        f"On {say_day(entry.day, year=False)}{time} you wrote down an urge of {entry.what.level}. How low did it get?"
    )


def not_a_level(said: str) -> str:
    """The refusal of a level that is none."""
    return f'"{said[:40]}" is not a level from 0 to 10'


def is_strong(level: int | None) -> bool:
    """Whether a person comes first, and one's own words are shown."""
    return level is not None and level >= STRONG

"""The words of `sos`: short, in the order in which they are needed, fit to be read aloud."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.help_lines import EVERYWHERE, THE_NUMBER, TO_TALK, Country, HelpLine, emergency
from sobertrack.model.strategies import Strategy
from sobertrack.model.supporters import Supporter
from sobertrack.model.values import Value
from sobertrack.rules.people.calling import is_open
from sobertrack.rules.people.help_lines import Lines
from sobertrack.views.blocks import Block, Gap, Line
from sobertrack.views.coping.at_hand import way

DANGER = "In danger, taken too much, or thinking of ending your life? Call {emergency} now."
"""What the first line says where even the shipped safety texts cannot be read."""

FIRST_PEOPLE = 4
NAMED = 2
"""So many are named where nobody has a number here."""

WORDS_LINES = 5
WORDS_LETTERS = 150


class NextMeeting(Value):
    """The next meeting in words: what it is, when, and where."""

    name: str
    start: datetime
    place: str = ""


class Words(Value):
    """Something the person wrote for this moment: a letter, or one of their reasons. `short` is a letter's id."""

    text: str
    short: str = ""
    title: str = ""


class Sos(Value):
    """Everything that could be found for this moment; each part may be missing.

    `people` can be called now, `later` are those for the day; `names` are known here without a number. `urgent` is
    safety text that belongs right under the danger line, `when_to_call` what stands further down. `checked` tells how
    old the numbers are.
    """

    now: datetime
    danger: str = DANGER
    country: Country | None = None
    lines: Lines = Lines()
    own_lines: tuple[HelpLine, ...] = ()
    night: bool = False
    people: tuple[Supporter, ...] = ()
    later: tuple[Supporter, ...] = ()
    names: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()
    words: Words | None = None
    fact: str = ""
    strategy: Strategy | None = None
    meeting: NextMeeting | None = None
    when_to_call: tuple[str, ...] = ()
    checked: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()

    @property
    def emergency(self) -> str:
        """The number to dial first, or words for it where no country is known."""
        return emergency(self.country)


def screen(it: Sos) -> list[Block]:
    """The whole screen; the first 24 lines of 40 columns hold what matters most."""
    blocks: list[Block] = [*_danger(it), *_people(it), *_words(it), *_one_thing(it), *_next_meeting(it)]
    del blocks[-1]
    blocks += _section("", [Line(text) for text in it.when_to_call])
    later = [Line(_person(each)) for each in (*it.people[FIRST_PEOPLE:], *it.later)]
    blocks += _section("By day:" if it.night else "Others you can call:", later)
    blocks += _section("More lines:", _lines((*it.lines.crisis[1:], *it.lines.others), it.now))
    blocks += _section("", [Line(text) for text in (*it.checked, *it.hints)])
    return [*blocks, Gap(), *_once_more(it)]


def _once_more(it: Sos) -> list[Block]:
    """The numbers again at the end: where the screen is short, its top is gone by now."""
    lines = [Line(f"In danger: call {it.emergency}.", "care")]
    if it.lines.crisis:
        lines.append(Line(f"To talk: {it.lines.crisis[0].name} {way(it.lines.crisis[0])}"))
    return [*lines, *(Line(_person(each)) for each in it.people[:1])]


def last_words() -> str:
    """What stands even if everything else failed."""
    danger = DANGER.replace("{emergency}", THE_NUMBER)
    return "\n".join([danger, *EVERYWHERE.split(" · "), "To talk to somebody:", *TO_TALK.split(" · ")]) + "\n"


def _danger(it: Sos) -> list[Block]:
    blocks: list[Block] = [Line(it.danger.replace("{emergency}", it.emergency), "care")]
    if it.country is None:
        blocks += [Line(part, indent=1) for part in EVERYWHERE.split(" · ")]
        blocks += [Line("To talk to somebody:"), *(Line(part, indent=1) for part in TO_TALK.split(" · "))]
    else:
        where = f"{it.country.name}{', by your time zone' if it.country.guessed else ''}."
        blocks.append(Line(f"{where} {it.country.note}".rstrip()))
    if it.lines.crisis:
        blocks += _lines([it.lines.crisis[0]._replace(note="")], it.now)
    blocks += [Line(text, "care") for text in it.urgent]
    return [*blocks, Gap()]


def _people(it: Sos) -> list[Block]:
    people = it.people[:FIRST_PEOPLE]
    if not people:
        whom = " or ".join(it.names[:NAMED]) or "somebody you trust"
        said: list[Block] = [Line(f"Call {whom}. You need not explain.")]
    elif it.night and any(each.nights for each in people):
        said = [Line("Call somebody. Nights are fine with:" if len(people) > 1 else "Call. Nights are fine with:")]
    else:
        said = [Line("Call somebody, at night too:" if it.night else "Call somebody:")]
    return [*said, *(Line(_person(each), "strong") for each in people), *_lines(it.own_lines, it.now), Gap()]


def _person(each: Supporter) -> str:
    return f"{each.name}{f' ({each.role})' if each.role else ''} {each.phone}"


def _words(it: Sos) -> list[Block]:
    said: list[Block] = []
    if it.words is not None:
        said.append(Line("You wrote to yourself:" if it.words.short else "Your own reason:"))
        shown, rest = _beginning(it.words.text)
        said += [Line(line, indent=1) for line in shown]
        if rest and it.words.short:
            said.append(Line(f"All of it: sobertrack letter show {it.words.short}"))
    if it.fact:
        said.append(Line(it.fact))
    return [*said, Gap()] if said else []


def _beginning(text: str) -> tuple[list[str], bool]:
    """The first lines of a longer text, and whether there is more."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    shown: list[str] = []
    room = WORDS_LETTERS
    for line in lines[:WORDS_LINES]:
        if len(line) > room:
            kept = line[:room].rpartition(" ")[0] or line[:room]
            return [*shown, f"{kept} ..."], True
        shown.append(line)
        room -= len(line)
    return shown, len(lines) > len(shown)


def _one_thing(it: Sos) -> list[Block]:
    if it.strategy is None:
        return [Line("One thing, now: wait fifteen minutes. You do not have to decide before that."), Gap()]
    how = [Line(it.strategy.how, indent=1)] if it.strategy.how else []
    return [Line(f"One thing, now: {it.strategy.name}"), *how, Gap()]


def _next_meeting(it: Sos) -> list[Block]:
    if it.meeting is None:
        return []
    start = it.meeting.start
    days = (start.date() - it.now.date()).days
    day = {0: "today", 1: "tomorrow"}.get(days) or say_day(start.date(), year=False)
    place = f", {it.meeting.place}" if it.meeting.place else ""
    return [Line(f"Next meeting: {it.meeting.name}, {day} at {start:%H:%M}{place}"), Gap()]


def _section(title: str, lines: Sequence[Block]) -> list[Block]:
    return [Gap(), *([Line(title)] if title else []), *lines] if lines else []


def _lines(lines: Iterable[HelpLine], now: datetime) -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        blocks.append(Line(line.name, "strong"))
        ways = [f"call {line.number}"] if line.number else []
        ways += [f"text {line.text}"] if line.text else []
        ways += [line.web] if line.web and not ways else []
        said = [" or ".join(ways) if ways else "", hours(line, now), "" if line.verified else "not checked"]
        blocks.append(Line(", ".join(part for part in said if part), indent=1))
        blocks += [Line(line.note, indent=1)] if line.note else []
    return blocks


def hours(line: HelpLine, now: datetime) -> str:
    """When somebody answers, in words. What the data is not sure of is said to be not checked."""
    if line.always_open:
        return "day and night"
    said, unsure, _ = line.hours.partition("check")
    said = said.rstrip(" :").replace("24/7", "day and night").replace("-", " to ")
    if not said:
        return ""
    closed = "" if is_open(line, now) else "closed now, "
    return closed + said + (" (hours not checked)" if unsure and line.verified else "")


def data(it: Sos, checked: date | None) -> dict[str, Any]:
    """The screen as JSON."""
    country = it.country
    return {
        "emergency": country.emergency if country else None,
        "emergency_everywhere": EVERYWHERE,
        "crisis_everywhere": TO_TALK,
        "country": {"code": country.code, "name": country.name, "guessed": country.guessed} if country else None,
        "night": it.night,
        "people": [_person_data(each) for each in it.people],
        "people_by_day": [_person_data(each) for each in it.later],
        "own_lines": [line_data(line, it.now) for line in it.own_lines],
        "crisis_lines": [line_data(line, it.now) for line in it.lines.crisis],
        "other_lines": [line_data(line, it.now) for line in it.lines.others],
        "lines_checked": checked,
        "words": it.words and {"id": it.words.short or None, "title": it.words.title or None, "text": it.words.text},
        "fact": it.fact or None,
        "strategy": it.strategy and {"id": it.strategy.id, "name": it.strategy.name, "how": it.strategy.how},
        "meeting": it.meeting and it.meeting._asdict(),
        "safety": [it.danger.replace("{emergency}", it.emergency), *it.urgent, *it.when_to_call],
    }


def _person_data(each: Supporter) -> dict[str, Any]:
    return {"id": each.id, "name": each.name, "role": each.role or None, "phone": each.phone, "nights": each.nights}


def line_data(line: HelpLine, now: datetime) -> dict[str, Any]:
    """A help line as JSON; null for unknown."""
    return {
        "name": line.name,
        "kind": line.kind,
        "number": line.number or None,
        "text": line.text or None,
        "web": line.web or None,
        "hours": line.hours or None,
        "open_now": is_open(line, now) if line.always_open or line.open_from else None,
        "cost": line.cost or None,
        "note": line.note or None,
        "verified": line.verified,
    }

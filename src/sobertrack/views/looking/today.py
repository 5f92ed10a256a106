"""The bare screen: where a person stands, in at most eight lines, and what to type next."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sobertrack.model.days.calendar_words import say_ago, say_day
from sobertrack.model.supporters import Supporter
from sobertrack.model.values import Value
from sobertrack.rules.coping.safety import is_hard
from sobertrack.rules.days.checkin_days import Day
from sobertrack.rules.days.milestones import Reached
from sobertrack.rules.days.sober_time import Standing
from sobertrack.rules.looking.agenda import Piece
from sobertrack.views.amounts import days, stretch
from sobertrack.views.blocks import Line
from sobertrack.views.days.checkin import numbers
from sobertrack.views.days.standing import Wording, headline, milestone_ahead, milestone_today, slipped_lately, total

if TYPE_CHECKING:
    from sobertrack.model.appointments import Appointment
    from sobertrack.rules.people.keeping_touch import Touch

PROGRAM = "sobertrack "
MORE = "today --all"
WELCOME = (
    "sobertrack counts sober days and keeps what helps you, on this computer only.",
    "Nothing is sent anywhere, and nobody reads what you write.",
    "Begin with one question:  sobertrack start",
    "Look around first:        sobertrack demo",
    "All commands:             sobertrack help",
    "Hard moment:              sobertrack sos",
)
"""What the program says of itself before there is anything to show."""


class Soon(Value):
    """A meeting or an appointment that begins within three hours: its id, its name, where it is, when it starts."""

    id: str
    name: str
    place: str
    start: datetime
    kind: str = "meeting"


class Today(Value):
    """What the bare screen is about. `ahead` holds the last and the next milestone of each counter by its id;
    `person` is somebody to call, None where nobody is known or nobody need be named, `due` is who has not been in touch
    for long; `now` is None on any other day than today; `learn` offers once to
    make a plan of a slip, `review` says that the aftercare plan is to be looked at again; `appointment` is the
    next one that does not begin soon, `meeting` the same; `bring` says that something was noted to bring to a meeting;
    `goals` are how far one is with each; `sign` is a quiet sign, in words and as data;
    `resting` is a meeting that would come today and does not meet now; `lost` says that counters may be missing."""

    day: date
    standings: tuple[Standing, ...]
    ahead: dict[str, tuple[Reached | None, Reached | None]]
    checkin: Day | None
    wording: Wording
    person: Supporter | None = None
    due: "Touch | None" = None
    soon: Soon | None = None
    now: datetime | None = None
    learn: bool = False
    review: bool = False
    appointment: "Appointment | None" = None
    sign: tuple[str, dict[str, Any]] | None = None
    meeting: Soon | None = None
    bring: bool = False
    resting: str = ""
    goals: tuple[str, ...] = ()
    lost: bool = False

    @property
    def tender(self) -> bool:
        """Whether a slip lies at most three days back, or use is ongoing: then the screen asks for nothing."""
        return any(slipped_lately(each, self.day) for each in self.standings)

    @property
    def hard(self) -> bool:
        """Whether today's check-in tells of a very low mood or a strong urge."""
        return self.checkin is not None and is_hard(self.checkin.mood, self.checkin.craving)


def welcome() -> list[Line]:
    """The program in six lines."""
    return [Line(line, "plain" if place else "strong") for place, line in enumerate(WELCOME)]


def pieces(it: Today) -> list[Piece]:
    """Everything the screen may say, in the order in which it is shown; a rule decides what there is room for."""
    several = len(it.standings) > 1
    found = []
    for each in it.standings:
        whole = total(each, it.wording)
        if whole and slipped_lately(each, it.day):
            whole += f", and {'it stays' if each.total == 1 else 'they stay'} yours"
        line = headline(each, it.day, it.wording)
        if several:
            found.append(Piece("days", (Line(f"{line}; {whole}" if whole else line, "strong"),)))
        else:
            found.append(Piece("days", (Line(line, "strong"), *([Line(whole)] if whole else []))))
    found.append(Piece("next", _lines(_appointment(it))))
    for each in it.standings:
        last, ahead = it.ahead[each.counter.id]
        found.append(Piece("milestone", _lines(_named(milestone_today(last, it.day), each, it.wording))))
        found.append(Piece("next", _lines(_named(milestone_ahead(each, ahead, it.day), each, it.wording))))
    found.append(Piece("soon", _lines(_soon(it))))
    found.append(Piece("next", (*_lines(_meeting(it)), *_lines(_bring(it)))))
    found.append(Piece("next", _lines(_resting(it))))
    found.append(Piece("checkin", (Line(_checkin(it)),)))
    found.append(Piece("person", _lines(_person(it))))
    found += [Piece("next", _lines("" if it.wording.discreet else goal)) for goal in it.goals]
    found.append(Piece("next", _lines(_review(it))))
    found.append(Piece("sign", _lines(_sign(it))))
    found.append(Piece("next", _lines(_learn(it))))
    return found


def _lines(text: str) -> tuple[Line, ...]:
    return (Line(text),) if text else ()


def _named(text: str, each: Standing, wording: Wording) -> str:
    """A sentence with the counter's name before it, where there are several."""
    return f"{each.counter.label}: {text}" if text and wording.named and not wording.discreet else text


def commands(it: Today, *, more: bool) -> Piece:
    """What to type next; `more` names the way to what there was no room for."""
    wanted = ("checkin", "cope" if it.standings else "doctor" if it.lost else "start")
    return _typed(it, [*wanted, *([MORE] if more else [])])


def only_more(it: Today) -> Piece:
    """The way to what there was no room for, on a screen too narrow for more words."""
    return _typed(it, [MORE])


def _typed(it: Today, names: list[str]) -> Piece:
    program = "" if it.wording.discreet else PROGRAM
    return Piece("commands", (Line("      ".join(f"{program}{name}" for name in names), "muted", 1),) if names else ())


def _soon(it: Today) -> str:
    if it.soon is None or it.now is None:
        return ""
    minutes = int((it.soon.start - it.now).total_seconds() + 59) // 60
    at = f"{it.soon.start:%H:%M} ({f'in {stretch(minutes)}' if minutes else 'now'})"
    if it.wording.discreet:
        return f"Today at {at}"
    return ", ".join(part for part in (f"{it.soon.kind.capitalize()}: {it.soon.name}, {at}", it.soon.place) if part)


def _appointment(it: Today) -> str:
    """The next one that does not begin so soon that it is told at another place."""
    each = it.appointment
    if each is None or it.now is None:
        return ""
    near = say_ago(each.date, it.now.date())
    day = near if near in ("today", "tomorrow") else f"{say_day(each.date)} ({near})"
    day += f", {each.time}" if each.time else ""
    if it.wording.discreet:
        return f"Next: {day}"
    return ", ".join(part for part in (f"Next appointment: {day}: {each.name}", each.where) if part)


def _meeting(it: Today) -> str:
    """The next meeting, where it does not begin soon."""
    if it.meeting is None:
        return ""
    begins = it.meeting.start
    apart = (begins.date() - it.day).days
    day = {0: "today", 1: "tomorrow"}.get(apart) or say_day(begins.date(), year=False)
    if it.wording.discreet:
        return f"Next: {day}, {begins:%H:%M}"
    said = (f"Next meeting: {day}, {begins:%H:%M}: {it.meeting.name}", it.meeting.place)
    return ", ".join(part for part in said if part)


def _resting(it: Today) -> str:
    """A word of a meeting of today that its list says does not meet: somebody may be about to go there."""
    if not it.resting:
        return ""
    return "Not today: its list says so" if it.wording.discreet else f"Not today: {it.resting} (its list says so)"


def _bring(it: Today) -> str:
    program = "" if it.wording.discreet else PROGRAM
    return f"You noted something to bring: {program}meeting next" if it.bring else ""


def _checkin(it: Today) -> str:
    if it.checkin is None:
        return "Check-in: whenever you like" if it.tender else "Check-in: not yet today"
    said = numbers(it.checkin.mood, it.checkin.craving)
    return f"Check-in: done today{', ' + said if said else ''}"


def _person(it: Today) -> str:
    if it.person is None:
        return _due(it.due) if it.due else ""
    role = f" ({it.person.role})" if it.person.role and not it.wording.discreet else ""
    why = "If you would like to talk" if it.tender else "Someone to call"
    return f"{why}: {it.person.name}{role} {it.person.phone}"


def _due(each: "Touch") -> str:
    """One person, kindly: what is not written down may have happened all the same."""
    ago = f"; last in touch {days(each.silence)} ago" if each.last and each.silence else ""
    number = f": {each.person.phone}" if each.person.phone else ""
    return f"{each.person.name} may like to hear from you{ago}{number}"


def _review(it: Today) -> str:
    return f"Your plan wants a look: {'' if it.wording.discreet else PROGRAM}plan aftercare" if it.review else ""


def _sign(it: Today) -> str:
    """A word where a day is hard and there is nobody to name."""
    if not (it.tender or it.hard):
        return it.sign[0] if it.sign and not it.wording.discreet else ""
    program = "" if it.wording.discreet else PROGRAM
    said = "You are here. That is enough for today." if it.tender else "A hard day, and you wrote it down."
    return f"{said} Numbers to call: {program}sos"


def _learn(it: Today) -> str:
    """What can be made of a slip, the day after."""
    program = "" if it.wording.discreet else PROGRAM
    return f"When you like: four short questions, and one plan for next time: {program}plan learn" if it.learn else ""


def data(it: Today, counters: list[dict[str, object]]) -> dict[str, Any]:
    """The same as JSON; null for a check-in that is not there yet, and where nothing begins soon; the next
    appointment where it is today or tomorrow, with --all any."""
    day, soon = it.checkin, it.soon
    return {
        "counters": counters,
        "checkin": day and {"day": day.day, "mood": day.mood, "craving": day.craving},
        "sign": it.sign[1] if it.sign else None,
        "due": it.due
        and {
            "id": it.due.person.id,
            "name": it.due.person.name,
            "phone": it.due.person.phone or None,
            "last_contact": it.due.last,
        },
        "soon": soon and {**soon._asdict(), "place": soon.place or None},
        "next_meeting": it.meeting and {**it.meeting._asdict(), "place": it.meeting.place or None},
        "appointment": it.appointment
        and {
            "id": it.appointment.id,
            "name": it.appointment.name,
            "day": it.appointment.date,
            "time": it.appointment.time or None,
            "where": it.appointment.where or None,
        },
    }

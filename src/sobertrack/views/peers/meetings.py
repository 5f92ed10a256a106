"""The words of `meeting` and `attend`: regular meetings, and visits."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sobertrack.model.days.calendar_words import WEEKDAYS, echo_day, say_day
from sobertrack.model.days.when import When
from sobertrack.model.entries import Entry, Visit
from sobertrack.model.peers.meetings import HYBRID, Meeting
from sobertrack.model.values import Value
from sobertrack.rules.peers.meetings import Visits
from sobertrack.views.blocks import Block, Facts, Heading, Line, Quote, table_of
from sobertrack.views.change import UNDO

FIRST_ONE = 'sobertrack meeting add "Tuesday group" --day tuesday --time 19:30'
HOW_TO_FIND = "To find one: sobertrack group choose; lists of meetings: sobertrack help meetings"
IN_THE_LISTS = "Those of the imported lists: sobertrack meeting list --day today, or sobertrack meeting next"
MOST_NAMED = 9
RESTS = "its list says: does not meet now"
HOW_IN_WORDS = {HYBRID: "in person or online", "in-person": "in person"}
COMFORT_SCALE = "1 not at ease ... 5 at ease"
CONNECTION_SCALE = "1 on my own ... 5 one of them"


def listing(meetings: Sequence[Meeting], past: int = 0, *, lists: bool = False) -> list[Block]:
    """Meetings in their order; so many that came once and are over are left out. `lists`: some are imported."""
    gone: list[Block] = (
        [Line(f"{past} past, kept for your visits: sobertrack meeting own --past", "muted")] if past else []
    )
    if not meetings:
        none: list[Block] = [Line(f"No meeting is on your list yet. The first one: {FIRST_ONE}"), *gone]
        return [*none, Line(IN_THE_LISTS if lists else HOW_TO_FIND)]
    columns = {
        "Meeting": [each.name for each in meetings],
        "When": [when(each) for each in meetings],
        "How": [how(each) for each in meetings],
        "Where": ["; ".join(_ways(each)) for each in meetings],
        "Id": [each.id for each in meetings],
    }
    return [table_of(columns), *gone]


def how(each: Meeting) -> str:
    """How one can be there, or that it does not meet."""
    return HOW_IN_WORDS.get(each.how, each.how) if each.meets else RESTS


def _ways(each: Meeting) -> list[str]:
    """The place, the address of the call where there is none, and both where one can choose."""
    link = each.link if each.how == HYBRID or not each.place else ""
    return [part for part in (each.place, link) if part]


def left_out(names: Sequence[str]) -> str:
    """What is said of meetings that are left out of what comes."""
    said = f"{'its list says' if len(names) == 1 else 'their lists say'}: does not meet now"
    return f"{', '.join(names)}: {said}, and so left out"


def when(each: Meeting) -> str:
    """When it comes: "Tuesday 19:30 (Europe/London)", "Mon, Wed, Fri 07:00", "Sat 5 Dec 2026 14:00"."""
    return weekly(each.days, each.time, each.zone) if each.date is None else on_a_day(each.date, each.time, each.zone)


def on_a_day(day: date, time: str, zone: str = "") -> str:
    """When something comes once."""
    return " ".join(part for part in (say_day(day), time) if part) + (f" ({zone})" if zone and time else "")


def weekly(days: Sequence[int], time: str, zone: str = "") -> str:
    """Days and a time as they come every week."""
    if len(days) == 7:
        said = "Every day"
    else:
        said = WEEKDAYS[days[0]] if len(days) == 1 else ", ".join(WEEKDAYS[day][:3] for day in days)
    there = f" ({zone})" if zone and time else ""
    return " ".join(part for part in (said, time) if part) + there


def page(each: Meeting, visits: Visits, start: datetime | None, today: date, *, notes: bool) -> list[Block]:
    """One meeting, when it begins next (on the person's own clock), and the visits to it."""
    rows = [("Group", each.group), ("When", when(each))]
    yours = " your time" if each.zone else ""
    rows += [("Next", f"{say_day(start.date())}, {start:%H:%M}{yours}")] if start else []
    rows += [("How", how(each)), ("Place", each.place), ("Link", each.link)]
    if visits.last is not None:
        rows.append(("Visits", f"{visits.total:,}, the last on {echo_day(visits.last.day, today)}"))
    rows.append(("Id", each.id))
    blocks: list[Block] = [Heading(each.name, 1), Facts(tuple((name, value) for name, value in rows if value))]
    if each.note and notes:
        blocks.append(Quote(each.note))
    return blocks


def data(each: Meeting) -> dict[str, Any]:
    """A meeting as JSON; the weekday by its name."""
    fields = {key: None if value in ("", 0) else value for key, value in each._asdict().items()}
    names = [WEEKDAYS[day].lower() for day in each.days]
    return {**fields, "days": names, "weekday": names[0] if len(names) == 1 else None}


def visits_data(visits: Visits) -> dict[str, Any]:
    """The visits to a meeting as JSON."""
    return {"visits": visits.total, "last_visit": visits.last and visits.last.day}


def saved(each: Meeting) -> list[Block]:
    """What is said after adding or changing a meeting."""
    said = ", ".join(part for part in (each.name, when(each)) if part)
    said += "" if each.meets else f" ({RESTS})"
    return [Line(f"Saved meeting {each.id}: {said}."), Line(f"After a visit: sobertrack attend {each.id}. {UNDO}")]


def removed(each: Meeting) -> list[Block]:
    """What is said after a meeting was taken off the list."""
    first = f"Saved meeting {each.id}: removed from your list."
    return [Line(first), Line(f"Your visits to {each.name} stay in your log. {UNDO}")]


class Attended(Value):
    """A visit that is on the disk. `near` are meetings with names like the one that was typed, where none has it, and
    `listed` is the id in an imported list of one that is not followed; `group` is the name of a known group that it was
    to, `promises` what it counts for, in words; `met` is when it last came, where it does not come on that day."""

    short: str
    entry: Entry[Visit]
    near: tuple[Meeting, ...] = ()
    listed: str = ""
    first: bool = False
    group: str = ""
    promises: str = ""
    met: When | None = None


def attended(it: Attended, today: date) -> list[Block]:
    """What is said after a visit was saved."""
    visit = it.entry.what
    time = f", {it.entry.time}" if it.entry.time else ""
    first = Line(f"Saved visit {it.short} for {echo_day(it.entry.day, today)}{time}: {visit.name}.")
    said = ["Your first meeting here. It is good that you went."] if it.first else []
    if it.listed:
        said.append(f"To keep it on your list: sobertrack meeting follow {it.listed}.")
    elif not visit.meeting:
        said += [] if it.group == visit.name else [f"It counts for {it.group}." if it.group else _one_off(it)]
    if it.met:
        at = f" --at {it.met.time}" if it.met.time else ""
        said.append(
            f"By your list it last met on {say_day(it.met.day, year=False)}. "
            f"If it was then: sobertrack edit {it.short} --on {it.met.day}{at}."
        )
    return [first, Line(" ".join([*said, *([it.promises] if it.promises else []), UNDO]))]


def _one_off(it: Attended) -> str:
    if it.near:
        names = " and ".join(f'"{each.name}"' for each in it.near)
        which = it.near[0].id if len(it.near) == 1 else "ID"
        ids = "" if len(it.near) == 1 else f" ({', '.join(each.id for each in it.near)})"
        return (
            f"It is kept as a single visit; on your list {'are' if len(it.near) > 1 else 'is'} {names}. "
            f"If it was {'one of them' if ids else 'that'}: sobertrack edit {it.short} --meeting {which}{ids}."
        )
    return "It is kept as a single visit; regular ones go on your list: sobertrack meeting add."


def attended_data(it: Attended) -> dict[str, Any]:
    """What a visit adds to the JSON of its entry."""
    return {"on_the_list": bool(it.entry.what.meeting), "near": [each.name for each in it.near], "first": it.first}


def in_a_choice(each: Meeting) -> str:
    """A meeting where one of several is picked."""
    said = when(each)
    return f"{each.name}, {said}" if said else each.name


def names(meetings: Sequence[Meeting]) -> str:
    """The names of the meetings there are, for an error's hint."""
    return ", ".join(each.name for each in meetings[:MOST_NAMED]) + (" ..." if len(meetings) > MOST_NAMED else "")

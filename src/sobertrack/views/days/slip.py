"""The words after a slip: thanks, safety, what stays, how a run may start. Nothing here is a zero or a loss."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sobertrack.model.counters import Counter
from sobertrack.model.days.calendar_words import echo_day, say_ago, say_day
from sobertrack.model.entries import CheckIn, Entry, Slip
from sobertrack.model.supporters import Supporter
from sobertrack.model.values import Value
from sobertrack.rules.days.sober_time import Standing
from sobertrack.views.amounts import days, stay
from sobertrack.views.blocks import Block, Line
from sobertrack.views.change import UNDO
from sobertrack.views.days.standing import Wording, whole


class Told(Value):
    """A slip that is on the disk, where the person stands after it, and another one of the same day by its short id."""

    short: str
    entry: Entry[Slip]
    standing: Standing
    counter: Counter
    twin: str = ""


def saved(
    slips: Sequence[Told],
    today: date,
    wording: Wording,
    emergency: str,
    person: Supporter | None,
    kept: Sequence[Block] = (),
) -> list[Block]:
    """The screen after a slip; `kept` says what it cannot touch."""
    blocks: list[Block] = []
    for place, told in enumerate(slips):
        name = f" ({told.counter.label})" if len(slips) > 1 else ""
        thanks = "" if place else " Thank you for writing it down."
        blocks.append(Line(f"Saved slip {told.short} for {_days_told(told.entry, today)}{name}.{thanks}"))
    blocks.append(are_you_safe(emergency))
    twins = ", ".join(told.twin for told in slips if told.twin)
    if twins:
        blocks.append(Line(f"There is one for that day already: {twins}. The day counts once."))
    for place, told in enumerate(slips):
        name = f"{told.counter.label}: " if len(slips) > 1 else ""
        blocks += [Line(f"{name}{sentence}") for sentence in [_stays(told, wording)] if sentence]
        blocks += kept if place == 0 else ()
        blocks += [Line(f"{name}{sentence}") for sentence in [_next(told, today)] if sentence]
    if person is not None:
        role = f" ({person.role})" if person.role else ""
        words = f"Words to send: sobertrack share {person.id} --slip"
        blocks.append(Line(f"{person.name}{role} {person.phone}         {words}"))
    blocks.append(Line(UNDO, "muted"))
    return blocks


def are_you_safe(emergency: str) -> Line:
    """The question that no form leaves out."""
    return Line(f"Are you safe? If not: {emergency}, or sobertrack sos", "care")


def _days_told(entry: Entry[Slip], today: date) -> str:
    until = f" until {say_day(entry.what.until)}" if entry.what.until and entry.what.until > entry.day else ""
    return echo_day(entry.day, today) + until


def _stays(told: Told, wording: Wording) -> str:
    if told.entry.day < told.counter.since:
        return (
            f"It lies before your first sober date, {say_day(told.counter.since)}, so it changes no count. "
            f"To move that date: sobertrack counter edit {told.counter.id} --since DATE"
        )
    ended = [run for run in told.standing.runs if run.end == told.entry.day]
    if ended:
        before = ended[0].days
        return f"The {days(before)} before it {stay(before)} yours: {whole(told.standing.total, wording)} in all."
    return _in_all(told.standing, wording)


def _in_all(each: Standing, wording: Wording) -> str:
    return f"{whole(each.total, wording)} in all {stay(each.total)} yours." if each.total else ""


def _next(told: Told, today: date) -> str:
    each = told.standing
    if told.entry.day < told.counter.since:
        return ""
    if each.status == "ongoing":
        return "When you are ready, the next run starts with: sobertrack restart"
    if each.since is None:
        return ""
    if each.status == "sober" and each.since > told.entry.day:
        return f"It can end here. The next run counts from {say_day(each.since, year=False)}, unless you say otherwise."
    if each.status == "sober":
        return f"Your current run, since {say_day(each.since)}, goes on."
    when = "tomorrow, " if each.since == today + timedelta(days=1) else ""
    later = "" if when else f" ({say_ago(each.since, today)})"
    return (
        f"It can end here. A new run starts {when}{say_day(each.since, year=False)}{later}, unless you say otherwise."
    )


def with_checkin(short: str, entry: Entry[CheckIn], today: date) -> Line:
    """The first line where a check-in told of the slip."""
    return Line(f"Saved check-in {short} for {echo_day(entry.day, today)}, and with it:")


def restarted(each: Standing, short: str, day: date, today: date, wording: Wording) -> list[Block]:
    """The words after a restart: what stays; and where no slip tells why, how the days before could be kept."""
    blocks: list[Block] = [Line(f"Saved restart {short}: {each.counter.label} counts from {echo_day(day, today)}.")]
    if each.last_used is None and day > each.counter.since:
        return [*blocks, Line(f"Earlier days are not counted now. To keep them: undo, then sobertrack slip. {UNDO}")]
    return [*blocks, Line(f"{_in_all(each, wording)} {UNDO}".strip())]


def standing_data(each: Standing) -> dict[str, Any]:
    """What stays, for the JSON of a write."""
    return {
        "status": each.status,
        "sober_since": each.since,
        "days": each.days,
        "total_sober_days": each.total,
    }

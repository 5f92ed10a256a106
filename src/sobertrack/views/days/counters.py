"""The words of `counter`: what a person stays away from, since when and why."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sobertrack.model.counters import Counter
from sobertrack.model.days.calendar_words import say_ago, say_day
from sobertrack.model.values import Value
from sobertrack.rules.days.milestones import Reached
from sobertrack.rules.days.sober_time import Standing
from sobertrack.views.amounts import count, days, sober_days, stay
from sobertrack.views.blocks import Block, Column, Facts, Gap, Heading, Line, Steps, Table
from sobertrack.views.change import UNDO
from sobertrack.views.days.standing import Wording, headline, milestone_ahead, streak_data
from sobertrack.views.days.start import data


class Ahead(Value):
    """The milestone last reached, and the next one; None where there is none, or where nothing counts any more."""

    last: Reached | None = None
    next: Reached | None = None


def listing(known: Sequence[Standing], others: int) -> list[Block]:
    """One row for each counter; `others` are those that ended or were put away and are not listed."""
    blocks: list[Block] = []
    if known:
        columns = ("Counter", "Kind", "First sober date", "Days", "Now")
        rows = tuple(_row(each) for each in known)
        blocks.append(Table(tuple(Column(title, number=title == "Days") for title in columns), rows))
    else:
        blocks.append(Line("No counter yet. Begin one: sobertrack start"))
    if others:
        blocks.append(Line(f"{others} more ended or put away: sobertrack counter list --all", "muted"))
    return blocks


def _row(each: Standing) -> tuple[str, ...]:
    counter = each.counter
    name = counter.label if counter.label == counter.id else f"{counter.label} ({counter.id})"
    return name, counter.kind, say_day(counter.since), f"{each.days:,}" if each.days else "", _now(each)


def _now(each: Standing) -> str:
    counter = each.counter
    if counter.archived:
        return "put away"
    if counter.ended is not None:
        return f"stopped {say_day(counter.ended)}"
    if each.since is None:
        return "no run just now"
    if each.status == "future":
        return f"starts {say_day(each.since)}"
    return f"since {say_day(each.since)}" if each.days else "the first day of a run"


def list_data(each: Standing) -> dict[str, Any]:
    """A counter in a list, as JSON."""
    return {
        **data(each.counter),
        "active": each.counter.active,
        "status": each.status,
        "sober_since": each.since,
        "days": each.days,
        "total_sober_days": each.total,
    }


def page(each: Standing, ahead: Ahead, today: date, wording: Wording) -> list[Block]:
    """Everything about one counter."""
    counter = each.counter
    blocks: list[Block] = [Heading(counter.label, 1)]
    if counter.active:
        blocks.append(Line(headline(each, today, wording._replace(named=False)), "strong"))
    else:
        back = f"to count on: sobertrack counter edit {counter.id} --reopen"
        blocks.append(Line(f"{_now(each)[:1].upper()}{_now(each)[1:]}; {back}", "strong"))
    blocks.append(Facts(tuple(_facts(each, ahead, today, wording))))
    if counter.reasons:
        return [*blocks, Gap(), Heading("Your reasons"), Steps(counter.reasons)]
    return [*blocks, Gap(), Line(f'No reasons yet. To write one: sobertrack counter edit {counter.id} --reason "..."')]


def _facts(each: Standing, ahead: Ahead, today: date, wording: Wording) -> list[tuple[str, str]]:
    counter = each.counter
    rows = [("Id", counter.id), ("Kind", counter.kind), ("First sober date", say_day(counter.since))]
    if each.total:
        rows.append(("In all", sober_days(each.total, wording.word)))
    rows.append(("Milestones", ", ".join((*counter.milestones, *counter.own))))
    next_line = milestone_ahead(each, ahead.next, today)
    return [*rows, ("Next", next_line.partition(": ")[2])] if next_line else rows


def page_data(each: Standing, ahead: Ahead, today: date) -> dict[str, Any]:
    """Everything about one counter as JSON."""
    return {**list_data(each), **streak_data(each, ahead.last, ahead.next, today)}


def saved(before: Standing, after: Standing, today: date, wording: Wording) -> list[Block]:
    """What is said after a change; a new first sober date is shown with what it recounts, before and after."""
    counter = after.counter
    said = "; ".join(_changes(before.counter, counter, today))
    blocks: list[Block] = [Line(f"Saved counter {counter.id}: {said}.")]
    if counter.since != before.counter.since:
        blocks += [Line(f"Before: {_counted(before, wording)}"), Line(f"Now: {_counted(after, wording)}")]
        if any(first < counter.since.toordinal() for first, _ in before.used):
            blocks.append(Line("A slip lies before that date: it is kept, and outside the runs."))
    return [*blocks, Line(UNDO)]


def _changes(before: Counter, after: Counter, today: date) -> list[str]:
    said = []
    if after.active and not before.active:
        said.append("it counts again")
    if after.label != before.label:
        said.append(f"now called {after.label}")
    if after.since != before.since:
        said.append(f"counts since {say_day(after.since)} ({say_ago(after.since, today)})")
    if (after.kind, after.sure) != (before.kind, before.sure):
        said.append(f"kind {after.kind}")
    if after.reasons != before.reasons:
        said.append(count(len(after.reasons), "reason"))
    if (after.milestones, after.own) != (before.milestones, before.own):
        said.append(f"milestones {', '.join((*after.milestones, *after.own))}")
    return said


def _counted(each: Standing, wording: Wording) -> str:
    """What a first sober date makes of the days: "since Mon 12 Oct 2026: 41 sober days in all, 2 runs"."""
    since = f"since {say_day(each.counter.since)}"
    if not each.total or each.longest is None:
        return since
    runs = count(len([run for run in each.runs if run.days]), "run")
    longest = "" if len(each.runs) == 1 else f", the longest {days(each.longest.days)}"
    return f"{since}: {sober_days(each.total, wording.word)} in all, {runs}{longest}"


def change_data(before: Standing, after: Standing, ahead: Ahead, today: date) -> dict[str, Any]:
    """A changed counter as JSON, with what was counted before."""
    fields = ("first_sober_date", "status", "days", "total_sober_days", "longest_run", "runs")
    was = streak_data(before, None, None, today)
    return {**page_data(after, ahead, today), "before": {field: was[field] for field in fields}}


def ended(each: Standing, wording: Wording) -> list[Block]:
    """What is said when a counter stops."""
    counter = each.counter
    assert counter.ended is not None
    stays = f"{sober_days(each.total, wording.word)} {stay(each.total)} yours. " if each.total else ""
    again = f"To count on: sobertrack counter edit {counter.id} --reopen. {UNDO}"
    first = f"Saved counter {counter.id}: it stopped on {say_day(counter.ended)}, without a slip."
    return [Line(first), Line(f"{stays}{again}")]


def put_away(counter: Counter) -> list[Block]:
    """What is said when a counter is archived."""
    return [
        Line(f"Saved counter {counter.id}: put away. Everything you wrote stays."),
        Line(f"To bring it back: sobertrack counter edit {counter.id} --reopen. {UNDO}"),
    ]

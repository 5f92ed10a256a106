"""The words of `promise`: this week as it is, a missed week once, and never a streak."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sobertrack.model.days.calendar_words import echo_day, say_day
from sobertrack.model.entries import Entry, Skip
from sobertrack.model.promises import Pause, Promise, promise_words, what_words
from sobertrack.rules.commitments.promises import ONE_DAY, Goal, Progress, Week
from sobertrack.views.amounts import days
from sobertrack.views.blocks import Block, Column, Facts, Gap, Heading, Line, Quote, Table
from sobertrack.views.change import UNDO

FIRST_ONE = "sobertrack promise add meetings 3/week"

LOGGED_BY = {
    "meetings": "Counted from your visits: sobertrack attend",
    "checkin": "Counted from your check-ins",
    "contact": "Counted from your contacts: sobertrack reach {name}",
    "medicine": "Each time: sobertrack activity {name}   or: sobertrack promise skip {id}",
    "activity": "Counted from what you log: sobertrack activity {name}",
}
"""Where a promise is counted from, and what to type."""


def listing(found: Sequence[Progress], news: Sequence[Progress]) -> list[Block]:
    """This week, one row for each; `news` are those whose last week was missed and is told now, beside what
    was kept."""
    if not found:
        return [Line(f"No promise yet. The first one: {FIRST_ONE}")]
    blocks: list[Block] = []
    this = next((each.this for each in found if each.this is not None), None)
    if this is not None:
        blocks.append(Line(f"This week, {_span(this)}: {_summed(found)}", "strong"))
    rows = tuple((_words(each.promise), now(each), each.promise.id) for each in found)
    blocks.append(Table((Column("Promise"), Column("This week"), Column("Id")), rows))
    if news:
        kept = [each.promise for each in found if each.last and each.last.state == "kept"]
        said = [f"{what_words(promise)} kept" for promise in kept if promise.what != "medicine"]
        said += [f"{what_words(each.promise)} {_counted(each.last)}" for each in news if each.last]
        blocks.append(Line(f"Last week: {'; '.join(said)}. That is said once. This week is a new one."))
    return blocks


def _span(week: Week) -> str:
    last = week.end - ONE_DAY
    return f"{say_day(week.start, year=False)} to {say_day(last, year=False)}"


def _summed(found: Sequence[Progress]) -> str:
    asked = [each for each in found if each.this is not None and each.promise.what != "medicine"]
    states = [_state(each) for each in asked]
    said = [f"{states.count(state)} {word}" for state, word in (("kept", "kept"), ("open", "still open"))]
    return ", ".join(part for part in said if not part.startswith("0 ")) or "nothing is asked"


def _state(each: Progress) -> str:
    if each.goal is not None:
        return "kept" if each.goal.reached else "open"
    return each.this.state if each.this is not None else ""


def _words(promise: Promise) -> str:
    return promise_words(promise) + (f" until {say_day(promise.last)}" if promise.last else "")


def now(each: Progress) -> str:
    """This week of one promise: "2 of 3, 4 days left"."""
    week, promise = each.this, each.promise
    if each.goal is not None:
        return goal_words(each.goal, each.promise.since > each.today)
    if week is None:
        return f"begins {say_day(promise.since)}" if promise.since > each.today else "over"
    if promise.what == "medicine":
        return _medicine(week)
    if week.today == "paused":
        return _paused(promise.pause_on(each.today)) + (f"; {_counted(week)}" if week.asked else "")
    if week.state == "rest":
        return f"{_counted(week)}; nothing is asked" if week.done else "nothing is asked"
    if week.state == "kept":
        return f"kept: {_counted(week)}"
    if promise.per == "week" and promise.since > week.start:
        return f"{_counted(week)}; the first whole week begins {say_day(week.end, year=False)}"
    return f"{_counted(week)}; {_left(week, promise)}"


def goal_words(goal: Goal, ahead: bool = False) -> str:
    """How far a goal is: "34 of 90, 41 days left"."""
    counted = f"{goal.done} of {goal.asked}"
    if goal.reached:
        return f"reached: {counted}"
    if not goal.left:
        return f"{counted}, over since {say_day(goal.last + ONE_DAY)}"
    return f"{counted}, {days(goal.left)}{'' if ahead else ' left'}"


def _counted(week: Week) -> str:
    return f"{week.done} of {week.asked}" if week.asked else f"{week.done}"


def _left(week: Week, promise: Promise) -> str:
    today = {"done": "today is done", "open": "today is open", "skipped": "today is skipped"}.get(week.today, "")
    parts = [today] if promise.per == "day" and today else []
    if parts and week.left <= (week.today == "open"):
        return parts[0]
    return ", ".join([*parts, f"{days(week.left)} left" if week.left else "nothing more is asked this week"])


def _medicine(week: Week) -> str:
    said = [f"yes on {days(week.done)}"] if week.done else []
    said += [f"skipped on {days(week.skipped)}"] if week.skipped else []
    today = {"done": "yes today", "skipped": "skipped today", "paused": "paused"}.get(week.today, "today is open")
    return "; ".join(part for part in (", ".join(said), today) if part)


def _paused(pause: Pause | None) -> str:
    if pause is None or pause.last is None:
        return "paused"
    return f"paused until {say_day(pause.last, year=False)}"


def page(each: Progress, *, notes: bool) -> list[Block]:
    """One promise in full, with its last weeks."""
    promise = each.promise
    rows = [("So far" if each.goal is not None else "This week", now(each)), ("Since", say_day(promise.since))]
    rows += [("Until", say_day(promise.last))] if promise.last else []
    rows += [("Pause", _pause(pause, notes=notes)) for pause in promise.pauses]
    rows.append(("Id", promise.id))
    blocks: list[Block] = [Heading(promise_words(promise), 1), Facts(tuple(rows))]
    past = [week for week in each.weeks if week.end <= each.today]
    if past and promise.what != "medicine":
        blocks += [
            Gap(),
            Facts(tuple((_span(week), _past(week, goal=each.goal is not None)) for week in reversed(past))),
        ]
    if promise.note and notes:
        blocks += [Gap(), Quote(promise.note)]
    return [*blocks, Line(_logged_by(promise), "muted")]


def _past(week: Week, *, goal: bool) -> str:
    if goal:
        return f"{week.done}"
    return f"{_counted(week)}{', kept' if week.state == 'kept' else ''}" if week.asked else "nothing was asked"


def _pause(pause: Pause, *, notes: bool) -> str:
    why = f" ({pause.why})" if pause.why and notes else ""
    if pause.last is None:
        return f"since {say_day(pause.first)}{why}"
    return f"{say_day(pause.first)} to {say_day(pause.last)}{why}"


def _logged_by(promise: Promise) -> str:
    name = f'"{promise.name}"' if " " in promise.name else promise.name
    return LOGGED_BY[promise.what].format(name=name, id=promise.id)


def promise_data(promise: Promise) -> dict[str, Any]:
    """A promise as JSON, without what became of it."""
    contact = promise.what == "contact"
    return {
        "id": promise.id,
        "promise": promise_words(promise),
        "what": promise.what,
        "supporter": promise.name if contact else None,
        "how": promise.how or None,
        "name": promise.name if promise.name and not contact else None,
        "times": promise.times,
        "per": promise.per,
        "since": promise.since,
        "until": promise.until,
        "pauses": [pause._asdict() for pause in promise.pauses],
        "note": promise.note or None,
    }


def data(each: Progress) -> dict[str, Any]:
    """A promise with this week and the one before as JSON; null for a week in which it does not run."""
    return {
        **promise_data(each.promise),
        "this_week": _week(each.this),
        "last_week": _week(each.last),
        "goal": goal_data(each.goal),
    }


def goal_data(goal: Goal | None) -> dict[str, Any] | None:
    """How far a goal is as JSON; null for any other promise."""
    if goal is None:
        return None
    return {
        "asked": goal.asked,
        "done": goal.done,
        "last_day": goal.last,
        "days_left": goal.left,
        "reached": goal.reached,
    }


def page_data(each: Progress) -> dict[str, Any]:
    """A promise with all the weeks that are shown, as JSON."""
    return {**data(each), "weeks": [_week(week) for week in each.weeks]}


def _week(week: Week | None) -> dict[str, Any] | None:
    if week is None:
        return None
    return {
        "start": week.start,
        "end": week.end,
        "asked": week.asked,
        "done": week.done,
        "days_left": week.left,
        "skipped": week.skipped,
        "state": week.state,
        "today": week.today,
    }


def saved(each: Progress) -> list[Block]:
    """What is said after adding or changing a promise."""
    promise = each.promise
    so_far = "So far" if each.goal is not None else "This week"
    first = f"Saved promise {promise.id}: {_words(promise)}, from {say_day(promise.since)}. {so_far}: {now(each)}."
    if each.this is None:
        first = f"Saved promise {promise.id}: {_words(promise)}, from {say_day(promise.since)}."
    return [Line(first), Line(f"{_logged_by(promise)}. {UNDO}")]


def removed(promise: Promise) -> list[Block]:
    """What is said after a promise is taken off the list."""
    return [Line(f"Saved promise {promise.id}: removed. What you logged stays."), Line(UNDO)]


def skipped(promise: Promise, entry: Entry[Skip], short: str, today: date) -> list[Block]:
    """What is said after a skip."""
    until = f" until {say_day(entry.what.until)}" if entry.what.until else ""
    first = f"Saved skip {short} for {echo_day(entry.day, today)}{until}: {what_words(promise)}."
    return [Line(first), Line(f"Nothing is asked then. {UNDO}")]


def paused(made: Sequence[Promise], pause: Pause, today: date) -> list[Block]:
    """What is said after a pause is set."""
    ids = ", ".join(each.id for each in made)
    until = f" until {say_day(pause.last)}" if pause.last else ""
    first = f"Saved promise {ids}: paused from {echo_day(pause.first, today)}{until}."
    which = made[0].id if len(made) == 1 else "--all"
    return [Line(first), Line(f"To go on sooner: sobertrack promise resume {which}. {UNDO}")]


def resumed(made: Sequence[Promise]) -> list[Block]:
    """What is said when promises go on."""
    ids = ", ".join(each.id for each in made)
    return [Line(f"Saved promise {ids}: on again from today."), Line(UNDO)]


def goal_line(each: Progress) -> str:
    """A goal and how far it is, in a line."""
    return f"{promise_words(each.promise)}: {now(each)}"


def goals_data(found: Sequence[Progress]) -> list[dict[str, Any]]:
    """Several goals as JSON."""
    return [
        {"id": each.promise.id, "promise": promise_words(each.promise), **(goal_data(each.goal) or {})}
        for each in found
    ]


def counts_for(found: Sequence[Progress]) -> str:
    """The promises that something just logged counts for: "walk 5/week: 2 of 5; 3 days left."; "" for none."""
    return " ".join(f"{promise_words(each.promise)}: {now(each)}." for each in found)

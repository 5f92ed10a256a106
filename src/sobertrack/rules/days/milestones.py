"""Milestones: the days a run reaches, always counted from its start; once earned they stay earned."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sobertrack.model.values import Value
from sobertrack.rules.days.lengths import completed_units, date_after
from sobertrack.rules.days.sober_time import Run, Standing

NEUTRAL = "neutral"
OWN = "own"


class Milestone(Value):
    """A length of sober time worth a mark: `count` units ("hour", "day", "week", "month", "year").

    Hours count as whole days. `repeats` n stands for again every n units, 0 for once; then {n} in label and message is
    the number reached. `safety` says that a withdrawal note stands before the message.
    """

    id: str
    custom: str
    unit: str
    count: int
    repeats: int = 0
    label: str = ""
    message: str = ""
    safety: bool = False


class Reached(Value):
    """A milestone on its date. `again` says that an earlier run had reached it too.

    `id` is stable: the row's own, or for a repeating row the number and its unit, "2-years", "aa-2-years". `unit` and
    `count` are what it took: ("year", 2); `row` is the id of the Milestone it comes from.
    """

    id: str
    label: str
    date: date
    message: str = ""
    safety: bool = False
    again: bool = False
    unit: str = "day"
    count: int = 0
    row: str = ""


class Earned(Value):
    """A milestone that was reached, and the run that reached it."""

    reached: Reached
    run: Run


def schedule(start: date, until: date, milestones: Iterable[Milestone]) -> tuple[Reached, ...]:
    """All milestones of a run that starts on `start`, up to and including the date `until`, by date.

    A run that ends on that date has reached it: a run of 30 days reaches 30 days.
    """
    found = [
        (date_after(start, milestone.unit, count), place, milestone, count)
        for place, milestone in enumerate(_neutral_first(milestones))
        for count in _counts(milestone, completed_units(start, until, milestone.unit))
    ]
    return tuple(_reached(milestone, count, day) for day, _, milestone, count in sorted(found, key=lambda row: row[:2]))


def last_and_next(start: date, today: date, milestones: Iterable[Milestone]) -> tuple[Reached | None, Reached | None]:
    """The latest milestone reached by today in the run from `start`, and the next one after today.

    Of several on one day the neutral one counts, then the first as given. One step for each row, however long the run.
    """
    last: Reached | None = None
    next_: Reached | None = None
    for milestone in _neutral_first(milestones):
        reached, ahead = _around(milestone, completed_units(start, today, milestone.unit))
        if reached is not None:
            day = date_after(start, milestone.unit, reached)
            if last is None or day > last.date:
                last = _reached(milestone, reached, day)
        if ahead is not None:
            day = date_after(start, milestone.unit, ahead)
            if next_ is None or day < next_.date:
                next_ = _reached(milestone, ahead, day)
    return last, next_


def milestones_now(
    standing: Standing, today: date, milestones: Iterable[Milestone]
) -> tuple[Reached | None, Reached | None]:
    """`last_and_next` of the current run, `again` filled in; of the next run where only its first day is known.

    Both None while use is ongoing.
    """
    if standing.since is None:
        return None, None
    last, next_ = last_and_next(standing.since, today, milestones)
    return _marked(last, standing.runs), _marked(next_, standing.runs)


def reached_before(reached: Reached, runs: Iterable[Run]) -> bool:
    """Whether a run that ended earlier had reached the same length."""
    for run in runs:
        if run.end is not None and run.end < reached.date:
            day = date_after(run.start, reached.unit, reached.count)
            if day <= run.end:
                return True
    return False


def ahead(standing: Standing, today: date, milestones: Iterable[Milestone]) -> tuple[Reached, ...]:
    """The next date of every milestone that still comes in this run, or in the next one, by date."""
    if standing.since is None:
        return ()
    found = [last_and_next(standing.since, today, [row])[1] for row in _neutral_first(milestones)]
    coming = [_marked(each, standing.runs) for each in found]
    return tuple(sorted((each for each in coming if each is not None), key=lambda each: each.date))


def history(runs: Sequence[Run], today: date, milestones: Iterable[Milestone]) -> tuple[Earned, ...]:
    """Every milestone ever reached, by date, with its run. A later slip takes none of them away."""
    rows = tuple(milestones)
    seen: set[str] = set()
    found: list[Earned] = []
    for run in sorted(runs, key=lambda run: run.start):
        reached = schedule(run.start, run.end or today, rows)
        found += [Earned(one._replace(again=one.id in seen), run) for one in reached]
        seen.update(one.id for one in reached)
    return tuple(found)


def _marked(reached: Reached | None, runs: Iterable[Run]) -> Reached | None:
    return reached and reached._replace(again=reached_before(reached, runs))


def _neutral_first(milestones: Iterable[Milestone]) -> list[Milestone]:
    return sorted(milestones, key=lambda milestone: milestone.custom != NEUTRAL)


def _around(milestone: Milestone, completed: int) -> tuple[int | None, int | None]:
    """The count last reached and the next one."""
    first, step = milestone.count, milestone.repeats
    if completed < first:
        return None, first
    if not step:
        return first, None
    last = first + (completed - first) // step * step
    return last, last + step


def _counts(milestone: Milestone, completed: int) -> Iterator[int]:
    if milestone.count <= completed:
        yield milestone.count
        if milestone.repeats:
            yield from range(milestone.count + milestone.repeats, completed + 1, milestone.repeats)


def _reached(milestone: Milestone, count: int, day: date) -> Reached:
    number, unit = f"{count:,}", milestone.unit
    name = milestone.id
    if milestone.repeats:
        prefix = "" if milestone.custom in (NEUTRAL, OWN) else f"{milestone.custom}-"
        name = f"{prefix}{count}-{unit}{'' if count == 1 else 's'}"
    return Reached(
        id=name,
        label=milestone.label.replace("{n}", number),
        date=day,
        message=milestone.message.replace("{n}", number),
        safety=milestone.safety,
        unit=unit,
        count=count,
        row=milestone.id,
    )

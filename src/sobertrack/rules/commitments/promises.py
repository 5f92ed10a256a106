"""What became of a promise: counted from what is logged anyway, week by week. Said as it is, and never as a streak."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal, TypeAlias

from sobertrack.model.entries import Activity, CheckIn, Contact, Entry, Skip, Visit
from sobertrack.model.promises import Promise
from sobertrack.model.values import Value
from sobertrack.rules.names import plain

State: TypeAlias = Literal["kept", "open", "missed", "rest"]
"""Of a week: kept, still open, ended with less than was asked, or one that asked nothing."""

ONE_DAY = timedelta(days=1)
LONGEST_SKIP = 31
"""So many days at most are skipped at once; what is longer is a pause."""


class Week(Value):
    """One week of one promise, from `start` up to, not including, `end`.

    For a promise by the week, `done` counts what was done, and `asked` what was asked; by the day, both count days.
    `left` are the days of the week that are still to come or open, today among them until it is done.
    `today` is done, open, skipped, paused, or none outside the promise. `skipped` counts days said to be left out.
    """

    start: date
    end: date
    asked: int
    done: int
    left: int
    skipped: int
    state: State
    today: str


def counted(promise: Promise, entry: Entry[Any]) -> bool:
    """Whether something that was logged is what was promised."""
    what = entry.what
    if promise.what == "meetings":
        return isinstance(what, Visit)
    if promise.what == "checkin":
        return isinstance(what, CheckIn)
    if promise.what == "contact":
        known = isinstance(what, Contact) and plain(what.supporter) == plain(promise.name)
        return known and (not promise.how or what.how in ("", promise.how))
    return isinstance(what, Activity) and plain(what.name) == plain(promise.name)


def done_by_day(promise: Promise, entries: Iterable[Entry[Any]]) -> dict[date, int]:
    """How often it was done on each day, repeats of a record counted once. Check-ins and medicine count by the day."""
    mine = {entry.id: entry for entry in entries if counted(promise, entry)}
    found: dict[date, int] = {}
    by_day = promise.what in ("checkin", "medicine")
    for entry in mine.values():
        found[entry.day] = 1 if by_day else found.get(entry.day, 0) + 1
    return found


def skipped_days(promise: Promise, entries: Iterable[Entry[Any]]) -> set[date]:
    """The days that were said to be left out."""
    days: set[date] = set()
    for entry in entries:
        if isinstance(entry.what, Skip) and entry.what.promise == promise.id:
            last = min(entry.what.until or entry.day, entry.day + LONGEST_SKIP * ONE_DAY)
            days.update(entry.day + number * ONE_DAY for number in range(max(1, (last - entry.day).days + 1)))
    return days


def week_start(day: date, week_starts_on: int) -> date:
    """The first day of the week in which a day lies."""
    return day - (day.weekday() - week_starts_on) % 7 * ONE_DAY


def week(promise: Promise, done: Mapping[date, int], skipped: Iterable[date], start: date, today: date) -> Week:
    """One week. Days of a skip or a pause ask nothing; what is done on them counts all the same."""
    days = [start + number * ONE_DAY for number in range(7)]
    out = set(skipped).intersection(days)
    rest = out | {day for day in days if promise.pause_on(day) is not None}
    running = [day for day in days if promise.runs(day)]
    open_days = [day for day in running if day not in rest]
    if promise.per == "day":
        asked = len(open_days)
        achieved = sum(done.get(day, 0) >= promise.times for day in running)
    elif promise.days:
        asked, achieved = 0, sum(done.get(day, 0) for day in running)
    else:
        resting = len([day for day in running if day in rest])
        asked = promise.times * (7 - resting) // 7 if open_days else 0
        achieved = sum(done.get(day, 0) for day in days if promise.until is None or day <= promise.until)
    left = [day for day in open_days if day > today or (day == today and not _done(promise, done, day))]
    over = start + 7 * ONE_DAY <= today
    whole = promise.per == "day" or len(running) == 7
    state = _state(promise, (achieved, asked), over=over, whole=whole)
    return Week(
        start, start + 7 * ONE_DAY, asked, achieved, len(left), len(out), state, _today(promise, done, out, today)
    )


def _done(promise: Promise, done: Mapping[date, int], day: date) -> bool:
    return done.get(day, 0) >= (promise.times if promise.per == "day" else 1)


def _state(promise: Promise, count: tuple[int, int], *, over: bool, whole: bool) -> State:
    achieved, asked = count
    if not asked:
        return "rest"
    if achieved >= asked:
        return "kept"
    if not over:
        return "open"
    # medicine is yes or skip; and a week that the promise did not fill cannot have been missed
    return "rest" if promise.what == "medicine" or not whole else "missed"


def _today(promise: Promise, done: Mapping[date, int], skipped: set[date], today: date) -> str:
    if not promise.runs(today):
        return "none"
    if _done(promise, done, today):
        return "done"
    if today in skipped:
        return "skipped"
    return "paused" if promise.pause_on(today) else "open"


def weeks(promise: Promise, entries: Sequence[Entry[Any]], today: date, week_starts_on: int, number: int) -> list[Week]:
    """The last so many weeks in which it ran, this one last. What lies after today waits for its day."""
    known = [entry for entry in entries if entry.day <= today or isinstance(entry.what, Skip)]
    done, skipped = done_by_day(promise, known), skipped_days(promise, known)
    this = week_start(today, week_starts_on)
    starts = [this - back * 7 * ONE_DAY for back in reversed(range(number))]
    return [
        week(promise, done, skipped, start, today)
        for start in starts
        if any(promise.runs(start + day * ONE_DAY) for day in range(7))
    ]


class Goal(Value):
    """How far a goal is: what was done of what was aimed at, up to its `last` day, and the days left with today.

    It is never missed. `left` is 0 when it is over, and all its days before it begins.
    """

    asked: int
    done: int
    last: date
    left: int

    @property
    def reached(self) -> bool:
        """Whether all of it is done."""
        return self.done >= self.asked


class Progress(Value):
    """A promise and its last weeks, the oldest first; the last of them is this week. `goal` is how far a goal is."""

    promise: Promise
    weeks: tuple[Week, ...]
    today: date
    goal: Goal | None = None

    @property
    def this(self) -> Week | None:
        """This week; None where it does not run in it."""
        return self.weeks[-1] if self.weeks and self.weeks[-1].end > self.today else None

    @property
    def last(self) -> Week | None:
        """The week before this one; None where it did not run in it."""
        ended = [each for each in self.weeks if each.end <= self.today]
        return ended[-1] if ended and (self.today - ended[-1].end).days < 7 else None


KINDS = {
    "meetings": "visit",
    "checkin": "checkin",
    "contact": "contact",
    "medicine": "activity",
    "activity": "activity",
}
"""The kind of entry that each promise is counted from."""


def kinds(promises: Iterable[Promise]) -> set[str]:
    """The kinds of entry that tell of these promises."""
    found = {KINDS[promise.what] for promise in promises}
    return found | {"skip"} if found else found


def goal(promise: Promise, entries: Iterable[Entry[Any]], today: date) -> Goal | None:
    """How far a goal is by today; None for any other promise."""
    if not promise.days or promise.last is None:
        return None
    done = done_by_day(promise, [entry for entry in entries if entry.day <= today and promise.runs(entry.day)])
    left = min(promise.days, max(0, (promise.last - today).days + 1))
    return Goal(promise.times, sum(done.values()), promise.last, left)


def first_day(today: date, week_starts_on: int, number: int) -> date:
    """The first day whose entries tell of the last so many weeks: a skip may have begun before them."""
    return week_start(today, week_starts_on) - (7 * (number - 1) + LONGEST_SKIP) * ONE_DAY


def progress(
    promises: Iterable[Promise], entries: Sequence[Entry[Any]], today: date, week_starts_on: int, number: int = 2
) -> list[Progress]:
    """Each promise with its last so many weeks."""
    return [
        Progress(each, tuple(weeks(each, entries, today, week_starts_on, number)), today, goal(each, entries, today))
        for each in promises
    ]

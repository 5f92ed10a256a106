"""Sober time: runs, current, longest and total, and what a slip does to them.

The rules are sets of days. *Used* days are the union of all slips; *gap* days reach from the last used day to before
a later restart; *runs* are the longest stretches of the days that remain, from the first sober date. Every day of a
run is sober, written about or not.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, TypeAlias

from sobertrack.model.counters import Counter
from sobertrack.model.entries import Entry, Restart, Slip
from sobertrack.model.values import Value
from sobertrack.rules.days.spans import Span, between, overlap, union, without

Status: TypeAlias = Literal["sober", "ongoing", "future"]

WINDOWS = (30, 90, 365)
"""The spans of completed days, counted back from today, that a standing sums up."""


class Run(Value):
    """An unbroken stretch of sober days. `end` is the first day no longer sober; None while it goes on."""

    start: date
    end: date | None
    days: int


class Window(Value):
    """Completed days before today: how many of the last `of` were sober, and how many were days of use."""

    sober: int
    slip: int
    of: int


class Standing(Value):
    """Where a person stands with one counter on one day.

    `since` is the first day of the current run, or of the next one where its date is known; `days` are completed
    days, 0 on the sober date; `slips` counts records and `slip_days` days of use.
    `used` and `gaps` are the stretches behind it; the end of ongoing use is the last day there is.
    """

    counter: Counter
    status: Status
    since: date | None
    days: int
    runs: tuple[Run, ...]
    longest: Run | None
    total: int
    slips: int
    slip_days: int
    last_used: date | None
    windows: dict[int, Window]
    today: date
    used: tuple[Span, ...]
    gaps: tuple[Span, ...]

    @property
    def current(self) -> Run | None:
        """The run that goes on today."""
        return self.runs[-1] if self.runs and self.runs[-1].end is None else None

    @property
    def earlier(self) -> Run | None:
        """The latest run that has ended."""
        ended = [run for run in self.runs if run.end is not None]
        return ended[-1] if ended else None


Record: TypeAlias = Entry[Slip] | Entry[Restart]


def last_day(record: Record) -> date:
    """The last day that a record itself names: the end of a slip's stretch, or the day of a restart."""
    until = record.what.until if isinstance(record.what, Slip) else None
    return max(record.day, until or record.day)


def used_days(records: Iterable[Record], first: date, today: date) -> list[Span]:
    """All days of use known today. Ongoing use reaches to the day before the next restart, or has no end yet.

    Use that began before the first sober date counts as over on that date, unless `until` says otherwise.
    """
    known = [record for record in records if record.day <= today]
    starts = [first, *(day for day in map(_restart_of, known) if day is not None)]
    spans: list[Span] = []
    for record in known:
        if not isinstance(record.what, Slip):
            continue
        last = last_day(record)
        if record.what.ongoing:
            later = [day for day in starts if day > record.day]
            last = date.fromordinal(min(later).toordinal() - 1) if later else date.max
        spans.append((record.day.toordinal(), last.toordinal()))
    return union(spans)


def gap_days(records: Iterable[Record], first: date, today: date) -> list[Span]:
    """Days between the last used day and a restart: neither sober nor used.

    Restarts count in the order they were written: a later one for the same stretch moves the start again, and a slip
    written into a gap afterwards changes no run. A restart on a day of use counts from the end of that use.
    """
    known = sorted((record for record in records if record.day <= today), key=lambda record: record.id)
    restarts = [record for record in known if isinstance(record.what, Restart)]
    gaps: list[Span] = []
    for place, record in enumerate(known):
        start = _restart_of(record)
        if start is None or (isinstance(record.what, Slip) and last_day(record) < first):
            continue
        at = start.toordinal()
        used = used_days([*known[: place + 1], *restarts], first, today)
        free = next((last + 1 for begin, last in used if begin <= at <= last), at)
        after = min((begin for begin, _ in used if begin > free), default=date.max.toordinal() + 1)
        before = max((min(last, at - 1) for begin, last in used if begin < at), default=first.toordinal() - 1)
        if isinstance(record.what, Slip):
            before = last_day(record).toordinal()
        gaps = union([*without(gaps, (free, after - 1)), (before + 1, at - 1)])
    return gaps


def _restart_of(record: Record) -> date | None:
    return record.what.restart if isinstance(record.what, Slip) else record.day


def standing(counter: Counter, records: Sequence[Record], today: date) -> Standing:
    """Count one counter on one day. `records` are its slips and restarts, in any order; later ones wait their day."""
    mine = {record.id: record for record in records if record.what.counter == counter.id and record.day <= today}
    known = list(mine.values())
    used = used_days(known, counter.since, today)
    gaps = gap_days(known, counter.since, today)
    now, first = today.toordinal(), counter.since.toordinal()
    blocked = union(used + gaps)
    runs = tuple(_run(span, now) for span in between(blocked, (first, now)))
    status, since = _status(blocked, first, today)
    return Standing(
        counter=counter,
        status=status,
        since=since,
        days=now - since.toordinal() if since and status == "sober" else 0,
        runs=runs,
        longest=max(runs, key=lambda run: run.days, default=None),
        total=sum(run.days for run in runs),
        slips=sum(isinstance(record.what, Slip) for record in known),
        slip_days=overlap(used, (1, now)),
        last_used=_last_used(used, now),
        windows={size: window(runs, used, counter.since, today, size) for size in WINDOWS},
        today=today,
        used=tuple(used),
        gaps=tuple(gaps),
    )


def earliest_restart(counter: Counter, records: Sequence[Record], today: date) -> date:
    """The first day on which a restart may be set: the day after the last day of use, or the first sober date.

    While use is ongoing that is the day after the last slip that was written down.
    """
    now = standing(counter, records, today)
    last = now.last_used
    if now.status == "ongoing":
        slips = [record for record in records if isinstance(record.what, Slip) and record.what.counter == counter.id]
        last = max(last_day(record) for record in slips if record.day <= today)
    return max(counter.since, last + timedelta(days=1)) if last else counter.since


def _run(span: Span, now: int) -> Run:
    if span[1] == now:
        return Run(date.fromordinal(span[0]), None, now - span[0])
    return Run(date.fromordinal(span[0]), date.fromordinal(span[1] + 1), span[1] + 1 - span[0])


def _status(blocked: list[Span], first: int, today: date) -> tuple[Status, date | None]:
    now = today.toordinal()
    if now < first:
        return "future", date.fromordinal(first)
    for start, last in blocked:
        if start <= now <= last:
            return ("ongoing", None) if last == date.max.toordinal() else ("future", date.fromordinal(last + 1))
    return "sober", date.fromordinal(max([first, *(last + 1 for _, last in blocked if last < now)]))


def _last_used(used: list[Span], now: int) -> date | None:
    days = [min(last, now) for start, last in used if start <= now]
    return date.fromordinal(days[-1]) if days else None


def window(runs: Iterable[Run], used: Iterable[Span], first: date, today: date, size: int) -> Window:
    """The last `size` completed days before today, as far back as the first sober date."""
    now = today.toordinal()
    of = max(0, min(size, now - first.toordinal()))
    bounds = (now - of, now - 1)
    sober = [(run.start.toordinal(), (run.end.toordinal() if run.end else now) - 1) for run in runs]
    return Window(overlap(sober, bounds), overlap(used, bounds), of)

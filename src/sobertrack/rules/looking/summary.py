"""What a stretch of days held: the values behind the report."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from sobertrack.model.entries import CheckIn, Contact, Entry, Slip, Urge, Visit
from sobertrack.rules.coping.moods import Levels, levels
from sobertrack.rules.coping.strategies import Tried, tried
from sobertrack.rules.coping.triggers import Counted, triggers
from sobertrack.rules.coping.urges import Urges, urges
from sobertrack.rules.days.checkin_days import Day, by_day
from sobertrack.rules.days.sober_time import Run, Standing
from sobertrack.rules.days.spans import overlap
from sobertrack.rules.peers.meetings import Visits, per_week, visits
from sobertrack.rules.people.contacts import Contacts, contacts


class Stretch(NamedTuple):
    """The days from `start` up to, not including, `end`."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days it holds."""
        return max(0, (self.end - self.start).days)


class Said(NamedTuple):
    """One line of a person's own, and the day it is about."""

    day: date
    text: str


class SoberDays(NamedTuple):
    """Sober days of one counter in a stretch: "28 of 30 days sober by your date (26 with a check-in), 2 slips".

    Completed days only, from the first sober date: today is not over. Days of a gap are in `of` and nowhere else.
    `slips` counts the records that begin in the stretch, today's too, and `slip_days` its completed days of use.
    """

    counter: str
    sober: int
    of: int
    with_checkin: int
    slips: int
    slip_days: int


class Summary(NamedTuple):
    """A stretch summed up. Every mean stands beside the number of values behind it."""

    stretch: Stretch
    days: tuple[Day, ...]
    moods: Levels
    cravings: Levels
    urges: Urges
    triggers: tuple[Counted, ...]
    tried: tuple[Tried, ...]
    visits: Visits
    visits_per_week: float | None
    contacts: Contacts
    wins: tuple[Said, ...]
    hard: tuple[Said, ...]
    gratitude: tuple[Said, ...]
    slips: tuple[Entry[Slip], ...]


def so_far(period: tuple[date, date], today: date) -> Stretch:
    """The part of a half-open period that has come, today included; empty where it lies ahead."""
    start, end = period
    return Stretch(start, max(start, min(end, date.fromordinal(today.toordinal() + 1))))


def within(entries: Iterable[Entry[Any]], stretch: Stretch) -> list[Entry[Any]]:
    """The entries about days of the stretch, by day and then in the order of writing; repeats count once."""
    start, end = stretch
    mine = {entry.id: entry for entry in entries if start <= entry.day < end}
    return sorted(mine.values(), key=itemgetter(1, 0))  # day and id: by name it takes three times as long


def summary(entries: Iterable[Entry[Any]], stretch: Stretch) -> Summary:
    """Sum up what was written about the days of a stretch."""
    kinds = _by_kind(within(entries, stretch))
    days = tuple(by_day(kinds[CheckIn]).values())
    seen = visits(kinds[Visit])
    tried_in = [*kinds[Urge], *kinds[CheckIn]]
    return Summary(
        stretch=stretch,
        days=days,
        moods=levels(each.mood for each in days),
        cravings=levels(each.craving for each in days),
        urges=urges(kinds[Urge]),
        triggers=triggers([*kinds[Slip], *tried_in]),
        tried=tried(tried_in),
        visits=seen,
        visits_per_week=per_week(seen.total, stretch.days),
        contacts=contacts(kinds[Contact]),
        wins=tuple(Said(each.day, text) for each in days for text in each.wins),
        hard=tuple(Said(each.day, text) for each in days for text in each.hard),
        gratitude=tuple(Said(each.day, text) for each in days for text in each.gratitude),
        slips=tuple(kinds[Slip]),
    )


def _by_kind(entries: Iterable[Entry[Any]]) -> dict[type, list[Entry[Any]]]:
    """The entries of each kind, so that each rule walks over its own."""
    kinds: dict[type, list[Entry[Any]]] = {kind: [] for kind in (CheckIn, Slip, Urge, Visit, Contact)}
    for entry in entries:
        kinds.setdefault(type(entry.what), []).append(entry)
    return kinds


def touching(runs: Iterable[Run], stretch: Stretch) -> list[Run]:
    """The runs that reach into a stretch, one that has no completed day yet among them."""
    return [run for run in runs if run.start < stretch.end and (run.end is None or run.end > stretch.start)]


def sober_days(standing: Standing, entries: Iterable[Entry[Any]], stretch: Stretch) -> SoberDays:
    """One counter's sober days in a stretch. The standing must be that of today."""
    found = within(entries, stretch)
    start = max(stretch.start, standing.counter.since).toordinal()
    bounds = (start, min(stretch.end, standing.today).toordinal() - 1)
    runs = [(run.start.toordinal(), (run.end or standing.today).toordinal() - 1) for run in standing.runs]
    written = sorted({entry.day.toordinal() for entry in found if isinstance(entry.what, CheckIn)})
    slips = [entry for entry in found if isinstance(entry.what, Slip) and entry.what.counter == standing.counter.id]
    return SoberDays(
        counter=standing.counter.id,
        sober=overlap(runs, bounds),
        of=max(0, bounds[1] - bounds[0] + 1),
        with_checkin=sum(_between(written, max(first, bounds[0]), min(last, bounds[1])) for first, last in runs),
        slips=len(slips),
        slip_days=overlap(standing.used, bounds),
    )


def _between(numbers: list[int], first: int, last: int) -> int:
    """How many of the sorted numbers lie between the two, both included."""
    return max(0, bisect_right(numbers, last) - bisect_left(numbers, first))

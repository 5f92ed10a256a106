"""Check-ins put together by day: the last given mood and craving, the union of lists, notes in order."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sobertrack.model.entries import CheckIn, Entry


class Day(NamedTuple):
    """What a person said about one day in all its check-ins. Lists keep the order in which things were first said."""

    day: date
    mood: int | None = None
    craving: int | None = None
    sober: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    wins: tuple[str, ...] = ()
    hard: tuple[str, ...] = ()
    gratitude: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


def by_day(entries: Iterable[Entry[Any]]) -> dict[date, Day]:
    """One Day for each day with a check-in, by date. The order of writing is the order of ids; repeats count once."""
    mine = {entry.id: entry for entry in entries if isinstance(entry.what, CheckIn)}
    days: dict[date, list[Entry[CheckIn]]] = {}
    for _, entry in sorted(mine.items()):
        days.setdefault(entry.day, []).append(entry)
    return {day: _merged(day, days[day]) for day in sorted(days)}


def _merged(day: date, entries: list[Entry[CheckIn]]) -> Day:
    if len(entries) == 1:
        return _alone(day, entries[0])
    said = [entry.what for entry in entries]
    return Day(
        day=day,
        mood=_last([what.mood for what in said]),
        craving=_last([what.craving for what in said]),
        sober=_together([what.sober for what in said]),
        triggers=_together([what.triggers for what in said]),
        tried=_together([what.tried for what in said]),
        wins=_together([what.wins for what in said]),
        hard=_together([what.hard for what in said]),
        gratitude=_together([what.gratitude for what in said]),
        bring=_together([what.bring for what in said]),
        notes=tuple(what.note for what in said if what.note),
        ids=tuple(entry.id for entry in entries),
    )


def _alone(day: date, entry: Entry[CheckIn]) -> Day:
    """A day with one check-in, as almost every day is."""
    mood, craving, *lists, note = entry.what
    if max(map(len, lists)) > 1:
        lists = [tuple(dict.fromkeys(texts)) if len(texts) > 1 else texts for texts in lists]
    return tuple.__new__(Day, (day, mood, craving, *lists, (note,) if note else (), (entry.id,)))


def _last(values: list[int | None]) -> int | None:
    given = [value for value in values if value is not None]
    return given[-1] if given else None


def _together(lists: list[tuple[str, ...]]) -> tuple[str, ...]:
    if not any(lists):
        return ()
    return tuple(dict.fromkeys(text for texts in lists for text in texts))

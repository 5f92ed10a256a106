"""What a supporter is given: built piece by piece from the fields that are allowed, and from nothing else.

Each field has one function, which alone decides what of the notebook that field shows. A field that is not allowed is
not left out of something: it is never made.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from sobertrack.model.entries import Activity, CheckIn, Contact, Entry, Slip, Urge, Visit
from sobertrack.model.promises import MEDICINES, Promise, how_often, promise_words
from sobertrack.model.sharing import FIELDS
from sobertrack.model.values import Value
from sobertrack.rules.commitments.promises import Progress
from sobertrack.rules.coping.moods import levels
from sobertrack.rules.coping.triggers import commonest, said_of
from sobertrack.rules.coping.urges import urges
from sobertrack.rules.days.checkin_days import by_day
from sobertrack.rules.days.sober_time import Standing
from sobertrack.rules.names import plain

MOST_NAMED = 5
"""So many triggers, strategies or activities are named, the commonest ones."""

Piece: TypeAlias = Any
"""What one field shows, as JSON can say it."""


class Source(Value):
    """The notebook, as far as it may be looked at: entries of the days `first` to `last`, and what follows from them.

    `standings` are of the counters that the supporter knows of. `labels` names triggers, strategies and people.
    `line` and `requests` are written for this time, and `name` is the one on what is shared.
    """

    first: date
    last: date
    today: date
    entries: Sequence[Entry[Any]]
    standings: Sequence[Standing]
    promises: Sequence[Progress]
    triggers: Mapping[str, str]
    strategies: Mapping[str, str]
    people: Mapping[str, str]
    recipient: str
    name: str = ""
    line: str = ""
    requests: tuple[str, ...] = ()


def shared(source: Source, allowed: Iterable[str]) -> dict[str, Piece]:
    """The piece of each allowed field, in our order; unknown fields show nothing."""
    wanted = set(allowed)
    return {key_of(field): MAKERS[field](source) for field in FIELDS if field in wanted}


def key_of(field: str) -> str:
    """A field as JSON spells it."""
    return field.replace("-", "_")


def _days(source: Source) -> Piece:
    several = len(source.standings) > 1
    return [
        {
            "counter": each.counter.label if several else None,
            "status": each.status,
            "days": each.days,
            "since": each.since and each.since.isoformat(),
            "total": each.total,
        }
        for each in source.standings
    ]


def _checkins(source: Source) -> Piece:
    days = {entry.day for entry in source.entries if isinstance(entry.what, CheckIn)}
    of = (source.last - source.first).days + 1
    return {"days": len(days), "of": of, "today": source.today in days if source.last >= source.today else None}


def _mood(source: Source) -> Piece:
    found = levels(each.mood for each in by_day(source.entries).values())
    return {"mean": _rounded(found.mean), "days": found.given}


def _urges(source: Source) -> Piece:
    found = urges(source.entries)
    return {
        "count": found.total,
        "mean_peak": _rounded(found.mean_peak),
        "peaks": found.peaks,
        "mean_drop": _rounded(found.mean_drop),
        "drops": found.closed,
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 1)


def _meetings(source: Source) -> Piece:
    return {"count": len(_of(source, Visit))}


def _contacts(source: Source) -> Piece:
    return {"count": len(_of(source, Contact))}


def _of(source: Source, kind: type[Any]) -> list[Entry[Any]]:
    mine = {entry.id: entry for entry in source.entries if isinstance(entry.what, kind)}
    return [mine[ulid] for ulid in sorted(mine)]


def _promises(source: Source) -> Piece:
    running = [each for each in source.promises if each.this is not None and each.promise.what != "medicine"]
    each = [
        {
            "promise": _promise_words(one.promise, source),
            "done": one.this.done,
            "asked": one.this.asked,
            "state": one.this.state,
        }
        for one in running
        if one.this is not None
    ]
    judged = [one for one in each if one["state"] != "rest"]
    return {"kept": sum(one["state"] == "kept" for one in judged), "of": len(judged), "each": each}


def _promise_words(promise: Promise, source: Source) -> str:
    """A promise in its own words; the name of another person stays out of it."""
    if promise.what != "contact":
        return promise_words(promise)
    who = "you" if promise.name == source.recipient else "somebody"
    return f"in touch with {who} {how_often(promise.times, promise.per)}"


def _activities(source: Source) -> Piece:
    """What was done. Medicine stays out of it, as it does out of promises."""
    medicines = MEDICINES | {plain(each.promise.name) for each in source.promises if each.promise.what == "medicine"}
    done = [entry.what for entry in _of(source, Activity) if plain(entry.what.name) not in medicines]
    minutes: dict[str, int] = {}
    for what in done:
        minutes[what.name] = minutes.get(what.name, 0) + (what.minutes or 0)
    times = commonest(what.name for what in done)
    return [{"name": each.name, "times": each.times, "minutes": minutes[each.name] or None} for each in times]


def _triggers(source: Source) -> Piece:
    return _named(said_of(source.entries, "triggers"), source.triggers)


def _strategies(source: Source) -> Piece:
    return _named(said_of(source.entries, "tried"), source.strategies)


def _named(names: Iterable[str], labels: Mapping[str, str]) -> Piece:
    counted = commonest(labels.get(name, name) for name in names)
    return [{"name": each.name, "times": each.times} for each in counted[:MOST_NAMED]]


def _lines(field: str) -> Callable[[Source], Piece]:
    def made(source: Source) -> Piece:
        days = by_day(source.entries).values()
        return [{"day": each.day.isoformat(), "text": text} for each in days for text in getattr(each, field)]

    return made


def _names(source: Source) -> Piece:
    counted = commonest(source.people.get(entry.what.supporter, entry.what.supporter) for entry in _of(source, Contact))
    return [{"name": each.name, "times": each.times} for each in counted]


def _times(source: Source) -> Piece:
    found = sorted(
        (entry.day.isoformat(), entry.time, {CheckIn: "check-in", Urge: "urge"}[type(entry.what)])
        for entry in (*_of(source, CheckIn), *_of(source, Urge))
        if entry.time
    )
    return [{"day": day, "time": time, "what": what} for day, time, what in found]


def _meeting_names(source: Source) -> Piece:
    counted = commonest(entry.what.name for entry in _of(source, Visit))
    return [{"name": each.name, "times": each.times} for each in counted]


def _slips(source: Source) -> Piece:
    known = {each.counter.id: each.counter.label for each in source.standings}
    return [
        {
            "counter": known[entry.what.counter] if len(known) > 1 else None,
            "day": entry.day.isoformat(),
            "until": entry.what.until and entry.what.until.isoformat(),
            "ongoing": entry.what.ongoing,
            "triggers": [source.triggers.get(name, name) for name in entry.what.triggers],
        }
        for entry in _of(source, Slip)
        if entry.what.counter in known
    ]


MAKERS: dict[str, Callable[[Source], Piece]] = {
    "days": _days,
    "line": lambda source: source.line or None,
    "requests": lambda source: list(source.requests),
    "name": lambda source: source.name or None,
    "checkins": _checkins,
    "mood": _mood,
    "urges": _urges,
    "meetings": _meetings,
    "contacts": _contacts,
    "promises": _promises,
    "activities": _activities,
    "triggers": _triggers,
    "strategies": _strategies,
    "wins": _lines("wins"),
    "hard": _lines("hard"),
    "gratitude": _lines("gratitude"),
    "notes": _lines("notes"),
    "names": _names,
    "times": _times,
    "meeting-names": _meeting_names,
    "slips": _slips,
}
"""What each field shows."""

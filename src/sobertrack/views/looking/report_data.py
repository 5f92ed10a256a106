"""A report as JSON: numbers and ids, never changed by a setting."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sobertrack.model.entries import Entry
from sobertrack.rules.coping.moods import by_span
from sobertrack.rules.looking.summary import Said, touching
from sobertrack.views.days import kept
from sobertrack.views.days.standing import run_data
from sobertrack.views.levels import levels_data, rounded
from sobertrack.views.looking import report_people
from sobertrack.views.looking.report import SECTIONS, Report


def data(it: Report, sections: Sequence[str], short: Mapping[str, str]) -> dict[str, Any]:
    """The stretch, both ends included, and what each section holds."""
    stretch = it.summary.stretch
    head = {"from": stretch.start, "to": stretch.end - timedelta(days=1), "days": stretch.days}
    found: dict[str, Any] = {}
    for name in sections or SECTIONS:
        found |= _MAKERS[name](it, short)
    return head | found


def shown_entries(it: Report) -> list[Entry[Any]]:
    """The entries that the JSON names by their short ids."""
    last = it.summary.visits.last
    return [*it.summary.slips, *([last] if last is not None else [])]


def _runs(it: Report, short: Mapping[str, str]) -> dict[str, Any]:
    return {
        "counters": [
            {
                **sober._asdict(),
                "status": each.status,
                "sober_since": each.since,
                "total_sober_days": each.total,
                "runs": [run_data(run) for run in touching(each.runs, it.summary.stretch)],
            }
            for each, sober in it.counted
        ],
        "slips": [
            {"id": short[entry.id], "day": entry.day, "counter": entry.what.counter, "until": entry.what.until}
            for entry in it.summary.slips
        ],
    }


def _checkins(it: Report, _: Mapping[str, str]) -> dict[str, Any]:
    return {"checkins": {"days": len(it.summary.days), "of": it.summary.stretch.days}}


def _moods(it: Report, _: Mapping[str, str]) -> dict[str, Any]:
    return {
        "moods": {**levels_data(it.summary.moods), "weeks": weeks_data(it)},
        "cravings": levels_data(it.summary.cravings),
    }


def weeks_data(it: Report) -> list[dict[str, Any]]:
    """Mood and strongest urge of each week with a check-in. Weeks begin on Monday here, whatever the setting."""
    return [
        {"start": week.start, "days": week.days, "mood": levels_data(week.moods), "craving": levels_data(week.cravings)}
        for week in by_span(it.summary.days, "week", 0)
    ]


def _urges(it: Report, _: Mapping[str, str]) -> dict[str, Any]:
    found = it.summary.urges._asdict()
    return {"urges": {**found, "mean_peak": rounded(found["mean_peak"]), "mean_drop": rounded(found["mean_drop"])}}


def _triggers(it: Report, _: Mapping[str, str]) -> dict[str, Any]:
    labels = it.labels.triggers
    return {
        "triggers": [
            {"trigger": each.name, "label": labels.get(each.name, each.name), "times": each.times}
            for each in it.summary.triggers
        ]
    }


def _strategies(it: Report, _: Mapping[str, str]) -> dict[str, Any]:
    labels = it.labels.strategies
    return {
        "strategies": [
            {
                "strategy": each.strategy,
                "label": labels.get(each.strategy, each.strategy),
                "times": each.times,
                "rated": each.uses.rated,
                "helped": each.uses.helped,
                "mean_drop": rounded(each.uses.mean_drop),
            }
            for each in it.summary.tried
        ]
    }


def _meetings(it: Report, short: Mapping[str, str]) -> dict[str, Any]:
    seen = it.summary.visits
    last = seen.last
    return {
        "meetings": {
            "total": seen.total,
            "per_week": rounded(it.summary.visits_per_week),
            "by_how": {each.name or "unknown": each.times for each in seen.by_how},
            "by_name": [{"name": each.name, "times": each.times} for each in seen.by_name],
            "last": last and {"id": short[last.id], "day": last.day, "name": last.what.name},
        }
    }


def _contacts(it: Report, _: Mapping[str, str]) -> dict[str, Any]:
    found = it.summary.contacts
    people = [
        {
            "supporter": each.name,
            "name": it.labels.people.get(each.name, each.name),
            "times": each.times,
            "last": found.last[each.name],
        }
        for each in found.by_person
    ]
    waiting = [each.person.id for each in it.around.due]
    return {
        "contacts": {"total": found.total, "from_them": found.from_them, "supporters": people, "due": waiting},
    }


def _own(name: str, said: Sequence[Said]) -> dict[str, Any]:
    return {name: [{"day": each.day, "text": each.text} for each in said]}


def _around(name: str) -> Callable[[Report, Mapping[str, str]], dict[str, Any]]:
    return lambda it, _: report_people.data(it.around, [name])


_MAKERS: dict[str, Callable[[Report, Mapping[str, str]], dict[str, Any]]] = {
    "runs": _runs,
    "checkins": _checkins,
    "moods": _moods,
    "urges": _urges,
    "triggers": _triggers,
    "strategies": _strategies,
    "meetings": _meetings,
    "contacts": _contacts,
    "wins": lambda it, _: _own("wins", it.summary.wins),
    "hard": lambda it, _: _own("hard", it.summary.hard),
    "gratitude": lambda it, _: _own("gratitude", it.summary.gratitude),
    "kept": lambda it, _: {"kept": kept.data(it.untouched)},
    **{name: _around(name) for name in ("promises", "activities", "signs")},
}

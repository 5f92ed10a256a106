"""`report --for-counsellor`: one or two plain pages to take along to somebody who helps."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.entries import Entry, Slip
from sobertrack.rules.coping.moods import Levels, Span, by_span
from sobertrack.rules.looking.summary import touching
from sobertrack.views.amounts import count, days
from sobertrack.views.blocks import Block, Bullets, Column, Facts, Gap, Heading, Line, Table
from sobertrack.views.days.stretches import say_period, say_sober_days
from sobertrack.views.labels import named
from sobertrack.views.looking.report import SECTIONS as USUAL
from sobertrack.views.looking.report import Report, today_is_open
from sobertrack.views.looking.report_data import data as report_data
from sobertrack.views.looking.report_data import weeks_data
from sobertrack.views.looking.report_people import done

HEADER = (
    "A personal record, written by the person themselves. It is no measurement and no test: what is not written down "
    "may have been all the same."
)
MOST_NAMED = 8


def pages(it: Report, sections: Sequence[str]) -> list[Block]:
    """The pages: every section that holds something, or those that are asked for."""
    stretch = it.summary.stretch
    title = f"For a talk: {say_period((stretch.start, stretch.end))}"
    blocks: list[Block] = [Heading(title, 1), Line(HEADER, "muted")]
    for name in sections or SECTIONS:
        heading, make = SECTIONS[name]
        said = make(it)
        if said or sections:
            blocks += [Gap(), Heading(heading), *(said or [Line("Nothing is written about this here.")])]
    return blocks


def _runs(it: Report) -> list[Block]:
    rows = []
    for each, sober in it.counted:
        rows.append(Line(f"{each.counter.label}: {say_sober_days(sober, it.wording.word)}"))
        said = [
            f"{say_day(run.start)} to {say_day(run.end - timedelta(days=1)) if run.end else 'now'}: {days(run.days)}"
            for run in touching(each.runs, it.summary.stretch)
            if run.days
        ]
        rows += [Line(text, indent=1) for text in said]
    return [*rows, *today_is_open(it)]


def _slips(it: Report) -> list[Block]:
    labels = {each.counter.id: each.counter.label for each, _ in it.counted}
    rows = tuple(_slip(entry, it) for entry in it.summary.slips if entry.what.counter in labels)
    return [Bullets(rows)] if rows else []


def _slip(entry: Entry[Slip], it: Report) -> str:
    until = f" to {say_day(entry.what.until)}" if entry.what.until else ""
    name = f" ({named([entry.what.counter], it.labels.counters)})" if len(it.counted) > 1 else ""
    why = f": {named(entry.what.triggers, it.labels.triggers)}" if entry.what.triggers else ""
    return f"{say_day(entry.day)}{until}{', ongoing' if entry.what.ongoing else ''}{name}{why}"


def _course(it: Report) -> list[Block]:
    """Mood and strongest urge, week by week."""
    weeks = by_span(it.summary.days, "week", it.week_starts_on)
    if not any(week.moods.given or week.cravings.given for week in weeks):
        return []
    columns = (Column("Week from"), Column("Days", True), Column("Mood 1-5", True), Column("Strongest urge 0-10", True))
    return [Table(columns, tuple(_week(week) for week in weeks))]


def _week(week: Span) -> tuple[str, ...]:
    return say_day(week.start), str(week.days), _mean(week.moods), _mean(week.cravings)


def _mean(levels: Levels) -> str:
    return "" if levels.mean is None else f"{levels.mean:.1f} ({levels.given})"


def _urges(it: Report) -> list[Block]:
    found = it.summary.urges
    if not found.total:
        return []
    rows = [("Written down", count(found.total, "urge"))]
    rows += [("At their strongest", f"{found.mean_peak:.1f} of 10 on average ({found.peaks})")] if found.peaks else []
    rows += [("Looked at again", f"{found.closed}; {found.passed} had passed")] if found.closed else []
    return [Facts(tuple(rows))]


def _bring(it: Report) -> list[Block]:
    texts = tuple(f"{say_day(day.day, year=False)}: {text}" for day in it.summary.days for text in day.bring)
    return [Bullets(texts)] if texts else []


SECTIONS: dict[str, tuple[str, Callable[[Report], list[Block]]]] = {
    "bring": ("To talk about", _bring),
    "runs": ("Runs", _runs),
    "slips": ("Slips", _slips),
    "checkins": USUAL["checkins"],
    "course": ("Mood and urges, week by week", _course),
    "urges": ("Urges", _urges),
    "triggers": USUAL["triggers"],
    "strategies": ("What was tried, and what helped", USUAL["strategies"][1]),
    "meetings": USUAL["meetings"],
    "contacts": ("People", USUAL["contacts"][1]),
    "activities": ("Sleep, movement and other things done", lambda it: done(it.around)),
}
"""The parts of the pages by the word for --section, what the person noted to bring up first."""


def data(it: Report, sections: Sequence[str], short: Mapping[str, str]) -> dict[str, Any]:
    """The pages as JSON; the usual parts in their usual shape."""
    wanted = list(sections or SECTIONS)
    usual = ["runs" if name == "slips" else name for name in wanted if name in USUAL or name == "slips"]
    found = report_data(it, list(dict.fromkeys(usual)) or ["checkins"], short)
    if "course" in wanted:
        found["weeks"] = weeks_data(it)
    if "bring" in wanted:
        found["bring"] = [{"day": day.day, "text": text} for day in it.summary.days for text in day.bring]
    return found

"""The numbers of a report: moods and urges, every average beside how many values it is of."""

from datetime import date

from sobertrack.model.days.calendar_words import MONTHS, WEEKDAYS
from sobertrack.rules.coping.moods import Levels, by_span
from sobertrack.rules.coping.urges import Urges
from sobertrack.rules.looking.summary import Summary
from sobertrack.views.amounts import count, days
from sobertrack.views.blocks import Bar, Bars, Block, Facts, Gap
from sobertrack.views.days.checkin import MOOD_SCALE, URGE_SCALE

MOST_WEEKS, MOST_MONTHS = 14, 24
HOURS = 4
"""The hours that one bar covers."""


def moods(summary: Summary, week_starts_on: int) -> list[Block]:
    """Moods and strongest urges of the day: averages, then moods week by week, month by month or year by year."""
    rows = []
    if summary.moods.mean is not None:
        rows.append(("Mood", f"{_average(summary.moods)}: {MOOD_SCALE}"))
    if summary.cravings.mean is not None:
        rows.append(("Strongest urge", f"{_average(summary.cravings)}: {URGE_SCALE}"))
    if not rows:
        return []
    bars = _by_span(summary, week_starts_on)
    drawn: list[Block] = [Gap(), Bars(bars, 5)] if len(bars) > 1 else []
    return [Facts(tuple(rows)), *drawn]


def _average(levels: Levels) -> str:
    return f"{levels.mean:.1f} on average, {days(levels.given)}"


def _by_span(summary: Summary, week_starts_on: int) -> tuple[Bar, ...]:
    weeks = summary.stretch.days / 7
    unit = "week" if weeks <= MOST_WEEKS else "month" if weeks <= MOST_MONTHS * 4.5 else "year"
    return tuple(
        Bar(_label(span.start, unit), span.moods.mean, f"{span.moods.mean:.1f} ({days(span.moods.given)})")
        for span in by_span(summary.days, unit, week_starts_on)
        if span.moods.mean is not None
    )


def _label(start: date, unit: str) -> str:
    if unit == "year":
        return str(start.year)
    if unit == "month":
        return f"{MONTHS[start.month - 1][:3]} {start.year}"
    return f"from {start.day} {MONTHS[start.month - 1][:3]}"


def urges(found: Urges) -> list[Block]:
    """How many, how strong, what became of them, and when they came."""
    if not found.total:
        return []
    rows = [("In all", count(found.total, "urge"))]
    if found.mean_peak is not None:
        rows.append(("At their strongest", f"{found.mean_peak:.1f} on average, {count(found.peaks, 'urge')}"))
    if found.mean_drop is not None:
        rows.append(("Points they fell", f"{found.mean_drop:.1f} on average, {count(found.closed, 'urge')}"))
    if found.passed:
        rows.append(("Passed", f"{found.passed:,} of {count(found.closed, 'urge')} looked at again"))
    blocks: list[Block] = [Facts(tuple(rows)), Gap(), Bars(_weekdays(found))]
    hours: list[Block] = [Gap(), Bars(_hours(found))] if found.timed else []
    return [*blocks, *hours]


def _weekdays(found: Urges) -> tuple[Bar, ...]:
    pairs = zip(WEEKDAYS, found.weekdays, strict=True)
    return tuple(Bar(name, times, count(times, "urge")) for name, times in pairs if times)


def _hours(found: Urges) -> tuple[Bar, ...]:
    bars = []
    for first in range(0, 24, HOURS):
        times = sum(found.hours[first : first + HOURS])
        if times:
            bars.append(Bar(f"{first:02}:00 to {first + HOURS - 1:02}:59", times, count(times, "urge")))
    return tuple(bars)

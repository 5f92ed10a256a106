"""Where a person stands with one counter, in a sentence or two. A day of use is never a zero."""

from datetime import date, timedelta

from sobertrack.model.days.calendar_words import elapsed, say_ago, say_day
from sobertrack.model.values import Value
from sobertrack.rules.days.milestones import Reached
from sobertrack.rules.days.sober_time import Run, Standing
from sobertrack.views.amounts import days, sober_days
from sobertrack.views.blocks import Line

QUIET_DAYS = 3
"""So many days after a slip no next milestone is shown."""


class Wording(Value):
    """How this person wants it said: their word for "sober", "Day N+1" beside the count, names where several count."""

    word: str = "sober"
    day_number: bool = False
    discreet: bool = False
    named: bool = False

    @property
    def shown(self) -> str:
        """The word as it may be shown: "" where the person wants it off the screen."""
        return "" if self.discreet else self.word


def headline(each: Standing, today: date, wording: Wording) -> str:
    """The first sentence about a counter: the days of the run, or how the next one begins."""
    name = f"{each.counter.label}: " if wording.named and not wording.discreet else ""
    word = "" if wording.discreet else f" {wording.word}"
    if each.status == "ongoing":
        program = "" if wording.discreet else "sobertrack "
        return f"{name}No run just now. When you are ready: {program}restart"
    assert each.since is not None
    if each.status == "future":
        return f"{name}{_ahead(each, today)}"
    if each.days == 0:
        first = each.since == each.counter.since
        return f"{name}First day: {say_day(each.since)}" if first else f"{name}A new run began today"
    number = f" (Day {each.days + 1:,})" if wording.day_number else ""
    return f"{name}{days(each.days)}{word}{number}, since {say_day(each.since)}"


def _ahead(each: Standing, today: date) -> str:
    assert each.since is not None
    if each.since == today + timedelta(days=1):
        return f"A new run starts tomorrow, {say_day(each.since)}"
    return f"The first day is {say_day(each.since)} ({say_ago(each.since, today)})"


def total(each: Standing, wording: Wording) -> str:
    """All sober days, where there are more than those of the current run; "" where there are not."""
    if not each.total or (each.current and each.total == each.days):
        return ""
    said = whole(each.total, wording)
    longest = each.current is not None and each.longest == each.current
    return f"{said} in all" + ("; this run is your longest" if longest else "")


def whole(number: int, wording: Wording) -> str:
    """A number of sober days, in the words that may be shown."""
    return days(number) if wording.discreet else sober_days(number, wording.word)


def milestone_ahead(each: Standing, ahead: Reached | None, today: date) -> str:
    """The next milestone; "" for three days after a slip, and where there is none."""
    if ahead is None or today < each.counter.since or each.status == "ongoing" or slipped_lately(each, today):
        return ""
    return f"Next milestone: {ahead.label}, {say_day(ahead.date, year=False)} ({say_ago(ahead.date, today)})"


def slipped_lately(each: Standing, today: date) -> bool:
    """Whether the last day of use is at most three days ago."""
    return each.last_used is not None and (today - each.last_used).days <= QUIET_DAYS


def milestone_today(reached: Reached | None, today: date) -> str:
    """The sentence for a milestone reached today; "" on other days. Reached again, it says so kindly; in the first days
    of a run that could sting, and only what was reached is said."""
    if reached is None or reached.date != today:
        return ""
    if said_again(reached):
        return f"{reached.label}, again. You knew the way."
    return f"{reached.label}. {reached.message}"


def said_again(reached: Reached) -> bool:
    """Whether it is said that an earlier run had reached a milestone, too."""
    return reached.again and not (reached.unit == "day" and reached.count <= QUIET_DAYS)


def as_on_line(day: date, today: date) -> list[Line]:
    """Which day a screen is about, where it is not today."""
    return [] if day == today else [Line(f"As on {say_day(day)}:", "muted")]


def wording_of(word: str, first_day: int, discreet: bool, several: bool) -> Wording:
    """The wording that the settings ask for."""
    return Wording(word, bool(first_day), discreet, several)


def streak_data(each: Standing, last: Reached | None, ahead: Reached | None, today: date) -> dict[str, object]:
    """One counter as the promised JSON."""
    passed = elapsed(each.since, today) if each.since and each.status == "sober" else (0, 0, 0)
    return {
        "counter": each.counter.id,
        "kind": each.counter.kind,
        "first_sober_date": each.counter.since,
        "sober_since": each.since,
        "status": each.status,
        "days": each.days,
        "elapsed": dict(zip(("years", "months", "days"), passed, strict=True)),
        "longest_run": each.longest and run_data(each.longest),
        "total_sober_days": each.total,
        "slips": each.slips,
        "slip_days": each.slip_days,
        "runs": [run_data(run) for run in each.runs],
        "last_milestone": last and {"id": last.id, "label": last.label, "date": last.date},
        "next_milestone": ahead
        and {"id": ahead.id, "label": ahead.label, "date": ahead.date, "in_days": (ahead.date - today).days},
        "windows": {str(size): window._asdict() for size, window in each.windows.items()},
    }


def run_data(run: Run) -> dict[str, object]:
    """A run as JSON."""
    return {"start": run.start, "end": run.end, "days": run.days}

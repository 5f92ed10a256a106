"""The words of `streak`: current, longest, total and windows side by side, and what a slip cannot touch."""

from datetime import date

from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.values import Value
from sobertrack.rules.days.milestones import Reached
from sobertrack.rules.days.sober_time import Run, Standing
from sobertrack.rules.days.streaks import Streaks
from sobertrack.rules.looking.kept import Untouched
from sobertrack.views.amounts import count, days
from sobertrack.views.blocks import Block, Column, Facts, Gap, Heading, Line, Table
from sobertrack.views.days import kept
from sobertrack.views.days.standing import Wording, headline, milestone_ahead, milestone_today

RUNS_SHOWN = 12
Ahead = dict[str, tuple[Reached | None, Reached | None]]


class Streak(Value):
    """What the screen is about: every counter with its last and next milestone, check-ins, what a slip cannot touch."""

    known: tuple[Standing, ...]
    ahead: Ahead
    checkins: Streaks
    untouched: Untouched
    day: date
    wording: Wording
    everything: bool = False


def screen(it: Streak) -> list[Block]:
    """Every counter, then check-ins, then what stays whatever happens."""
    sections = [_counter(each, it) for each in it.known]
    if not it.known:
        sections.append([Line("No counter yet. Begin one: sobertrack start")])
    sections.append([Heading("Check-ins"), Facts(tuple(_checkins(it.checkins)))])
    sections.append(kept.section(it.untouched))
    blocks: list[Block] = []
    for section in filter(None, sections):
        blocks += [Gap(), *section] if blocks else section
    return blocks


def _counter(each: Standing, it: Streak) -> list[Block]:
    last, ahead = it.ahead[each.counter.id]
    lines = (milestone_today(last, it.day), milestone_ahead(each, ahead, it.day))
    blocks: list[Block] = [
        Heading("Your days" if it.wording.discreet else each.counter.label),
        Line(headline(each, it.day, it.wording._replace(named=False)), "strong"),
        *(Line(text) for text in lines if text),
    ]
    facts = tuple(_facts(each, it))
    blocks += [Facts(facts)] if facts else []
    return [*blocks, Gap(), _runs(each, everything=it.everything)] if len(each.runs) > 1 else blocks


def _facts(each: Standing, it: Streak) -> list[tuple[str, str]]:
    wording, rows = it.wording, []
    if each.longest is not None and each.longest.days:
        now = ", this one" if each.longest == each.current else f", from {say_day(each.longest.start)}"
        rows.append(("Longest run", f"{days(each.longest.days)}{now}"))
    if each.total:
        rows.append(("In all", days(each.total)))
    word = f" {wording.shown}" if wording.shown else ""
    for size, window in each.windows.items():
        if window.sober and (size == 30 or window.of > 30):
            rows.append((f"Last {days(window.of)}", f"{window.sober} of {window.of}{word} by your date"))
    if any(name.startswith("Last ") for name, _ in rows):
        rows.append(("Counted up to", f"{say_day(_last_whole_day(each, it.day))}, the last whole day"))
    return list(dict.fromkeys(rows))


def _last_whole_day(each: Standing, day: date) -> date:
    """The day with which windows and runs end: a day counts once it is over."""
    return date.fromordinal(min(day, each.counter.ended or day).toordinal() - 1)


def _runs(each: Standing, *, everything: bool) -> Table:
    """The runs, the newest first."""
    newest = list(reversed(each.runs))
    shown = newest if everything else newest[:RUNS_SHOWN]
    rows = [(say_day(run.start), _end(run), f"{run.days:,}" if run.days else "new") for run in shown]
    if len(shown) < len(newest):
        rows.append((f"{len(newest) - len(shown)} earlier: sobertrack streak --all", "", ""))
    return Table((Column("Run from"), Column("to"), Column("days", number=True)), tuple(rows))


def _end(run: Run) -> str:
    return say_day(date.fromordinal(run.end.toordinal() - 1)) if run.end else "today"


def _checkins(checkins: Streaks) -> list[tuple[str, str]]:
    rows = [("Days with one", f"{checkins.total:,}")] if checkins.total else []
    if checkins.current:
        rows.append(("In a row", count(checkins.current, "day")))
    if checkins.longest > checkins.current:
        rows.append(("Most in a row", count(checkins.longest, "day")))
    rows.append(("Today", "done" if checkins.logged_today else "still open"))
    return rows

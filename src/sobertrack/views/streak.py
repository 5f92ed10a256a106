"""The words of `streak`: current, longest, total and windows side by side, and what a slip cannot touch."""

from collections.abc import Sequence
from datetime import date

from sobertrack.model.calendar_words import say_day
from sobertrack.rules.milestones import Reached
from sobertrack.rules.sober_time import Run, Standing
from sobertrack.rules.streaks import Streaks
from sobertrack.views.amounts import count, days
from sobertrack.views.blocks import Block, Column, Facts, Gap, Heading, Line, Table
from sobertrack.views.standing import Wording, headline, milestone_ahead, milestone_today

RUNS_SHOWN = 12
Ahead = dict[str, tuple[Reached | None, Reached | None]]


def screen(
    known: Sequence[Standing], ahead: Ahead, checkins: Streaks, kept: Sequence[Block], today: date, wording: Wording
) -> list[Block]:
    """Every counter, then check-ins, then what stays whatever happens."""
    blocks: list[Block] = []
    for each in known:
        blocks += _counter(each, *ahead[each.counter.id], today, wording)
    if not known:
        blocks.append(Line("No counter yet. Begin one: sobertrack start"))
    blocks += [Heading("Check-ins"), Facts(tuple(_checkins(checkins)))]
    return [*blocks, *kept]


def _counter(each: Standing, last: Reached | None, ahead: Reached | None, today: date, wording: Wording) -> list[Block]:
    name = "" if wording.discreet else each.counter.label
    blocks: list[Block] = [
        Heading(name or "Counter"),
        Line(headline(each, today, wording._replace(named=False)), "strong"),
    ]
    reached = milestone_today(last, today)
    next_line = milestone_ahead(each, ahead, today)
    blocks += [Line(text) for text in (reached, next_line) if text]
    blocks.append(Facts(tuple(_facts(each))))
    if len(each.runs) > 1:
        blocks += [Gap(), _runs(each)]
    return blocks


def _facts(each: Standing) -> list[tuple[str, str]]:
    rows = []
    if each.longest is not None and each.longest.days:
        now = ", this one" if each.longest == each.current else f", from {say_day(each.longest.start)}"
        rows.append(("Longest run", f"{days(each.longest.days)}{now}"))
    if each.total:
        rows.append(("In all", days(each.total)))
    for size, window in each.windows.items():
        if window.of and (size == 30 or window.of > 30):
            rows.append((f"Last {days(window.of)}", f"{window.sober} of {window.of} by your date"))
    return list(dict.fromkeys(rows))


def _runs(each: Standing) -> Table:
    shown = list(reversed(each.runs))[:RUNS_SHOWN]
    rows = tuple((say_day(run.start), _end(run), str(run.days)) for run in shown)
    return Table((Column("Run from"), Column("to"), Column("days", number=True)), rows)


def _end(run: Run) -> str:
    return say_day(date.fromordinal(run.end.toordinal() - 1)) if run.end else "today"


def _checkins(checkins: Streaks) -> list[tuple[str, str]]:
    rows = [("Days with one", f"{checkins.total:,}")]
    if checkins.current:
        rows.append(("In a row", count(checkins.current, "day")))
    if checkins.longest > checkins.current:
        rows.append(("Most in a row", count(checkins.longest, "day")))
    rows.append(("Today", "done" if checkins.logged_today else "still open"))
    return rows

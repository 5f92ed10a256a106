"""The words of `report`: a stretch of days on one page, in sections that can be asked for one by one."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.values import Value
from sobertrack.rules.days.sober_time import Standing
from sobertrack.rules.looking.kept import Untouched
from sobertrack.rules.looking.summary import Said, SoberDays, Summary, touching
from sobertrack.views.amounts import count, days
from sobertrack.views.blocks import Bar, Bars, Block, Bullets, Column, Facts, Gap, Heading, Line, Table
from sobertrack.views.days import kept
from sobertrack.views.days.standing import Wording, headline, total
from sobertrack.views.days.stretches import say_period, say_sober_days
from sobertrack.views.labels import Labels
from sobertrack.views.looking.report_levels import moods, urges
from sobertrack.views.looking.report_people import Around, done, due, promised, quiet_signs

MOST_NAMED = 10
MOST_LINES = 40
RUNS_SHOWN = 12
Shown = list[Block]
SCORES = ("moods", "urges", "strategies")
"""The sections that hold averages. The first of them that is shown says what an average is not."""


class Report(Value):
    """A stretch summed up, with what its sections need beside: each counter's standing and sober days, what a slip
    cannot touch, names, and whether the person's own words are shown. `trend` says what an average is not."""

    summary: Summary
    counted: tuple[tuple[Standing, SoberDays], ...]
    untouched: Untouched
    labels: Labels
    wording: Wording
    week_starts_on: int
    notes: bool
    trend: str
    around: Around = Around()


def screen(it: Report, sections: Sequence[str]) -> list[Block]:
    """The page: all sections that hold something, or those that are asked for."""
    stretch = it.summary.stretch
    blocks: list[Block] = [Heading(f"Report: {say_period((stretch.start, stretch.end))}", 1)]
    scores = False
    for name in sections or SECTIONS:
        title, make = SECTIONS[name]
        said = quiet_signs(it.around, asked=True) if name == "signs" and sections else make(it)
        if said or sections:
            blocks += [Gap(), Heading(title), *(said or [Line("Nothing is written about this here.")])]
        if said and name in SCORES and not scores:
            scores = True
            blocks.append(Line(it.trend, "muted"))
    if len(blocks) == 1:
        blocks.append(Line("Nothing is written about these days."))
    return blocks


def _runs(it: Report) -> Shown:
    """Each counter: its days in a sentence, the runs that touch the stretch, where it stands. No share of anything."""
    blocks: Shown = []
    for each, sober in it.counted:
        name = f"{each.counter.label}: " if not it.wording.discreet else ""
        blocks.append(Line(f"{name}{say_sober_days(sober, it.wording.shown)}", "strong"))
        where = (headline(each, each.today, it.wording._replace(named=False)), total(each, it.wording))
        blocks.append(Line(". ".join(part for part in where if part), indent=1))
        rows = [
            (say_day(run.start), say_day(run.end - timedelta(days=1)) if run.end else "today", f"{run.days:,}")
            for run in touching(each.runs, it.summary.stretch)
            if run.days
        ]
        if len(rows) > 1:
            blocks.append(Table((Column("Run from"), Column("to"), Column("days", True)), tuple(rows[-RUNS_SHOWN:])))
    return [*blocks, *today_is_open(it)]


def today_is_open(it: Report) -> list[Block]:
    """Why the days that are counted are one fewer than those of the stretch."""
    today = max((each.today for each, _ in it.counted), default=None)
    if today is None or not it.summary.stretch.start <= today < it.summary.stretch.end:
        return []
    return [Line("Today counts once it is over.", "muted")]


def _checkins(it: Report) -> Shown:
    written = len(it.summary.days)
    return [Line(f"{days(written)} with a check-in, of {it.summary.stretch.days:,}")] if written else []


def _triggers(it: Report) -> Shown:
    named = it.labels.triggers
    rows = [(named.get(each.name, each.name), each.times) for each in it.summary.triggers[:MOST_NAMED]]
    return [Bars(tuple(Bar(name, times, count(times, "time")) for name, times in rows))] if rows else []


def _strategies(it: Report) -> Shown:
    rows = []
    for each in it.summary.tried[:MOST_NAMED]:
        helped = f"{each.uses.helped} of {each.uses.rated}" if each.uses.rated else "not known"
        points = f"{each.uses.mean_drop:.1f}" if each.uses.mean_drop is not None else ""
        rows.append((it.labels.strategies.get(each.strategy, each.strategy), f"{each.times:,}", helped, points))
    columns = (Column("What you tried"), Column("times", True), Column("urge fell", True), Column("points", True))
    return [Table(columns, tuple(rows))] if rows else []


def _meetings(it: Report) -> Shown:
    seen = it.summary.visits
    if not seen.total:
        return []
    often = f", about {it.summary.visits_per_week:.1f} a week" if it.summary.visits_per_week else ""
    rows = [("Attended", f"{count(seen.total, 'time')}{often}")]
    rows += [(each.name, count(each.times, "time")) for each in seen.by_how if each.name]
    rows += [(each.name, count(each.times, "time")) for each in seen.by_name[:MOST_NAMED] if len(seen.by_name) > 1]
    if seen.last is not None:
        rows.append(("Last", f"{seen.last.what.name}, {say_day(seen.last.day)}"))
    return [Facts(tuple(rows))]


def _contacts(it: Report) -> Shown:
    found = it.summary.contacts
    if not found.total:
        return due(it.around)
    theirs = f", {found.from_them:,} of them from the other side" if found.from_them else ""
    rows = [("In all", f"{count(found.total, 'time')}{theirs}")]
    for each in found.by_person[:MOST_NAMED]:
        who = it.labels.people.get(each.name, each.name)
        rows.append((who, f"{count(each.times, 'time')}, last on {say_day(found.last[each.name])}"))
    return [Facts(tuple(rows)), *due(it.around)]


def _own(said: tuple[Said, ...], it: Report) -> Shown:
    """A person's own lines, the newest ones where there are many; only their number where they are kept off lists."""
    if not said:
        return []
    if not it.notes:
        return [Line(f"{count(len(said), 'line')} written. To read them: sobertrack report --notes")]
    shown = said[-MOST_LINES:]
    before = (
        [Line(f"{count(len(said) - len(shown), 'earlier line')}: sobertrack log")] if len(shown) < len(said) else []
    )
    return [*before, Bullets(tuple(f"{say_day(each.day)}: {each.text}" for each in shown))]


def _moods(it: Report) -> Shown:
    return moods(it.summary, it.week_starts_on)


def _urges(it: Report) -> Shown:
    return urges(it.summary.urges)


def _kept(it: Report) -> Shown:
    return kept.section(it.untouched)[1:]


SECTIONS: dict[str, tuple[str, Callable[[Report], Shown]]] = {
    "runs": ("Runs", _runs),
    "checkins": ("Check-ins", _checkins),
    "moods": ("Moods", _moods),
    "urges": ("Urges", _urges),
    "triggers": ("Triggers", _triggers),
    "strategies": ("Strategies", _strategies),
    "meetings": ("Meetings", _meetings),
    "contacts": ("People", _contacts),
    "promises": ("Promises, this week", lambda it: promised(it.around)),
    "activities": ("What you did", lambda it: done(it.around)),
    "wins": ("What went well", lambda it: _own(it.summary.wins, it)),
    "hard": ("What was hard", lambda it: _own(it.summary.hard, it)),
    "gratitude": ("What was good", lambda it: _own(it.summary.gratitude, it)),
    "kept": (kept.TITLE, _kept),
    "signs": ("Quiet signs", lambda it: quiet_signs(it.around, asked=False)),
}
"""The parts of a report by the word for --section, in their order: a title, and what makes the words."""

"""The words of `milestones`: what was reached, which stays, and what comes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sobertrack.model.days.calendar_words import say_ago, say_day
from sobertrack.model.values import Value
from sobertrack.rules.days.milestones import Earned, Reached
from sobertrack.rules.days.sober_time import Standing
from sobertrack.rules.looking.firsts import First
from sobertrack.views.blocks import Block, Column, Facts, Gap, Heading, Line, Table
from sobertrack.views.days.standing import Wording, headline, milestone_today, said_again, slipped_lately

COMING_SHOWN = 5

FIRST_WORDS = {
    "first-checkin": "First check-in",
    "first-meeting": "First meeting",
    "first-contact": "First time you talked with someone",
    "first-urge-passed": "First urge that passed",
    "first-hard-day-passed": "First hard day that passed",
}
"""The name of each first."""


class Marked(Value):
    """One counter with every milestone it reached and those that come."""

    standing: Standing
    reached: tuple[Earned, ...]
    coming: tuple[Reached, ...]


class Customs(Value):
    """What is known of shipped milestones by the id of their row, and what is said of each custom by its id."""

    rows: Mapping[str, Mapping[str, Any]]
    notes: Mapping[str, str]

    def of(self, reached: Reached) -> str:
        """The custom that a milestone belongs to: "neutral", "aa", "na" or "own"."""
        return str(self.rows.get(reached.row, {}).get("custom", "own"))

    def text(self, reached: Reached, field: str) -> str:
        """The colour or the note of a milestone; "" where it has none."""
        return str(self.rows.get(reached.row, {}).get(field, ""))


def screen(
    marked: Sequence[Marked], firsts: Sequence[First], customs: Customs, wording: Wording, *, everything: bool
) -> list[Block]:
    """Every counter, then the firsts, then a word on each custom."""
    blocks: list[Block] = []
    for each in marked:
        blocks += [*([Gap()] if blocks else []), *_counter(each, customs, wording, everything=everything)]
    if not marked:
        blocks.append(Line("No counter yet. Begin one: sobertrack start"))
    if firsts:
        rows = tuple((FIRST_WORDS[first.id], say_day(first.day)) for first in firsts)
        blocks += [Gap(), Heading("Firsts"), Facts(rows)]
    used = {customs.of(one) for each in marked for one in (*(e.reached for e in each.reached), *each.coming)}
    said = [Line(f"{name.upper()}: {note}", "muted") for name, note in customs.notes.items() if name in used]
    return [*blocks, *([Gap()] if said else []), *said]


def _counter(each: Marked, customs: Customs, wording: Wording, *, everything: bool) -> list[Block]:
    today = each.standing.today
    name = "Milestones" if wording.discreet else each.standing.counter.label
    blocks: list[Block] = [Heading(name), Line(headline(each.standing, today, wording._replace(named=False)), "strong")]
    blocks += [Line(text) for text in [_last(each, today)] if text]
    if each.reached:
        rows = [_reached(group, customs) for group in _by_id(each.reached)]
        blocks += [Gap(), _table("Reached", "on", rows)]
    if slipped_lately(each.standing, today):
        blocks += [Gap(), Line("These stay yours. What comes next can wait a few days." if each.reached else _LATER)]
    elif each.coming:
        shown = each.coming if everything else each.coming[:COMING_SHOWN]
        blocks += [Gap(), _table("Coming", "on", [_coming(one, today, customs) for one in shown])]
    return blocks


_LATER = "What comes next can wait a few days."


def _last(each: Marked, today: date) -> str:
    """A sentence on the milestone last reached in the current run; reached again, it says so kindly."""
    current = each.standing.current
    mine = [earned.reached for earned in each.reached if earned.run == current]
    if not mine:
        return ""
    last = mine[-1]
    first_there = next(one for one in mine if one.date == last.date)
    if first_there.date == today:
        return milestone_today(first_there, today)
    if said_again(first_there):
        return f"{first_there.label}, again, on {say_day(first_there.date)}. You knew the way."
    return f"Last reached: {first_there.label}, on {say_day(first_there.date)}"


def _by_id(reached: Iterable[Earned]) -> list[list[Reached]]:
    """The same milestone each time it was reached, in the order of its first time."""
    groups: dict[str, list[Reached]] = {}
    for earned in reached:
        groups.setdefault(earned.reached.id, []).append(earned.reached)
    return list(groups.values())


def _reached(times: Sequence[Reached], customs: Customs) -> tuple[str, str, str]:
    again = ""
    if len(times) > 1:
        again = f"{len(times)} times, last" if len(times) > 2 else "again"
        again = f"{again} on {say_day(times[-1].date)}"
    note = _note(times[0], customs)
    return _name(times[0], customs), say_day(times[0].date), "; ".join(filter(None, (again, note)))


def _coming(one: Reached, today: date, customs: Customs) -> tuple[str, str, str]:
    ahead = say_ago(one.date, today)
    return _name(one, customs), say_day(one.date), "; ".join(filter(None, (ahead, _note(one, customs))))


def _name(one: Reached, customs: Customs) -> str:
    """ "30 days", or with its custom and its colour as words: "AA: 30 days, red"."""
    custom, colour = customs.of(one), customs.text(one, "colour")
    name = f"{custom.upper()}: {one.label}" if custom in customs.notes else one.label
    return f"{name}, {colour}" if colour else name


def _note(one: Reached, customs: Customs) -> str:
    return customs.text(one, "note") if customs.of(one) in customs.notes else ""


def _table(title: str, when: str, rows: Sequence[tuple[str, str, str]]) -> Table:
    if any(row[2] for row in rows):
        return Table((Column(title), Column(when), Column("note", tone="muted")), tuple(rows))
    return Table((Column(title), Column(when)), tuple(row[:2] for row in rows))


def data(
    marked: Sequence[Marked], firsts: Sequence[First], short: Mapping[str, str], customs: Customs
) -> dict[str, Any]:
    """The same as JSON, every milestone each time it was reached."""
    return {
        "counters": [
            {
                "counter": each.standing.counter.id,
                "reached": [_data(earned.reached, customs) for earned in each.reached],
                "next": [
                    {**_data(one, customs), "in_days": (one.date - each.standing.today).days} for one in each.coming
                ],
            }
            for each in marked
        ],
        "firsts": [
            {"id": one.id, "label": FIRST_WORDS[one.id], "date": one.day, "entry": short[one.entry.id]}
            for one in firsts
        ],
    }


def _data(one: Reached, customs: Customs) -> dict[str, Any]:
    return {
        "id": one.id,
        "label": one.label,
        "date": one.date,
        "again": one.again,
        "custom": customs.of(one),
        "colour": customs.text(one, "colour") or None,
        "note": customs.text(one, "note") or None,
    }

"""The words of the aftercare plan: one page for the fridge or the counsellor."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sobertrack.model.aftercare import SECTIONS, SIGN, Aftercare
from sobertrack.model.appointments import Appointment
from sobertrack.model.days.calendar_words import echo_day, say_day
from sobertrack.model.peers.meetings import Meeting
from sobertrack.model.supporters import Supporter
from sobertrack.model.values import Value
from sobertrack.rules.commitments.aftercare import next_review, review_due, reviews
from sobertrack.views.blocks import Block, Bullets, Facts, Gap, Heading, Line
from sobertrack.views.change import UNDO
from sobertrack.views.commitments.appointments import data as appointment_data
from sobertrack.views.commitments.appointments import in_a_line
from sobertrack.views.peers.meetings import in_a_choice

TITLE = "My plan for the time after"
MEDICINE = "Medicine as prescribed is part of the plan, never use."
SIGNS = ("feeling", "thinking", "doing")


class Page(Value):
    """What the page holds: the plan, and from the person's own lists meetings, people and appointments ahead."""

    plan: Aftercare
    meetings: tuple[Meeting, ...] = ()
    people: tuple[Supporter, ...] = ()
    appointments: tuple[Appointment, ...] = ()


def page(it: Page, *, title: bool = True) -> list[Block]:
    """The whole plan; a section without a line is left out."""
    blocks: list[Block] = [Heading(TITLE, 1)] if title else []
    head = [("Programme", it.plan.programme)]
    head += [("Its last day", say_day(it.plan.ended))] if it.plan.ended else []
    days = ", ".join(say_day(each.day) + (" (done)" if each.done else "") for each in reviews(it.plan))
    blocks.append(Facts(tuple(row for row in (*head, ("We look at it again", days)) if row[1])))
    kept = _kept(it)
    for section in SECTIONS:
        lines = (*kept.get(section.key, ()), *it.plan.section(section.key))
        if lines:
            blocks += [Gap(), Heading(section.heading), *_lines(section.key, lines)]
    return blocks


def _kept(it: Page) -> dict[str, tuple[str, ...]]:
    """What the person keeps on lists anyway stands in its section, so that nothing is typed twice."""
    people = tuple(f"{each.name}{f' ({each.role})' if each.role else ''} {each.phone}".rstrip() for each in it.people)
    return {
        "meetings": tuple(map(in_a_choice, it.meetings)),
        "people": people,
        "care": tuple(map(in_a_line, it.appointments)),
    }


def _lines(key: str, lines: Sequence[str]) -> list[Block]:
    if key in SIGNS and any(SIGN in line for line in lines):
        return [Facts(tuple(_sign(line) for line in lines))]
    return [*([Line(MEDICINE)] if key == "medicines" else []), Bullets(tuple(lines))]


def _sign(line: str) -> tuple[str, str]:
    sign, _, act = line.partition(SIGN)
    return sign.strip(), act.strip()


def nothing() -> list[Block]:
    """Where there is no plan yet."""
    return [Line("No aftercare plan yet. At a terminal it is asked step by step: sobertrack plan aftercare")]


def how_to_go_on(it: Page, today: date) -> list[Block]:
    """What can be done with a plan that is there."""
    due = review_due(it.plan, today)
    lines: list[Block] = (
        [Line("It is time to look at it again. When you have: sobertrack plan aftercare --reviewed")] if due else []
    )
    how = "To change it: sobertrack plan aftercare --edit   On paper: sobertrack plan print"
    return [Gap(), *lines, Line(how, "muted")]


def saved(it: Page, today: date) -> list[Block]:
    """What is said after the plan is kept."""
    filled = sum(bool(it.plan.section(section.key)) for section in SECTIONS)
    ahead = next_review(it.plan, today)
    again = f"; to look at again on {say_day(ahead.day)}" if ahead else ""
    end = f"; last day {echo_day(it.plan.ended, today)}" if it.plan.ended else ""
    first = f"Saved aftercare plan: {filled} of {len(SECTIONS)} sections{end}{again}."
    return [Line(first), Line(f"To read it: sobertrack plan aftercare. {UNDO}")]


def reviewed(it: Page, today: date) -> list[Block]:
    """What is said after the plan was looked at again."""
    ahead = next_review(it.plan, today)
    again = f" Next time: {say_day(ahead.day)}." if ahead else ""
    return [Line(f"Saved aftercare plan: looked at again on {say_day(today)}.{again}"), Line(UNDO)]


def data(it: Page, today: date) -> dict[str, Any]:
    """The plan as JSON, with what the lists add to it."""
    due, ahead = review_due(it.plan, today), next_review(it.plan, today)
    return {
        "programme": it.plan.programme or None,
        "ended": it.plan.ended,
        "made": it.plan.made,
        "sections": [
            {"section": section.key, "heading": section.heading, "lines": it.plan.section(section.key)}
            for section in SECTIONS
        ],
        "meetings": [{"id": each.id, "name": each.name} for each in it.meetings],
        "supporters": [{"id": each.id, "name": each.name, "phone": each.phone or None} for each in it.people],
        "appointments": [appointment_data(each) for each in it.appointments],
        "reviews": [{"day": each.day, "done": each.done} for each in reviews(it.plan)],
        "review_due": due and due.day,
        "next_review": ahead and ahead.day,
    }

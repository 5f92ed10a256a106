"""The words of `group`: a list of equals, one group in full, and one's own."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sobertrack.model.days.calendar_words import echo_day, say_day
from sobertrack.model.peers.groups import Group, Question
from sobertrack.model.peers.meetings import Meeting
from sobertrack.model.values import Value
from sobertrack.rules.peers.meetings import Visits
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Facts, Gap, Heading, Line, Quote
from sobertrack.views.change import UNDO
from sobertrack.views.peers.group_words import (
    APPROACH_WORDS,
    AUDIENCE_WORDS,
    GOAL_WORDS,
    KIND_WORDS,
    cost,
    status,
)
from sobertrack.views.peers.meetings import when

LISTS = "Its meetings are published as lists, too, to search offline: sobertrack help meetings"
LEFT_OUT = "hidden, no longer active, or for drinking less"


class Beside(Value):
    """What stands beside every list: lines about substances, and sentences of the shipped safety texts."""

    lines: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class Listed(Value):
    """What `group list` found, and how many groups it left out: see LEFT_OUT."""

    found: tuple[Group, ...]
    left_out: int
    narrowed: bool


def listing(it: Listed, beside: Beside) -> list[Block]:
    """Professional help and the groups side by side, one's own first, each part by name."""
    if not it.found:
        none = Line("No group fits that. All of them: sobertrack group list")
        return [none, *professional((), beside), *remarks(beside)]
    fit = (" that fits" if len(it.found) == 1 else " that fit") if it.narrowed else ""
    blocks: list[Block] = [Line(f"{count(len(it.found), 'group')}{fit}. More on one: sobertrack group show NAME")]
    blocks += professional([each for each in it.found if each.professional], beside)
    peers = [each for each in it.found if not each.professional]
    blocks += _section("Your own", [each for each in peers if each.mine])
    blocks += _section("Groups", [each for each in peers if not each.mine])
    if it.left_out:
        blocks += [Gap(), Line(f"{it.left_out} more, {LEFT_OUT}: sobertrack group list --all", "muted")]
    return [*blocks, *remarks(beside)]


def professional(own: Sequence[Group], beside: Beside) -> list[Block]:
    """Professional help: what a person added, the lines of the country, and what to ask."""
    blocks: list[Block] = [Gap(), Heading("Professional help, beside any of them"), *(_rows(own))]
    return [*blocks, *map(Line, beside.lines), Line("What to ask: sobertrack guide treatment")]


def remarks(beside: Beside) -> list[Block]:
    """What is said below every list of groups."""
    return [Gap(), *(Line(remark) for remark in beside.remarks)]


def _section(title: str, found: Sequence[Group]) -> list[Block]:
    return [Gap(), Heading(title), *_rows(found)] if found else []


def _rows(found: Iterable[Group]) -> list[Block]:
    rows = tuple((each.id, in_a_list(each)) for each in found)
    return [Facts(rows)] if rows else []


def in_a_list(each: Group) -> str:
    """A group in a line: its name, what it is about, and what is not sure about it."""
    short = f" ({each.short})" if each.short and each.short != each.name else ""
    about = each.focus or ("" if each.kind in ("fellowship", "local") else KIND_WORDS[each.kind])
    marks = ["your home group" if each.home else "", "hidden" if each.hidden else "", status(each)]
    return "; ".join(part for part in (", ".join(filter(None, (f"{each.name}{short}", about))), *marks) if part)


class Page(Value):
    """One group, and what the person has to do with it: meetings on their list, visits, questions answered.

    `checked` is the day on which what is shipped was last checked against its pages.
    """

    group: Group
    meetings: tuple[Meeting, ...]
    visits: Visits
    questions: tuple[Question, ...]
    today: date
    notes: bool = True
    checked: date | None = None


def page(it: Page, beside: Beside) -> list[Block]:
    """One group in full: where to find a meeting and what the first visit is like come first."""
    each = it.group
    blocks: list[Block] = [Heading(each.name, 1)]
    blocks += [Line("Find a meeting:"), Line(each.meeting_finder, indent=1)] if each.meeting_finder else []
    blocks += [Line(f"Call: {each.phone}")] if each.phone else []
    blocks += [Line(f"Your first visit: {each.first_visit}")] if each.first_visit else []
    blocks += [Gap(), Facts(tuple((name, value) for name, value in _facts(it) if value))]
    blocks += [Line("Website:"), Line(each.website, indent=1)] if each.website else []
    blocks += [Line(LISTS)] if each.feed else []
    blocks += [Quote(each.note)] if each.note and it.notes else []
    blocks += _answers(it) if it.notes else []
    if each.hidden:
        blocks.append(Line(f"Hidden. To see it in lists again: sobertrack group hide {each.id} --undo", "muted"))
    blocks += [Gap()] if each.professional else [Gap(), Line("Before you go: sobertrack guide first-meeting")]
    blocks.append(Line(f"What to ask: sobertrack group questions {each.id}"))
    return [*blocks, *_source(it), *remarks(beside)]


def _facts(it: Page) -> list[tuple[str, str]]:
    each = it.group
    last = it.visits.last
    seen = f"{it.visits.total:,}, the last on {echo_day(last.day, it.today)}" if last else ""
    return [
        ("Id", each.id + (", your home group" if each.home else "")),
        ("Short", each.short if each.short != each.name else ""),
        ("Kind", KIND_WORDS[each.kind]),
        ("In short", each.tenet),
        ("About", each.focus or ", ".join(each.serves)),
        ("For", each.audience or ", ".join(AUDIENCE_WORDS[word] for word in each.audiences)),
        ("Way", APPROACH_WORDS.get(each.approach, "")),
        ("Goal", GOAL_WORDS.get(each.goal, "")),
        ("How", ", ".join(way.replace("-", " ") for way in each.how)),
        ("Where", each.place or ", ".join(each.regions)),
        ("Cost", cost(each)),
        ("Status", status(each)),
        ("On your list", "; ".join(" ".join(filter(None, (one.name, when(one)))) for one in it.meetings)),
        ("Visits", seen),
    ]


def _answers(it: Page) -> list[Block]:
    told = dict(it.group.answers)
    known = {each.id: each.text for each in it.questions}
    return [
        block for question, answer in told.items() for block in (Line(known.get(question, question)), Quote(answer))
    ]


def _source(it: Page) -> list[Block]:
    """The pages behind it, each on a line of its own, so that an address can be copied."""
    each = it.group
    if not each.source:
        return []
    pages = each.source.split(" ; ")
    on = f" on {say_day(it.checked)}" if it.checked else ""
    head = f"Checked{on} against:" if each.verified else "Not checked yet, from:"
    return [Gap(), Line(head, "muted"), *(Line(source, "muted") for source in pages)]


def data(each: Group) -> dict[str, Any]:
    """A group as JSON."""
    fields = {key: None if value == "" else value for key, value in each._asdict().items()}
    fields["for"] = fields.pop("serves")
    fields["answers"] = [{"question": question, "answer": answer} for question, answer in each.answers]
    return fields


def page_data(it: Page, beside: Beside) -> dict[str, Any]:
    """One group with meetings and visits as JSON."""
    return {
        **data(it.group),
        "meetings": [each.id for each in it.meetings],
        "visits": it.visits.total,
        "last_visit": it.visits.last and it.visits.last.day,
        "remarks": beside.remarks,
    }


def saved(each: Group) -> list[Block]:
    """What is said after a group is added or changed."""
    return [
        Line(f"Saved group {each.id}: {each.name}."),
        Line(f"To read it: sobertrack group show {each.id}. {UNDO}"),
    ]


def removed(each: Group) -> list[Block]:
    """What is said after one's own is removed, or what one said of a shipped one."""
    what = "removed from your list" if each.mine else "what you wrote about it is removed"
    return [Line(f"Saved group {each.id}: {what}."), Line(f"Your visits stay in your log. {UNDO}")]


def hidden(each: Group) -> list[Block]:
    """What is said after one is hidden, or shown again."""
    if each.hidden:
        again = f"To see it again: sobertrack group hide {each.id} --undo. {UNDO}"
        return [Line(f"Saved group {each.id}: hidden; it is suggested no more."), Line(again)]
    return [Line(f"Saved group {each.id}: shown again."), Line(UNDO)]


def home(each: Group | None) -> list[Block]:
    """Which group is the home group."""
    if each is None:
        return [Line("No home group yet. To name one: sobertrack group home NAME")]
    return [Line(f"Your home group: {each.name}"), Line(f"More on it: sobertrack group show {each.id}", "muted")]


def home_saved(each: Group, *, home: bool) -> list[Block]:
    """What is said after a home group is chosen, or is one no more."""
    return [Line(f"Saved group {each.id}: {'your home group' if home else 'no longer your home group'}."), Line(UNDO)]

"""The words of `strategy`: ways of coping, the shipped ones and a person's own."""

from collections.abc import Mapping, Sequence
from typing import Any

from sobertrack.model.strategies import CATEGORIES, Strategy, Trigger
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Column, Facts, Gap, Heading, Line, Steps, Table
from sobertrack.views.change import UNDO

CATEGORY_WORDS = {
    "": "Your own",
    "delay": "Put it off",
    "distract": "Turn to something else",
    "escape": "Get away from it",
    "accept": "Let it be there and pass",
    "body": "Care for your body",
    "thought": "Look at the thought",
    "people": "With other people",
    "plan": "Plan ahead",
    "repair": "After use",
}
"""The heading of each category; "" is what a person put in none."""

EVIDENCE_WORDS = {
    "tested": "Studied on its own",
    "component": "Part of a tested programme, not tested alone",
    "small": "One or a few small studies, or surveys only",
    "custom": "Practice or teaching material, no trial found",
}
"""What each grade says, in words."""


def listing(found: Sequence[Strategy], hidden: int, *, narrowed: bool) -> list[Block]:
    """The strategies under the headings of their categories; `hidden` are those left out because they are hidden."""
    if not found:
        more = f" ({count(hidden, 'hidden one')} not looked at: --all)" if hidden else ""
        return [Line(f"No strategy fits that{more}. All of them: sobertrack strategy list")]
    said = count(len(found), "strategy", "strategies")
    fit = (" that fits" if len(found) == 1 else " that fit") if narrowed else ""
    blocks: list[Block] = [Line(f"{said}{fit}. The steps: sobertrack strategy show NAME")]
    for category in ("", *CATEGORIES):
        rows = tuple((each.id, _in_a_list(each)) for each in found if each.category == category)
        if rows:
            name = f" ({category})" if category else ""
            blocks += [Gap(), Heading(CATEGORY_WORDS[category] + name), Facts(rows)]
    if hidden:
        blocks += [Gap(), Line(f"{hidden} more you have hidden: sobertrack strategy list --all", "muted")]
    return blocks


def _in_a_list(each: Strategy) -> str:
    said = [minutes(each.minutes)] if each.minutes else []
    said += ["yours"] if each.mine else []
    said += ["hidden"] if each.hidden else []
    return f"{each.name} ({', '.join(said)})" if said else each.name


def minutes(number: int) -> str:
    """A length of time on a timer."""
    return f"{number} min"


def triggers(known: Sequence[Trigger]) -> list[Block]:
    """What sets off urges, with what each word means."""
    columns = (Column("Trigger"), Column("In words"), Column("What it means"))
    rows = tuple((each.id, each.label, each.meaning or "one of your own") for each in known)
    return [
        Table(columns, rows),
        Gap(),
        Line("What suits one of them: sobertrack strategy list --for TRIGGER"),
    ]


def trigger_data(each: Trigger) -> dict[str, Any]:
    """A trigger as JSON."""
    fields = each._asdict()
    return {key: value or None for key, value in fields.items()}


def page(each: Strategy, trigger_words: Mapping[str, str]) -> list[Block]:
    """One strategy in full; its caution stands before this page."""
    blocks: list[Block] = [Heading(each.name, 1)]
    if each.how:
        blocks.append(Line(each.how))
    if each.steps:
        blocks += [Gap(), Steps(each.steps)]
    blocks += [Gap(), Facts(tuple(_facts(each, trigger_words))), *_sources(each)]
    if each.hidden:
        blocks.append(Line(f"Hidden. To see it again: sobertrack strategy hide {each.id} --undo", "muted"))
    return blocks


def caution(each: Strategy) -> list[Line]:
    """What to know before the first step."""
    return [Line(f"Caution: {each.caution}", "care")] if each.caution else []


def _facts(each: Strategy, trigger_words: Mapping[str, str]) -> list[tuple[str, str]]:
    rows = [("Id", each.id)]
    if each.minutes:
        rows.append(("Timer", f"{minutes(each.minutes)}; a help to begin, no fact about urges"))
    needs = [need for need in each.needs if need != "nothing"]
    if needs:
        rows.append(("Needs", ", ".join(needs)))
    if each.triggers:
        rows.append(("Suits", "; ".join(trigger_words.get(name, name) for name in each.triggers)))
    else:
        rows.append(("Suits", "the time after use" if each.category == "repair" else "any trigger"))
    if not each.night:
        rows.append(("Best", "by day"))
    if each.strenuous or not each.withdrawal:
        rows.append(("Not for", "the first ten days without alcohol or sedatives"))
    return [*rows, *_origin(each)]


def _origin(each: Strategy) -> list[tuple[str, str]]:
    """Where it comes from, and how much is known about it."""
    rows = []
    if each.evidence:
        note = f". {each.evidence_note}" if each.evidence_note else ""
        rows.append(("Evidence", EVIDENCE_WORDS[each.evidence] + note))
        rows += [("Yours", "changed by you; the evidence is about the shipped text")] if each.mine else []
    else:
        rows.append(("From", "you"))
    return [*rows, ("Heard from", each.heard_from)] if each.heard_from else rows


def _sources(each: Strategy) -> list[Line]:
    """The pages behind it, each on a line of its own, so that an address can be copied."""
    if not each.source or each.source.startswith("custom"):
        return []
    head = Line("Checked against:" if each.verified else "Not checked yet, from:")
    return [head, *(Line(source) for source in each.source.split(" ; "))]


def data(each: Strategy) -> dict[str, Any]:
    """A strategy as JSON."""
    fields = each._asdict()
    for key in ("category", "how", "caution", "evidence", "evidence_note", "source", "heard_from", "minutes"):
        fields[key] = fields[key] or None
    return fields


def saved(each: Strategy) -> list[Block]:
    """What is said after adding or changing one."""
    see = f"To read it: sobertrack strategy show {each.id}. {UNDO}"
    if each.evidence:
        see = f"The shipped text comes back with: sobertrack strategy rm {each.id}. {UNDO}"
    return [Line(f"Saved strategy {each.id}: {each.name}."), Line(see)]


def removed(each: Strategy) -> list[Block]:
    """What is said after one's own is removed, or one's own version of a shipped one."""
    if each.evidence:
        said = f"Saved strategy {each.id}: your version is removed, the shipped one stands again."
        return [Line(said), Line(UNDO)]
    stays = "What you wrote about it stays in your log."
    return [Line(f"Saved strategy {each.id}: removed from your list."), Line(f"{stays} {UNDO}")]


def hidden(each: Strategy) -> list[Block]:
    """What is said after one is hidden, or shown again."""
    if each.hidden:
        again = f"To see it again: sobertrack strategy hide {each.id} --undo. {UNDO}"
        return [Line(f"Saved strategy {each.id}: hidden; it is offered no more."), Line(again)]
    return [Line(f"Saved strategy {each.id}: shown again."), Line(UNDO)]

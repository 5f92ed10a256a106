"""The words of `group choose` and `group questions`: what fits, and why; what to ask, and what was answered."""

from collections.abc import Sequence
from typing import Any

from sobertrack.model.peers.groups import Group, Question
from sobertrack.rules.peers.choosing import Fit
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Gap, Heading, Line, Quote
from sobertrack.views.peers.group_words import reason, status
from sobertrack.views.peers.groups import Beside, data, professional, remarks

WISH_WORDS = {"approaches": "--approach", "how": "--how", "cost": "--cost", "serves": "--for"}
ABOUT_WORDS = {
    "group": "About a group",
    "cost": "About cost",
    "programme": "About a programme, a clinic or a house",
}


def choice(found: Sequence[Fit], own: Sequence[Group], beside: Beside, in_the_way: str) -> list[Block]:
    """What fits, with the reasons; by name, those made for this person first."""
    if not found:
        less = f" Without {WISH_WORDS[in_the_way]} something would." if in_the_way else ""
        blocks: list[Block] = [Line(f"No group fits all of that.{less} All of them: sobertrack group list")]
        return [*blocks, *professional(own, beside), *remarks(beside)]
    fits = count(len(found), "group fits", "groups fit")
    blocks = [Line(f"{fits}. Try two or three, each of them twice; more on one: sobertrack group show NAME")]
    blocks += professional(own, beside)
    made_for = [each for each in found if each.made_for]
    others = [each for each in found if not each.made_for]
    blocks += _section("Made for people like you" if made_for else "", made_for)
    return [*blocks, *_section("Open to anyone" if made_for else "Groups", others), *remarks(beside)]


def _section(title: str, found: Sequence[Fit]) -> list[Block]:
    if not found:
        return []
    blocks: list[Block] = [Gap(), Heading(title)]
    for each in found:
        doubt = f" ({status(each.group)})" if status(each.group) else ""
        blocks += [Line(f"{each.group.name}, {each.group.id}{doubt}", "strong"), Line(why(each), indent=1)]
    return blocks


def why(fit: Fit) -> str:
    """The reasons in a sentence."""
    said = [reason(kind, word) for kind, word in fit.reasons]
    return "; ".join([*said, *(["on your own list"] if fit.group.mine else [])]) or "open to anyone"


def choice_data(found: Sequence[Fit], own: Sequence[Group], beside: Beside) -> dict[str, Any]:
    """What fits as JSON, each with its reasons in words."""
    fits = [{**data(each.group), "reasons": [reason(*one) for one in each.reasons]} for each in found]
    return {"groups": fits, "professional": [data(each) for each in own], "remarks": beside.remarks}


def questions(asked: Sequence[Question], each: Group | None) -> list[Block]:
    """What to ask, under its headings; of one group with what was answered."""
    told = dict(each.answers) if each is not None else {}
    blocks: list[Block] = [Heading(f"Questions for {each.name}" if each is not None else "Questions to ask", 1)]
    for about, title in ABOUT_WORDS.items():
        mine = [one for one in asked if one.about == about]
        blocks += [Gap(), Heading(title)] if mine else []
        for one in mine:
            blocks.append(Line(f"{one.number}. {one.text}"))
            blocks += [Quote(told[one.id], 2)] if one.id in told else []
    typed = f'{each.id if each is not None else "NAME"} --answer "{asked[0].number} ..."'
    return [*blocks, Gap(), Line(f"To keep an answer by its number: sobertrack group edit {typed}")]


def questions_data(asked: Sequence[Question], each: Group | None) -> dict[str, Any]:
    """Questions as JSON; the answer is null where there is none."""
    told = dict(each.answers) if each is not None else {}
    rows = [{**one._asdict(), "answer": told.get(one.id)} for one in asked]
    return {"id": each.id if each is not None else None, "questions": rows}

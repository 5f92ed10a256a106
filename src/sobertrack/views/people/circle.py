"""The words of `circle`: what others gave, side by side. Nobody is ranked, and nothing is counted on from it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sobertrack.model.days.calendar_words import echo_day, say_ago, say_day
from sobertrack.model.sharing import Member
from sobertrack.rules.people.circle import Seat
from sobertrack.views.amounts import count, days
from sobertrack.views.blocks import Block, Heading, Line, table_of
from sobertrack.views.people.share import page

MOST_ASKED = 3
UNSIGNED = "It is not signed: nobody can prove who wrote it."


def listing(found: Sequence[Seat], today: date) -> list[Block]:
    """Everybody, by the alphabet: each as they gave it, on the day on which they gave it."""
    if not found:
        return [
            Line("Nobody is in your circle yet. It begins with a file that somebody gives you."),
            Line("They make it: sobertrack share NAME --format json -o FILE"),
            Line("You read it: sobertrack circle add FILE"),
        ]
    columns = {
        "Name": [each.called for each in found],
        "Days": [_days(each.member.share.get("days")) for each in found],
        "Check-in": [_checkin(each, today) for each in found],
        "Promises": [_promises(each.member.share.get("promises")) for each in found],
        "As of": [say_ago(each.made, today) for each in found],
    }
    blocks: list[Block] = [table_of(columns)]
    blocks += [Line(said) for each in found for said in _asks(each)]
    return [*blocks, Line("Each as they gave it, and not signed. More: sobertrack circle show NAME", "muted")]


def _days(rows: Sequence[Mapping[str, Any]] | None) -> str:
    return "; ".join(map(_run, rows or ()))


def _run(each: Mapping[str, Any]) -> str:
    name = f"{_line(each['counter'])}: " if each["counter"] else ""
    total = f"; {days(each['total'])} in all" if each["total"] else ""
    if each["status"] == "ongoing":
        return f"{name}no run just now{total}"
    if each["days"]:
        return f"{name}{days(each['days'])}"
    began = "begins" if each["status"] == "future" else "began"
    return f"{name}a run {began} {say_day(date.fromisoformat(each['since']), year=False)}{total}"


def _checkin(each: Seat, today: date) -> str:
    done = (each.member.share.get("checkins") or {}).get("today")
    if done is None:
        return ""
    if each.made != today:
        return "done that day" if done else "not yet, then"
    return "done today" if done else "not yet today"


def _promises(it: Mapping[str, Any] | None) -> str:
    if not it or not it["of"]:
        return ""
    so_far = any(each["state"] == "open" for each in it["each"])
    if so_far and not it["kept"]:
        return "the week goes on"
    return f"{it['kept']} of {it['of']} {'so far' if so_far else 'kept'}"


def _asks(each: Seat) -> list[str]:
    """What somebody asks; where it is much, the rest stands on their own page."""
    asked = [_line(text) for text in each.member.share.get("requests") or () if text.strip()]
    said = [f"{each.called} asks: {text}" for text in asked[:MOST_ASKED]]
    left = len(asked) - MOST_ASKED
    return [*said, f"{count(left, 'thing')} more: sobertrack circle show {each.member.id}"] if left > 0 else said


def _line(text: str) -> str:
    return " ".join(text.split())


def screen(each: Seat, today: date) -> list[Block]:
    """All that one person gave, in their own words."""
    first = f"As {each.called} gave it on {echo_day(each.made, today)}. {UNSIGNED}"
    _, *rest = page(each.member.share)
    about = page({**each.member.share, "name": each.member.name})[0]
    return [about if isinstance(about, Heading) else Heading(each.member.name, 1), Line(first, "muted"), *rest]


def saved(member: Member, made: date, before: date | None, today: date) -> list[Block]:
    """What is said after a report was kept."""
    first = f"Saved circle {member.id}: {member.name}, as given on {echo_day(made, today)}. {UNSIGNED}"
    forget = f"Not for undo; to forget it: sobertrack circle rm {member.id}"
    if before is None:
        return [Line(first), Line(f"Side by side: sobertrack circle. {forget}")]
    instead = f"It stands in the place of the one of {say_day(before)}."
    return [Line(first), Line(f"{instead} If this is another {member.name}: circle add FILE --name NAME. {forget}")]


def unchanged(member: Member) -> list[Block]:
    """What is said where the very same report is here already."""
    return [Line(f"Nothing to change: this is what {member.name} gave, and it is here already.")]


def not_taken(member: Member, made: date, kept: date) -> list[Block]:
    """What is said of a report that is older than the one that is kept."""
    return [
        Line(f"Not taken: it was made on {say_day(made)}, and the one of {member.name} here on {say_day(kept)}."),
        Line(f"To take it all the same: sobertrack circle rm {member.id}, then add it again"),
    ]


def forgotten(name: str, backups: int, *, elsewhere: bool) -> list[Block]:
    """What is said when somebody is forgotten, and where a copy of it may still lie."""
    blocks: list[Block] = [
        Line(
            f"Forgotten: what {name} gave you is gone from your notebook. Undo does not bring it back: "
            "it would take back the command before this one. To have it again: sobertrack circle add FILE"
        )
    ]
    if backups:
        let_go = "sobertrack purge --pending --backups lets all of them go"
        blocks.append(Line(f"{count(backups, 'backup')} on this computer may still hold it: {let_go}."))
    if elsewhere:
        blocks.append(Line("So may older copies of the folder: the history of git, or of a sync service."))
    return blocks


def row_data(each: Seat, today: date) -> dict[str, Any]:
    """One row of the circle as JSON; `checkin_today` is null where the report says nothing of today."""
    share = each.member.share
    promises = share.get("promises")
    return {
        "id": each.member.id,
        "name": each.called,
        "made": each.made,
        "signed": False,
        "days": share.get("days"),
        "checkin_today": (share.get("checkins") or {}).get("today") if each.made == today else None,
        "promises": {"kept": promises["kept"], "of": promises["of"]} if promises else None,
        "requests": share.get("requests") or [],
    }


def data(member: Member) -> dict[str, Any]:
    """One person as JSON; `share` is the document as it was given."""
    return {
        "id": member.id,
        "name": member.name,
        "added": member.added,
        "signed": False,
        "share": member.share,
    }

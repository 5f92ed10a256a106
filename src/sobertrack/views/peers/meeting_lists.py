"""The words of imported meeting lists: what became of every record, and which lists there are."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sobertrack.model.peers.feeds import ImportResult, Problem, Source
from sobertrack.model.peers.meetings import Meeting
from sobertrack.model.values import Value
from sobertrack.rules.peers.feed_changes import Changes
from sobertrack.views.blocks import Block, Bullets, Column, Gap, Line, Table
from sobertrack.views.peers.meetings import RESTS, when

MOST_ROWS = 12
EMPTY = "It is empty. A server answers so to a wrong question, too: look at the address."
ALL_OF_THEM = "all of them, each with what was done: add --json"


class Imported(Value):
    """A list that was read: what it is, whose, what reading gave, and what it changes."""

    source: Source
    program: str
    result: ImportResult
    changes: Changes


class Kept(Value):
    """Followed meetings after a list was read again: those that changed, and those that are no longer listed."""

    changed: tuple[Meeting, ...] = ()
    gone: tuple[Meeting, ...] = ()


def imported(it: Imported, kept: Kept) -> list[Block]:
    """What is said after a list was kept."""
    first = Line(f"Saved list {it.source.name}: {_count(it)}.")
    if not it.result.read:
        return [first, Line(EMPTY), *_followed(kept)]
    second = Line(f"{_changes(it)}. To search it: sobertrack meeting list --source {it.source.name} --day today")
    return [first, second, *_followed(kept), *_report(it)]


def not_kept(it: Imported, *, strict: bool) -> list[Block]:
    """What is said where nothing was kept: a dry run, or --strict said no."""
    why = "Nothing was kept, because --strict was given" if strict else "Nothing was kept: this was a dry run"
    return [Line(f"{why}. List {it.source.name}: {_count(it)}."), Line(f"{_changes(it)}."), *_report(it)]


def _count(it: Imported) -> str:
    count, read = len(it.result.meetings), it.result.read
    return f"{count:,} of {read:,} {_meetings(read)} ({it.program})"


def _changes(it: Imported) -> str:
    found = it.changes
    return f"{len(found.added):,} added, {len(found.changed):,} changed, {len(found.gone):,} gone"


def _meetings(count: int) -> str:
    return "meeting" if count == 1 else "meetings"


def _followed(kept: Kept) -> list[Block]:
    """What became of the meetings that are followed."""
    said: list[Block] = [
        Line(f"{each.name} on your list is now {when(each) or 'by appointment'}{'' if each.meets else f' ({RESTS})'}.")
        for each in kept.changed
    ]
    said += [
        Line(f"{each.name} is no longer listed. It stays on your list, and so do your visits.") for each in kept.gone
    ]
    return said


def _report(it: Imported) -> list[Block]:
    """What was left out, what could not be used, and what was read as it was meant."""
    blocks: list[Block] = []
    left_out, problems = it.result.left_out, it.result.problems
    if left_out:
        said = [f"{each.slug or 'a record'}: {each.why}" for each in left_out[:MOST_ROWS]]
        more = len(left_out) - len(said)
        blocks += [
            Gap(),
            Line(f"Left out: {len(left_out):,}"),
            Bullets((*said, *([f"and {more:,} more"] if more else []))),
        ]
    missing, read = ([each for each in problems if _is_missing(each) is wanted] for wanted in (True, False))
    return [
        *blocks,
        *_told("Details left out, or not known here", missing),
        *_told("Written in another way, and read all the same", read),
    ]


def _is_missing(each: Problem) -> bool:
    """Whether something of a meeting could not be used; all else was read, whatever it was written like."""
    return each.done.startswith(("left out", "cut after")) or "not known here" in each.done


def _told(head: str, problems: Sequence[Problem]) -> list[Block]:
    """Details of one kind under their heading, the same things together."""
    blocks: list[Block] = []
    if problems:
        together = Counter((each.field or "the list", each.done) for each in problems)
        example = {(each.field or "the list", each.done): each for each in reversed(problems)}
        rows = [
            (field, f"{count:,}", example[field, done].value, example[field, done].slug, done)
            for (field, done), count in together.most_common(MOST_ROWS)
        ]
        titles = (
            Column("Field"),
            Column("Times", number=True),
            Column("Such as"),
            Column("Meeting"),
            Column("What was done"),
        )
        said = f"{head}: {len(problems):,}"
        blocks += [
            Gap(),
            Line(f"{said}; {ALL_OF_THEM}" if len(problems) > len(rows) else said),
            Table(titles, tuple(rows)),
        ]
    return blocks


def imported_data(it: Imported, *, stored: bool, kept: Kept | None = None) -> dict[str, Any]:
    """The import as JSON, every record and every problem told."""
    return {
        "name": it.source.name,
        "program": it.source.program,
        "timezone": it.source.zone or None,
        "stored": stored,
        "read": it.result.read,
        "imported": len(it.result.meetings),
        "added": len(it.changes.added),
        "changed": len(it.changes.changed),
        "gone": len(it.changes.gone),
        "left_out": [each._asdict() for each in it.result.left_out],
        "problems": [each._asdict() for each in it.result.problems],
        "followed": {
            "changed": [each.id for each in kept.changed] if kept else [],
            "gone": [each.id for each in kept.gone] if kept else [],
        },
    }


def lists(known: Sequence[tuple[Source, str]]) -> list[Block]:
    """The lists there are, each with its programme as people call it."""
    if not known:
        return [Line("No meeting list is imported yet. How: sobertrack help meetings")]
    titles = ("List", "Programme", "Meetings", "Time zone", "Read on")
    rows = [(each.name, program, f"{each.count:,}", each.zone, each.imported) for each, program in known]
    return [Table(tuple(Column(title, number=title == "Meetings") for title in titles), tuple(rows))]


def lists_data(known: Sequence[tuple[Source, str]]) -> dict[str, Any]:
    """The lists as JSON."""
    return {
        "lists": [
            {
                "name": each.name,
                "program": each.program,
                "timezone": each.zone or None,
                "meetings": each.count,
                "placed": each.placed,
                "imported": each.imported or None,
            }
            for each, _ in known
        ]
    }


def dropped(name: str, count: int, followed: int) -> list[Block]:
    """What is said after a list was removed."""
    mine = f" The {followed} you follow stay on your list." if followed else ""
    return [
        Line(f"Saved list {name}: removed, with its {count:,} {_meetings(count)}.{mine}"),
        Line("To have it back, import it again."),
    ]


def followed_already(each: Meeting) -> list[Block]:
    """What is said where a meeting was among the regular ones before."""
    return [Line(f"{each.name} is on your list already, as {each.id}.")]

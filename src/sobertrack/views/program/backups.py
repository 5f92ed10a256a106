"""The words of `backup`: what is kept, what is wrong with it, and what giving one back adds."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sobertrack.model.values import Value
from sobertrack.views.amounts import count, days
from sobertrack.views.blocks import Block, Bullets, Column, Facts, Line, Table
from sobertrack.views.program import differences
from sobertrack.views.program.differences import Difference

OPEN = "It is not encrypted: whoever has the file can read it."
FIRST = "No backup yet. One is made on each day that you write something; now: sobertrack backup create"
OFF = "The daily backup is off: sobertrack config set backups on"


class Row(Value):
    """One backup that is kept here."""

    id: str
    made: datetime
    file: str
    size: int


class Wrong(Value):
    """One thing that is wrong in a backup, and the place."""

    message: str
    place: str
    line: int = 0


class Checked(Value):
    """One backup that was looked through: how many files and lines it holds, and what is wrong with it."""

    name: str
    files: int
    lines: int
    wrong: tuple[Wrong, ...]


class Coming(Value):
    """What giving a backup back adds, or would add.

    `records` are (id, type, day) of what is new here; `whole` the files that come as they are; `empty` says that all
    of the notebook comes from the backup.
    """

    file: str
    made: datetime | None
    empty: bool
    records: tuple[tuple[str, str, str], ...]
    known: int
    differing: tuple[str, ...]
    purged: int
    whole: tuple[str, ...]
    wrong: tuple[Wrong, ...]


def size(number: int) -> str:
    """A size in words that can be compared at a glance."""
    if number < 1000:
        return count(number, "byte")
    return f"{number / 1000:,.0f} kB" if number < 999_500 else f"{number / 1_000_000:,.1f} MB"


def _kilobytes(number: int) -> int:
    return -(-number // 1000)


def age(made: datetime, today: date) -> str:
    """How long ago a backup was made."""
    number = (today - made.date()).days
    if number < 0:
        return "dated after today"
    return ("today", "yesterday")[number] if number < 2 else f"{days(number)} ago"


def screen(rows: Sequence[Row], today: date, *, trouble: str, on: bool) -> list[Block]:
    """Every backup with its age."""
    blocks: list[Block] = []
    if trouble:
        blocks.append(Line(f"The last automatic backup could not be made: {trouble}", "care"))
    if not on:
        blocks.append(Line(OFF))
    if not rows:
        return [*blocks, Line(FIRST if on else "No backup yet. To make one: sobertrack backup create")]
    columns = (Column("backup"), Column("made"), Column("size", number=True))
    cells = tuple((each.id, f"{age(each.made, today)}, {each.made:%H:%M}", size(each.size)) for each in rows)
    blocks.append(Table(columns, cells))
    blocks.append(Line("They lie on this computer, and are not encrypted."))
    blocks.append(Line("For a stick: sobertrack backup create -o FILE"))
    return [*blocks, Line("What the newest would bring back: sobertrack backup restore latest --dry-run")]


def data(rows: Sequence[Row], today: date, *, trouble: str, on: bool) -> dict[str, Any]:
    """The same as JSON."""
    backups = [
        {
            "id": each.id,
            "made": each.made.isoformat(timespec="seconds"),
            "age_days": (today - each.made.date()).days,
            "kilobytes": _kilobytes(each.size),
            "file": each.file,
        }
        for each in rows
    ]
    return {"backups": backups, "automatic": on, "trouble": trouble or None}


def created(name: str, files: int, length: int) -> list[Block]:
    """What is said when a backup was made."""
    return [Line(f"Saved backup {name}: {count(files, 'file')}, {size(length)}. {OPEN}")]


def created_data(ulid: str | None, file: str, files: int, length: int) -> dict[str, Any]:
    """The same as JSON. One in a file of the person's own has no id."""
    return {"id": ulid, "file": file, "files": files, "kilobytes": _kilobytes(length), "encrypted": False}


def verified(found: Sequence[Checked]) -> list[Block]:
    """What was found in each backup."""
    blocks: list[Block] = []
    for each in found:
        if not each.wrong:
            held = f"{count(each.files, 'file')}, {count(each.lines, 'line')} of journal"
            blocks.append(Line(f"{each.name}: whole. {held}; every sum is right and everything can be read."))
        else:
            blocks.append(Line(f"{each.name}: damaged. What can be read of it: {count(each.files, 'file')}.", "care"))
            blocks.append(Bullets(tuple(_sentence(wrong) for wrong in each.wrong)))
    return blocks or [Line("There is no backup to look at yet: sobertrack backup create")]


def verified_data(found: Sequence[Checked]) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "backups": [
            {
                "id": each.name,
                "whole": not each.wrong,
                "files": each.files,
                "lines": each.lines,
                "problems": [_wrong_data(wrong) for wrong in each.wrong],
            }
            for each in found
        ]
    }


def _sentence(wrong: Wrong) -> str:
    return f"{wrong.message} ({wrong.place}:{wrong.line})" if wrong.line else wrong.message


def _wrong_data(wrong: Wrong) -> dict[str, Any]:
    return {"message": wrong.message, "file": wrong.place or None, "line": wrong.line or None}


def question(coming: Coming) -> str:
    """What is asked before a backup is given back."""
    return f"Give it back? That adds {_amount(coming)}, and replaces nothing."


def would(coming: Coming) -> str:
    """The same for somebody who cannot be asked."""
    return f"this would add {_amount(coming)}"


def _amount(coming: Coming) -> str:
    lines = count(len(coming.records), "line")
    return f"{lines} of journal and {count(len(coming.whole), 'whole file')}" if coming.whole else f"{lines} of journal"


def preview(coming: Coming, found: Sequence[Difference]) -> list[Block]:
    """What would happen."""
    blocks = [*_what(coming, "Would add"), *differences.said(found), *_wrong(coming)]
    return [*blocks, Line("This was a look ahead: nothing was changed.")]


def nothing(coming: Coming, found: Sequence[Difference]) -> list[Block]:
    """What is said where all of it is here already, or nothing of it can be read."""
    first = f"Everything that can be read of {coming.file} is here already: nothing was changed."
    blocks: list[Block] = [Line(first), *differences.said(found), *differences.left(found, ())]
    if coming.differing:
        blocks.append(Line(_otherwise(coming)))
    return [*blocks, *_wrong(coming)]


def done(coming: Coming, found: Sequence[Difference], taken: Sequence[str]) -> list[Block]:
    """What has happened."""
    blocks = [*_what(coming, "Restored"), *differences.said(found, taken), *differences.left(found, taken)]
    if not coming.empty:
        blocks.append(Line("How it was before is in: sobertrack backup. undo does not take back entries that came."))
    return [*blocks, *_wrong(coming), Line("To check: sobertrack doctor, then sobertrack streak")]


def _what(coming: Coming, word: str) -> list[Block]:
    made = f", made {coming.made:%Y-%m-%d %H:%M}" if coming.made else ""
    amount = _amount(coming) if coming.records or coming.whole else "nothing new for the journal"
    blocks: list[Block] = [Line(f"{word} from {coming.file}{made}: {amount}.")]
    kinds = Counter(kind for _, kind, _ in coming.records)
    rows = [(kind[:40], f"{number:,}") for kind, number in sorted(kinds.items())]
    if coming.whole:
        rows.append(("whole files", _named(coming.whole)))
    if rows:
        blocks.append(Facts(tuple(rows)))
    if coming.empty:
        return blocks
    if coming.known:
        blocks.append(Line(f"Here already, and left as it is: {count(coming.known, 'line')}."))
    if coming.differing:
        blocks.append(Line(_otherwise(coming)))
    if coming.purged:
        blocks.append(Line(f"Erased here for good, and not brought back: {count(coming.purged, 'line')}."))
    return blocks


def _named(files: Sequence[str]) -> str:
    journals = sum(name.startswith("journal/") for name in files)
    names = [name for name in files if not name.startswith("journal/")]
    return ", ".join([*names, *([count(journals, "journal file")] if journals else [])])


def _otherwise(coming: Coming) -> str:
    more = f" and {len(coming.differing) - 20:,} more" if len(coming.differing) > 20 else ""
    return f"Says something else here, and is left as it is here: {', '.join(coming.differing[:20])}{more}"


def _wrong(coming: Coming) -> list[Block]:
    if not coming.wrong:
        return []
    return [Line("What could not be brought back:", "care"), Bullets(tuple(_sentence(each) for each in coming.wrong))]


def coming_data(
    coming: Coming, found: Sequence[Difference], taken: Sequence[str], *, dry_run: bool, before: str | None = None
) -> dict[str, Any]:
    """The same as JSON. `before` is the backup that was made first."""
    return {
        "file": coming.file,
        "made": coming.made and coming.made.isoformat(timespec="seconds"),
        "dry_run": dry_run,
        "into_empty": coming.empty,
        "added": len(coming.records),
        "entries": [{"id": ulid, "type": kind, "day": day or None} for ulid, kind, day in coming.records],
        "known": coming.known,
        "differing": list(coming.differing),
        "erased": coming.purged,
        "files": list(coming.whole),
        "kept": differences.data(found, taken),
        "problems": [_wrong_data(each) for each in coming.wrong],
        "before": before,
    }

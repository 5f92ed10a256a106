"""The words of `path`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from shlex import quote
from typing import Any

from sobertrack.model.values import Value
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Column, Line, Table
from sobertrack.views.program.differences import Difference
from sobertrack.views.program.importing import Incoming, lines, number

MEANINGS = {
    "data": "yours: copy it, back it up",
    "state": "of this computer: do not sync it",
    "cache": "may be deleted at any time",
    "journal": "what you wrote, a file for each computer and year",
}


class File(Value):
    """One file, and its size in bytes; None where there is none yet."""

    path: Path
    size: int | None


def screen(places: Mapping[str, Path], files: Sequence[File], *, moved: bool) -> list[Block]:
    """The directories, then each file."""
    meanings = {**MEANINGS, **({"data": f"{MEANINGS['data']}; moved here"} if moved else {})}
    rows = [(name, str(place), meanings[name]) for name, place in places.items()]
    rows += [(each.path.name, str(each.path), _size(each)) for each in files]
    return [Table((Column("what"), Column("where"), Column("")), tuple(rows))]


def _size(file: File) -> str:
    return "not there yet" if file.size is None else count(file.size, "byte")


def file_data(file: File) -> dict[str, Any]:
    """A file as JSON."""
    return {"name": file.path.name, "path": str(file.path), "there": file.size is not None, "bytes": file.size}


def moved(target: Path, files: int, first: list[Line]) -> list[Block]:
    """What is said after a move."""
    said = f"Moved: your data is kept in {target} now ({count(files, 'file')} copied and compared)."
    if not files:
        said = f"Your data is kept in {target} from now on: a notebook is there already."
    return [Line(said), *first]


def first_copy(kept: Path | None, *, left: bool) -> list[Line]:
    """Where the first copy is; `left` in a place that another computer may be using."""
    if kept is None:
        return []
    if left:
        return [Line(f"What is in {kept} stays there, as another computer may be using it.")]
    return [Line(f"The first copy is in {kept}. When sobertrack doctor finds nothing wrong, delete it.")]


def question(target: Path, it: Incoming) -> str:
    """What is asked before two notebooks become one."""
    return f"A notebook is in {target} already. Bring yours into it ({number(it.added)}), and use it from now on?"


def would(target: Path, it: Incoming) -> str:
    """What is said where nobody is there to be asked."""
    hidden = f", and hide {count(it.hides, 'entry', 'entries')} there" if it.hides else ""
    return f"a notebook is in {target} already; this would bring {number(it.added)} of yours into it{hidden}"


def brought(target: Path, it: Incoming, differing: Sequence[Difference], kept: Path, first: list[Line]) -> list[Block]:
    """What is said after two notebooks became one."""
    blocks: list[Block] = [
        Line(f"Your data is kept in {target} from now on, together with the notebook that is there already."),
        *lines(it),
    ]
    if differing:
        names = ", ".join(each.name for each in differing)
        blocks.append(Line(f"Otherwise there than you had it, and as there from now on: {names}."))
        blocks.append(Line(f"To see that, or take yours: sobertrack import sobertrack {quote(str(kept))} --dry-run"))
    return [*blocks, *first]

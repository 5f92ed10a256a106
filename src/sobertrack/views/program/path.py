"""The words of `path`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sobertrack.model.values import Value
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Column, Line, Table

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


def moved(target: Path, files: int, kept: Path | None) -> list[Block]:
    """What is said after a move."""
    if not files:
        return [Line(f"Your data is kept in {target} from now on: a notebook is there already.")]
    blocks: list[Block] = [
        Line(f"Moved: your data is kept in {target} now ({count(files, 'file')} copied and compared).")
    ]
    if kept is not None:
        blocks.append(Line(f"The first copy is in {kept}. When sobertrack doctor finds nothing wrong, delete it."))
    return blocks

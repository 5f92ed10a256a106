"""Where a copy of the notebook may be written: over no file unasked, and never among the notebook's own."""

import os
from collections.abc import Sequence
from pathlib import Path

from sobertrack.cli.session import Session
from sobertrack.errors import Misuse


def refuse_inside(session: Session, path: Path, hint: str) -> None:
    """Misuse where a copy would lie among the files that it is a copy of, or where it would be tidied away."""
    place = Path(os.path.realpath(path))
    for own in (session.home.data, session.home.state, session.home.cache):
        if place.is_relative_to(os.path.realpath(own)):
            raise Misuse(f"{path} is inside the notebook itself", f"give another place, such as {hint}")


def refuse_replacing(files: Sequence[Path], *, force: bool) -> None:
    """Misuse where one of these files is there already, unless `force`; a folder or a device is never replaced."""
    there = [path for path in files if os.path.lexists(path)]
    odd = [path for path in there if not path.is_file()]
    if odd:
        raise Misuse(f"{odd[0]} is no plain file", "give another name")
    if there and not force:
        raise Misuse(f"{there[0]} exists already", "give another name, or add --force to replace it")

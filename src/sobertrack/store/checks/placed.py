"""A record, and the line on which it stands: what the checks of the journal look at."""

from pathlib import Path
from typing import NamedTuple

from sobertrack.store.codec import Raw


class Placed(NamedTuple):
    """A record, the file, and the line in it, counted from 1."""

    raw: Raw
    path: Path
    line: int

    @property
    def where(self) -> str:
        """The place in words."""
        return f"line {self.line} of {self.path.name}"

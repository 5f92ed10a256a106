"""The circle: `circle/<id>.json`, the latest report that each person gave. Forgetting one removes the file."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from unicodedata import normalize

from sobertrack.errors import SobertrackError
from sobertrack.model.sharing import LARGEST, Member, is_first_name
from sobertrack.store.codec import FORMAT
from sobertrack.store.files import locked, read_bytes, replace_whole
from sobertrack.store.paths import Home
from sobertrack.store.records.lines import Problem

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}\Z")
"""What a file here may be called; the copy that a sync tool makes of two versions is called otherwise."""

RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z")
"""Names that Windows keeps for itself."""

LARGEST_KEPT = 2 * LARGEST


def member_id(name: str, taken: Mapping[str, object]) -> str:
    """The id of somebody new: plain letters, digits and hyphens; numbered where it is taken."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:36].strip("-") or "person"
    key = f"{key}-1" if RESERVED.match(key) else key
    number, free = 2, key
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free


class Circle:
    """The reports that others gave. Reading never fails: what cannot be read is named in `problems`."""

    def __init__(self, home: Home) -> None:
        self.directory = home.data / "circle"
        self.problems: list[Problem] = []

    def members(self) -> list[Member]:
        """Everybody whose report is kept, by id. What is in a report is not looked at here."""
        paths = sorted(path for path in self.directory.glob("*.json") if ID.match(path.stem))
        return [member for path in paths if (member := self._member(path)) is not None]

    def _member(self, path: Path) -> Member | None:
        try:
            found = json.loads(read_bytes(path, LARGEST_KEPT) or b"")
            name, added, share = found["name"], date.fromisoformat(found["added"]), found["share"]
            if found["format"] != FORMAT or not (
                isinstance(name, str) and is_first_name(name) and isinstance(share, dict)
            ):
                raise ValueError(name)
            return Member(path.stem, name, added, share)
        except (SobertrackError, OSError, ValueError, TypeError, LookupError, RecursionError) as error:
            why = "cannot be read" if isinstance(error, OSError) else "is not as sobertrack wrote it"
            message = f'what "{path.stem}" gave you {why}; add it again, or: sobertrack circle rm {path.stem}'
            self.problems.append(Problem("bad_circle", message, str(path)))
            return None


def keep_member(home: Home, member: Member) -> None:
    """Put a report in the place of the one that this person gave before."""
    kept = {"format": FORMAT, "name": member.name, "added": member.added.isoformat(), "share": member.share}
    data = json.dumps(kept, allow_nan=False, separators=(",", ":")).encode()
    with locked(home.state):
        replace_whole(home.data / "circle" / f"{member.id}.json", data)


def forget_member(home: Home, id_: str) -> bool:
    """Remove what somebody gave, for good; False where there is nothing."""
    path = home.data / "circle" / f"{id_}.json"
    if not ID.match(id_) or not path.exists():
        return False
    with locked(home.state):
        path.unlink(missing_ok=True)
    return True

"""The circle: `circle/<id>.json`, the latest report that each person gave. Forgetting one removes the file."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sobertrack.errors import SobertrackError
from sobertrack.model.sharing import LARGEST, Member, is_first_name
from sobertrack.store.codec import FORMAT
from sobertrack.store.files import locked, read_bytes, replace_whole
from sobertrack.store.kept.file_names import FILE_NAME, file_name
from sobertrack.store.paths import Home, refuse_moved
from sobertrack.store.records.lines import Problem

LARGEST_KEPT = 2 * LARGEST


def member_id(name: str, taken: Mapping[str, object]) -> str:
    """The id of somebody new: plain letters, digits and hyphens; numbered where it is taken."""
    key = file_name(name, 36, "1") or "person"
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
        paths = sorted(path for path in self.directory.glob("*.json") if FILE_NAME.match(path.stem))
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
        refuse_moved(home)
        replace_whole(home.data / "circle" / f"{member.id}.json", data)


def forget_member(home: Home, id_: str) -> None:
    """Remove what somebody gave, for good, if it is there."""
    if FILE_NAME.match(id_):
        with locked(home.state):
            refuse_moved(home)
            (home.data / "circle" / f"{id_}.json").unlink(missing_ok=True)

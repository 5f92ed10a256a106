"""Files that nobody reads: what sync tools make of two versions, what editors and git leave, what did not arrive."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from sobertrack.model.values import Value
from sobertrack.store.notebook import FILES
from sobertrack.store.paths import Home
from sobertrack.store.records.lines import Problem
from sobertrack.store.tables.by_hand import table_changes
from sobertrack.store.tables.toml import read_toml

STYLES = (
    ("Syncthing", r"\.sync-conflict-\d{8}-\d{6}(?:-\w+)?"),
    ("Dropbox or Nextcloud", r" \([^()]*conflicted copy[^()]*\)(?: ?\(\d+\))?"),
    ("ownCloud", r"_conflict-\d{8}-\d{6}"),
    ("a browser or Google Drive", r" ?\(\d+\)"),
    ("iCloud", r" \d{1,3}"),
    ("a file manager", r"(?: - Copy| copy| \(copy\))(?: ?\(?\d+\)?)?"),
    ("a sync tool", r" ?[(\[][^()\[\]]+[)\]]|\.conflict\d*"),
    ("OneDrive", r"-[\w.-]+"),
)
"""Who names the second version of a file how, between its name and its ending; the vaguest pattern last."""

_STYLES = [(maker, re.compile(pattern, re.IGNORECASE)) for maker, pattern in STYLES]
_NAMES = tuple(dict.fromkeys(FILES.values()))
_JOURNAL = re.compile(r"(\d{4}-[0-9a-z]{8})(.+)\.jsonl", re.IGNORECASE | re.DOTALL)
_LEFT = (
    (re.compile(r"\.(.+)\.sw[a-p]"), "an editor that broke off, or is open"),
    (re.compile(r"(.+)~|#(.+)#|\.#(.+)"), "an editor"),
    (re.compile(r"(.+)\.(?:bak|save|old|backup)"), "an editor, or by hand"),
    (re.compile(r"(.+)\.(?:orig|rej)"), "git or patch"),
)
_AWAY = re.compile(r"\.(.+)\.icloud")
_RECEIVED = re.compile(r"(?:\.syncthing\.|~syncthing~).+\.tmp")
_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]*\.json")
_NAMED = 6


class Copy(Value):
    """A second version of one of our files: of which, and who names one so."""

    path: Path
    of: str
    maker: str


def conflict_copies(home: Home) -> list[Copy]:
    """The second versions of TOML files, as sync tools name them."""
    found = []
    for path in _plain_files(home.data):
        copy = _copy_of_table(path)
        if copy is not None:
            found.append(copy)
    return found


def _copy_of_table(path: Path) -> Copy | None:
    for name in _NAMES:
        stem = name.removesuffix(".toml")
        for maker, style in _STYLES:
            if path.name != name and style.fullmatch(_between(path.name, stem, ".toml")):
                return Copy(path, name, maker)
        if path.name.casefold() == f"copy of {name}":
            return Copy(path, name, "a file manager")
    return None


def _between(name: str, stem: str, end: str) -> str:
    inside = name.startswith(stem) and name.endswith(end)
    return name[len(stem) : -len(end)] if inside else "\0"


def copied_journal(name: str) -> str:
    """Who names a copy of a journal file so; "" where it is a name of our own, or none that is known."""
    found = _JOURNAL.fullmatch(name)
    return next((maker for maker, style in _STYLES if found and style.fullmatch(found[2])), "")


def check_copies(home: Home) -> list[Problem]:
    """Everything in the data directory that stands there beside what is read."""
    copies = conflict_copies(home)
    known = {copy.path for copy in copies}
    problems = [_second_version(home, copy) for copy in copies]
    for folder, ours in ((home.data, ".toml"), (home.journal, ".jsonl")):
        for path in _plain_files(folder):
            if path not in known:
                problems += _stray(path, ours)
    return [*problems, *_unread_beside(home), *_other_journals(home)]


def _unread_beside(home: Home) -> Iterator[Problem]:
    """Copies of imported lists and of what others gave, which the plain names of these never have."""
    for path in [*_plain_files(home.data / "feeds"), *_plain_files(home.data / "circle")]:
        if path.name.endswith(".json") and not path.name.startswith(".") and not _PLAIN.fullmatch(path.name):
            yield Problem("stray", f"{path.name} in {path.parent.name} is not a file that sobertrack reads", str(path))


def _plain_files(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as found:
            return sorted(Path(each.path) for each in found if not each.is_dir(follow_symlinks=False))
    except OSError:
        return []


def _second_version(home: Home, copy: Copy) -> Problem:
    here, other = read_toml(home.data / copy.of), read_toml(copy.path)
    head = f"{copy.path.name} is a second version of {copy.of}, as {copy.maker} makes them"
    if other.problem is not None:
        return Problem("unread_copy", f"{head}; it cannot be read", str(copy.path), other.problem.line)
    if here.problem is None:
        changed = table_changes(here._replace(path=home.data / copy.of), other._replace(path=home.data / copy.of))
        if not changed:
            return Problem("same_copy", f"{head}; it says the same", str(copy.path))
        names = [f"{change.noun} {change.key}".strip() for change in changed[:_NAMED]]
        more = f" and {len(changed) - len(names)} more" if len(changed) > len(names) else ""
        return Problem("second_version", f"{head}; these differ: {', '.join(names)}{more}", str(copy.path))
    return Problem("second_version", f"{head}, which cannot be read itself", str(copy.path))


def _stray(path: Path, ours: str) -> Iterator[Problem]:
    name = path.name
    away = _AWAY.fullmatch(name)
    if away and away[1].endswith(ours):
        message = f"{away[1]} lies in iCloud and not on this computer: what stands in it does not count here"
        yield Problem("not_here", message, str(path), damage=True)
        return
    for pattern, maker in _LEFT:
        found = pattern.fullmatch(name)
        if found and ours in "".join(part or "" for part in found.groups()):
            yield Problem("leftover", f"{name} was left by {maker}, and holds what the file held", str(path))
            return
    if name.startswith(".") or _RECEIVED.fullmatch(name) or name in _NAMES:
        return
    if ours == ".toml" and name.endswith(".toml"):
        yield Problem("stray", f"{name} is not a file that sobertrack reads", str(path))
    elif ours == ".jsonl" and not name.endswith(ours):
        yield Problem("unread_file", f"{name} lies in the journal and is not read: its name does not end so", str(path))


def _other_journals(home: Home) -> Iterator[Problem]:
    """A whole directory that a sync tool made a second time: its lines are not read."""
    try:
        folders = sorted(path for path in home.data.iterdir() if path.is_dir() and path != home.journal)
    except OSError:
        return
    for folder in folders:
        if folder.name.casefold().startswith("journal") and any(folder.glob("*.jsonl")):
            message = f"{folder.name} holds journal files, and is not the journal: they are not read"
            yield Problem("second_journal", message, str(folder), damage=True)

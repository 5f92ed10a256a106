"""A backup is opened and checked: what it holds, and what is wrong with it and where."""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sobertrack.errors import Damaged, Misuse, SobertrackError, reason
from sobertrack.model.values import Value
from sobertrack.store.backups import contents
from sobertrack.store.backups.container import LARGEST, Cut, unpacked
from sobertrack.store.backups.contents import Manifest
from sobertrack.store.files import read_bytes
from sobertrack.store.paths import Home
from sobertrack.store.records.lines import Problem, parse
from sobertrack.store.tables.differences import readable

SEALED = (b"age-encryption.org/", b"-----BEGIN AGE", b"-----BEGIN PGP")


class Opened(Value):
    """What could be read of a backup: its files by their paths in the data directory, and what is wrong.

    `spoilt` are the files that are not as they were packed: what is left of them is among `files`. `manifest` is None
    where it cannot be read.
    """

    file: str
    files: dict[str, bytes]
    manifest: Manifest | None
    spoilt: frozenset[str]
    problems: tuple[Problem, ...]

    @property
    def journals(self) -> dict[str, bytes]:
        """The journal files."""
        return {name: data for name, data in self.files.items() if name.startswith("journal/")}

    @property
    def tables(self) -> dict[str, bytes]:
        """The TOML files."""
        return {name: data for name, data in self.files.items() if name.endswith(".toml")}

    @property
    def others(self) -> dict[str, bytes]:
        """What was given by others: imported meeting lists, and reports of the circle."""
        return {name: data for name, data in self.files.items() if name.startswith(("feeds/", "circle/"))}


def read_container(file: Path | None) -> bytes:
    """The bytes of a backup; None is standard input."""
    if file is None:
        data = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin is not None else b""
        if len(data) > LARGEST:
            raise Misuse(f"there is more than {LARGEST // 1024 // 1024} MB on standard input", "no backup is so large")
        return data
    found = read_bytes(file, LARGEST)
    if found is None:
        raise FileNotFoundError(2, "No such file or directory", str(file))
    return found


def opened(data: bytes, file: str) -> Opened:
    """Unpack a backup, every sum compared. What is damaged is named; Misuse for what is no backup, or is no harmless
    one."""
    if data.startswith(SEALED):
        raise Misuse(f"{file} is sealed", f"open it first: age -d {file} | sobertrack backup restore -")
    files: dict[str, bytes] = {}
    spoilt: set[str] = set()
    problems: list[Problem] = []
    listed: bytes | None = None
    summed: bytes | None = None
    unknown = False
    try:
        for each in unpacked(data):
            name = contents.place_of(each.name)
            if name == contents.MANIFEST and each.whole:
                listed = each.data
            elif name == contents.SUMS and each.whole:
                summed = each.data
            elif name.startswith("data/") and contents.OWN.fullmatch(own := name.removeprefix("data/")):
                if own in files:
                    raise Misuse(f'"{own[:80]}" stands in it twice; nothing was changed', "do not use this file")
                if not own.rpartition("/")[2].startswith("."):
                    files[own] = each.data
                    spoilt |= set() if each.whole else {own}
            else:
                unknown = unknown or not each.whole
    except Cut as error:
        problems.append(Problem("cut_backup", f"{file}: {error.message}", file, damage=True))
    if listed is None and not files:
        _refuse(data, file)
    manifest, wrong = _listed(listed, file)
    problems += [*wrong, *_compared(files, manifest, spoilt, file)]
    if not problems and (unknown or (manifest and summed != contents.sums(listed or b"", manifest.items))):
        message = f"{file}: a part of it that holds no entries is not as it was packed"
        problems.append(Problem("spoilt_part", message, file, damage=True))
    return Opened(file, files, manifest, frozenset(spoilt), tuple(problems))


def _refuse(data: bytes, file: str) -> None:
    if not data.strip(b"\0"):
        raise Damaged(f"{file} is empty; nothing can be read from it", "look for another backup: sobertrack backup")
    raise Misuse(f"{file} is no backup of sobertrack, or nothing of it can be read", "others: sobertrack backup")


def _listed(data: bytes | None, file: str) -> tuple[Manifest | None, list[Problem]]:
    with suppress(ValueError):
        if data is not None:
            return contents.decoded(data), []
    message = f"{file}: its own list of what it holds cannot be read, so nothing could be compared with it"
    return None, [Problem("no_list", message, file, damage=True)]


def _compared(files: dict[str, bytes], manifest: Manifest | None, spoilt: set[str], file: str) -> Iterator[Problem]:
    """What is missing, or has another sum than it had when it was packed."""
    for item in manifest.items if manifest else ():
        data = files.get(item.name)
        if data is None:
            yield Problem("missing", f"{item.name} is missing in it", f"{file}:{item.name}", damage=True)
        elif len(data) != item.size or contents.sum_of(data) != item.sha256:
            spoilt.add(item.name)
    for name in sorted(spoilt):
        said = "what is left of it can be read" if files[name] else "nothing of it can be read"
        yield Problem("spoilt", f"{name} is not as it was packed; {said}", f"{file}:{name}", damage=True)


def verify(data: bytes, file: str, home: Home) -> Opened:
    """The same, and every line and every table read, too: what is wrong with them is among the problems."""
    found = opened(data, file)
    problems = list(found.problems)
    for name, content in found.journals.items():
        problems += [_within(each, file, name) for each in parse(content, name).problems]
    _, wrong = readable(found.tables, home)
    problems += [_within(each, file, each.file) for each in wrong if each.code not in ("stray", "newer_file")]
    for name, content in found.others.items():
        try:
            json.loads(content)
        except (ValueError, RecursionError) as error:
            message = f"{name} cannot be read: {reason(error)}"
            problems.append(Problem("bad_file", message, f"{file}:{name}", damage=True))
    return found._replace(problems=tuple(problems))


def _within(problem: Problem, file: str, name: str) -> Problem:
    said = problem.message if name in problem.message else f"{name}: {problem.message}"
    return problem._replace(message=said, file=f"{file}:{name}", damage=True)


def checked(data: bytes, file: str, home: Home) -> tuple[Opened | None, list[Problem]]:
    """What `verify` finds, also where nothing at all can be read."""
    try:
        found = verify(data, file, home)
    except SobertrackError as error:
        return None, [Problem("unreadable", error.message, file, damage=True)]
    return found, list(found.problems)

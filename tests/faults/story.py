"""The commands that faults are tried on, one line each, and the notebook that they work on.

A command that is new gets a row in CASES; `{words}` is what the person typed, which must never be lost, and `{c}` and
`{home}` are those of tools/samples.py.
"""

import json
import os
import shutil
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import running
import samples

WORDS = "words that took courage"
LONG_AGO = 1_700_000_000


class Case(NamedTuple):
    """A command, what came before it, and what must work after it.

    One that is done in several steps, each of which may be the last, is brought to its end by `finish`. `thorough`:
    each of its writes is tried with every error, and not only with one.
    """

    name: str
    line: str
    before: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    finish: str = ""
    thorough: bool = False


_RESTORE = "backup restore {home}/b --yes"
_IMPORT = "import sobertrack {home}/all --yes"
CASES = (
    Case("checkin", "checkin 4 2 -n '{words}'", thorough=True),
    Case("first entry", "checkin 4 -n '{words}'", ("!empty",), thorough=True),
    Case("daily backup", "checkin 4 -n '{words}'", ("!no backups",), ("backup verify",)),
    Case("slip", "slip --counter alcohol --on yesterday -n '{words}'"),
    Case("edit", "edit {c} --note '{words}'"),
    Case("undo an entry", "undo", ("checkin 2 -n quiet",)),
    Case("undo a table", "undo", ("strategy edit feed-the-cat --minutes 7",)),
    Case("strategy edit", "strategy edit feed-the-cat --caution '{words}'", thorough=True),
    Case("backup create", "backup create", then=("backup verify",)),
    Case("backup restore", _RESTORE, ("backup create -o {home}/b", "!older"), finish=_RESTORE),
    Case("import", _IMPORT, ("export -o {home}/all", "!older"), finish=_IMPORT),
    Case("purge", "purge {c} --yes", finish="purge --pending --yes"),
)


class Notebook:
    """A notebook on which one case can be tried again and again, each time as it was at first."""

    def __init__(self, root: Path, case: Case) -> None:
        self.root, self.case = root, case
        self.made = samples.Notebook(root)
        self.home = root / "notebook"
        self.environ = self.made.environ
        for line in case.before:
            self._prepare(line)
        self.words = self.made.words(case.line.replace("{words}", WORDS))
        found = sorted(self.home.rglob("*"))
        self.kept = {str(path.relative_to(self.home)): None if path.is_dir() else path.read_bytes() for path in found}
        for path in found:
            os.utime(path, (LONG_AGO, LONG_AGO))

    def _prepare(self, line: str) -> None:
        if line == "!empty":
            shutil.rmtree(self.home)
            self.home.mkdir()
        elif line == "!no backups":
            shutil.rmtree(self.home / "state" / "backups", ignore_errors=True)
        elif line == "!older":  # as it was some entries before the copy was taken
            (file,) = (self.home / "data" / "journal").iterdir()
            lines = file.read_bytes().splitlines(keepends=True)
            file.write_bytes(b"".join(lines[:-5]))
            shutil.rmtree(self.home / "state")
            shutil.rmtree(self.home / "cache")
        else:
            answer = self.made.run(line)
            assert answer.code == 0, answer.screen

    def again(self) -> "State":
        """Make everything as it was at first; what it holds. What was not touched since is left alone."""
        for path in sorted(self.home.rglob("*"), reverse=True):
            if str(path.relative_to(self.home)) not in self.kept:
                path.rmdir() if path.is_dir() else path.unlink()
        for name, content in self.kept.items():
            path = self.home / name
            if content is None:
                path.mkdir(mode=0o700, parents=True, exist_ok=True)
            elif not _untouched(path, content):
                path.write_bytes(content)
                path.chmod(0o600)
                os.utime(path, (LONG_AGO, LONG_AGO))
        return state(self.home)

    def finish(self) -> "State":
        """Bring a command of several steps to its end; what the notebook holds then."""
        answer = self.made.run(self.case.finish)
        assert answer.code == 0, answer.screen
        return state(self.home)

    def run(self, *words: str) -> running.Answer:
        """What the program answers, in this process and unharmed."""
        return running.run(list(words), self.environ)


def _untouched(path: Path, content: bytes) -> bool:
    """Whether nobody wrote to a file since it was made as it was: every write sets its time."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return False
    return (status.st_mtime, status.st_size) == (LONG_AGO, len(content))


class State(NamedTuple):
    """What a notebook holds: each id with its lines, and what stands in each TOML file."""

    lines: dict[str, list[bytes]]
    tables: dict[str, Any]

    @property
    def ids(self) -> set[str]:
        """The ids of all records."""
        return set(self.lines)


def state(home: Path) -> State:
    """Read everything strictly: a line or a file that does not parse is an error."""
    lines: dict[str, list[bytes]] = {}
    for path in sorted((home / "data" / "journal").glob("*.jsonl")):
        for line in path.read_bytes().split(b"\n"):
            if line:
                lines.setdefault(json.loads(line)["id"], []).append(line)
    for path in (home / "state").glob("*.json"):
        json.loads(path.read_bytes())
    tables = {path.name: tomllib.loads(path.read_text("utf-8")) for path in (home / "data").glob("*.toml")}
    return State(lines, tables)

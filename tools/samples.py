"""One line at least for each command, on a made-up notebook: for docs/json.md, and for what holds for every command.

A command that is new in the table gets a line here. `{c}` stands for the id of a check-in, `{s}` of a slip, `{u}` of
an urge, `{v}` of a visit.
"""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import running
from running import Answer
from sobertrack.cli.commands import COMMANDS, ROWS, Row

SAVED_ID = re.compile(r"\b([a-z])-[0-9a-z]{5,}\b")

NOTEBOOK = (
    ("2026-08-01T09:00", "start alcohol --since 2026-08-01 --reason 'mornings with the children'"),
    ("2026-09-01T09:00", "start nicotine --since 2026-09-01"),
    (
        "2026-10-01T20:00",
        "checkin 3 6 --trigger lonely --tried call-someone --hard 'a long evening' --note 'rain again'",
    ),
    ("2026-10-09T22:10", "slip alcohol --trigger party --note 'at the wedding'"),
    ("2026-11-20T20:00", "checkin 4 2 --win 'walked home' --gratitude soup --bring 'the wedding' --talked Sam --sober"),
    ("2026-11-21T20:00", "checkin 2 5 --halt tired"),
)
"""What somebody did: the moment, and the command. Nobody in it exists."""

LINES: dict[str, tuple[str, ...]] = {
    "checkin": ("4 2 --note 'a quiet Sunday' --win walked", "", "1 9 --counter alcohol --not-sober"),
    "slip": ("--counter alcohol --on yesterday --trigger party", "nicotine --ongoing"),
    "restart": ("--counter alcohol", "2026-11-15 --counter nicotine"),
    "today": ("", "--as-of 2026-10-09", "--all"),
    "streak": ("", "--as-of 2026-10-09", "--as-of 2026-01-01", "--counter nicotine"),
    "start": ("cannabis --since 2026-11-01 --reason sleep",),
    "completion": ("bash",),
    "help": ("", "dates"),
}
"""For each command its arguments; the first line shows it in docs/json.md, all of them tell the types."""


def leaves() -> list[tuple[str, Row, str]]:
    """Every command that can be called: its words, its row, and its second word."""
    return [(f"{row.name} {sub}".strip(), row, sub) for row in ROWS for sub in (row.subs or ("",))]


def lines_of(name: str) -> list[str]:
    """The samples of a command as command lines."""
    return [f"{name} {line}".strip() for line in LINES.get(name, ())]


def sampled() -> list[str]:
    """Every sample as a command line."""
    return [line for name, _, _ in leaves() for line in lines_of(name)]


class Notebook:
    """The made-up notebook, in a directory of its own."""

    def __init__(self, root: Path) -> None:
        self.environ = running.surroundings(root)
        self.ids: dict[str, str] = {}
        for moment, line in NOTEBOOK:
            if line.split()[0] not in COMMANDS:
                continue
            answer = self.run(line, SOBERTRACK_NOW=f"{moment}:00+00:00")
            if answer.code:
                raise RuntimeError(f"{line}: {answer.screen}")
            for letter, ulid in ((found[1], found[0]) for found in SAVED_ID.finditer(answer.out)):
                self.ids.setdefault(letter, ulid)

    def words(self, line: str) -> list[str]:
        """A sample line as arguments, with the ids of this notebook."""
        return [re.sub(r"\{([a-z])\}", lambda found: self.ids[found[1]], word) for word in shlex.split(line)]

    def run(self, line: str, **extra: str) -> Answer:
        """What the program answers to a sample line."""
        return running.run(self.words(line), {**self.environ, **extra})

    def document(self, line: str) -> Any:
        """The JSON that the program answers to a sample line, the place of this notebook left out of it."""
        answer = self.run(f"{line} --json")
        try:
            return json.loads(answer.out.replace(self.environ["HOME"], "~"))
        except ValueError:
            raise RuntimeError(f"{line}: {answer.screen}") from None

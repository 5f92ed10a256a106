"""Computers that share a data directory through something else: a sync tool, git, a stick."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import running
from running import Answer

START = datetime(2026, 11, 22, 8, tzinfo=UTC)

STYLES = {
    "Syncthing": "{stem}.sync-conflict-20261122-101500-ABCDEF{n}{end}",
    "Dropbox": "{stem} (Sam's conflicted copy 2026-11-2{n}){end}",
    "iCloud": "{stem} {n}{end}",
    "OneDrive": "{stem}-LAPTOP-7K{n}{end}",
    "Nextcloud": "{stem} (conflicted copy 2026-11-22 10150{n}){end}",
    "Google Drive": "{stem} ({n}){end}",
}
"""How each of them names the second version of a file."""

WORDS = (
    ("checkin", "4", "--sober"),
    ("checkin", "2", "7", "--trigger", "lonely", "-n", "a hard evening"),
    ("urge", "6", "--counter", "alcohol"),
    ("slip", "alcohol", "--on", "2026-11-0{n}"),
    ("attend", "a meeting in Leeds", "--how", "online"),
    ("undo",),
    ("rm", "{last}"),
    ("edit", "{last}", "--note", "said otherwise {n}"),
)
"""What a person writes."""


class Computer:
    """One computer: its own state and cache, and a data directory that others see, too."""

    clock = 0

    def __init__(self, root: Path, name: str) -> None:
        self.home = root / name
        self.data = self.home / "notebook" / "data"
        self.journal = self.data / "journal"
        self.environ = running.surroundings(self.home)
        self.saved: set[bytes] = set()

    def run(self, *words: str) -> Answer:
        """What the program answers here, a minute after the last answer anywhere."""
        Computer.clock += 1
        moment = START + timedelta(minutes=Computer.clock)
        return running.run(list(words), {**self.environ, "SOBERTRACK_NOW": moment.isoformat()})

    def write(self, which: int) -> None:
        """One of the things a person writes; what is acknowledged is remembered."""
        words = WORDS[which % len(WORDS)]
        last = next((entry["id"] for entry in reversed(self.entries())), "c-none0") if "{last}" in words else ""
        answer = self.do(*(word.format(n=which % 9 + 1, last=last) for word in words))
        assert answer.code in (0, 2, 4), answer.screen  # nothing to undo yet, or gone already

    def do(self, *words: str) -> Answer:
        """Run a command that writes; the lines that it acknowledges are remembered."""
        before = self.lines()
        answer = self.run(*words)
        if answer.code == 0:
            self.saved |= self.lines() - before
        return answer

    def entries(self) -> list[dict[str, Any]]:
        """What stands, as this computer sees it."""
        answer = self.run("log", "--json", "--last", "60d")
        assert answer.code in (0, 3), answer.screen  # 3 where something came back
        found: list[dict[str, Any]] = json.loads(answer.out)["data"]["entries"]
        return found

    def sees(self) -> Any:
        """Everything that two computers should agree on."""
        streak = json.loads(self.run("streak", "--json").out)["data"]
        return self.entries(), streak

    def findings(self) -> list[str]:
        """What doctor finds; damage fails."""
        answer = self.run("doctor", "--json")
        assert answer.code == 0, answer.screen
        return [each["code"] for each in json.loads(answer.out)["data"]["findings"]]

    def files(self) -> list[Path]:
        """The journal's files."""
        return sorted(self.journal.glob("*.jsonl")) if self.journal.is_dir() else []

    def lines(self) -> set[bytes]:
        """Every line of every file."""
        return {line.strip() for path in self.files() for line in path.read_bytes().split(b"\n")} - {b""}

    def first(self) -> None:
        """Make the notebook, and write once, so that an undo never reaches the tables: they are not merged."""
        for words in (("start", "alcohol", "--since", "2026-10-12"), ("checkin", "3")):
            assert self.do(*words).code == 0

    def copied_from(self, other: "Computer") -> None:
        """Get a copy of another computer's data directory."""
        shutil.copytree(other.data, self.data)


def named(path: Path, style: str, number: int = 2) -> Path:
    """The name that a tool gives to the second version of a file."""
    return path.with_name(STYLES[style].format(stem=path.stem, end=path.suffix, n=number))

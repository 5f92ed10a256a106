"""Two and three computers, and everything that sync tools do with files: nothing is lost, and all see the same."""

import random
import shutil
import tempfile
from pathlib import Path

from computers import STYLES, Computer, named
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

WHO = st.integers(0, 2)
PICK = st.integers(0, 30)


class Syncing(RuleBasedStateMachine):
    """People write, files travel: whole, old, cut, changed, under other names, in any order."""

    @initialize(number=st.integers(2, 3))
    def start(self, number: int) -> None:
        self.root = Path(tempfile.mkdtemp())
        Computer.clock = 0
        self.computers = [Computer(self.root, name) for name in ("one", "two", "three")[:number]]
        self.computers[0].first()
        for other in self.computers[1:]:
            other.copied_from(self.computers[0])
        self.versions: dict[str, list[bytes]] = {}
        self.numbers = 0

    def _computer(self, which: int) -> Computer:
        return self.computers[which % len(self.computers)]

    @rule(who=WHO, which=PICK)
    def write(self, who: int, which: int) -> None:
        computer = self._computer(who)
        computer.write(which)
        for path in computer.files():
            self.versions.setdefault(path.name, []).append(path.read_bytes())

    @rule(
        who=WHO,
        other=WHO,
        which=PICK,
        how=st.sampled_from(["whole", "beside", "instead"]),
        style=st.sampled_from(list(STYLES)),
    )
    def deliver(self, who: int, other: int, which: int, how: str, style: str) -> None:
        """A file comes from another computer: in the place of the one here, beside it, or with that one moved."""
        source, target = self._computer(who), self._computer(other)
        path = source.files()[which % len(source.files())]
        here = target.journal / path.name
        if source is target:
            return
        if how == "beside" and here.exists():
            here = self._free(here, style)
        elif how == "instead" and here.exists():
            here.rename(self._free(here, style))
        if how != "whole" or not here.exists() or here.stat().st_size <= path.stat().st_size:
            shutil.copyfile(path, here)

    @rule(who=WHO, which=PICK)
    def an_old_version_comes_back(self, who: int, which: int) -> None:
        """Of any file, this computer's own one too."""
        computer = self._computer(who)
        path = computer.files()[which % len(computer.files())]
        known = self.versions.get(path.name, [])
        if known:
            path.write_bytes(known[which % len(known)])

    @rule(who=WHO, which=PICK, how=st.sampled_from(["crlf", "shuffled", "doubled", "cut"]))
    def a_file_is_changed(self, who: int, which: int, how: str) -> None:
        """By a program that ends lines in another way, by a merge that orders them anew, by a transfer that breaks."""
        computer = self._computer(who)
        path = computer.files()[which % len(computer.files())]
        lines = path.read_bytes().splitlines(True)
        if how == "crlf":
            lines = [line.rstrip() + b"\r\n" for line in lines]
        elif how == "shuffled":
            random.Random(which).shuffle(lines)
        elif how == "doubled":
            lines += lines
        else:
            lines = [b"".join(lines)[: -which - 1]]
        path.write_bytes(b"".join(lines))

    def _free(self, path: Path, style: str) -> Path:
        self.numbers += 1
        return named(path, style, self.numbers)

    def teardown(self) -> None:
        if not hasattr(self, "computers"):
            return
        try:
            for computer in self.computers:
                assert computer.run("streak").code in (0, 3), "what is missing of its own file comes back"
            for _ in range(2):
                self._exchange()
                seen = [computer.sees() for computer in self.computers]
                assert all(each == seen[0] for each in seen), "all see the same"
                assert seen[0] == self._ideal(), "which is all that was acknowledged"
            for computer in self.computers:
                computer.run("doctor", "--repair", "--yes")
                assert computer.run("streak").err == ""
        finally:
            shutil.rmtree(self.root)

    def _exchange(self) -> None:
        """Every file comes to every computer, beside what is there."""
        found = [(path.name, path.read_bytes()) for computer in self.computers for path in computer.files()]
        random.Random(len(found)).shuffle(found)
        for computer in self.computers:
            there = {path.read_bytes() for path in computer.files()}
            for name, data in found:
                if data not in there:
                    there.add(data)
                    path = computer.journal / name
                    (self._free(path, "iCloud") if path.exists() else path).write_bytes(data)

    def _ideal(self) -> object:
        """What a computer sees that has every acknowledged line, once, in one file."""
        self.numbers += 1
        ideal = Computer(self.root, f"ideal-{self.numbers}")
        shutil.copytree(self.computers[0].data, ideal.data, ignore=lambda *_: ["journal"])
        ideal.journal.mkdir(exist_ok=True)
        lines = sorted(set().union(*(computer.saved for computer in self.computers)))
        (ideal.journal / "all.jsonl").write_bytes(b"\n".join(lines) + b"\n")
        assert all(set(lines) <= computer.lines() for computer in self.computers), "not a line is lost"
        return ideal.sees()


TestSyncing = Syncing.TestCase
TestSyncing.settings = settings(
    max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)

"""Runs the stories: every `console` block of README.md and tests/transcripts/*.md, against what is written there.

`python tools/transcripts.py [FILE ...]` compares and shows the difference; `--write` rewrites what differs, and the
diff is the review. A story begins with an empty notebook on Sun 22 Nov 2026, 12:00, in London. In a block,
`$ command` is followed by what it prints, both streams in order, and by `[exit 2]` where the exit code is not 0.
`$ export SOBERTRACK_NOW=...` moves the clock; a line with shell signs in it is run by sh. Ids are all alike; one that
was printed may be used in a later command.
"""

import difflib
import os
import re
import shlex
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import running

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
SHELL = re.compile(r"[|<>;&$`*~]")
ID = re.compile(r"\b[a-z]-[0-9a-hjkmnp-tv-z]{5,}\b")
DEVICE = re.compile(r"\b(\d{4})-[0-9a-z]{8}\.jsonl")
RUNS_ON = re.compile(r"\b\w+ 3\.\d+\.\d+\w*, \w+, time zones \w+")
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def stories() -> list[Path]:
    """The files whose console blocks are run."""
    return [ROOT / "README.md", *sorted((ROOT / "tests" / "transcripts").glob("*.md"))]


class Story:
    """One file being run, from an empty notebook on; what it printed is compared with what is written."""

    def __init__(self, name: str, root: Path) -> None:
        self.name = name
        self.root = root
        self.environ = running.surroundings(root)
        self.actual_id: dict[str, str] = {}

    def told(self, text: str) -> str:
        """The text with every block as the program answers now; what is alike but for the ids stays as it is."""
        return BLOCK.sub(lambda block: self._block(block[0]), text)

    def _block(self, block: str) -> str:
        answers = []
        for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
            line, _, written = part.partition("\n")
            answers.append(f"{line}\n{self._answer(line[2:], written)}" if line.startswith("$ ") else part)
        return "".join(answers)

    def _answer(self, line: str, written: str) -> str:
        for ulid in ID.findall(line):
            self.actual_id.setdefault(ulid, ulid)
        actual = self._run(ID.sub(lambda found: self.actual_id.get(found[0], found[0]), line))
        if ID.sub("-", actual) == ID.sub("-", written):
            self.actual_id.update(zip(ID.findall(written), ID.findall(actual), strict=True))
            return written
        return ID.sub(lambda found: self._written_id(found[0]), actual)

    def _written_id(self, actual: str) -> str:
        """An id that stays the same whenever the story is rewritten."""
        known = next((written for written, each in self.actual_id.items() if each == actual), None)
        if known is None:
            number = int(sha256(f"{self.name} {len(self.actual_id)}".encode()).hexdigest(), 16)
            known = f"{actual[0]}-" + "".join(LETTERS[number >> 5 * n & 31] for n in range(5))
            self.actual_id[known] = actual
        return known

    def _run(self, line: str) -> str:
        if line.startswith("export "):
            name, _, value = shlex.split(line)[1].partition("=")
            self.environ[name] = value
            return ""
        words = shlex.split(line)
        if words[0] == "sobertrack" and not SHELL.search(line):
            code, screen = _here(words[1:], self.environ)
        else:
            code, screen = _in_a_shell(line, self.environ)
        screen = DEVICE.sub(r"\1-k3jq7w2x.jsonl", screen.replace(str(self.root), "~"))
        screen = RUNS_ON.sub("CPython 3.13.1, Linux, time zones 2026a", screen)
        screen += "" if screen.endswith("\n") or not screen else "\n"
        return screen + (f"[exit {code}]\n" if code else "")


def _here(words: list[str], environ: dict[str, str]) -> tuple[int, str]:
    answer = running.run(words, environ)
    return answer.code, answer.screen


def _in_a_shell(line: str, environ: dict[str, str]) -> tuple[int, str]:
    done = subprocess.run(
        ["sh", "-c", line], env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    return done.returncode, done.stdout.decode("utf-8", "replace")


def told_now(file: Path) -> str:
    """What a file would say if it were written today."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        before = Path.cwd()
        os.chdir(root)
        try:
            return Story(file.stem, root).told(file.read_text("utf-8"))
        finally:
            os.chdir(before)


def main(arguments: list[str]) -> int:
    """Compare the files that are named, or all; with --write, rewrite those that differ."""
    write = "--write" in arguments
    named = [Path(each).resolve() for each in arguments if not each.startswith("-")]
    differing = 0
    for file in named or stories():
        written, now = file.read_text("utf-8"), told_now(file)
        if now == written:
            continue
        differing += 1
        print(f"{'wrote' if write else 'differs:'} {file.relative_to(ROOT)}")
        if write:
            file.write_text(now, "utf-8", newline="\n")
        else:
            sys.stdout.writelines(
                difflib.unified_diff(written.splitlines(True), now.splitlines(True), "written", "now")
            )
    return int(bool(differing and not write))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""The program under strace: which system calls a command makes, and what it does when one of them is struck."""

import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

FORKED = Path(__file__).with_name("forked.py")
TOOLS = Path(__file__).parents[2] / "tools"
CALLS = [
    "write",
    "pwrite64",
    "writev",
    "sendfile",
    "copy_file_range",
    "fsync",
    "fdatasync",
    "sync_file_range",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "rmdir",
    "open",
    "openat",
    "creat",
    "ftruncate",
    "truncate",
    "fallocate",
    "mkdir",
    "mkdirat",
    "chmod",
    "fchmod",
    "fchmodat",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "utimensat",
    "flock",
    "close",
]
"""Every call that puts something on a disk, opens a file for it, or closes one."""

_CALL = re.compile(r'^(\d+) +(\w+)\((?:AT_FDCWD(?:<[^>]*>)?, )?(?:\d+<([^>]*)>|"((?:[^"\\]|\\.)*)")?(.*)$')
_STREAMS = 6
"""Calls before the program starts: its three streams are opened."""

_QUIET = ("close", "flock")


class Call(NamedTuple):
    """The n-th call of its name in one process, and the file that it is about."""

    name: str
    number: int
    path: str
    rest: str

    @property
    def changes(self) -> bool:
        """Whether the disk is another after it."""
        if self.name.startswith("open"):
            return "O_CREAT" in self.rest or "O_TRUNC" in self.rest
        return self.name not in _QUIET

    @property
    def struck(self) -> bool:
        """Whether strace made it do something else."""
        return "(INJECTED)" in self.rest

    def __str__(self) -> str:
        return f"{self.name} number {self.number} of {self.path}"


class Ended(NamedTuple):
    """How a command ended: its exit code (-9 when it was killed), what it said, and the calls it made, if traced."""

    code: int
    out: str
    err: str
    calls: Sequence[Call]


class Program:
    """The program with everything loaded, answering each command line in a child of its own."""

    def __init__(self, place: Path, warm: Sequence[tuple[Sequence[str], Mapping[str, str]]] = ()) -> None:
        self.place = place
        self.process = subprocess.Popen(
            [sys.executable, str(FORKED)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TOOLS), *_path()]), "PYTHONUTF8": "1"},
        )
        assert self._line() == "ready\n"
        for words, environ in warm:
            self._ask(words=list(words), environ=dict(environ), warm=True)

    def run(self, words: Sequence[str], environ: Mapping[str, str], strike: str = "") -> Ended:
        """Answer one command line. `strike` is strace's, as "fsync:error=EIO:when=2"; "record" only watches."""
        said = self.place / "out", self.place / "err"
        for path in said:
            path.unlink(missing_ok=True)
        asked = {"words": list(words), "environ": dict(environ), "out": str(said[0]), "err": str(said[1])}
        calls: Sequence[Call] = ()
        if strike:
            with self._traced(strike) as log:
                done = self._ask(**asked, warm=False)
            calls = calls_in(log.read_text("utf-8", "replace"), done["pid"])
        else:
            done = self._ask(**asked, warm=False)
        status = done["status"]
        code = -(status & 0x7F) if status & 0x7F else status >> 8
        out, err = (path.read_text("utf-8", "replace") if path.exists() else "" for path in said)
        return Ended(code, out, err, calls)

    @contextmanager
    def _traced(self, strike: str) -> Iterator[Path]:
        log = self.place / "strace.log"
        inject = [] if strike == "record" else ["-e", f"inject={strike}"]
        watched = ",".join(f"?{name}" for name in CALLS)
        tracer = subprocess.Popen(
            ["strace", "-f", "-y", "-o", log, "-e", f"trace={watched}", *inject, "-p", str(self.process.pid)],
            stderr=subprocess.PIPE,
            text=True,
        )
        assert tracer.stderr is not None
        first = tracer.stderr.readline()
        assert "attached" in first, first
        try:
            yield log
        finally:
            tracer.send_signal(signal.SIGTERM)
            tracer.stderr.read()
            tracer.wait(240)
            tracer.stderr.close()

    def _ask(self, **asked: object) -> dict[str, int]:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        return dict(json.loads(self._line()))

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def end(self) -> None:
        """End the process that waits for more."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(240)
        self.process.stdout.close()


def _path() -> list[str]:
    return list(filter(None, [os.environ.get("PYTHONPATH")]))


def calls_in(log: str, process: int) -> list[Call]:
    """The calls of one process, each with its number among those of its name."""
    numbers: Counter[str] = Counter()
    found = []
    for line in log.splitlines():
        call = _CALL.match(line)
        if call and int(call[1]) == process:
            numbers[call[2]] += 1
            found.append(Call(call[2], numbers[call[2]], call[3] or call[4] or "", call[5]))
    return found[_STREAMS:]

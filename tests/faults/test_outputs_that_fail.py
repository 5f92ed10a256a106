"""Nine encodings, and a standard output that is closed, full or read by nobody: saved exactly once, no traceback."""

import io
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import running
import samples

WORDS = "z\u0142oty \u738b \U0001f468\u200d\U0001f469 \u2500 \u20ac \u00e9 \u0416 \udcff [/]"
ENCODINGS = ("ascii", "latin-1", "cp1252", "cp437", "utf-8", "utf-16", "koi8-r", "shift_jis", "gb18030")
LOOKS = (
    "",
    "log",
    "streak",
    "report --last 90d",
    "calendar --last 30d",
    "sos",
    "cope --explain",
    "guide first-meeting",
    "help dates",
    "group list",
    "meeting next",
    "plan print",
    "log --json",
    "report --color always --last 30d",
)


class Encoded(io.TextIOWrapper):
    """A stream in an encoding that must hold whatever is written to it."""

    def __init__(self, paper: io.RawIOBase, encoding: str) -> None:
        super().__init__(io.BufferedWriter(paper), encoding=encoding, newline="\n", line_buffering=True)


def encoded(
    words: list[str], environ: dict[str, str], encoding: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[int, str]:
    """Run the program with both outputs in an encoding; its exit code, and what a reader in that encoding sees."""
    screen = bytearray()
    with monkeypatch.context() as patched:
        for name in ("HOME", "SOBERTRACK_HOME", "SOBERTRACK_NOW", "TZ", "COLUMNS"):
            patched.setenv(name, environ[name])
        patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
        patched.setattr(sys, "stdout", Encoded(running._Paper(screen), encoding))
        patched.setattr(sys, "stderr", Encoded(running._Paper(bytearray()), encoding))
        from sobertrack.cli import main

        code = main.run(words)
        sys.stdout.flush()
    return code, bytes(screen).decode(encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_screen_in_an_encoding(encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the encoding has is shown, what it has not is an escape, and the record is the same in all of them."""
    notebook = samples.Notebook(tmp_path)
    code, shown = encoded(["checkin", "3", "-n", WORDS], notebook.environ, encoding, monkeypatch)
    assert (code, shown.count("Saved check-in")) == (0, 1)
    for line in LOOKS:
        code, shown = encoded(notebook.words(line), notebook.environ, encoding, monkeypatch)
        assert code in (0, 1), (line, shown)
        assert "a fault of" not in shown
    notes = [json.loads(line)["note"] for line in lines(tmp_path) if b'"mood":3,"note"' in line]
    assert notes == [WORDS]
    _, shown = encoded(["log", "--last", "1d"], notebook.environ, encoding, monkeypatch)
    assert WORDS[:6] in shown or "\\u0142" in shown


def lines(root: Path) -> list[bytes]:
    files = (root / "notebook" / "data" / "journal").glob("*.jsonl")
    return [line for file in files for line in file.read_bytes().split(b"\n") if line]


def test_a_process_says_it_in_its_encoding(process, home: Path) -> None:
    for number, encoding in enumerate(("ascii", "utf-16", "shift_jis"), 1):
        answer = process("checkin", "3", "-n", "words", env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
        assert answer.code == 0
        assert len(list_of(home)) == number


def list_of(home: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in lines(home.parent)]


ENDS = {
    "stdout closed": "{} >&-",
    "stdout full": "{} >/dev/full",
    "head -0": "{} | head -0",
    "stderr closed": "{} 2>&-",
    "all closed": "{} <&- >&- 2>&-",
    "all full": "{} >/dev/full 2>/dev/full",
}
WRITES = (
    ["checkin", "3", "-n", "words"],
    ["slip", "--counter", "alcohol", "-n", "words"],
    ["supporter", "add", "Kim", "--note", "words"],
    ["undo"],
    ["checkin", "3", "--sober", "--json"],
    ["backup", "create"],
)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, int]]:
    """How many lines and backups each command leaves where its output is read."""
    left = {}
    for words in WRITES:
        root = tmp_path_factory.mktemp("sound")
        notebook = samples.Notebook(root)
        assert notebook.run(" ".join(words)).code == 0
        left[words[0] + words[-1]] = (len(lines(root)), len(backups(root)))
    return left


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_whatever_happens_to_the_output_it_is_saved_exactly_once(end: str, tmp_path: Path, usual) -> None:
    notebooks = [samples.Notebook(_made(tmp_path / f"n{at}")) for at in range(len(WRITES))]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda pair: answered(end, *pair), zip(WRITES, notebooks, strict=True)))
    for words, at, (code, said) in zip(WRITES, range(len(WRITES)), answers, strict=True):
        root = tmp_path / f"n{at}"
        assert (code, (len(lines(root)), len(backups(root)))) == (0, usual[words[0] + words[-1]]), (words, said)
        assert not any(sign in said for sign in ("Traceback", "Exception ignored", "a fault of")), (words, said)


def answered(end: str, words: list[str], notebook: samples.Notebook) -> tuple[int, str]:
    program = [sys.executable, "-m", "sobertrack", *notebook.words(" ".join(words))]
    shell = f"set -o pipefail; {end.replace('{}', chr(34) + '$@' + chr(34))}"
    done = subprocess.run(
        ["bash", "-c", shell, "bash", *program],
        env={**notebook.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        timeout=240,
    )
    return done.returncode, done.stderr.decode("utf-8", "replace")


def backups(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "notebook" / "state" / "backups").glob("*"))


def _made(root: Path) -> Path:
    root.mkdir()
    return root

"""Files that are made to hang or to eat a program: refused before they are parsed, wherever one lies.

What is asserted is the work: the parser never sees what is too large or too deep for it; and each command gets ten
times the half second of processor time that it may need, so that only what hangs is a failure.
"""

import json
import os
import resource
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import running
import samples
from sobertrack.model import limits

SPARSE = 200_000_000
BOMBS: dict[str, bytes | None] = {
    "a deep list": b"[" * 200_000,
    "a deep object": b'{"a":' * 40_000,
    "a deep line of TOML": b"x = " + b"[" * 100_000,
    "a dotted key": b"a." * 20_000 + b"a = 1\n",
    "a dotted table": b"[" + b"a." * 20_000 + b"a]\n",
    "many dotted keys": b"".join(b"%sk%d = 1\n" % (b"k." * 14, number) for number in range(5_000)),
    "a huge number": b"x = " + b"9" * 200_000 + b"\n",
    "a huge number in JSON": b'{"v":1,"files":' + b"9" * 1_000_000 + b"}\n",
    "a huge exponent": b'{"v":1,"mood":1e' + b"9" * 60_000 + b"}\n",
    "a long line": b'{"v":1,"note":"' + b"x" * 5_000_000 + b'"}\n',
    "empty lines": b"\n" * 2_000_000,
    "bad lines": b"k = 1\n" * 5_000,
    "quotes": b'"' * 250_000,
    "200 MB": None,
}
EVERYWHERE = ("a deep list", "a huge number in JSON", "200 MB")
FILES = {
    "data/counters.toml": tuple(BOMBS),
    "data/settings.toml": ("a dotted key", "200 MB"),
    "data/journal/2026-odd.jsonl": tuple(BOMBS),
    "data/feeds/town.json": EVERYWHERE,
    "data/circle/robin.json": EVERYWHERE,
    "state/marks.json": EVERYWHERE,
    "state/device.json": EVERYWHERE,
    "state/seen.json": EVERYWHERE,
    "state/echo.jsonl": EVERYWHERE,
    "cache/digests.json": EVERYWHERE,
    "cache/tables.json": EVERYWHERE,
}
LINES = ("streak", "today", "checkin 3 -n words", "meeting list", "circle", "doctor")
SECONDS = 5 * len(LINES)
"""Ten times half a second for each command, of the processor's time."""


def bounded(what: Callable[[], str], seconds: int) -> str:
    """What a child says that gets no more than so many seconds of the processor; "killed" where that was not enough."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        said = "it broke"
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            said = what()
        finally:
            os.write(writer, said.encode("utf-8", "replace")[:4000])
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read().decode()
    return said if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0 else "killed"


def laid(path: Path, bomb: bytes | None) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    if bomb is None:
        with path.open("wb") as file:
            file.truncate(SPARSE)
    else:
        path.write_bytes(bomb)


@pytest.mark.parametrize("file", FILES)
def test_a_bomb_is_refused_wherever_it_lies(file: str, tmp_path: Path) -> None:
    notebook = samples.Notebook(tmp_path)
    notebook.run("streak")
    path = tmp_path / "notebook" / file
    for name in FILES[file]:
        laid(path, BOMBS[name])

        def tried() -> str:
            wrong = []
            for line in LINES:
                answer = notebook.run(line)
                if answer.code not in (0, 1, 3) or any(sign in answer.err for sign in ("a fault of", "too much at")):
                    wrong.append(f"{line}: {answer.code}: {answer.err[:300]}")
                if line.startswith("checkin") and "Saved check-in" not in answer.out:
                    wrong.append(f"not saved: {answer.err[:300]}")
            return "".join(wrong)

        assert (name, bounded(tried, SECONDS)) == (name, "")


@pytest.mark.parametrize("name", BOMBS)
def test_the_parser_never_sees_what_would_hold_it(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No text that is too large, no key of too many parts; no line of the journal that is too long."""
    notebook = samples.Notebook(tmp_path)
    seen: list[str] = []
    real_toml, real_json = tomllib.loads, json.JSONDecoder.decode
    monkeypatch.setattr(tomllib, "loads", lambda text, **more: seen.append(text) or real_toml(text, **more))
    laid(tmp_path / "notebook" / "data" / "counters.toml", BOMBS[name])
    for line in LINES[:4]:
        notebook.run(line)
    assert all(len(text.encode()) <= limits.TABLES for text in seen)
    assert not any("a." * limits.KEY_PARTS in text or "k." * limits.KEY_PARTS in text for text in seen)
    lines: list[str] = []
    monkeypatch.setattr(
        json.JSONDecoder, "decode", lambda self, text, **more: lines.append(text) or real_json(self, text, **more)
    )
    laid(tmp_path / "notebook" / "data" / "journal" / "2026-odd.jsonl", BOMBS[name])
    notebook.run("log")
    assert not any(len(text) > 2 * limits.LINE and "x" * limits.LINE in text for text in lines)


@pytest.mark.parametrize("name", BOMBS)
def test_what_a_person_gives_is_refused_too(name: str, tmp_path: Path) -> None:
    """A meeting list, a pack, somebody's report, a full copy, a backup, standard input."""
    notebook = samples.Notebook(tmp_path)
    for ending in ("json", "toml", "tar.gz"):
        laid(tmp_path / f"bomb.{ending}", BOMBS[name])
    lines = (
        "meeting import {home}/bomb.json --name x --program aa --timezone Europe/London",
        "strategy import {home}/bomb.toml",
        "circle add {home}/bomb.json --name Kim",
        "import sobertrack {home}/bomb.json --yes",
        "backup verify {home}/bomb.tar.gz",
        "backup restore {home}/bomb.tar.gz --yes",
        "doctor --take {home}/bomb.toml --yes",
    )

    def tried() -> str:
        wrong = []
        for line in lines:
            answer = notebook.run(line)
            if answer.code not in (1, 2, 3, 4, 5) or any(sign in answer.err for sign in ("a fault of", "too much at")):
                wrong.append(f"{line}: {answer.code}: {answer.err[:300]}")
        return "".join(wrong)

    before = running.run(["log", "--json"], notebook.environ).out
    assert (name, bounded(tried, 5 * len(lines))) == (name, "")
    assert running.run(["log", "--json"], notebook.environ).out == before
